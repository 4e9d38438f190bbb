"""A score as a drawing: vertebra-shaped blocks bent into an arc, and a pointer."""

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from assessment.engine import decimals
from assessment.engine.labels import say
from assessment.engine.model import ScoreResult
from assessment.engine.scale import Stretch, stretches

BLOCKS = 25
RADIUS = 150
CENTER = 200
POINTER_RADIUS = RADIUS - 43
BANDS = ("low", "mid", "high")
WIDEST = 0.16
"""How much larger the blocks at the top of the arc are than those at its ends."""

OUTLINE = "M{} C{} {} {} L{} C{} {} {}Z"
CORNERS = ((-7.2, 16), (-7.2, 24), (7.2, 24), (7.2, 16))
"""One end of an upright block around 0, with the handles of its curve; the other mirrors it."""

PRINTED_SIZES = {"value": 74, "range": 30}
"""Of the words in the printed drawing (templates/assessment/summary_gauge.svg)."""

TENTH = Decimal("0.1")


@lru_cache(maxsize=512)
def rounded(number: Decimal) -> Decimal:
    """As it is shown: a mean or a percentage need not end."""
    return decimals.plain(number.quantize(TENTH, ROUND_HALF_UP))


class Gauge:
    """Of a score with a value and a level; without them there is nothing to point at."""

    def __init__(self, result: ScoreResult, language: str, *, in_ones: bool):
        self.result = result
        self.value = rounded(result.value)
        self.lowest = rounded(result.lowest)
        self.highest = rounded(result.highest)
        self.title = say(result.score.title, language)
        self.level_title = say(result.level.title, language)
        self.language = language
        self.stretches = stretches(result, in_ones=in_ones)

    @property
    def label(self) -> str:
        """The sentence that stands in for the drawing."""
        words = {"title": self.title, "value": self.value, "highest": self.highest}
        scale = _("%(title)s: %(value)s of %(highest)s points.") % words
        levels = [_("%(level)s is %(span)s.") % band for band in self.bands]
        return " ".join([scale, *levels])

    @cached_property
    def bands(self) -> list[dict[str, Any]]:
        """Every level, where it begins and ends, and whether the value is in it."""
        return [
            {
                "level": say(stretch.level.title, self.language),
                "span": _span(stretch),
                "band": self._band(self._share(stretch.level.low)),
                "is_own": stretch.level == self.result.level,
            }
            for stretch in self.stretches
        ]

    @property
    def blocks(self):
        return [self._block(index) for index in range(BLOCKS)]

    @property
    def outlines(self):
        """Blocks of one color as one path: 50 drawings of their own take long to print."""
        runs = groupby(self.blocks, lambda block: block["is_on"] and block["band"])
        return [{"color": color, "path": "".join(map(_outline, run))} for color, run in runs]

    @property
    def printed_words(self):
        """The words in the drawing, with where each begins to stand in its middle."""
        words = {"value": str(self.value), "range": f"{self.lowest}–{self.highest}"}
        return {
            name: {"words": said, "size": size, "x": round(CENTER - _width(said) * size / 2, 1)}
            for name, said in words.items()
            for size in [PRINTED_SIZES[name]]
        }

    def _block(self, index):
        middle = (index + 0.5) / BLOCKS
        angle = math.pi * (1 - middle)
        return {
            "x": round(CENTER + RADIUS * math.cos(angle), 1),
            "y": round(CENTER - RADIUS * math.sin(angle), 1),
            "rotation": round(90 - math.degrees(angle), 1),
            "scale": round(0.94 + WIDEST * math.sin(middle * math.pi), 2),
            "band": self._band(middle),
            "is_on": middle < self._share(self.value),
        }

    def _band(self, share):
        """The colour of the level that this part of the arc belongs to, first to last."""
        lows = [self._share(level.low) for level in self.result.score.levels]
        reached = max((index for index, low in enumerate(lows) if low <= share), default=0)
        return BANDS[min(reached, len(BANDS) - 1)]

    def _share(self, value) -> float:
        span = self.highest - self.lowest
        return float((value - self.lowest) / span) if span else 0.0

    @property
    def _angle(self):
        return math.pi * (1 - self._share(self.value))

    @property
    def pointer_x(self):
        return round(CENTER + POINTER_RADIUS * math.cos(self._angle), 1)

    @property
    def pointer_y(self):
        return round(CENTER - POINTER_RADIUS * math.sin(self._angle), 1)

    @property
    def pointer_rotation(self):
        return round(90 - math.degrees(self._angle), 1)


def _outline(block) -> str:
    turn, size = math.radians(block["rotation"]), block["scale"]
    points = [*CORNERS, *((-x, -y) for x, y in CORNERS)]
    return OUTLINE.format(
        *(
            f"{block['x'] + size * (x * math.cos(turn) - y * math.sin(turn)):.1f}"
            f" {block['y'] + size * (x * math.sin(turn) + y * math.cos(turn)):.1f}"
            for x, y in points
        )
    )


def _width(figures: str) -> float:
    """In ems of Source Sans. Text with an anchor would be printed as a document of its own."""
    return sum(0.26 if each == "." else 0.5 for each in figures)


def _span(stretch: Stretch) -> str:
    """From where to where, in words; a scale without whole numbers ends below the next level."""
    if stretch.high is None:
        return _("%(low)s or more") % {"low": stretch.low}
    ends = {"low": rounded(stretch.low), "high": rounded(stretch.high)}
    if stretch.is_open:
        return _("from %(low)s to below %(high)s") % ends
    return _("%(low)s to %(high)s") % ends if stretch.low != stretch.high else str(ends["low"])
