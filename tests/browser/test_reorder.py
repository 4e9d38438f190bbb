"""Moving pages in a list and rows in a form: by keyboard, by number and by dragging."""

import pytest

from tests import pages, people
from tests.browser.test_staff_pages import sign_in
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

LIST = "/admin/conditions/area/"
NAMES = ("Neck", "Mid back", "Low back")


def fill():
    pages.a_practice()
    for place, name in enumerate(NAMES, start=1):
        pages.an_area(name.lower().replace(" ", "-"), title=name, position=place)
    condition = pages.a_condition()
    for place, authors in enumerate(("Second", "Third"), start=1):
        condition.sources.create(**pages.SOURCE | {"authors": authors, "position": place})
    charlie = people.charlie()
    charlie.is_superuser = True
    charlie.save()


@pytest.fixture(scope="module")
def ordered_site(new_site):
    return new_site(fill)


@pytest.fixture
def desk(chromium, ordered_site):
    with (
        ordered_site.in_force() as address,
        window(chromium, address, width=1280, script=True) as page,
    ):
        sign_in(page)
        yield page


@pytest.fixture
def areas(desk):
    """The list, in whatever order the test before has left it."""
    desk.goto(LIST)
    return desk


def shown(page):
    return page.locator("#result_list th.field-title").all_inner_texts()


def wait_for_order(page, *names):
    script = """names => names.join() === [...document.querySelectorAll("th.field-title")]
        .map(cell => cell.innerText).join()"""
    page.wait_for_function(script, arg=list(names))


def wait_until_said(page, words):
    page.get_by_role("status").filter(has_text=words).wait_for(state="attached")


class TestAList:
    def test_is_moved_by_keyboard_and_keeps_the_focus(self, areas):
        first, second, third = shown(areas)
        button = areas.get_by_role("button", name=f"Move up: {third}")
        button.focus()

        areas.keyboard.press("Enter")

        wait_for_order(areas, first, third, second)
        wait_until_said(areas, f"“{third}”: moved to place 2 of 3.")
        assert button.evaluate("button => button === document.activeElement")

        areas.keyboard.press("Enter")

        wait_for_order(areas, third, first, second)
        wait_until_said(areas, "place 1 of 3")
        assert button.get_attribute("aria-disabled") == "true"
        areas.reload()
        assert shown(areas) == [third, first, second]

    def test_is_moved_by_number(self, areas):
        first, second, third = shown(areas)
        areas.get_by_label(f"Place of {first}, 1 to 3").fill("3")

        areas.keyboard.press("Enter")

        wait_for_order(areas, second, third, first)

    def test_is_moved_by_dragging(self, areas):
        first, second, third = shown(areas)

        drag(areas, areas.locator(".place-handle").nth(0), areas.locator(".place").nth(2))

        wait_until_said(areas, "place 3 of 3")
        assert shown(areas) == [second, third, first]
        areas.reload()
        assert shown(areas) == [second, third, first]

    def test_that_is_stale_is_shown_anew_and_says_so(self, areas):
        first, second, third = shown(areas)
        other = areas.context.new_page()
        other.goto(LIST)
        follow_move(other, f"Move down: {first}", second, first, third)

        with areas.expect_navigation():
            areas.get_by_role("button", name=f"Move up: {third}").click()

        assert areas.get_by_text("Nothing was moved").is_visible()
        assert shown(areas) == [second, first, third]


def follow_move(page, name, *names):
    page.get_by_role("button", name=name).click()
    wait_for_order(page, *names)
    wait_until_said(page, "moved to place")


def test_a_list_is_moved_without_script(chromium, ordered_site):
    with (
        ordered_site.in_force() as address,
        window(chromium, address, width=1280) as page,
    ):
        sign_in(page)
        page.goto(LIST)
        last = shown(page)[-1]

        follow(page.get_by_role("button", name=f"Move up: {last}"))

        assert shown(page)[1] == last


class TestRowsOfAForm:
    def test_are_moved_by_keyboard_and_saved_with_the_page(self, desk):
        desk.goto("/admin/conditions/condition/1/change/")
        rows = desk.locator("#sources-group")
        first = rows.get_by_label("Authors, 1").input_value()

        rows.get_by_role("button", name="Move down, 1").press("Enter")

        assert authors(rows)[:2] == ["Second", first]
        wait_until_said(desk, "Moved to place 2 of 3")
        assert rows.get_by_role("button", name="Move down, 2").evaluate(
            "button => button === document.activeElement"
        )
        follow(desk.get_by_role("button", name="Save draft").first)
        assert authors(desk.locator("#sources-group"))[:2] == ["Second", first]

    def test_are_moved_by_dragging(self, desk):
        desk.goto("/admin/conditions/condition/1/change/")
        rows = desk.locator("#sources-group")
        before = authors(rows)

        drag(desk, rows.locator(".place-handle").nth(2), rows.locator("tr.has_original").nth(0))

        assert authors(rows) == [before[2], before[0], before[1]]
        assert positions(rows) == sorted(positions(rows))

    def test_that_are_new_stand_last_and_can_go_again(self, desk):
        desk.goto("/admin/conditions/condition/1/change/")
        rows = desk.locator("#sources-group")
        rows.get_by_role("button", name="Add another Source").click()
        assert positions(rows)[3] > max(positions(rows)[:3])

        rows.get_by_role("button", name="Move up, 4").press("Enter")
        rows.get_by_role("button", name="Remove").click()

        named = rows.locator("tr.form-row:not(.empty-form) input[name$=-position]")
        names = named.evaluate_all("inputs => inputs.map(input => input.name)")
        assert sorted(names) == [f"sources-{number}-position" for number in range(3)]
        assert rows.locator("tr.has_original").count() == 3


def authors(rows):
    inputs = rows.locator("tr.form-row:not(.empty-form) input[name$=-authors]")
    return inputs.evaluate_all("inputs => inputs.map(input => input.value)")


def positions(rows):
    inputs = rows.locator("tr.form-row:not(.empty-form) input[name$=-position]")
    return inputs.evaluate_all("inputs => inputs.map(input => Number(input.value))")


def drag(page, handle, target):
    """Take the handle and put it down past the middle of the target."""
    handle.scroll_into_view_if_needed()
    begin, end = handle.bounding_box(), target.bounding_box()
    is_down = end["y"] > begin["y"]
    page.mouse.move(begin["x"] + begin["width"] / 2, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + end["height"] * (0.9 if is_down else 0.1), steps=6)
    page.mouse.up()
