"""The house's own colors, read from the one place that holds them: static/css/tokens.css."""

import re
from functools import cache

from django.conf import settings

from practice.colors.color import HEX

STYLESHEET = settings.BASE_DIR / "static" / "css" / "tokens.css"
DARK = "@media (prefers-color-scheme: dark)"
MORE_CONTRAST = "@media (prefers-contrast: more)"
declaration = re.compile(r"--([\w-]+):\s*(#[0-9a-f]+);", re.IGNORECASE)

Tokens = dict[str, str]
"""Name of a token to its color as #rrggbb."""


@cache
def house() -> dict[str, Tokens]:
    """Return the tokens that are plain colors, for "light" and for "dark"."""
    text = STYLESHEET.read_text(encoding="utf-8")
    light_text, rest = text.split(DARK)
    dark_text, _ = rest.split(MORE_CONTRAST)
    light = _colors(light_text)
    return {"light": light, "dark": light | _colors(dark_text)}


def _colors(text: str) -> Tokens:
    return {name: color for name, color in declaration.findall(text) if HEX.match(color)}
