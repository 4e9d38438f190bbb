"""What a reader has told the system: less motion, more contrast, colors of one's own."""

import pytest

from tests.browser.kinds import KINDS, reach
from tests.browser.windows import window

pytestmark = pytest.mark.browser

MOVING = """() => [...document.querySelectorAll("*")].flatMap(element =>
    [null, "::before", "::after"].flatMap(part => {
        const style = getComputedStyle(element, part);
        const takesTime = [style.transitionDuration, style.animationDuration]
            .some(times => times.split(", ").some(time => parseFloat(time) > 0));
        const glides = style.scrollBehavior === "smooth";
        return takesTime || glides ? [element.outerHTML.slice(0, 120)] : [];
    }))"""

COLOR_OF = """([selector, property]) =>
    getComputedStyle(document.querySelector(selector))[property]"""

# Where colors are the reader's own, shadows and fills are gone: an edge has to be a real border.
WITHOUT_AN_EDGE = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility())
    .filter(element => {
        const style = getComputedStyle(element);
        const ground = getComputedStyle(document.body).backgroundColor;
        return style.borderTopStyle !== "solid" || parseFloat(style.borderTopWidth) < 1
            || style.borderTopColor === ground;
    })
    .map(element => element.outerHTML.slice(0, 120))"""
RING = """element => {
    const rings = [getComputedStyle(element), getComputedStyle(element, "::after")];
    if (element.closest(".choice")) rings.push(getComputedStyle(element.closest(".choice")));
    return rings.find(ring => ring.outlineStyle === "solid" && parseFloat(ring.outlineWidth) >= 2)
        ?.outlineColor;
}"""
EDGED = ".button, .choice, .card, .input, .care, .errors, .site-header__menu, .notice"
FOCUSED = {
    "home": (".brand", ".button", ".body-map__link", ".card__link"),
    "condition": (".term__open", ".toc__link"),
    "one-answer": (".choice__input", ".button"),
    "number": (".input",),
    "faq": ("main summary",),
}


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def page(chromium, demo_site, states, kind):
    with demo_site.in_force() as address, window(chromium, address) as page:
        reach(page, kind, states)
        yield page


class TestEveryPage:
    def test_moves_nothing_for_who_wants_less_motion(self, page):
        assert page.evaluate(MOVING) == []

    def test_has_edges_where_the_colors_are_the_readers_own(self, page):
        page.emulate_media(forced_colors="active")

        assert page.evaluate(WITHOUT_AN_EDGE, EDGED) == []

        page.emulate_media(forced_colors="none")


class TestMotion:
    def test_is_there_for_who_does_not_mind(self, phone):
        phone.emulate_media(reduced_motion="no-preference")
        phone.goto("/")

        assert phone.evaluate(MOVING) != []


class TestMoreContrast:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_makes_quiet_words_as_strong_as_the_others(self, phone, scheme):
        phone.emulate_media(color_scheme=scheme)
        phone.goto("/conditions/")
        quiet, ink = ([".card__text", "color"], ["body", "color"])
        assert phone.evaluate(COLOR_OF, quiet) != phone.evaluate(COLOR_OF, ink)

        phone.emulate_media(color_scheme=scheme, contrast="more")

        assert phone.evaluate(COLOR_OF, quiet) == phone.evaluate(COLOR_OF, ink)

    def test_makes_thin_lines_as_strong_as_the_edges_of_inputs(self, phone):
        phone.goto("/conditions/")
        phone.emulate_media(contrast="more")

        line = phone.evaluate(COLOR_OF, [".card", "borderTopColor"])

        assert line == phone.evaluate(COLOR_OF, [".site-header__menu", "borderTopColor"])


class TestTheFocus:
    @pytest.mark.parametrize("kind", FOCUSED)
    def test_is_a_ring_where_the_colors_are_the_readers_own(self, phone, states, kind):
        reach(phone, kind, states)
        phone.emulate_media(forced_colors="active")
        ground = phone.evaluate("getComputedStyle(document.body).backgroundColor")
        phone.keyboard.press("Tab")  # from here on the browser shows the focus of the keyboard

        for selector in FOCUSED[kind]:
            control = phone.locator(selector).first
            control.focus()
            assert control.evaluate(RING) not in (None, ground, "rgba(0, 0, 0, 0)"), selector
