"""A score out of its operands: sum, mean or percentage, with everything that led to it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assessment.engine.decimals import exactly
from assessment.engine.model import Level, Line, Score, ScoreResult
from assessment.engine.operands import Operand
from assessment.engine.vocabulary import How

ZERO, HUNDRED = Decimal(0), Decimal(100)


@exactly
def tally(score: Score, operands: Sequence[Operand]) -> ScoreResult:
    lines = tuple(
        Line(each.of, each.title, each.answer, each.points, each.highest, each.evidence)
        for each in operands
        if each.points is not None
    )
    value, why_none = _value(score, lines)
    lowest, highest = _extremes(score, operands)
    return ScoreResult(
        score=score,
        value=value,
        lowest=lowest,
        highest=highest,
        answered=len(lines),
        asked=len(operands),
        level=None if value is None else level_at(score, value),
        lines=lines,
        missing=ZERO if value is None else _missing(score, operands, value),
        why_none=why_none,
    )


def fold(how: How, points: Sequence[Decimal], highest: Iterable[Decimal]) -> Decimal | None:
    """The value of a score from its lines; `highest` are the most points of each."""
    total = sum(points, start=ZERO)
    if how is How.SUM:
        return total
    if how is How.MEAN:
        return total / len(points)
    maximum = sum(highest, start=ZERO)
    return total * HUNDRED / maximum if maximum > 0 else None


def _value(score: Score, lines: Sequence[Line]) -> tuple[Decimal | None, str]:
    if len(lines) < max(1, score.at_least):
        return None, "too-few-answers"
    value = fold(score.how, [line.points for line in lines], [line.highest for line in lines])
    return value, "no-maximum" if value is None else ""


def _extremes(score: Score, operands: Sequence[Operand]) -> tuple[Decimal, Decimal]:
    """Over every way to answer at least `at_least` of the operands."""
    if not operands:
        return ZERO, ZERO
    if score.how is How.PERCENT:
        return ZERO, HUNDRED
    needed = max(1, score.at_least)
    lowest = sorted(operand.lowest for operand in operands)
    highest = sorted((operand.highest for operand in operands), reverse=True)
    if score.how is How.MEAN:
        return _mean(lowest[:needed]), _mean(highest[:needed])
    # Beyond those needed, only what lowers (or raises) the sum further.
    least = lowest[:needed] + [points for points in lowest[needed:] if points < 0]
    most = highest[:needed] + [points for points in highest[needed:] if points > 0]
    return sum(least, start=ZERO), sum(most, start=ZERO)


def _mean(points: Sequence[Decimal]) -> Decimal:
    return sum(points, start=ZERO) / len(points)


def level_at(score: Score, value: Decimal) -> Level | None:
    reached = [level for level in score.levels if level.low <= value]
    return reached[-1] if reached else None


def _missing(score: Score, operands: Sequence[Operand], value: Decimal) -> Decimal:
    best = fold(
        score.how,
        [operand.best for operand in operands],
        [operand.highest for operand in operands],
    )
    return ZERO if best is None else max(ZERO, best - value)
