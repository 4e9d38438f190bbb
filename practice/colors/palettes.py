"""Palettes: the house's colors turned to another hue, each as light or dark as it was.

Contrast hangs on luminance alone, so a palette that keeps the luminance of every token keeps
every pair's contrast. Only a practice's own brand color is taken as it is, and judged.
"""

from dataclasses import dataclass

from practice.colors.color import Color, shade
from practice.colors.pairs import Pair, failures
from practice.colors.tokens import Tokens, house

BRAND, ACCENT = "brand", "warm"
BRAND_FAMILY = [
    "ink",
    "ink-2",
    "edge",
    "tint",
    "tint-2",
    "brand",
    "brand-hover",
    "deep",
    "on-deep",
    "on-deep-2",
    "deep-button",
    "focus-ink",
    "bone-line",
]
DARK_BRAND_FAMILY = [*BRAND_FAMILY, *["paper", "surface", "sunk", "line", "on-brand", "bone"]]
ACCENT_FAMILY = ["warm", "warm-tint", "warm-ink", "disc"]
LOUDEST = 1.2
"""How much more color than the house's a ground, an ink or a light in the dark may have."""
DEEPER = 0.45
"""How much of the brand color's light is left when a pointer is on a button."""


@dataclass(frozen=True)
class Palette:
    """A name, and the two colors that all others are turned to."""

    key: str
    title: str
    brand: str
    accent: str


HOUSE = Palette("evergreen", "Evergreen and apricot", "#0b5d56", "#eda271")
PALETTES = (
    HOUSE,
    Palette("harbor", "Harbor blue and sand", "#1d5487", "#e6b06a"),
    Palette("dusk", "Dusk blue and rose", "#43519a", "#e79a94"),
    Palette("plum", "Plum and honey", "#7a3f78", "#e0b25c"),
    Palette("garnet", "Garnet and clay", "#8a3350", "#e39f80"),
    Palette("olive", "Olive and terracotta", "#55602a", "#e2956b"),
    Palette("slate", "Slate and copper", "#49586a", "#dc9b78"),
)
BY_KEY = {palette.key: palette for palette in PALETTES}


def colors(palette: Palette) -> dict[str, Tokens]:
    """Return every token for "light" and for "dark"."""
    if palette == HOUSE:
        return house()
    brand, accent = Color.of(palette.brand), Color.of(palette.accent)
    found = house()
    light = _turned(found["light"], BRAND_FAMILY, brand, BRAND)
    dark = _turned(found["dark"], DARK_BRAND_FAMILY, brand, BRAND)
    return {
        "light": _turned(light, ACCENT_FAMILY, accent, ACCENT),
        "dark": _turned(dark, ACCENT_FAMILY, accent, ACCENT),
    }


def own_colors(brand: str, accent: str) -> dict[str, Tokens]:
    """Return the tokens for a practice's own colors: its brand color exactly, in the light."""
    found = colors(Palette("own", "Our own colors", brand, accent or HOUSE.accent))
    exact = Color.of(brand)
    deeper = shade(exact.hue, exact.chroma, exact.luminance * DEEPER)
    found["light"] |= {BRAND: str(exact), "brand-hover": str(deeper)}
    return found


def own_problems(brand: str, accent: str) -> list[Pair]:
    """Return the pairs that a practice's own colors would make too faint to read."""
    return failures(own_colors(brand, accent))


def nearest_that_passes(brand: str, accent: str) -> str:
    """Return the lightest shade of that color with which every pair passes."""
    wanted = Color.of(brand)
    low, high = 0.0, wanted.luminance
    for _ in range(12):
        middle = (low + high) / 2
        if own_problems(str(shade(wanted.hue, wanted.chroma, middle)), accent):
            high = middle
        else:
            low = middle
    return str(shade(wanted.hue, wanted.chroma, low))


def _turned(tokens: Tokens, family: list[str], target: Color, leader: str) -> Tokens:
    """Turn a family as far as its leader turns, and make it as loud or as quiet as that."""
    first = Color.of(house()["light"][leader])
    by, louder = target.hue - first.hue, min(LOUDEST, target.chroma / first.chroma)
    turned = {}
    for name in family:
        color = Color.of(tokens[name])
        turned[name] = str(shade(color.hue + by, color.chroma * louder, color.luminance))
    return tokens | turned
