"""What would change: the same answers with one thing better, and what the score would be then.

A change is a rule and no advice: where the evidence says that a person can change something,
it takes the answer with the fewest points that a person can still reach, and assesses again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from assessment.engine import decimals
from assessment.engine.fitting import fits
from assessment.engine.labels import label
from assessment.engine.model import (
    Assessment,
    BodyMassIndex,
    Level,
    Line,
    Option,
    Question,
    Range,
    Score,
    ScoreResult,
)
from assessment.engine.outline import Outline, outline
from assessment.engine.points import body_mass_index, question_points, worth
from assessment.engine.reckon import value_with
from assessment.engine.tally import level_at
from assessment.engine.vocabulary import Answers, Kind, Text, Value


class Bound(StrEnum):
    """How far the other answer reaches."""

    EXACTLY = "exactly"
    AT_MOST = "at-most"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class Change:
    """With another answer to one thing, the score would be `after`."""

    score: str
    of: str
    title: Text
    answer: Text
    instead: Text
    bound: Bound
    before: Decimal
    after: Decimal
    level: Level | None
    """The one that the score would then be in."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Other answers, and how the other thing is then called."""

    answers: Answers
    instead: Text
    bound: Bound = Bound.EXACTLY


def changes(assessment: Assessment, found: Outline | None = None) -> tuple[Change, ...]:
    """The largest first; none beside a red flag, where nothing else matters."""
    if assessment.red_flags or assessment.incomplete:
        return ()
    found = found or outline(assessment.questionnaire)
    shown = (result for result in assessment.scores if not result.score.hidden)
    every = (change for result in shown for change in _of_score(found, assessment, result))
    return tuple(sorted(every, key=lambda change: change.after - change.before))


def _of_score(found: Outline, assessment: Assessment, result: ScoreResult) -> Iterator[Change]:
    for line in result.lines:
        if line.evidence and line.evidence.can_change:
            for goal in _goals(found, assessment, line):
                after = value_with(found, assessment, result.score.key, goal.answers)
                if after is not None and result.value is not None and after < result.value:
                    yield _change(result, line, goal, after)


def _change(result: ScoreResult, line: Line, goal: Goal, after: Decimal) -> Change:
    assert result.value is not None
    return Change(
        score=result.score.key,
        of=line.of,
        title=line.title,
        answer=line.answer,
        instead=goal.instead,
        bound=goal.bound,
        before=result.value,
        after=after,
        level=level_at(result.score, after),
    )


# Where a change could lead


def _goals(found: Outline, assessment: Assessment, line: Line) -> Iterator[Goal]:
    if line.of in found.questions:
        question = found.questions[line.of]
        return _of_question(question, assessment.answers[line.of], line.points)
    if line.of in found.derived:
        return _of_derived(found, found.derived[line.of], assessment.answers, line.points)
    return _of_parts(found, found.scores[line.of], assessment)


def _of_question(question: Question, values: tuple[Value, ...], points: Decimal) -> Iterator[Goal]:
    for value, bound in _better(question, values, points):
        if fits(question, (value,)):
            yield Goal({question.key: (value,)}, label(question, (value,)), bound)


def _better(
    question: Question, values: tuple[Value, ...], points: Decimal
) -> Iterator[tuple[Value, Bound]]:
    if question.options:
        option = _best_option(question, values, points)
        yield from [(option.key, Bound.EXACTLY)] if option else []
    elif question.kind is Kind.YES_NO:
        other = not values[0]
        gained = question_points(question, (other,))
        yield from [(other, Bound.EXACTLY)] if gained is not None and gained < points else []
    else:
        assert question.points is not None
        assert isinstance(values[0], Decimal)
        yield from _better_ends(question.points.ranges, values[0], points)


def _best_option(question: Question, values: tuple[Value, ...], points: Decimal) -> Option | None:
    """The fewest points within reach; among equals the one nearest to what was chosen."""
    keys = [option.key for option in question.options]
    chosen = max(keys.index(key) for key in keys if key in values)
    least, best = points, None
    for option in sorted(question.options, key=lambda each: abs(keys.index(each.key) - chosen)):
        is_open = not option.out_of_reach and (question.kind is Kind.ONE or option.alone)
        if is_open and option.points is not None and option.points < least:
            least, best = option.points, option
    return best


def _better_ends(
    ranges: Iterable[Range], number: Decimal, points: Decimal
) -> Iterator[tuple[Decimal, Bound]]:
    """The near end of each range with fewer points, the nearest first."""
    ends: list[tuple[Decimal, Bound]] = []
    for each in ranges:
        if each.points < points:
            if each.high is not None and each.high < number:
                ends.append((each.high, Bound.AT_MOST))
            elif each.low is not None and each.low > number:
                ends.append((each.low, Bound.AT_LEAST))
    yield from sorted(ends, key=lambda end: abs(end[0] - number))


def _of_derived(
    found: Outline, derived: BodyMassIndex, answers: Answers, points: Decimal
) -> Iterator[Goal]:
    """Nobody changes in height: it is the weight that an index asks for."""
    (weight,), (height,) = answers[derived.weight], answers[derived.height]
    assert isinstance(weight, Decimal)
    assert isinstance(height, Decimal)
    index = body_mass_index(derived, weight, height)
    assert index is not None
    for end, bound in _better_ends(derived.points.ranges, index, points):
        question = found.questions[derived.weight]
        lighter = _weight(derived, question, height, end, bound)
        words = dict.fromkeys(derived.title, decimals.write(end))
        if fits(question, (lighter,)):
            yield Goal({derived.weight: (lighter,)}, words, bound)


@decimals.exactly
def _weight(
    derived: BodyMassIndex, question: Question, height: Decimal, end: Decimal, bound: Bound
) -> Decimal:
    """The weight at that end, as precise as it may be given."""
    rounding = ROUND_FLOOR if bound is Bound.AT_MOST else ROUND_CEILING
    exact = end * height * height / derived.scale
    return decimals.plain(exact.quantize(Decimal(1).scaleb(-question.places), rounding))


def _of_parts(found: Outline, score: Score, assessment: Assessment) -> Iterator[Goal]:
    """A score within a score: each of its questions at its best."""
    best: dict[str, tuple[Value, ...]] = {}
    for key in sorted(found.asks[score.key] & assessment.answers.keys()):
        question, values = found.questions[key], assessment.answers[key]
        points = question_points(question, values)
        if points is not None:
            for goal in list(_of_question(question, values, points))[-1:]:
                best |= goal.answers
    value = value_with(found, assessment, score.key, best)
    if best and value is not None and score.points is not None:
        yield _called(score, best, value)


def _called(score: Score, best: Answers, value: Decimal) -> Goal:
    """Anything in the range does as well as the best, so the range's end is the goal."""
    assert score.points is not None
    points = worth(score.points, value)
    ranges = [each for each in score.points.ranges if each.points == points]
    end = next((each.high for each in ranges if each.high is not None), None)
    words = dict.fromkeys(score.title, decimals.write(value if end is None else end))
    return Goal(best, words, Bound.EXACTLY if end is None else Bound.AT_MOST)
