"""Check: every score can be reckoned, reaches its levels, and gives points where it counts."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assessment.engine import decimals
from assessment.engine.asking import range_problems
from assessment.engine.coverage import coverage_codes
from assessment.engine.model import Points, Question, Questionnaire, Score, ScoreResult
from assessment.engine.operands import (
    Operand,
    derived_operand,
    question_operand,
    score_operand,
)
from assessment.engine.outline import Outline, outline
from assessment.engine.problem import Problem
from assessment.engine.tally import tally
from assessment.engine.vocabulary import How
from assessment.engine.wording import place


def measure_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Scores are reckoned once with everything open and unanswered, for their extremes."""
    found = outline(questionnaire)
    results: dict[str, ScoreResult] = {}
    fineness: dict[str, int | None] = {}
    for score in questionnaire.scores:
        operands = {key: _operand(found, results, key) for key in dict.fromkeys(score.of)}
        given = [operand for operand in operands.values() if operand is not None]
        result = tally(score, given)
        yield from _operand_problems(found, results, score, operands)
        yield from _rule_problems(score, given)
        yield from _level_problems(result)
        fineness[score.key] = _fineness(found, fineness, score)
        yield from _point_problems(result, fineness[score.key])
        results[score.key] = result


def _operand(found: Outline, results: dict[str, ScoreResult], key: str) -> Operand | None:
    if key in found.questions:
        return question_operand(found.questions[key], ())
    if key in found.derived:
        derived = found.derived[key]
        weight = found.questions.get(derived.weight)
        height = found.questions.get(derived.height)
        return derived_operand(derived, weight, height, None) if weight and height else None
    return score_operand(results[key]) if key in results else None


def _operand_problems(
    found: Outline,
    results: dict[str, ScoreResult],
    score: Score,
    operands: dict[str, Operand | None],
) -> Iterator[Problem]:
    where = f"{place(score)}.of"
    if len(operands) < len(score.of):
        yield Problem(where, "operand-twice", "Something counts twice in this score.")
    for key, operand in operands.items():
        if key not in found.asks:
            yield Problem(where, "unknown-reference", f"Nothing has the key {key!r}.")
        elif key in found.scores and key not in results:
            yield Problem(where, "later-reference", f"The score {key!r} comes later.")
        elif operand is None:
            yield Problem(where, "operand-without-points", f"{key!r} has no points to give.")


def _rule_problems(score: Score, operands: list[Operand]) -> Iterator[Problem]:
    where = place(score)
    if score.at_least < 1:
        yield Problem(f"{where}.at_least", "at-least-too-low", "At least one must be answered.")
    if score.at_least > len(operands):
        message = f"There are only {len(operands)} to answer."
        yield Problem(f"{where}.at_least", "at-least-unreachable", message)
    if score.how is How.PERCENT:
        for operand in operands:
            if operand.lowest != 0 or operand.highest <= 0:
                message = f"The points of {operand.of!r} must go from zero upward."
                yield Problem(f"{where}.how", "percent-not-from-zero", message)


def _level_problems(result: ScoreResult) -> Iterator[Problem]:
    levels, where = result.score.levels, place(result.score)
    if levels and levels[0].low > result.lowest:
        message = "The score can be below the first level."
        yield Problem(place(levels[0], where), "level-gap", message)
    for lower, upper in pairwise(levels):
        if lower.low >= upper.low:
            message = "Levels must go from low to high."
            yield Problem(place(upper, where), "levels-out-of-order", message)
    for level in levels:
        if level.low > result.highest:
            yield Problem(place(level, where), "dead-level", "The score never gets so high.")


def _point_problems(result: ScoreResult, fineness: int | None) -> Iterator[Problem]:
    points = result.score.points
    if points is not None and points.ranges:
        step = None if fineness is None else Decimal(1).scaleb(-fineness)
        codes = coverage_codes(points.ranges, result.lowest, result.highest, step)
        yield from range_problems(place(result.score), codes)


def _fineness(found: Outline, known: dict[str, int | None], score: Score) -> int | None:
    """The decimal places that a sum can have; None for a mean or percentage, which has any."""
    if score.how is not How.SUM:
        return None
    most = 0
    for key in score.of:
        places = _operand_places(found, known, key)
        if places is None:
            return None
        most = max(most, places)
    return most


def _operand_places(found: Outline, known: dict[str, int | None], key: str) -> int | None:
    if key in found.questions:
        return _question_places(found.questions[key])
    if key in found.derived:
        return _rule_places(found.derived[key].points, 1)
    rule = found.scores[key].points if key in known else None
    return 0 if rule is None else _rule_places(rule, known[key])


def _question_places(question: Question) -> int | None:
    if question.points is not None:
        return _rule_places(question.points, question.places)
    points = [option.points for option in question.options if option.points is not None]
    return max(map(decimals.places, points), default=0)


def _rule_places(rule: Points, places: int | None) -> int | None:
    if rule.ranges:
        return max(decimals.places(each.points) for each in rule.ranges)
    if places is None:
        return None
    return max(places + decimals.places(rule.times), decimals.places(rule.plus))
