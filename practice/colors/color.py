"""One color: its luminance as WCAG 2.2 reckons it, and its hue and chroma as the eye sees them.

Hue and chroma are those of Oklab (Björn Ottosson, 2020, https://bottosson.github.io/posts/oklab/):
there two colors of one hue look alike in hue, which HSL does not promise.
"""

import math
import re
from dataclasses import dataclass

HEX = re.compile(r"^#(?:[0-9a-f]{3}|[0-9a-f]{6})$", re.IGNORECASE)
STEPS = 40
"""Halvings in a search: far finer than one of 255 steps."""

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Color:
    """Linear light, each channel from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, text: str) -> "Color":
        """Read #rgb or #rrggbb; raise ValueError for anything else."""
        if not HEX.match(text):
            raise ValueError(f"not a color: {text}")
        digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
        channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return cls(*map(_linear, channels))

    def __str__(self) -> str:
        channels = (self.red, self.green, self.blue)
        return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in channels)

    @property
    def luminance(self) -> float:
        """Relative luminance, from 0 for black to 1 for white."""
        return 0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue

    @property
    def hue(self) -> float:
        """Degrees; any number will do for a gray."""
        _, a, b = _oklab(self)
        return math.degrees(math.atan2(b, a)) % 360

    @property
    def chroma(self) -> float:
        """How far from gray: 0 for gray, about 0.3 for the loudest."""
        _, a, b = _oklab(self)
        return math.hypot(a, b)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def shade(hue: float, chroma: float, luminance: float) -> Color:
    """Return the color of that hue and luminance, as close to the chroma as a screen can."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _on_screen(hue, chroma, middle).luminance < luminance:
            low = middle
        else:
            high = middle
    return _on_screen(hue, chroma, high)


def _on_screen(hue: float, chroma: float, lightness: float) -> Color:
    """Take chroma away until every channel is one that a screen has."""
    if _fits(found := _from_oklab(hue, chroma, lightness)):
        return _clipped(found)
    low, high = 0.0, chroma
    for _ in range(STEPS):
        middle = (low + high) / 2
        if _fits(_from_oklab(hue, middle, lightness)):
            low = middle
        else:
            high = middle
    return _clipped(_from_oklab(hue, low, lightness))


def _fits(channels: Triple) -> bool:
    return all(-1e-6 <= channel <= 1 + 1e-6 for channel in channels)


def _clipped(channels: Triple) -> Color:
    return Color(*(min(1.0, max(0.0, channel)) for channel in channels))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _oklab(color: Color) -> Triple:
    red, green, blue = color.red, color.green, color.blue
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(hue: float, chroma: float, lightness: float) -> Triple:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
