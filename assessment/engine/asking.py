"""Check: every question can be answered, and its points are told for every answer."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assessment.engine.coverage import coverage_codes
from assessment.engine.model import BodyMassIndex, Question, Questionnaire
from assessment.engine.outline import Outline, outline
from assessment.engine.points import ONE_PLACE, body_mass_index_range
from assessment.engine.problem import Problem, warning
from assessment.engine.vocabulary import Kind
from assessment.engine.wording import place

CHOICES = (Kind.ONE, Kind.MANY)
POINTED = (Kind.NUMBER, Kind.YES_NO)
MOST_PLACES = 6

RANGE_MESSAGES = {
    "dead-range": "A range holds no number that can occur.",
    "range-gap": "Some numbers are in no range.",
    "range-overlap": "Some numbers are in two ranges.",
}


def range_problems(where: str, codes: list[str]) -> Iterator[Problem]:
    for code in codes:
        yield Problem(f"{where}.points", code, RANGE_MESSAGES[code])


def asking_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    found = outline(questionnaire)
    if not found.questions:
        yield Problem("questionnaire.sections", "no-questions", "Nothing is asked.")
    scored = {key for score in questionnaire.scores for key in score.of}
    for question in found.questions.values():
        yield from _option_problems(question, question.key in scored)
        yield from _number_problems(question)
        yield from _part_problems(question)
        yield from _point_problems(question)
    for derived in questionnaire.derived:
        yield from _derived_problems(found, derived)


def _option_problems(question: Question, scored: bool) -> Iterator[Problem]:
    where = place(question)
    if (question.kind in CHOICES) is not bool(question.options):
        message = "A choice has options, and nothing else has."
        yield Problem(f"{where}.options", "wrong-options", message)
    pointed = any(option.points is not None for option in question.options)
    for option in question.options:
        if option.alone and question.kind is Kind.ONE:
            message = "Every option of a one-choice question stands alone."
            yield Problem(place(option, where), "alone-on-one", message)
        if scored and option.points is None and pointed:
            message = "Other options have points, and this one has none."
            yield warning(place(option, where), "points-missing", message)


def _number_problems(question: Question) -> Iterator[Problem]:
    where = place(question)
    if question.kind is not Kind.NUMBER:
        if (question.low, question.high, question.places) != (None, None, 0):
            yield Problem(where, "range-on-other-kind", "Only numbers have a range and places.")
    elif question.low is None or question.high is None:
        yield Problem(where, "no-range", "Say what the lowest and the highest number are.")
    elif question.low > question.high:
        yield Problem(where, "upside-down", "The lowest number is above the highest.")
    if not 0 <= question.places <= MOST_PLACES:
        yield Problem(where, "bad-places", f"A number has 0 to {MOST_PLACES} decimal places.")


def _part_problems(question: Question) -> Iterator[Problem]:
    """Larger parts are so many of the smaller one, and the last counts as itself."""
    where, times = f"{place(question)}.parts", [part.times for part in question.parts]
    if not times:
        return
    if question.kind is not Kind.NUMBER:
        yield Problem(where, "parts-on-other-kind", "Only numbers have parts.")
    if question.low is not None and question.low < 0:
        yield Problem(where, "negative-parts", "A number in parts cannot be below zero.")
    divisible = all(
        least > 0 and most > least and most % least == 0 for most, least in pairwise(times)
    )
    if times[-1] != 1 or not divisible:
        message = "List the larger parts first, each a whole number of the next; the last is 1."
        yield Problem(where, "bad-parts", message)


def _point_problems(question: Question) -> Iterator[Problem]:
    where = place(question)
    if question.points is None:
        return
    if question.kind not in POINTED:
        yield Problem(
            f"{where}.points", "points-on-other-kind", "Only numbers and yes or no have these."
        )
    ranges, low, high = question.points.ranges, question.low, question.high
    if question.kind is Kind.YES_NO:
        low, high = Decimal(0), Decimal(1)
    if ranges and low is not None and high is not None and low <= high:
        step = Decimal(1).scaleb(-question.places)
        yield from range_problems(where, coverage_codes(ranges, low, high, step))


def _derived_problems(found: Outline, derived: BodyMassIndex) -> Iterator[Problem]:
    where = place(derived)
    weight, height = found.questions.get(derived.weight), found.questions.get(derived.height)
    if weight is None or height is None:
        yield Problem(
            where, "unknown-reference", "It needs a question for each, weight and height."
        )
        return
    if (weight.kind, height.kind) != (Kind.NUMBER, Kind.NUMBER):
        yield Problem(where, "not-a-number", "Weight and height must be numbers.")
    if derived.scale <= 0 or any(
        each.low is not None and each.low <= 0 for each in (weight, height)
    ):
        yield Problem(where, "not-positive", "Scale, weight and height must be above zero.")
    ends = body_mass_index_range(derived, weight, height)
    if ends is not None and derived.points.ranges and ends[0] <= ends[1]:
        yield from range_problems(where, coverage_codes(derived.points.ranges, *ends, ONE_PLACE))
