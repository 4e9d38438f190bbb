"""The scale of a score: where each of its levels begins and ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assessment.engine.model import Level, Points, ScoreResult
from assessment.engine.outline import Outline
from assessment.engine.vocabulary import How, Kind


@dataclass(frozen=True, slots=True)
class Stretch:
    """One level, from `low` to `high`; a score that jumps by fractions stays below `high`."""

    level: Level
    low: Decimal
    high: Decimal | None
    """None where nothing is known to end it."""
    is_open: bool = False
    """Whether `high` itself belongs to the next level."""


def stretches(result: ScoreResult, *, in_ones: bool) -> tuple[Stretch, ...]:
    """Every level in order; `in_ones` is what `is_whole` says of the score."""
    levels = result.score.levels
    inner = [_until(level, above, in_ones) for level, above in pairwise(levels)]
    last = [
        Stretch(level, level.low, result.highest if result.highest >= level.low else None)
        for level in levels[-1:]
    ]
    return (*inner, *last)


def is_whole(found: Outline, key: str) -> bool:
    """Whether every value that the score can have is a whole number."""
    score = found.scores[key]
    return score.how is How.SUM and all(_gives_whole(found, each) for each in score.of)


def _until(level: Level, above: Level, in_ones: bool) -> Stretch:
    if in_ones and _are_whole((level.low, above.low)):
        return Stretch(level, level.low, above.low - 1)
    return Stretch(level, level.low, above.low, is_open=True)


def _gives_whole(found: Outline, key: str) -> bool:
    if key in found.questions:
        question = found.questions[key]
        if question.kind in (Kind.ONE, Kind.MANY):
            given = (option.points for option in question.options)
            return _are_whole(points for points in given if points is not None)
        return _rule_is_whole(question.points, question.places == 0)
    if key in found.derived:
        return _rule_is_whole(found.derived[key].points, False)
    return _rule_is_whole(found.scores[key].points, is_whole(found, key))


def _rule_is_whole(points: Points | None, number_is_whole: bool) -> bool:
    if points is None:
        return True
    if points.ranges:
        return _are_whole(each.points for each in points.ranges)
    return number_is_whole and _are_whole((points.times, points.plus))


def _are_whole(numbers: Iterable[Decimal]) -> bool:
    return all(number == number.to_integral_value() for number in numbers)
