"""An answer in words, in every language that its question is asked in."""

from datetime import date
from decimal import Decimal

from assessment.engine import decimals
from assessment.engine.model import Question
from assessment.engine.vocabulary import Kind, Text, Value

YES: Text = {"en": "Yes", "es": "Sí"}
NO: Text = {"en": "No", "es": "No"}


def say(text: Text, language: str) -> str:
    """The words in the language, else in English, else in whichever comes first."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


def label(question: Question, values: tuple[Value, ...]) -> Text:
    return {language: label_in(question, values, language) for language in question.text}


def label_in(question: Question, values: tuple[Value, ...], language: str) -> str:
    if question.kind in (Kind.ONE, Kind.MANY):
        chosen = [option for option in question.options if option.key in values]
        return ", ".join(say(option.label, language) for option in chosen)
    return ", ".join(_word(question, value, language) for value in values)


def _word(question: Question, value: Value, language: str) -> str:
    if isinstance(value, bool):
        return say(YES if value else NO, language)
    if isinstance(value, Decimal):
        return _quantity(question, value, language)
    return value.isoformat() if isinstance(value, date) else value


def _quantity(question: Question, value: Decimal, language: str) -> str:
    if question.parts:
        units = [part.unit for part in question.parts]
        numbers = split(question, value)
        return " ".join(
            f"{number} {say(unit, language)}" for number, unit in zip(numbers, units, strict=True)
        )
    unit = say(question.unit, language) if question.unit else ""
    return f"{decimals.write(value)} {unit}".rstrip()


@decimals.exactly
def split(question: Question, value: Decimal) -> list[str]:
    """A number in its parts, such as 71 inches as 5 feet and 11 inches."""
    numbers, rest = [], value
    for part in question.parts[:-1]:
        whole, rest = divmod(rest, part.times)
        numbers.append(decimals.write(whole))
    return [*numbers, decimals.write(rest)]
