"""The few SVG elements the drawings are made of."""

from drawings.curve import number


def picture(view_box: str, inner: str, classes: str) -> str:
    """A whole decorative drawing; the text beside it says the same in words."""
    return (
        f'<svg class="{classes}" viewBox="{view_box}" aria-hidden="true" focusable="false">'
        f"{inner}</svg>\n"
    )


def translated(words: str) -> str:
    """Words that Django gives in the reader's language; the English ones are their own key."""
    return f'{{% translate "{words}" %}}'


def told(view_box: str, inner: str, classes: str, words: str) -> str:
    """A whole drawing that carries its own words, for those who hear the page."""
    return (
        f'{{% load i18n %}}<svg class="{classes}" viewBox="{view_box}" role="img" '
        f'aria-label="{translated(words)}">{inner}</svg>\n'
    )


def text(classes: str, x: float, y: float, words: str, anchor: str = "") -> str:
    held = f' text-anchor="{anchor}"' if anchor else ""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text class="{classes}" {place}{held}>{translated(words)}</text>'


def label(x: float, y: float, words: str, anchor: str = "middle") -> str:
    """The name of a part, written beside it."""
    return text("word", x, y, words, anchor)


def label_on(x: float, y: float, words: str) -> str:
    """The name of a bone or a disc, written on it: both are bright in the dark theme too."""
    return text("word word-on", x, y, words, "middle")


def pointer(start_x: float, start_y: float, end_x: float, end_y: float, on: bool = False) -> str:
    """A thin line from a label to its part, with a dot where it ends; `on` runs over bone."""
    line = f"M{number(start_x)} {number(start_y)}L{number(end_x)} {number(end_y)}"
    over = " points-on" if on else ""
    return path(f"points{over}", line) + circle(f"dot{over}", end_x, end_y, 4)


def path(classes: str, data: str, extra: str = "") -> str:
    return f'<path class="{classes}" d="{data.replace(" -", "-")}"{extra}/>'


def ellipse(classes: str, x: float, y: float, wide: float, high: float, turn: float = 0) -> str:
    turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    radii = f'rx="{number(wide)}" ry="{number(high)}"'
    return f'<ellipse class="{classes}" cx="{number(x)}" cy="{number(y)}" {radii}{turned}/>'


def circle(classes: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{classes}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def block(classes: str, x: float, y: float, wide: float, high: float, round_by: float = 0) -> str:
    corner = f' rx="{number(round_by)}"' if round_by else ""
    place = f'x="{number(x)}" y="{number(y)}"' if x or y else ""
    size = f'width="{number(wide)}" height="{number(high)}"'
    return f'<rect class="{classes}" {place} {size}{corner}/>'.replace("  ", " ")


def group(inner: str, classes: str = "") -> str:
    return f'<g class="{classes}">{inner}</g>' if classes else f"<g>{inner}</g>"


def _moved(x: float, y: float, turn: float, scale: float) -> str:
    steps = f"translate({number(x)} {number(y)})" if x or y else ""
    steps += f"rotate({number(turn)})" if turn else ""
    steps += f"scale({scale:g})" if scale != 1 else ""
    return f' transform="{steps}"' if steps else ""


def placed(inner: str, x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    return f"<g{_moved(x, y, turn, scale)}>{inner}</g>"


def stencil(name: str, inner: str) -> str:
    """A part drawn once and stamped often; its name must be unique on the page."""
    return f'<g id="{name}">{inner}</g>'


def stamped(name: str, x: float, y: float, turn: float = 0, scale: float = 1) -> str:
    return f'<use href="#{name}"{_moved(x, y, turn, scale)}/>'
