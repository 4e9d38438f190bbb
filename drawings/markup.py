"""The few SVG elements the drawings are made of."""

from drawings.curve import number


def picture(view_box: str, inner: str, classes: str) -> str:
    """A whole decorative drawing; the text beside it says the same in words."""
    return (
        f'<svg class="{classes}" viewBox="{view_box}" aria-hidden="true" focusable="false">'
        f"{inner}</svg>\n"
    )


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
