"""What an answer is worth, and the least and most that it could be worth."""

from collections.abc import Iterable
from decimal import Decimal

from assessment.engine.decimals import exactly
from assessment.engine.model import BodyMassIndex, Points, Question, Range
from assessment.engine.vocabulary import Kind, Value

Extremes = tuple[Decimal, Decimal]

NO, YES = Decimal(0), Decimal(1)
ONE_PLACE = Decimal("0.1")


@exactly
def worth(points: Points, number: Decimal) -> Decimal | None:
    """None where no range holds the number."""
    if not points.ranges:
        return number * points.times + points.plus
    return next((found.points for found in points.ranges if _holds(found, number)), None)


def _holds(found: Range, number: Decimal) -> bool:
    return (found.low is None or found.low <= number) and (
        found.high is None or number <= found.high
    )


@exactly
def stretch(points: Points, low: Decimal, high: Decimal) -> Extremes | None:
    """The extremes of `worth` over the numbers from low to high."""
    if not points.ranges:
        return _extremes([low * points.times + points.plus, high * points.times + points.plus])
    return _extremes(found.points for found in points.ranges if _touches(found, low, high))


def _touches(found: Range, low: Decimal, high: Decimal) -> bool:
    return (found.low is None or found.low <= high) and (found.high is None or low <= found.high)


def question_points(question: Question, values: tuple[Value, ...]) -> Decimal | None:
    if question.kind in (Kind.ONE, Kind.MANY):
        chosen = [option for option in question.options if option.key in values]
        given = [option.points for option in chosen if option.points is not None]
        return _total(given) if given else None
    if question.points is None or not values:
        return None
    number = _number(values[0])
    return None if number is None else worth(question.points, number)


def _number(value: Value) -> Decimal | None:
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, Decimal) else None


def question_extremes(question: Question) -> Extremes | None:
    """None for a question that has no points to give."""
    if question.kind is Kind.ONE:
        return _extremes(option.points for option in question.options if option.points is not None)
    if question.kind is Kind.MANY:
        return _many_extremes(question)
    if question.points is None:
        return None
    if question.kind is Kind.YES_NO:
        return _extremes(
            points
            for points in (worth(question.points, NO), worth(question.points, YES))
            if points is not None
        )
    if question.kind is Kind.NUMBER and question.low is not None and question.high is not None:
        return stretch(question.points, question.low, question.high)
    return None


def _many_extremes(question: Question) -> Extremes | None:
    """Options add up, except one that stands alone; at least one is chosen."""
    alone = [
        option.points for option in question.options if option.points is not None and option.alone
    ]
    together = [
        option.points
        for option in question.options
        if option.points is not None and not option.alone
    ]
    falls = [points for points in together if points < 0]
    rises = [points for points in together if points > 0]
    sums = [_total(falls)] * bool(falls) + [_total(rises)] * bool(rises)
    return _extremes(alone + together + sums)


def _extremes(points: Iterable[Decimal]) -> Extremes | None:
    found = sorted(points)
    return (found[0], found[-1]) if found else None


@exactly
def _total(points: Iterable[Decimal]) -> Decimal:
    return sum(points, start=Decimal(0))


@exactly
def body_mass_index(derived: BodyMassIndex, weight: Decimal, height: Decimal) -> Decimal | None:
    if height <= 0:
        return None
    return (derived.scale * weight / (height * height)).quantize(ONE_PLACE)


def body_mass_index_range(
    derived: BodyMassIndex, weight: Question, height: Question
) -> Extremes | None:
    """The least and greatest index that the two questions let anybody have."""
    ends = (weight.low, weight.high, height.low, height.high)
    if any(end is None for end in ends):
        return None
    lowest = body_mass_index(derived, weight.low, height.high)
    highest = body_mass_index(derived, weight.high, height.low)
    return None if lowest is None or highest is None else (lowest, highest)
