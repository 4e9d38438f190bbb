"""Without a mouse: every control is reached once, in order, in sight, and left again."""

import pytest

from tests.browser.kinds import ADDRESSES, QUESTIONS, reach
from tests.browser.walk import expected, walk
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

WALKED = (
    "home",
    "condition",
    "procedure",
    "location",
    "faq",
    "start",
    *QUESTIONS,
    "answers",
    "result",
    "urgent",
)
ACTIVE = "document.activeElement"
HAS_OPEN_MEANING = "document.querySelector('.term__meaning:popover-open') !== null"
IN_MAIN = "document.querySelector('main').contains(document.activeElement)"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", WALKED)
def test_tab_reaches_everything_once_and_in_order(chromium, site, states, kind, width):
    with window(chromium, site, width=width) as page:
        reach(page, kind, states)
        stops = expected(page)

        walked = walk(page, len(stops))

    assert [each.stop for each in walked] == list(range(len(stops)))
    assert [each.words for each in walked if not each.has_ring] == []
    assert [each.words for each in walked if not each.is_in_sight] == []


class TestTheSkipLink:
    def test_comes_first_and_leads_past_the_navigation(self, chromium, site):
        with window(chromium, site, width=1280) as page:
            page.goto("/conditions/")
            page.keyboard.press("Tab")
            skip = page.locator(".skip")
            assert skip.evaluate(f"skip => skip === {ACTIVE}")
            assert skip.bounding_box()["y"] >= 0

            page.keyboard.press("Enter")
            page.keyboard.press("Tab")

            assert page.evaluate(IN_MAIN)


class TestTheMeaningOfAWord:
    @pytest.mark.parametrize("width", [390, 1280])
    def test_opens_at_enter_and_closes_at_escape(self, chromium, site, width):
        with window(chromium, site, width=width) as page:
            page.goto(ADDRESSES["condition"])
            word = page.locator(".term__open").first
            word.focus()

            page.keyboard.press("Enter")
            assert page.evaluate(HAS_OPEN_MEANING)
            assert word.evaluate(f"word => word === {ACTIVE}")

            page.keyboard.press("Escape")
            assert not page.evaluate(HAS_OPEN_MEANING)
            assert word.evaluate(f"word => word === {ACTIVE}")

    def test_lets_tab_go_on(self, phone):
        phone.goto(ADDRESSES["condition"])
        words = phone.locator(".term__open")
        words.first.focus()
        phone.keyboard.press("Enter")

        phone.keyboard.press("Tab")

        assert not words.first.evaluate(f"word => word === {ACTIVE}")


class TestTheMenu:
    def test_is_walked_from_its_button_and_back(self, phone):
        phone.goto("/")
        menu = phone.get_by_role("button", name="Menu")
        menu.focus()
        phone.keyboard.press("Enter")

        phone.keyboard.press("Tab")
        assert phone.evaluate(f"{ACTIVE}.textContent.trim()") == "Close"
        phone.keyboard.press("Tab")
        assert phone.evaluate(f"{ACTIVE}.textContent.trim()") == "Conditions"

        phone.keyboard.press("Escape")
        assert menu.evaluate(f"menu => menu === {ACTIVE}")


class TestAnswers:
    def test_are_chosen_by_arrows_and_sent_by_enter(self, phone, states):
        reach(phone, "one-answer", states)
        first = phone.get_by_role("radio").first
        first.focus()
        phone.keyboard.press("ArrowDown")
        assert phone.get_by_role("radio").nth(1).is_checked()
        address = phone.url

        with phone.expect_navigation():
            phone.keyboard.press("Enter")

        assert phone.url != address

    def test_are_ticked_by_space(self, phone, states):
        reach(phone, "many-answers", states)
        box = phone.get_by_role("checkbox").first
        box.focus()

        phone.keyboard.press("Space")

        assert box.is_checked()

    def test_that_are_wrong_put_the_focus_on_what_is_wrong(self, phone, states):
        reach(phone, "one-answer", states)

        follow(phone.get_by_role("button", name="Continue"))
        phone.locator(".errors:focus").wait_for()
        phone.keyboard.press("Tab")
        phone.keyboard.press("Enter")

        assert phone.evaluate(f"{ACTIVE}.type") == "radio"


class TestAQuestionThatOpens:
    def test_opens_and_closes_at_enter(self, phone):
        phone.goto(ADDRESSES["faq"])
        question = phone.locator("main summary").first
        question.focus()

        phone.keyboard.press("Enter")
        assert phone.locator("main details").first.get_attribute("open") is not None

        phone.keyboard.press("Enter")
        assert phone.locator("main details").first.get_attribute("open") is None
