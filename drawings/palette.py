"""Light theme colors as plain values, for pictures made outside a browser (film, share image).

The stylesheet stays the only place that says which class has which color; this module reads it
and works out `var()` and `color-mix()`, which picture converters do not know.
"""

import re
from functools import cache
from pathlib import Path

STYLES = Path(__file__).resolve().parent.parent / "static" / "css"
STYLESHEET, TOKENS = STYLES / "components" / "drawing.css", STYLES / "tokens.css"
TOKEN = re.compile(r"--([\w-]+): (#\w{3,6});")
RULE = re.compile(r"(\.[\w. ,:>-]+?)\s*\{([^{}]*(?:fill|stroke|opacity)[^{}]*)\}")
VARIABLE = re.compile(r"var\(--([\w-]+)(?:, *([\d.]+))?\)")
MIX = re.compile(r"color-mix\(in oklab, (#\w{6})(?: (\d+)%)?, (#\w{6})\)")


@cache
def light() -> dict[str, str]:
    """The tokens that are plain colors, as they stand before the dark theme changes them."""
    text = TOKENS.read_text(encoding="utf-8").partition("@media")[0]
    return {name: _six_digits(color) for name, color in TOKEN.findall(text)}


def _six_digits(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])


def _value(found: re.Match[str]) -> str:
    return light().get(found[1], found[2] or "")


def _mixed(found: re.Match[str]) -> str:
    share = int(found[2] or 50) / 100
    pairs = zip(bytes.fromhex(found[1][1:]), bytes.fromhex(found[3][1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def plain_stylesheet() -> str:
    text = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    calm = text.split("@media")[0]
    rules = (f"{selector}{{{body}}}" for selector, body in RULE.findall(calm))
    return MIX.sub(_mixed, VARIABLE.sub(_value, "\n".join(rules)))


def standalone(inner: str, view_box: str) -> str:
    """A complete SVG file that shows the same colors without the site around it."""
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}">'
    return f"{opening}<style>{plain_stylesheet()}</style>{inner}</svg>"
