"""The staff's pages: Django's own and ours, with names for what the stock admin leaves without."""

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command

from appointments.models import Request
from tests import pages, people
from tests.appointments.requests import contents
from tests.browser.rules import assert_no_violation
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

CONDITION = "/admin/conditions/condition/1/change/"
PRACTICE = "/admin/practice/practice/1/change/"
VERSION = "/admin/assessment/version/1/"
REQUESTS = "/admin/appointments/request/"
ASKED = UUID(int=1)
EDITOR = ".field-what_it_is_en [contenteditable=true]"
IS_EDITED = f"document.querySelector('{EDITOR}') === document.activeElement"
# All that staff.js names only after "load" has its role by then.
NOT_YET_NAMED = (
    ".prose-editor:not(:has(.prose-menubar[role])), span.help-tooltip[aria-label]:not([role])"
)
IS_READY = f"document.querySelector('{NOT_YET_NAMED}') === null"

PAGES = {
    "front": "/admin/",
    "search": "/admin/search/?q=sciatica",
    "list": "/admin/conditions/condition/",
    "list-of-pages": "/admin/practice/page/",
    "list-in-order": "/admin/conditions/area/",
    "import": "/admin/locations/location/import/",
    "export": "/admin/locations/location/export/",
    "new-condition": "/admin/conditions/condition/add/",
    "condition": CONDITION,
    "practice": PRACTICE,
    "procedure": "/admin/procedures/procedure/1/change/",
    "location": "/admin/locations/location/1/change/",
    "surgeon": "/admin/surgeons/surgeon/1/change/",
    "deletion": "/admin/conditions/condition/1/delete/",
    "history": "/admin/conditions/condition/1/history/",
    "versions": "/admin/assessment/version/",
    "version": f"{VERSION}change/",
    "comparison": f"{VERSION}compare/",
    "publication": f"{VERSION}publish/",
    "requests": REQUESTS,
    "request": f"{REQUESTS}{ASKED}/change/",
    "erasing": f"{REQUESTS}{ASKED}/erase/",
    "one-person": f"{REQUESTS}person/",
}

UNNAMED = """() => [...document.querySelectorAll(
        "input:not([type=hidden], [type=submit], [type=button]), select, textarea")]
    .filter(input => input.checkVisibility())
    .filter(input => !input.labels.length && !input.getAttribute("aria-label"))
    .map(input => input.id)"""


def fill():
    pages.a_practice()
    condition = pages.a_condition(areas=[pages.an_area()], what_it_is="<p>A sore nerve.</p>")
    pages.a_procedure(treats=[condition])
    pages.a_location()
    pages.a_surgeon()
    call_command("offer_questionnaire", stdout=StringIO())
    asked = Request(pk=ASKED, key="a form", language="en")
    asked.seal(contents())
    asked.save()
    charlie = people.charlie()
    charlie.is_superuser = True
    charlie.save()


@pytest.fixture(scope="module")
def staff_site(new_site):
    return new_site(fill)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def desk(chromium, staff_site):
    """A window that the policy binds, in which somebody has signed in."""
    with (
        staff_site.in_force() as address,
        window(chromium, address, width=1280, script=True) as page,
    ):
        sign_in(page)
        yield page


def test_no_rule_is_violated(chromium, staff_site, scheme):
    look = {"width": 1280, "scheme": scheme, "script": True, "free": True}
    with staff_site.in_force() as address, window(chromium, address, **look) as page:
        page.goto("/admin/login/")
        assert_no_violation(page)
        sign_in(page)
        for address in PAGES.values():
            assert page.goto(address).status == 200
            page.wait_for_function(IS_READY)
            assert_no_violation(page)


@pytest.mark.parametrize("address", [CONDITION, PRACTICE], ids=["condition", "practice"])
def test_every_input_has_a_name(desk, address):
    desk.goto(address)
    desk.wait_for_function(IS_READY)

    assert desk.evaluate(UNNAMED) == []


class TestTheRichTextEditor:
    def test_has_the_name_and_the_help_of_its_field(self, desk):
        desk.goto(CONDITION)
        desk.wait_for_function(IS_READY)

        editor = desk.get_by_role("textbox", name="What it is [en]")

        help_text = desk.locator(f"#{editor.get_attribute('aria-describedby').split()[0]}")
        assert editor.inner_text() == "A sore nerve."
        assert help_text.inner_text()

    def test_has_the_focus_when_its_label_is_pressed(self, desk):
        desk.goto(CONDITION)
        desk.wait_for_function(IS_READY)

        desk.locator("label[for=id_what_it_is_en]").click()

        desk.wait_for_function(IS_EDITED)  # the editor takes it with the next frame

    def test_shows_the_focus_and_says_what_is_on(self, desk):
        desk.goto(CONDITION)
        desk.wait_for_function(IS_READY)
        menu = desk.get_by_role("group", name="What it is [en]")
        assert menu.get_by_role("button", name="bold", pressed=False).is_visible()

        desk.locator(EDITOR).press("Control+b")

        menu.get_by_role("button", name="bold", pressed=True).wait_for()
        assert desk.locator(EDITOR).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"

    def test_is_told_of_an_error(self, desk):
        desk.goto("/admin/conditions/condition/add/")
        desk.wait_for_function(IS_READY)
        desk.locator("#id_title_en").fill("Sore joint")
        desk.locator(EDITOR).fill("word " * 6_100)

        follow(desk.get_by_role("button", name="Save draft", exact=True))
        desk.wait_for_function(IS_READY)

        described_by = desk.locator(EDITOR).get_attribute("aria-describedby")
        assert desk.locator(EDITOR).get_attribute("aria-invalid") == "true"
        assert "30000" in "".join(
            desk.locator(f"#{each}").inner_text() for each in described_by.split()
        )


class TestARowOfATable:
    def test_is_named_by_column_and_place(self, desk):
        desk.goto(CONDITION)

        assert desk.get_by_label("Authors, 1").input_value() == pages.SOURCE["authors"]

    def test_that_is_new_is_named_too(self, desk):
        desk.goto(CONDITION)

        desk.get_by_role("button", name="Add another Source").click()

        assert desk.get_by_label("Authors, 2").is_visible()
        assert desk.evaluate(UNNAMED) == []


def sign_in(page):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("charlie")
    page.get_by_label("Password").fill(people.PASSWORD)
    follow(page.get_by_role("button", name="Log in"))
