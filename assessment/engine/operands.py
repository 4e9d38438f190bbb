"""What a score is made of: questions, derived numbers and other scores, each with its points."""

from dataclasses import dataclass
from decimal import Decimal

from assessment.engine import decimals
from assessment.engine.labels import label
from assessment.engine.model import BodyMassIndex, Evidence, Question, ScoreResult
from assessment.engine.points import (
    body_mass_index_range,
    question_extremes,
    question_points,
    stretch,
    worth,
)
from assessment.engine.vocabulary import Text, Value


@dataclass(frozen=True, slots=True)
class Operand:
    """An enabled question, derived number or score that has points to give."""

    of: str
    title: Text
    answer: Text
    points: Decimal | None
    """None while unanswered."""
    lowest: Decimal
    highest: Decimal
    best: Decimal
    """The most it could still be worth, were the skipped questions answered."""
    evidence: Evidence | None = None


def question_operand(question: Question, values: tuple[Value, ...]) -> Operand | None:
    """None where the question has no points to give; the same below."""
    extremes = question_extremes(question)
    if extremes is None:
        return None
    points = question_points(question, values)
    return Operand(
        of=question.key,
        title=question.short or question.text,
        answer=label(question, values),
        points=points,
        lowest=extremes[0],
        highest=extremes[1],
        best=extremes[1] if points is None else points,
        evidence=question.evidence,
    )


def derived_operand(
    derived: BodyMassIndex, weight: Question, height: Question, number: Decimal | None
) -> Operand | None:
    ends = body_mass_index_range(derived, weight, height)
    extremes = stretch(derived.points, *ends) if ends else None
    if extremes is None:
        return None
    points = None if number is None else worth(derived.points, number)
    return Operand(
        of=derived.key,
        title=derived.title,
        answer=_figure(derived.title, number),
        points=points,
        lowest=extremes[0],
        highest=extremes[1],
        best=extremes[1] if points is None else points,
        evidence=derived.evidence,
    )


@decimals.exactly
def score_operand(result: ScoreResult) -> Operand | None:
    score, value = result.score, result.value
    if score.points is None:
        return None
    extremes = stretch(score.points, result.lowest, result.highest)
    if extremes is None:
        return None
    points = None if value is None else worth(score.points, value)
    # With a value it can rise only as far as its own skipped questions let it.
    reach = None if value is None else stretch(score.points, value, value + result.missing)
    return Operand(
        of=score.key,
        title=score.title,
        answer=_figure(score.title, value),
        points=points,
        lowest=extremes[0],
        highest=extremes[1],
        best=(reach or extremes)[1],
        evidence=score.evidence,
    )


def _figure(title: Text, number: Decimal | None) -> Text:
    return {language: "" if number is None else decimals.write(number) for language in title}
