"""Light theme colors as plain values, for pictures made outside a browser (film, share image).

The stylesheet stays the only place that says which class has which color; this module reads it
and works out `var()` and `color-mix()`, which picture converters do not know.
"""

import re
from pathlib import Path

STYLESHEET = Path(__file__).resolve().parent.parent / "static/css/components/drawing.css"
LIGHT = {
    "paper": "#fbf8f1", "surface": "#ffffff", "deep": "#0b3a39", "on-deep": "#eef6f1",
    "ink": "#132d2c", "ink-2": "#46605c", "edge": "#6b807b", "brand": "#0b5d56",
    "on-brand": "#ffffff", "tint": "#dfeee7", "tint-2": "#c4dfd4", "warm": "#eda271",
    "warm-tint": "#fbe7d8", "warm-ink": "#8a4515", "night": "#161b1d", "high": "#b0352a",
    "bone": "#fffdf8", "bone-line": "#0b5d56", "disc": "#eda271", "nerve": "#d9a417",
    "skin": "#f7dcc8", "muscle": "#eec4ad",
}  # fmt: skip
RULE = re.compile(r"(\.[\w. ,:>-]+?)\s*\{([^{}]*(?:fill|stroke|opacity)[^{}]*)\}")
VARIABLE = re.compile(r"var\(--([\w-]+)(?:, *([\d.]+))?\)")
MIX = re.compile(r"color-mix\(in oklab, (#\w{6})(?: (\d+)%)?, (#\w{6})\)")


def _value(found: re.Match[str]) -> str:
    return LIGHT.get(found[1], found[2] or "")


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
