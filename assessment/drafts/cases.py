"""The staff's own tests: example patients, and whether the questionnaire does right by them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assessment import models
from assessment.engine import decimals
from assessment.engine.answers import Invalid, parse
from assessment.engine.model import Assessment, Question, Questionnaire
from assessment.engine.outline import questions
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Answers, Value

NONE = "none"


class BadCase(ValueError):
    """The case asks what cannot be asked; the words are for the staff."""


@dataclass(frozen=True)
class Outcome:
    case: models.Case
    differences: tuple[str, ...]

    @property
    def passes(self) -> bool:
        return not self.differences


def run_cases(version: models.Version, compiled: Questionnaire) -> list[Outcome]:
    return [Outcome(case, differences(case, compiled)) for case in version.cases.all()]


def differences(case: models.Case, compiled: Questionnaire) -> tuple[str, ...]:
    try:
        reached = assess(compiled, given(case, compiled))
    except BadCase as problem:
        return (str(problem),)
    return tuple(_differences(case, reached))


def given(case: models.Case, compiled: Questionnaire) -> Answers:
    """The answers of the case, read as a form would read them."""
    if problem := case.shape_problem():
        raise BadCase(problem)
    asked = {question.key: question for question in questions(compiled)}
    return {key: _values(asked.get(key), key, raw) for key, raw in case.answers.items()}


def _values(question: Question | None, key: str, raw: list[str]) -> tuple[Value, ...]:
    if question is None:
        raise BadCase(f"No question has the key “{key}”.")
    try:
        return parse(question, raw)
    except Invalid as problem:
        raise BadCase(f"“{key}” cannot be answered like this ({problem.code}).") from problem


def _differences(case: models.Case, reached: Assessment) -> Iterator[str]:
    flags = sorted(flag.key for flag in reached.red_flags)
    if sorted(case.flags) != flags:
        yield f"Red flags: expected {_listed(sorted(case.flags))}, got {_listed(flags)}."
    band = reached.band.key if reached.band else ""
    if case.band != band:
        yield f"Band: expected {case.band or NONE}, got {band or NONE}."
    yield from _score_differences(case, reached)


def _score_differences(case: models.Case, reached: Assessment) -> Iterator[str]:
    values = {result.score.key: result.value for result in reached.scores}
    for key, written in case.scores.items():
        got, expected = values.get(key), None if written is None else decimals.read(written)
        if got != expected:
            yield f"Score {key}: expected {_spelled(expected)}, got {_spelled(got)}."


def _spelled(number: Decimal | None) -> str:
    return NONE if number is None else decimals.write(number)


def _listed(keys: list[str]) -> str:
    return ", ".join(keys) or NONE
