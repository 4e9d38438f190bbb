"""A healthy view and the problem side by side, each with its name under it."""

from drawings.markup import block, circle, path, placed, text, told
from drawings.words import CONDITIONS

PANEL_WIDE, PANEL_HIGH, GAP, PLATE_HIGH = 318, 356, 4, 44
WIDE, HIGH = 2 * PANEL_WIDE + GAP, PANEL_HIGH + PLATE_HIGH


def badge(troubled: bool) -> str:
    """A check or an exclamation mark, so the two sides differ by more than color."""
    sign = path("bang", "M0 -7V1M0 6.5V7") if troubled else path("tick", "m-6 .5 4 4 8-9")
    return placed(circle("badge-bad" if troubled else "badge-good", 0, 0, 14) + sign, 26, 378)


def plate(troubled: bool, name: str) -> str:
    ground = block("plate", 0, PANEL_HIGH, PANEL_WIDE, PLATE_HIGH + 4)
    return ground + badge(troubled) + text("word word-name", 50, 387, name)


def pair_of(slug: str, healthy: str, problem: str) -> str:
    """The problem side is painted last and covers whatever reaches over from the healthy side."""
    name, words = CONDITIONS[slug]
    calm = block("bg", 0, 0, PANEL_WIDE, PANEL_HIGH) + healthy + plate(False, "Healthy")
    between = block("paper", PANEL_WIDE, 0, GAP, HIGH)
    sore = block("bg2", 0, 0, PANEL_WIDE, PANEL_HIGH) + problem + plate(True, name)
    inner = calm + between + placed(sore, PANEL_WIDE + GAP, 0)
    return told(f"0 0 {WIDE} {HIGH}", inner, "drawing drawing--condition", words)
