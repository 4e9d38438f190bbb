"""The form of a page at the desk: two keys, a bar in sight, who is there, no text that is lost."""

import re

import pytest

from tests import pages, people
from tests.browser.rules import assert_no_violation
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

AREAS = {
    name: f"/admin/conditions/area/{number}/change/"
    for number, name in enumerate(
        ("keys", "autosave", "heard", "presence", "session", "undecided", "off", "light", "dark"), 1
    )
}
CONDITION = "/admin/conditions/condition/1/change/"
TEN_SECONDS, HALF_A_MINUTE = 10_000, 30_000
BODY = ".field-body_en [contenteditable=true]"

COVERED = """() => {
    const bar = document.querySelector(".desk-bar");
    const fields = [...document.querySelectorAll(
        "input:not([type=hidden], .visually-hidden), select, textarea, button, summary, " +
        "[contenteditable=true]")]
        .filter(each => each.checkVisibility() && !bar.contains(each));
    return fields.filter(each => {
        each.focus();
        const { top, bottom } = each.getBoundingClientRect();
        return Math.min(bottom, top + 24) > bar.getBoundingClientRect().top + 1;
    }).map(each => each.name || each.className);
}"""


def fill():
    pages.a_practice()
    people.alice()
    people.ruth()
    areas = [
        pages.an_area(slug=name, title=f"About {name}", body="<p>The back is long.</p>")
        for name in AREAS
    ]
    pages.a_condition(areas=areas[:1])


@pytest.fixture(scope="module")
def staff_site(new_site):
    return new_site(fill)


@pytest.fixture
def enter(chromium, staff_site):
    """Open a window in which somebody has signed in, and whose clock can be moved."""
    opened = []

    def enter(user, **look):
        manager = window(chromium, address, **({"width": 1280, "script": True} | look))
        page = manager.__enter__()
        opened.append(manager)
        page.clock.install()
        page.goto("/admin/login/")
        sign_in(page, user)
        return page

    with staff_site.in_force() as address:
        yield enter
        for manager in opened:
            manager.__exit__(None, None, None)


@pytest.fixture
def desk(enter):
    return enter("alice")


def sign_in(page, user):
    page.get_by_label("Username").fill(user)
    page.get_by_label("Password").fill(people.PASSWORD)
    follow(page.get_by_role("button", name="Log in"))


def opened(page, address):
    page.goto(address)
    page.locator(".prose-menubar[role]").last.wait_for(state="attached")
    return page


def title(page):
    return page.locator("#id_title_en")


def kept(page):
    """Let ten seconds pass, and wait until the server has the text."""
    with page.expect_response(re.compile("/autosave/$")) as response:
        page.clock.run_for(TEN_SECONDS)
    assert response.value.status == 200
    page.get_by_text(re.compile("^Kept for you alone at ")).first.wait_for()


class TestKeys:
    def test_control_and_s_saves_the_draft_from_within_the_editor(self, desk):
        opened(desk, AREAS["keys"])
        desk.locator(BODY).press_sequentially("Very ")

        with desk.expect_navigation():
            desk.locator(BODY).press("Control+s")

        desk.get_by_text("is saved. Patients do not see it.").wait_for()
        assert "Very" in desk.locator(BODY).inner_text()

    def test_control_and_enter_shows_the_preview(self, desk):
        opened(desk, AREAS["keys"])
        title(desk).fill("Previewed")

        title(desk).press("Control+Enter")

        desk.frame_locator("iframe[name=preview]").get_by_role(
            "heading", name="Previewed"
        ).wait_for()

    def test_enter_in_a_field_saves_and_does_not_publish(self, desk):
        opened(desk, AREAS["keys"])
        title(desk).fill("Typed and not published")

        with desk.expect_navigation():
            title(desk).press("Enter")

        desk.get_by_text("is saved. Patients do not see it.").wait_for()


class TestAutosave:
    def test_keeps_the_text_and_offers_it(self, desk):
        opened(desk, AREAS["autosave"])
        title(desk).fill("Typed just now")
        desk.locator(BODY).press_sequentially("Very ")
        kept(desk)

        opened(desk, AREAS["autosave"])
        box = desk.get_by_role("region", name="You have unsaved text")
        box.get_by_text("Show the difference").click()
        assert box.locator("ins", has_text="Typed just now").is_visible()
        assert box.locator("ins", has_text="Very").is_visible()
        assert title(desk).input_value() == "About autosave"

        follow(box.get_by_role("link", name="Put it back"))
        assert title(desk).input_value() == "Typed just now"
        assert "Very" in desk.locator(BODY).inner_text()

    def test_is_seen_each_time_and_heard_once(self, desk):
        opened(desk, AREAS["heard"])
        for words in ("Kept for you alone at 8 am", "Kept for you alone at 9 am"):
            desk.route("**/autosave/", lambda route, _, words=words: route.fulfill(body=words))
            title(desk).fill(words)
            kept(desk)

        assert desk.locator("[data-kept]").inner_text() == "Kept for you alone at 9 am"
        assert desk.locator("[data-kept-aloud]").inner_text() == "Kept for you alone at 8 am"

    def test_does_nothing_where_nothing_is_typed(self, desk):
        opened(desk, AREAS["off"])
        title(desk).focus()
        desk.clock.run_for(3 * TEN_SECONDS)

        opened(desk, AREAS["off"])
        assert desk.locator("[data-unsaved]").count() == 0

    def test_knows_what_is_chosen_in_two_lists(self, desk):
        opened(desk, CONDITION)
        desk.locator("#id_areas_to").wait_for()
        title(desk).fill("Typed just now")
        kept(desk)

        opened(desk, CONDITION)

        terms = desk.locator("[data-unsaved] dt")
        assert terms.all_text_contents() == ["Title, English"]

    def test_waits_until_older_text_is_decided_about(self, desk):
        opened(desk, AREAS["undecided"])
        title(desk).fill("The older text")
        kept(desk)
        opened(desk, AREAS["undecided"])
        title(desk).fill("The newer text")

        desk.clock.run_for(TEN_SECONDS)

        desk.get_by_text("What you type now is not kept for you").wait_for()
        with desk.expect_navigation():
            title(desk).press("Control+s")
        assert title(desk).input_value() == "The newer text"
        desk.get_by_text("Show the difference").click()
        assert desk.locator("[data-unsaved] ins", has_text="older").is_visible()

        follow(desk.get_by_role("button", name="Throw it away"))
        assert desk.locator("[data-unsaved]").count() == 0


class TestTheEndOfASession:
    def test_loses_nothing_that_was_typed(self, desk):
        opened(desk, AREAS["session"])
        title(desk).fill("Typed for an hour")
        desk.context.clear_cookies()

        title(desk).press("Control+s")
        desk.get_by_label("Username").wait_for()
        sign_in(desk, "alice")

        box = desk.get_by_role("region", name="You have unsaved text")
        box.wait_for()
        follow(box.get_by_role("link", name="Put it back"))
        assert title(desk).input_value() == "Typed for an hour"

    def test_is_told_to_whoever_types(self, desk):
        opened(desk, AREAS["off"])
        title(desk).fill("Typed for an hour")
        desk.context.clear_cookies()

        desk.clock.run_for(TEN_SECONDS)

        desk.locator("[data-kept]", has_text="You are signed out.").wait_for()


class TestPresence:
    def test_names_the_other_at_once_and_after_half_a_minute(self, enter):
        alice, ruth = enter("alice"), enter("ruth")
        opened(alice, AREAS["presence"])
        assert alice.get_by_text("has this open since").count() == 0

        opened(ruth, AREAS["presence"])
        ruth.get_by_text(re.compile("^alice has this open since ")).wait_for()

        alice.clock.run_for(HALF_A_MINUTE)
        alice.get_by_text(re.compile("^ruth has this open since ")).wait_for()


class TestCarefully:
    def test_taking_off_the_site_needs_a_second_press(self, desk):
        opened(desk, AREAS["off"])
        button = desk.get_by_role("button", name="Take it off the site now")
        assert not button.is_visible()

        desk.get_by_text("Take off the site", exact=True).click()
        follow(button)
        desk.get_by_text("is no longer public.").wait_for()

        follow(desk.get_by_role("button", name="Undo", exact=True))
        desk.get_by_text(re.compile("^Live since ")).wait_for()

    def test_another_time_is_chosen_by_typing_one(self, desk):
        opened(desk, AREAS["off"])

        desk.get_by_label("Another time: date and hour").fill("2030-01-01T08:00")

        assert desk.get_by_label("Another time", exact=True).is_checked()


@pytest.mark.parametrize(
    "size", [(640, 400), (1280, 800)], ids=["at-200-percent", "at-100-percent"]
)
def test_the_bar_covers_nothing_that_has_the_focus(enter, size):
    desk = enter("alice", width=size[0])
    desk.set_viewport_size({"width": size[0], "height": size[1]})
    opened(desk, CONDITION)

    assert desk.get_by_role("button", name="Publish").is_visible()
    assert desk.evaluate(COVERED) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_violated(enter, scheme):
    ruth = enter("ruth")
    opened(ruth, AREAS[scheme])
    desk = enter("alice", scheme=scheme, free=True)
    opened(desk, AREAS[scheme])
    title(desk).fill("Typed just now")
    kept(desk)
    opened(desk, AREAS[scheme])
    desk.locator("[data-unsaved] summary").click()
    desk.locator(".desk-careful summary").first.click()
    desk.locator(".desk-present p").wait_for()

    assert_no_violation(desk)
