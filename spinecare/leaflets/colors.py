"""The colors of the drawings on paper: those of the site's light theme, spelled out.

A drawing inside a PDF is reached by no style sheet but one of its own, and there are no custom
properties and no color-mix() in it. So both are worked out here, from the files that the site uses.
"""

import re
from functools import cache

from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TOKENS, RULES = CSS / "tokens.css", CSS / "components" / "drawing.css"

FONTS, FONT = ("--sans", "--serif"), '"Report Sans"'
"""There is one font in the PDF; another name would leave the choice to the machine."""

comment = re.compile(r"/\*.*?\*/", re.DOTALL)
token = re.compile(r"(--[a-z0-9-]+): ([^;]+);")
flat_rule = re.compile(r"^(\.[^{@]+?) \{ ([^}]+) \}$", re.MULTILINE)
use_of_token = re.compile(r"var\((--[a-z0-9-]+)(?:, ([^)]+))?\)")
mixture = re.compile(r"color-mix\(in oklab, (#\w+) (\d+)%, (#\w+)\)")

Triple = tuple[float, float, float]

# Björn Ottosson's Oklab: from linear light to the answers of the eye's cones, and on to lightness,
# green to red and blue to yellow; then the way back.
CONES_OF_LIGHT = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB_OF_CONES = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
CONES_OF_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
LIGHT_OF_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Return selector and declarations of every drawn class, in the order of the sheet."""
    tokens = _light_tokens()
    text = comment.sub("", RULES.read_text(encoding="utf-8"))
    return tuple(
        (selector, _spelled_out(declarations, tokens))
        for selector, declarations in flat_rule.findall(text)
        if ":" not in selector
    )


def _light_tokens() -> dict[str, str]:
    """Return the tokens as they stand before the dark theme changes them."""
    light = TOKENS.read_text(encoding="utf-8").partition("@media")[0]
    return dict(token.findall(comment.sub("", light))) | dict.fromkeys(FONTS, FONT)


def _spelled_out(declarations: str, tokens: dict[str, str]) -> str:
    named = use_of_token.sub(lambda use: tokens.get(use[1]) or use[2], declarations)
    return mixture.sub(lambda found: mix(found[1], found[3], int(found[2]) / 100), named)


def mix(color: str, other: str, share: float) -> str:
    """Return the color that CSS means by `color-mix(in oklab, color share, other)`."""
    pairs = zip(_lab(color), _lab(other), strict=True)
    return _hex(tuple(one * share + two * (1 - share) for one, two in pairs))


def _lab(color: str) -> Triple:
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    light = tuple(_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    cones = tuple(answer ** (1 / 3) for answer in _times(CONES_OF_LIGHT, light))
    return _times(LAB_OF_CONES, cones)


def _hex(lab: Triple) -> str:
    cones = tuple(answer**3 for answer in _times(CONES_OF_LAB, lab))
    channels = (min(max(_gamma(light), 0), 1) for light in _times(LIGHT_OF_CONES, cones))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
