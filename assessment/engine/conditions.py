"""Check: conditions name what exists and stands above them, and compare like with like."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessment.engine.model import (
    ALWAYS,
    Condition,
    Note,
    Question,
    Questionnaire,
    RedFlag,
    When,
)
from assessment.engine.outline import Outline, outline
from assessment.engine.problem import Problem, warning
from assessment.engine.vocabulary import Join, Kind, Operator
from assessment.engine.wording import place

EQUALITY = (Operator.EQUAL, Operator.NOT_EQUAL)

COMPARED: dict[Kind, type] = {
    Kind.NUMBER: Decimal,
    Kind.DATE: date,
    Kind.YES_NO: bool,
    Kind.ONE: str,
    Kind.MANY: str,
}
"""What a question of each kind is compared with; a text is compared with nothing."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somewhere that conditions stand, and how much of the questionnaire is above it."""

    where: str
    when: When
    questions: int
    """How many questions stand above."""
    scores: int
    """How many scores do."""


def condition_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    found = outline(questionnaire)
    for reader in (*_item_readers(questionnaire), *_result_readers(questionnaire)):
        if reader.when.join is Join.ANY and not reader.when.conditions:
            yield Problem(reader.where, "never-holds", "Any one of no conditions never holds.")
        for condition in reader.when.conditions:
            yield from _reference_problems(found, reader, condition)
    for flag in questionnaire.red_flags:
        yield from _flag_problems(found, flag)
    yield from _band_problems(questionnaire)


def _item_readers(questionnaire: Questionnaire) -> Iterator[Reader]:
    above, scores = 0, len(questionnaire.scores)
    for section in questionnaire.sections:
        yield Reader(place(section), section.when, above, scores)
        for item in section.items:
            for when in item.when if isinstance(item, Note) else (item.when,):
                yield Reader(place(item), when, above, scores)
            above += isinstance(item, Question)


def _result_readers(questionnaire: Questionnaire) -> Iterator[Reader]:
    every = sum(
        isinstance(item, Question) for section in questionnaire.sections for item in section.items
    )
    for number, score in enumerate(questionnaire.scores):
        yield Reader(place(score), score.when, every, number)
    for thing in (*questionnaire.red_flags, *questionnaire.bands, *questionnaire.notes):
        for when in thing.when:
            yield Reader(place(thing), when, every, len(questionnaire.scores))


def _reference_problems(found: Outline, reader: Reader, condition: Condition) -> Iterator[Problem]:
    if condition.of not in found.asks:
        yield Problem(reader.where, "unknown-reference", f"Nothing has the key {condition.of!r}.")
        return
    scores = list(found.scores)
    late = condition.of in scores and scores.index(condition.of) >= reader.scores
    if late or any(found.positions[key] >= reader.questions for key in found.reads[condition.of]):
        yield Problem(reader.where, "later-reference", f"{condition.of!r} comes later.")
    code = _misfit(found, condition)
    if code:
        message = f"{condition.of!r} cannot be compared like this."
        yield Problem(reader.where, code, message)


def _misfit(found: Outline, condition: Condition) -> str:
    if condition.op is Operator.EXISTS:
        return "" if isinstance(condition.value, bool) else "wrong-value"
    question = found.questions.get(condition.of)
    kind = Kind.NUMBER if question is None else question.kind
    if kind is Kind.TEXT:
        return "wrong-operator"
    if kind not in (Kind.NUMBER, Kind.DATE) and condition.op not in EQUALITY:
        return "wrong-operator"
    if type(condition.value) is not COMPARED[kind]:
        return "wrong-value"
    if question is not None and question.options:
        keys = [option.key for option in question.options]
        return "" if condition.value in keys else "unknown-option"
    return ""


def _flag_problems(found: Outline, flag: RedFlag) -> Iterator[Problem]:
    if not flag.when or not all(when.conditions for when in flag.when):
        yield Problem(place(flag), "names-nothing", "A red flag must say what raises it.")
    named = {condition.of for when in flag.when for condition in when.conditions}
    for key, question in found.questions.items():
        if key in named and not question.required:
            yield warning(place(flag), "can-be-skipped", f"The question {key!r} can be skipped.")


def _band_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    bands = questionnaire.bands
    if not bands or ALWAYS not in bands[-1].when:
        where = place(bands[-1]) if bands else "questionnaire.bands"
        yield Problem(where, "no-last-band", "The last band must always hold.")
    for band in bands[:-1]:
        if ALWAYS in band.when:
            yield Problem(place(band), "hides-bands", "The bands below can never be reached.")
    for band in bands:
        if not band.when:
            yield Problem(place(band), "never-holds", "Nothing leads to this band.")
