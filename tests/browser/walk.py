"""A walk over a page with the Tab key: what it should reach, what it does, what is seen there."""

from dataclasses import dataclass

# Everything that can be worked with, in the order of the document, a number on each. Of radio
# buttons that belong together only one is a stop, and arrow keys lead from there.
NUMBER_STOPS = """() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, video";
    const groups = new Set();
    const isStop = element => {
        if (!element.checkVisibility({visibilityProperty: true})) return false;
        if (element.tabIndex < 0 || element.disabled) return false;
        if (element.type !== "radio") return true;
        if (groups.has(element.name)) return false;
        return groups.add(element.name);
    };
    const stops = [...document.querySelectorAll(wanted)].filter(isStop);
    stops.forEach((stop, number) => stop.setAttribute("data-stop", number));
    return stops.map(stop => stop.outerHTML.slice(0, 160));
}"""

# The ring may lie on the element, on the card that its ::after covers, or on the row of an answer.
WHERE_WE_ARE = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const rings = [getComputedStyle(element), getComputedStyle(element, "::after")];
    if (element.closest(".choice")) rings.push(getComputedStyle(element.closest(".choice")));
    const box = element.getClientRects()[0];
    const topmost = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isOf = (one, other) => one?.contains(other) || other?.contains(one);
    return {
        stop: element.dataset.stop ? Number(element.dataset.stop) : null,
        words: element.outerHTML.slice(0, 160),
        has_ring: rings.some(({outlineStyle, outlineWidth}) =>
            outlineStyle !== "none" && parseInt(outlineWidth) >= 2),
        is_in_sight: isOf(element, topmost) || isOf(element.closest(".choice, .card"), topmost),
    };
}"""

BESIDE_THE_PAGE = 5
"""Presses more than there are stops, after which a walk counts as endless."""


@dataclass(frozen=True)
class Stop:
    stop: int | None
    words: str
    has_ring: bool
    is_in_sight: bool


def expected(page):
    return page.evaluate(NUMBER_STOPS)


def walk(page, most):
    """Press Tab until the page is left; return every stop on the way."""
    stops = []
    for _ in range(most + BESIDE_THE_PAGE):
        page.keyboard.press("Tab")
        found = page.evaluate(WHERE_WE_ARE)
        if found is None:
            break
        stops.append(Stop(**found))
    return stops
