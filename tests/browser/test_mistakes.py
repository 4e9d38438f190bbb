"""A mistake in a form: told on top, said again at its place, and one press away from it."""

import pytest

from tests.browser.kinds import ERRORS, reach

pytestmark = pytest.mark.browser

LINKS = ".errors a"


@pytest.mark.parametrize("kind", ERRORS)
class TestASummaryOfErrors:
    def test_has_the_focus_without_any_script(self, phone, states, kind):
        reach(phone, kind, states)

        phone.locator(".errors:focus").wait_for()  # given with the first frame, not with the page

    def test_is_announced_by_the_title_of_the_page(self, phone, states, kind):
        reach(phone, kind, states)

        assert phone.title().startswith("Error: ")

    def test_leads_to_the_input(self, phone, states, kind):
        reach(phone, kind, states)
        words = phone.locator(LINKS).inner_text()

        phone.locator(LINKS).click()

        target = phone.locator(phone.locator(LINKS).get_attribute("href"))
        assert target.evaluate("target => target.localName") == "input"
        assert target.evaluate("target => target === document.activeElement")
        assert words in phone.locator(".field").inner_text()

    def test_keeps_what_was_written(self, phone, states, kind):
        reach(phone, kind, states)

        written = [box.input_value() for box in phone.locator("input.input").all()]

        assert written == {"two-numbers-error": ["tall", ""], "number-error": [""]}.get(kind, [])
