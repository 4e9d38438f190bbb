"""How many clicks the daily work of staff takes: no more than the goals, and as the guide says.

A click is a press of the mouse or of Enter. Typing is free, and so is the Tab key.
"""

import re
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord
from faq.models import Topic
from tests import pages, people
from tests.browser.windows import follow, window
from tests.editorial.picture_files import encoded
from tests.journeys.hand import Hand, Keys

pytestmark = pytest.mark.browser

TYPO = "Correct a typing mistake on a public page"
SURGEON = "Add a surgeon at two places, with a photo"
QUESTION = "Write a question and set its time"
RESTORE = "Bring back the version of yesterday"
SEE = "See what is due for review"
SIGN = "Sign off a page that is due"
GOALS = {TYPO: 2, SURGEON: 6, QUESTION: 3, RESTORE: 3, SEE: 0, SIGN: 3}
"""The most clicks for each; what it takes today stands in the guide for staff."""

GUIDE = settings.BASE_DIR / "docs" / "staff.md"
HANDS = {"mouse": Hand, "keys": Keys}
PHOTO = {"name": "dana.jpg", "mimeType": "image/jpeg", "buffer": encoded(size=(400, 300))}
MISTYPED = {
    "what_it_is": "<p>A sore nreve.</p>",
    "get_help_now": "<p>Call 911:</p>\n<ul>\n<li>if you are numb</li>\n</ul>\n",
    "title_es": "Ciática",
    "what_it_is_es": "<p>Un nervio irritado.</p>\n<p>Duele.</p>\n",
}
TODAYS, YESTERDAYS = "The words of today.", "The words of yesterday."


def fill():
    pages.a_practice()
    region = pages.a_region()
    for name in ("Fairhaven", "Norwood", "Harbor"):
        pages.a_location(slug=name.lower(), title=name, region=region)
    Topic.objects.create(slug="costs", title="Costs")
    for hand in HANDS:
        pages.a_condition(slug=f"typo-{hand}", **MISTYPED)
        changed_today(pages.a_condition(slug=f"old-{hand}", what_it_is=f"<p>{YESTERDAYS}</p>"))
        overdue(pages.a_condition(slug=f"due-{hand}", title=f"Due for {hand}"))
    overdue(pages.a_condition(slug="always-due", title="Always due"), since=date(2025, 12, 31))


def changed_today(page):
    record = PageRecord.objects.of(page)
    record.revisions.update(created_at=timezone.now() - timedelta(days=1))
    snapshot = PageRecord.objects.of(page).live.snapshot
    snapshot["fields"]["what_it_is_en"] = f"<p>{TODAYS}</p>"
    draft = actions.save_draft(page, snapshot, by=people.alice())
    approve(draft)
    actions.publish_revision(draft, by=people.alice())


def overdue(page, since=date(2026, 1, 5)):
    page.review_due_on = since
    page.save()


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


def test_a_typing_mistake_is_corrected(sit_down, kind):
    public = f"/conditions/typo-{kind}/"
    with sit_down("alice", public) as alice:
        alice.follow(link(alice, "Edit"))
        alice.write(editor(alice, "what_it_is_en"), "A sore nerve.")
        alice.follow(button(alice, "Publish"))

        alice.page.wait_for_url(f"**{public}")
        alice.page.get_by_text("A sore nerve.").wait_for()
        button(alice, "Undo").wait_for()
        assert_no_more_than_the_guide_says(alice, TYPO)
        follow(link(alice, "Edit"))
        alice.page.get_by_text("The English is newer than the Spanish.").wait_for()


def test_a_surgeon_is_added_at_two_places(sit_down, kind):
    with sit_down("alice") as alice:
        alice.follow(alice.page.locator(".model-surgeon .addlink"))
        describe_a_surgeon(alice, f"Dana {kind}, MD")
        for place in ("Fairhaven", "Norwood"):
            alice.tick(alice.page.get_by_role("checkbox", name=place))
        alice.choose_file(field(alice, "Picture:"), PHOTO)
        alice.write(field(alice, "Picture role:"), "The picture is")
        alice.click(button(alice, "Preview"))
        preview = alice.page.frame_locator("iframe[name=preview]")
        preview.get_by_role("heading", level=1, name=f"Dana {kind}, MD").wait_for()
        alice.follow(button(alice, "Publish"))

        alice.page.get_by_text(f"“Dana {kind}, MD” is public.").wait_for()
        assert_no_more_than_the_guide_says(alice, SURGEON)
        alice.page.goto(f"/surgeons/dana-{kind}-md/")
        for place in ("Fairhaven", "Norwood"):
            assert link(alice, place).first.is_visible()
        assert not link(alice, "Harbor").count()


def test_a_question_is_written_and_gets_its_time(sit_down, kind):
    with sit_down("alice") as alice:
        alice.follow(alice.page.locator(".model-question .addlink"))
        alice.write(field(alice, "Title [en]:"), f"What does it cost by {kind}?")
        alice.write(editor(alice, "answer_en"), "Less than you think.")
        alice.write(field(alice, "Topic:"), "Costs")
        for name in ("authors", "title", "published_in", "year", "doi"):
            alice.write(alice.page.locator(f"[name=sources-0-{name}]"), f"{pages.SOURCE[name]}")
        times = alice.page.get_by_role("group", name="At a set time").get_by_role("radio")
        alice.tick(times.first)
        alice.follow(button(alice, "Schedule"))

        alice.page.get_by_text("if a clinician has checked it by then.").wait_for()
        assert_no_more_than_the_guide_says(alice, QUESTION)
        alice.page.goto("/admin/")
        coming = alice.page.get_by_role("region", name="Coming up")
        coming.get_by_role("link", name=f"What does it cost by {kind}?", exact=True).wait_for()


def test_the_version_of_yesterday_comes_back(sit_down, kind):
    with sit_down("alice", f"/conditions/old-{kind}/") as alice:
        assert alice.page.get_by_text(TODAYS).is_visible()
        follow(link(alice, "Edit"))  # the goal counts from the form on
        alice.follow(link(alice, "History"))
        alice.follow(alice.page.get_by_role("button", name="Restore: Published").last)
        alice.follow(button(alice, "Publish"))

        button(alice, "Undo").wait_for()
        assert_no_more_than_the_guide_says(alice, RESTORE)
        alice.page.goto(f"/conditions/old-{kind}/")
        assert alice.page.get_by_text(YESTERDAYS).is_visible()


def test_a_page_that_is_due_is_seen_and_signed_off(sit_down, kind):
    with sit_down("ruth") as ruth:
        due = ruth.page.get_by_role("region", name="Due for review")
        row = due.get_by_role("link", name=f"Due for {kind}", exact=True)
        assert row.is_visible()
        assert_no_more_than_the_guide_says(ruth, SEE)
        ruth.follow(row)
        ruth.follow(button(ruth, "Checked, no change needed"))

        ruth.page.get_by_text(f"Your check of “Due for {kind}” is on record.").wait_for()
        assert_no_more_than_the_guide_says(ruth, SIGN)
        ruth.page.get_by_role("heading", level=1, name=re.compile("^Check “")).wait_for()


def test_the_guide_names_every_goal_and_none_is_missed():
    assert {task: goal for task, (goal, _today) in the_guide_says().items()} == GOALS
    assert all(today <= goal for goal, today in the_guide_says().values())


def assert_no_more_than_the_guide_says(hand, task):
    """The keys alone may take more presses of Enter: of them only that they can is asked."""
    if type(hand) is Hand:
        _goal, today = the_guide_says()[task]
        assert hand.clicks == today


def the_guide_says():
    """Return the goal and the clicks of today for each task in the table of the guide."""
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|$", GUIDE.read_text(), re.MULTILINE)
    return {task: (int(goal), int(today)) for task, goal, today in rows}


def describe_a_surgeon(hand, title):
    words = {"First name:": "Dana", "Last name:": "Lee", "Credentials:": "MD"}
    for label, text in {"Title [en]:": title, **words, "Specialty:": "Ortho"}.items():
        hand.write(field(hand, label), text)


def button(hand, name):
    return hand.page.get_by_role("button", name=name, exact=True)


def link(hand, name):
    return hand.page.get_by_role("link", name=name, exact=True)


def field(hand, label):
    return hand.page.get_by_label(label, exact=True)


def editor(hand, name):
    hand.page.locator(f".field-{name} .prose-menubar[role]").wait_for()
    return hand.page.locator(f".field-{name} [contenteditable=true]")
