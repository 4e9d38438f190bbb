"""Larger letters, wider lines, a zoom of 400 %: nothing is cut off, nothing lies sideways."""

import pytest

from tests.browser.kinds import KINDS, reach
from tests.browser.windows import NARROWEST, PHONE, window

pytestmark = pytest.mark.browser

DESK = 1280
HEIGHT = 844
ZOOMED = {"width": DESK // 4, "height": 1024 // 4}
"""What 400 % leaves of a window of 1280 by 1024, in CSS pixels."""

# WCAG 1.4.12, to the letter. A constructed sheet is no inline style, so the policy lets it be.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
DOUBLED = "document.documentElement.style.fontSize = '200%'"
PLAIN = """() => {
    document.adoptedStyleSheets = [];
    document.documentElement.style.fontSize = "";
}"""

# Words hidden on purpose for screen readers are one pixel wide; drawings hold no words of ours.
CUT_OFF = """() => [...document.querySelectorAll("body *:not(svg, svg *)")]
    .filter(box => box.checkVisibility() && box.textContent.trim() && box.clientWidth > 1)
    .filter(box => getComputedStyle(box).overflowX !== "visible"
        || getComputedStyle(box).overflowY !== "visible")
    .filter(box => !["auto", "scroll"].includes(getComputedStyle(box).overflowY))
    .filter(box => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
    .map(box => `${box.className} ${box.scrollWidth} > ${box.clientWidth} or `
        + `${box.scrollHeight} > ${box.clientHeight}: ${box.textContent.trim().slice(0, 60)}`)"""

SPILLING = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)"""

WORDS = """() => [...document.querySelectorAll(
        "main :is(h1, h2, h3, h4, p, li, dt, dd, td, button)")]
    .filter(element => element.checkVisibility())
    .map(element => element.innerText.replace(/\\s+/g, " ").trim())"""

# On a narrow window each area goes without its sentence; the page of the area begins with it.
SAID_ELSEWHERE = ".body-map__hint"
LEAVE_OUT = "what => document.querySelectorAll(what).forEach(each => each.remove())"


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def opened(chromium, demo_site, states, kind):
    with demo_site.in_force() as address, window(chromium, address, width=DESK) as page:
        reach(page, kind, states)
        yield page


@pytest.fixture
def page(opened):
    opened.set_viewport_size({"width": DESK, "height": HEIGHT})
    opened.evaluate(PLAIN)
    return opened


@pytest.mark.parametrize("width", [DESK, PHONE])
class TestTheSpacingThatAReaderMayAskFor:
    def test_cuts_nothing_off(self, page, width):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(SPACED)

        assert page.evaluate(CUT_OFF) == []
        assert sideways(page) == [], page.evaluate(SPILLING)


class TestLettersTwiceAsLarge:
    def test_are_not_cut_off(self, page):
        page.evaluate(DOUBLED)

        assert page.evaluate(CUT_OFF) == []
        assert sideways(page) == [], page.evaluate(SPILLING)


class TestAZoomOf400Percent:
    def test_shows_all_words_and_none_sideways(self, page):
        page.evaluate(LEAVE_OUT, SAID_ELSEWHERE)
        words = page.evaluate(WORDS)

        page.set_viewport_size(ZOOMED)

        assert ZOOMED["width"] == NARROWEST
        # Found anywhere: the cell of a table may now begin with the head of its column.
        found = " ".join(page.evaluate(WORDS))
        assert [each for each in words if each not in found] == []
        assert page.evaluate(CUT_OFF) == []
        assert sideways(page) == [], page.evaluate(SPILLING)


def sideways(page):
    """What is there to scroll sideways: the width of the page, if it is more than the window's."""
    width = page.evaluate("document.documentElement.scrollWidth")
    return [width] if width > page.viewport_size["width"] else []
