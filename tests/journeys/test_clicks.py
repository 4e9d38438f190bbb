"""How many clicks the daily work of staff takes: no more than the goals, and as the guide says.

A click is a press of the mouse or of Enter. Typing is free, and so is the Tab key.
"""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord
from faq.models import Question, Topic
from tests import pages, people
from tests.browser.windows import follow, window
from tests.editorial.picture_files import encoded
from tests.journeys.hand import Hand, Keys

pytestmark = pytest.mark.browser

TYPO = "Correct a typing mistake on a public page"
SURGEON = "Add a surgeon at two places, with a photo"
ASK = "Write a question and ask for a check"
TIME = "Set the time for a checked question"
RESTORE = "Bring back the version of yesterday"
SEE = "See what is due for review"
SIGN = "Sign off a page that is due"
GOALS = {TYPO: 2, SURGEON: 6, ASK: 3, TIME: 3, RESTORE: 3, SEE: 0, SIGN: 3}
"""The most clicks for each; what it takes today stands in the guide for staff."""

GUIDE = settings.BASE_DIR / "docs" / "staff.md"
HANDS = {"mouse": Hand, "keys": Keys}
PHOTO = {"name": "dana.jpg", "mimeType": "image/jpeg", "buffer": encoded(size=(400, 300))}
TODAYS, YESTERDAYS = "The words of today.", "The words of yesterday."


def fill():
    pages.a_practice()
    region = pages.a_region()
    for name in ("Fairhaven", "Norwood", "Harbor"):
        pages.a_location(slug=name.lower(), title=name, region=region)
    Topic.objects.create(slug="costs", title="Costs")
    for hand in HANDS:
        pages.a_condition(slug=f"typo-{hand}", what_it_is="<p>A sore nreve.</p>")
        changed_today(pages.a_condition(slug=f"old-{hand}", what_it_is=f"<p>{YESTERDAYS}</p>"))
        overdue(pages.a_condition(slug=f"due-{hand}", title=f"Due by {hand}"))
        checked_and_not_public(f"new-by-{hand}", title=f"New by {hand}")


def changed_today(page):
    record = PageRecord.objects.of(page)
    record.revisions.update(created_at=timezone.now() - timedelta(days=1))
    snapshot = PageRecord.objects.of(page).live.snapshot
    snapshot["fields"]["what_it_is_en"] = f"<p>{TODAYS}</p>"
    draft = actions.save_draft(page, snapshot, by=people.alice())
    approve(draft)
    actions.publish_revision(draft, by=people.alice())


def overdue(page):
    page.review_due_on = date(2026, 1, 5)
    page.save()


def checked_and_not_public(slug, **words):
    topic = Topic.objects.get(slug="costs")
    page = Question.objects.create(slug=slug, topic=topic, answer="<p>Mostly.</p>", **words)
    page.sources.create(**pages.SOURCE)
    record = PageRecord.objects.of(page)
    approve(actions.save_draft(page, record.newest.snapshot, by=people.alice()))


def approve(draft):
    ruth = people.ruth()
    actions.approve(draft, by=ruth, reviewer=ruth.reviewer)


@pytest.fixture(scope="module")
def staff_site(new_site):
    return new_site(fill)


@pytest.fixture(params=HANDS)
def kind(request):
    return request.param


@pytest.fixture
def sit_down(chromium, staff_site, kind):
    """Open a window at the dashboard, or where else somebody begins; return who works there."""

    @contextmanager
    def sit_down(name, start="/admin/"):
        with (
            staff_site.in_force() as address,
            window(chromium, address, width=1280, script=True) as page,
        ):
            page.goto("/admin/")
            page.get_by_label("Username").fill(name)
            page.get_by_label("Password").fill(people.PASSWORD)
            follow(page.get_by_role("button", name="Log in", exact=True))
            page.goto(start)
            yield HANDS[kind](page)

    return sit_down


def button(hand, name):
    return hand.page.get_by_role("button", name=name, exact=True)


def link(hand, name, within="main"):
    return hand.page.get_by_role(within).get_by_role("link", name=name)


def editor(hand, field):
    hand.page.locator(f".field-{field} .prose-menubar[role]").wait_for()
    return hand.page.locator(f".field-{field} [contenteditable=true]")


def test_a_typing_mistake_is_corrected(sit_down, kind):
    with sit_down("alice", f"/conditions/typo-{kind}/") as alice:
        alice.follow(alice.page.get_by_role("link", name="Edit", exact=True))
        alice.write(editor(alice, "what_it_is_en"), "A sore nerve.")
        alice.follow(button(alice, "Publish"))

        print(alice.page.locator(".messagelist, .desk-state").all_inner_texts())
        assert alice.page.url.endswith(f"/conditions/typo-{kind}/")
        assert alice.page.get_by_text("A sore nerve.").is_visible()
        assert button(alice, "Undo").is_visible()
        print(kind, alice.clicks)


def test_a_version_of_yesterday_comes_back(sit_down, kind):
    with sit_down("alice", f"/conditions/old-{kind}/") as alice:
        follow(alice.page.get_by_role("link", name="Edit", exact=True))
        alice.follow(alice.page.get_by_role("link", name="History", exact=True))
        alice.follow(alice.page.locator("li", has_text="Published").last.get_by_role("button"))
        alice.follow(button(alice, "Publish"))
        assert button(alice, "Undo").is_visible()
        print(kind, alice.clicks)


def test_a_page_that_is_due_is_signed_off(sit_down, kind):
    with sit_down("ruth") as ruth:
        due = ruth.page.get_by_role("region", name="Due for review")
        assert due.is_visible()
        ruth.follow(due.get_by_role("link", name=f"Due by {kind}"))
        ruth.follow(button(ruth, "Checked, no change needed"))
        print(kind, ruth.clicks)


def test_time(sit_down, kind):
    with sit_down("alice") as alice:
        alice.follow(link(alice, f"Publish: New by {kind}"))
        alice.tick(alice.page.get_by_role("group", name="At a set time").get_by_role("radio").first)
        alice.follow(button(alice, "Schedule"))
        alice.page.goto("/admin/")
        coming = alice.page.get_by_role("region", name="Coming up")
        assert coming.get_by_role("link", name=f"New by {kind}").first.is_visible()
        print(kind, alice.clicks)


def test_question(sit_down, kind):
    with sit_down("alice") as alice:
        alice.follow(link(alice, "Add").nth(0) if 0 else alice.page.locator(".model-question .addlink"))
        alice.write(alice.page.get_by_label("Title [en]").first, f"What does it cost {kind}?")
        alice.write(editor(alice, "answer_en"), "Not much.")
        alice.write(alice.page.get_by_label("Topic:"), "Costs")
        alice.follow(button(alice, "Ask for a check"))
        print(kind, alice.clicks, alice.page.locator(".messagelist").all_inner_texts())


def test_surgeon(sit_down, kind):
    with sit_down("alice") as alice:
        alice.follow(alice.page.locator(".model-surgeon .addlink"))
        p = alice.page
        alice.write(p.get_by_label("Title [en]").first, f"Dana {kind}, MD")
        for name, text in {"First name:": "Dana", "Last name:": "Lee", "Credentials:": "MD"}.items():
            alice.write(p.get_by_label(name), text)
        alice.write(p.get_by_label("Specialty:"), "Ortho")
        for place in ("Fairhaven", "Norwood"):
            alice.tick(p.get_by_role("checkbox", name=place))
        alice.choose_file(p.get_by_label("Picture:"), PHOTO)
        alice.write(p.get_by_label("Picture role:"), "The picture is")
        alice.click(button(alice, "Preview"))
        p.frame_locator("iframe[name=preview]").get_by_role("heading", level=1).wait_for()
        alice.follow(button(alice, "Publish"))
        print(kind, alice.clicks, alice.page.locator(".messagelist").all_inner_texts())
