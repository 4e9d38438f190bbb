"""Alice writes a condition, Ruth checks it, Alice publishes it; Charlie sees nothing of it."""

from contextlib import contextmanager

import pytest

from tests import pages, people
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

ADD = "/admin/conditions/condition/add/"
LIST = "/admin/conditions/condition/"
PUBLIC = "/conditions/sore-joint/"
WHAT_IT_IS = "A small joint of the back is sore."
HELP = "Call 911 if you cannot feel your legs."

KEPT = "What you typed is kept as a draft."
NEEDS_CHECK = "A clinician has to check exactly this text before it is public."
NEEDS_HELP = "Say when to get help now: no condition is public without it."
NEEDS_SOURCE = "Name at least one source."
IS_PUBLIC = "“Sore joint” is public."


def fill():
    pages.a_practice()
    pages.an_area()
    for person in (people.alice, people.ruth, people.charlie):
        person()


@pytest.fixture(scope="module")
def staff_site(new_site):
    return new_site(fill)


@pytest.fixture
def desk(chromium, staff_site):
    """Open windows in which somebody has signed in."""

    @contextmanager
    def desk(name):
        with window(chromium, address, width=1280, script=True) as page:
            page.goto("/admin/")
            page.get_by_label("Username").fill(name)
            page.get_by_label("Password").fill(people.PASSWORD)
            follow(page.get_by_role("button", name="Log in"))
            yield page

    with staff_site.in_force() as address:
        yield desk


@pytest.fixture
def visitor(desk, chromium, staff_site):
    with staff_site.in_force() as address, window(chromium, address) as page:
        yield page


def test_an_editor_publishes_a_condition(desk, visitor):
    with desk("alice") as alice:
        write(alice, title="Sore joint")
        choose_area(alice)
        assert press(alice, "Publish") == {KEPT, NEEDS_CHECK, NEEDS_HELP, NEEDS_SOURCE}
        rich_text(alice, "get_help_now").fill(HELP)
        name_source(alice)
        assert press(alice, "Publish") == {KEPT, NEEDS_CHECK}
        assert visitor.goto(PUBLIC).status == 404

        with desk("ruth") as ruth:
            check(ruth, "Sore joint")

        assert press(alice, "Publish") == {IS_PUBLIC}

    assert visitor.goto(PUBLIC).status == 200
    for words in (WHAT_IT_IS, HELP, "Checked by Ruth Okello, MD", pages.SOURCE["title"]):
        assert visitor.get_by_text(words).is_visible()


def test_an_editor_keeps_what_was_typed_when_something_is_missing(desk):
    with desk("alice") as alice:
        write(alice, title="Stiff neck")
        alice.get_by_label("Title [en]").first.fill("")

        press(alice, "Save draft")

        alice.get_by_text("Please correct the errors below.").wait_for()
        assert "This field is required." in alice.locator(".form-row.errors").first.inner_text()
        assert rich_text(alice, "what_it_is").inner_text() == WHAT_IT_IS


def test_a_person_without_a_role_sees_no_conditions(desk):
    with desk("charlie") as charlie:
        assert charlie.get_by_text("You don’t have permission to view").is_visible()
        assert not charlie.get_by_role("link", name="Conditions").count()

        assert charlie.goto(LIST).status == 403
        assert charlie.goto(ADD).status == 403


def write(page, *, title):
    page.goto(ADD)
    # The address follows each letter.
    page.get_by_label("Title [en]").first.press_sequentially(title)
    rich_text(page, "what_it_is").click()
    page.keyboard.type(WHAT_IT_IS)


def rich_text(page, field):
    return page.locator(f".field-{field}_en [contenteditable=true]")


def choose_area(page):
    page.get_by_role("option", name="Low back").click()
    page.get_by_role("button", name="Choose selected areas").click()


def name_source(page):
    page.get_by_role("button", name="Add another Source").click()
    for field in ("authors", "title", "published_in", "year", "doi"):
        page.locator(f"[name=sources-0-{field}]").fill(str(pages.SOURCE[field]))


def check(page, title):
    page.goto(LIST)
    follow(page.get_by_role("link", name=title))
    assert press(page, "I have checked exactly this text") == {
        f"Your check of “{title}” is on record."
    }


def press(page, button):
    """Press a button of the form; return what the page then says, but of second factors."""
    follow(page.get_by_role("button", name=button, exact=True))
    page.locator(".desk-bar").wait_for()
    said = page.locator(".messagelist li:not(section *)").all_inner_texts()
    return {words for words in said if not words.startswith("A password alone")}
