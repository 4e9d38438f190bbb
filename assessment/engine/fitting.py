"""Whether values are an answer to a question."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from assessment.engine import decimals
from assessment.engine.model import Question
from assessment.engine.vocabulary import Answers, Kind, Value

LONGEST_TEXT = 200

UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode categories: control characters, halves of characters, line and paragraph separators."""


class Invalid(ValueError):
    """Not an answer; the code says why, and the page has the words for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def fits(question: Question, values: tuple[Value, ...]) -> bool:
    try:
        verify(question, values)
    except Invalid:
        return False
    return True


def fitting(questions: Iterable[Question], answers: Answers) -> Answers:
    """The answers that are answers to these questions; all others were never given."""
    return {
        question.key: answers[question.key]
        for question in questions
        if question.key in answers and fits(question, answers[question.key])
    }


def verify(question: Question, values: tuple[Value, ...]) -> None:
    if not values:
        if question.required:
            raise Invalid("required")
    elif question.kind is Kind.MANY:
        _verify_many(question, values)
    elif len(values) > 1:
        raise Invalid("one-only")
    else:
        VERIFIERS[question.kind](question, values[0])


def _verify_many(question: Question, values: tuple[Value, ...]) -> None:
    for value in values:
        _verify_option(question, value)
    if len(set(values)) < len(values):
        raise Invalid("twice")
    if len(values) > 1 and any(
        option.alone and option.key in values for option in question.options
    ):
        raise Invalid("alone-with-others")


def _verify_option(question: Question, value: Value) -> None:
    for option in question.options:
        if option.key == value:
            return
    raise Invalid("not-an-option")


def _verify_number(question: Question, value: Value) -> None:
    if not isinstance(value, Decimal) or not decimals.writable(value):
        raise Invalid("not-a-number")
    if question.low is not None and value < question.low:
        raise Invalid("too-low")
    if question.high is not None and value > question.high:
        raise Invalid("too-high")
    if decimals.places(value) > question.places:
        raise Invalid("too-precise")


def _verify_yes_no(question: Question, value: Value) -> None:
    if not isinstance(value, bool):
        raise Invalid("not-yes-or-no")


def _verify_text(question: Question, value: Value) -> None:
    if (
        not isinstance(value, str)
        or not value
        or value != value.strip()
        or value != unicodedata.normalize("NFC", value)
    ):
        raise Invalid("not-text")
    if len(value) > LONGEST_TEXT:
        raise Invalid("too-long")
    if any(unicodedata.category(character) in UNPRINTABLE for character in value):
        raise Invalid("control-character")


def _verify_date(question: Question, value: Value) -> None:
    if type(value) is not date:
        raise Invalid("not-a-date")


VERIFIERS = {
    Kind.ONE: _verify_option,
    Kind.NUMBER: _verify_number,
    Kind.YES_NO: _verify_yes_no,
    Kind.TEXT: _verify_text,
    Kind.DATE: _verify_date,
}
