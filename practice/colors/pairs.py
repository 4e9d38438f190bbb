"""Which colors meet on a page, and how much contrast each pair needs by WCAG 2.2."""

from dataclasses import dataclass

from practice.colors.color import Color, contrast
from practice.colors.tokens import Tokens

TEXT, GRAPHIC = 4.5, 3.0
"""Success criteria 1.4.3 (words) and 1.4.11 (edges, marks and the focus ring)."""

GROUNDS = ("paper", "surface", "sunk", "tint")
NEEDED = (
    *((ink, ground, TEXT) for ink in ("ink", "ink-2", "brand") for ground in GROUNDS),
    *((ink, "warm-tint", TEXT) for ink in ("ink", "ink-2", "warm-ink")),
    *(("warm-ink", ground, TEXT) for ground in ("paper", "surface")),
    *(("danger", ground, TEXT) for ground in ("paper", "surface", "danger-tint")),
    ("ink", "danger-tint", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-hover", TEXT),
    ("on-deep", "deep", TEXT),
    ("on-deep-2", "deep", TEXT),
    ("deep-button", "on-deep", TEXT),
    ("on-alarm", "alarm", TEXT),
    ("on-night", "night", TEXT),
    ("night-link", "night", TEXT),
    *(("edge", ground, GRAPHIC) for ground in ("paper", "surface")),
    *((level, "surface", GRAPHIC) for level in ("low", "mid", "high")),
    ("focus", "deep", GRAPHIC),
    ("focus", "focus-ink", GRAPHIC),
    ("focus-on-deep", "deep", GRAPHIC),
)


@dataclass(frozen=True)
class Pair:
    scheme: str
    """Either "light" or "dark"."""
    front: str
    back: str
    needed: float
    measured: float

    @property
    def passes(self) -> bool:
        return self.measured >= self.needed


def measure(palette: dict[str, Tokens]) -> list[Pair]:
    """Return every pair of both schemes with its contrast."""
    return [
        Pair(scheme, front, back, needed, _contrast(tokens, front, back))
        for scheme, tokens in palette.items()
        for front, back, needed in NEEDED
    ]


def failures(palette: dict[str, Tokens]) -> list[Pair]:
    return [pair for pair in measure(palette) if not pair.passes]


def _contrast(tokens: Tokens, front: str, back: str) -> float:
    return contrast(Color.of(tokens[front]), Color.of(tokens[back]))
