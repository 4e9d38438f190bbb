"""Previews and checks in a browser, as wide as a phone: no rule is violated, nothing is refused."""

import pytest

from editorial import actions
from editorial.models import PageRecord, ShareLink
from tests import pages, people
from tests.browser.rules import assert_no_violation
from tests.browser.windows import PHONE, follow, window

pytestmark = pytest.mark.browser

CONDITION = "/admin/conditions/condition/1"
TYPED = "Sciatica, as typed"


def fill():
    pages.a_practice()
    page = pages.a_condition()
    snapshot = PageRecord.objects.of(page).live.snapshot
    snapshot["fields"]["what_it_is_en"] = "<p>A sore nerve, in a draft.</p>"
    draft = actions.save_draft(page, snapshot, by=people.alice())
    actions.share(draft, by=people.alice())


@pytest.fixture(scope="module")
def desk_site(new_site):
    return new_site(fill)


def signed_in(page, name):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(people.PASSWORD)
    follow(page.get_by_role("button", name="Log in"))
    return page


def test_what_is_typed_is_shown_in_two_widths(chromium, desk_site):
    with (
        desk_site.in_force() as address,
        window(chromium, address, width=PHONE, script=True) as page,
    ):
        signed_in(page, "alice").goto(f"{CONDITION}/change/")
        frame = page.locator("iframe[name=preview]")
        assert not frame.is_visible()
        page.locator("#id_title_en").fill(TYPED)

        page.get_by_role("button", name="Preview", exact=True).click()

        inside = page.frame_locator("iframe[name=preview]")
        inside.get_by_role("heading", level=1, name=TYPED).wait_for()
        assert frame.evaluate("frame => frame.clientWidth") == PHONE
        page.get_by_label("Desktop").check()
        assert frame.evaluate("frame => frame.clientWidth") == 1280
        assert frame.evaluate("frame => frame.getBoundingClientRect().width") <= PHONE
        inside.get_by_role("heading", level=1, name=TYPED).wait_for()


@pytest.mark.parametrize("name", ["review", "share"])
def test_no_rule_is_violated_on_a_phone(chromium, desk_site, name):
    with (
        desk_site.in_force() as address,
        window(chromium, address, width=PHONE, script=True, free=True) as page,
    ):
        signed_in(page, "ruth").goto(f"{CONDITION}/{name}/")

        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert_no_violation(page)


def test_a_clinician_checks_a_text_on_a_phone_with_one_press(chromium, desk_site):
    with (
        desk_site.in_force() as address,
        window(chromium, address, width=PHONE, script=True) as page,
    ):
        signed_in(page, "ruth").goto(f"{CONDITION}/review/")
        inside = page.frame_locator("iframe[name=preview]")
        inside.get_by_text("A sore nerve, in a draft.").wait_for()

        follow(page.get_by_role("button", name="I have checked exactly this text"))

        assert page.get_by_text("Your check of “Sciatica” is on record.").is_visible()


def test_who_has_a_link_reads_the_draft(chromium, desk_site):
    with desk_site.in_force() as address, window(chromium, address, script=True, free=True) as page:
        token = ShareLink(pk=1).address.split("/")[-2]
        page.goto(f"/preview/{token}/")

        assert page.get_by_text("A sore nerve, in a draft.").is_visible()
        assert_no_violation(page)
