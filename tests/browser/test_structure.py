"""What every page owes its readers, whatever their browser, their eyes and their fingers."""

from itertools import pairwise

import pytest

from tests.browser.kinds import ERRORS, KINDS, reach
from tests.browser.windows import NARROWEST, PHONE, window

pytestmark = pytest.mark.browser

SMALLEST_TARGET = 24
"""CSS pixels, as in WCAG 2.2, 2.5.8."""

IN_THE_WAY = """() => [...document.querySelectorAll("*")].flatMap(element => {
    const script = element.localName === "script" && element.type !== "application/ld+json";
    const names = element.getAttributeNames().filter(n => n === "style" || n.startsWith("on"));
    const is_bad = script || element.localName === "style" || names.length;
    return is_bad ? [element.outerHTML.slice(0, 200)] : [];
})"""

# Links within a sentence are excepted by the rule itself: the line height decides about them.
TOO_SMALL = """smallest =>
    [...document.querySelectorAll("a, button, summary, label.choice, input.input")]
    .filter(target => target.checkVisibility({visibilityProperty: true}))
    .filter(target => !target.closest("[aria-hidden=true], .skip"))
    .filter(target => getComputedStyle(target).display !== "inline")
    .filter(target => {
        const {width, height} = target.getBoundingClientRect();
        return width < smallest || height < smallest;
    })
    .map(target => target.outerHTML.slice(0, 200))"""

SPILLING = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 120)).slice(0, 5)"""

LOST = """() => [...document.querySelectorAll("a[href^='#']")]
    .filter(link => !document.getElementById(link.getAttribute("href").slice(1)))
    .map(link => link.outerHTML)"""

WIDTH = "document.documentElement.scrollWidth"
LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .map(heading => Number(heading.localName[1]))"""


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def page(chromium, demo_site, states, kind):
    """Opened once for all tests: none of them presses anything."""
    with demo_site.in_force() as address, window(chromium, address) as page:
        reach(page, kind, states)
        yield page


def test_has_one_title_and_skips_no_level_of_heading(page, kind):
    levels = page.evaluate(LEVELS)

    assert levels.count(1) == 1
    assert levels[0] == 1 or kind in ERRORS  # there the summary of errors comes first
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_needs_no_script_and_no_style_of_its_own(page):
    assert page.evaluate(IN_THE_WAY) == []


def test_has_targets_that_a_finger_can_hit(page):
    assert page.evaluate(TOO_SMALL, SMALLEST_TARGET) == []


def test_has_a_place_for_each_link_within_the_page(page):
    assert page.evaluate(LOST) == []


def test_does_not_scroll_sideways_on_the_narrowest_phone(page):
    height = page.viewport_size["height"]

    page.set_viewport_size({"width": NARROWEST, "height": height})

    assert page.evaluate(WIDTH) == NARROWEST, page.evaluate(SPILLING)
    page.set_viewport_size({"width": PHONE, "height": height})
