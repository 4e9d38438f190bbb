"""Answers as they come from a form, go back into one, and are kept in a cookie."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from assessment.engine import decimals
from assessment.engine.fitting import Invalid, fits, verify
from assessment.engine.labels import split
from assessment.engine.model import Question, Questionnaire
from assessment.engine.outline import questions
from assessment.engine.vocabulary import Answers, Kind, Value

__all__ = ["Invalid", "dump", "load", "parse", "to_raw"]

YES, NO = "yes", "no"

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse(question: Question, raw: Sequence[str]) -> tuple[Value, ...]:
    """The values that the fields of a form hold; () where an optional question is left blank.

    Raises Invalid.
    """
    given = [text.strip() for text in raw]
    values = _read(question, given) if any(given) else ()
    verify(question, values)
    return values


def to_raw(question: Question, values: tuple[Value, ...]) -> list[str]:
    """What a form shows for the values: the inverse of `parse`."""
    if question.parts and values and isinstance(values[0], Decimal):
        return split(question, values[0])
    return [_spell(value) for value in values]


def dump(questionnaire: Questionnaire, answers: Answers) -> dict[str, Any]:
    """The answers as JSON can hold them; only those that fit their question."""
    return {
        question.key: _pack(question, answers[question.key])
        for question in questions(questionnaire)
        if question.key in answers and fits(question, answers[question.key])
    }


def load(questionnaire: Questionnaire, packed: object) -> Answers:
    """The inverse of `dump`. What is unknown or does not fit is left out: it was never asked."""
    if not isinstance(packed, Mapping):
        return {}
    found = {
        question.key: _unpack(question, packed[question.key])
        for question in questions(questionnaire)
        if question.key in packed
    }
    return {key: values for key, values in found.items() if values is not None}


# From a form


def _read(question: Question, given: list[str]) -> tuple[Value, ...]:
    if question.kind is Kind.MANY:
        return _in_order(question, [text for text in given if text])
    if question.parts:
        return (_read_parts(question, given),)
    if len(given) > 1:
        raise Invalid("one-only")
    return (_read_one(question.kind, given[0]),)


def _in_order(question: Question, chosen: list[str]) -> tuple[Value, ...]:
    """Each once, as the questionnaire lists them, so that equal answers are equal values."""
    keys = [option.key for option in question.options]
    if not set(chosen) <= set(keys):
        raise Invalid("not-an-option")
    return tuple(key for key in keys if key in chosen)


def _read_one(kind: Kind, text: str) -> Value:
    if kind is Kind.NUMBER:
        return _read_number(text)
    if kind is Kind.YES_NO:
        return _read_yes_no(text)
    if kind is Kind.DATE:
        return _read_date(text)
    return unicodedata.normalize("NFC", text) if kind is Kind.TEXT else text


def _read_number(text: str) -> Decimal:
    number = decimals.read(text)
    if number is None:
        raise Invalid("not-a-number")
    return number


def _read_yes_no(text: str) -> bool:
    if text not in (YES, NO):
        raise Invalid("not-yes-or-no")
    return text == YES


def _read_date(text: str) -> date:
    if not DATE.fullmatch(text):
        raise Invalid("not-a-date")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid("not-a-date") from error


@decimals.exactly
def _read_parts(question: Question, given: list[str]) -> Decimal:
    """A blank part is none of it: five feet and nothing is five feet."""
    if len(given) != len(question.parts):
        raise Invalid("not-a-number")
    numbers = [_read_number(text or "0") for text in given]
    _verify_parts(question, numbers)
    worths = [number * part.times for number, part in zip(numbers, question.parts, strict=True)]
    return decimals.plain(sum(worths, start=Decimal(0)))


def _verify_parts(question: Question, numbers: list[Decimal]) -> None:
    """5 feet 14 inches is more likely a slip than 6 feet 2 inches."""
    if any(number < 0 for number in numbers):
        raise Invalid("too-low")
    if any(decimals.places(number) for number in numbers[:-1]):
        raise Invalid("too-precise")
    for larger, part, number in zip(question.parts, question.parts[1:], numbers[1:], strict=False):
        if number * part.times >= larger.times:
            raise Invalid("too-high")


def _spell(value: Value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return decimals.write(value)
    return value.isoformat() if isinstance(value, date) else value


# For a cookie


def _pack(question: Question, values: tuple[Value, ...]) -> Any:
    if not values:
        return None
    if question.kind is Kind.MANY:
        return list(values)
    return values[0] if isinstance(values[0], bool) else _spell(values[0])


def _unpack(question: Question, packed: Any) -> tuple[Value, ...] | None:
    """None where the values do not fit."""
    try:
        values = _unpacked(question, packed)
        verify(question, values)
    except Invalid:
        return None
    return values


def _unpacked(question: Question, packed: Any) -> tuple[Value, ...]:
    if packed is None:
        return ()
    if isinstance(packed, bool):
        return (packed,)
    if question.kind is Kind.MANY and isinstance(packed, list):
        return _in_order(question, [str(key) for key in packed])
    if not isinstance(packed, str) or question.kind in (Kind.MANY, Kind.YES_NO):
        raise Invalid("not-an-answer")
    return (_read_one(question.kind, packed),)
