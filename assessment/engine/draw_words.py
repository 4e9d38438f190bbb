"""Conditions in words, for a clinician to read and sign."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from assessment.engine import decimals
from assessment.engine.labels import NO, YES, say
from assessment.engine.model import Condition, Question, Questionnaire, When
from assessment.engine.outline import outline
from assessment.engine.vocabulary import Join, Kind, Operator, Text, Value

COMPARED = {
    Operator.LESS: "is less than {}",
    Operator.LESS_OR_EQUAL: "is {} or less",
    Operator.GREATER: "is more than {}",
    Operator.GREATER_OR_EQUAL: "is {} or more",
}
EQUAL = {True: "includes {}", False: "is {}"}
NOT_EQUAL = {True: "does not include {}", False: "is not {}"}
"""By whether several options can be chosen."""


class Words:
    def __init__(self, questionnaire: Questionnaire, language: str) -> None:
        self.found = outline(questionnaire)
        self.language = language

    def say(self, text: Text) -> str:
        """On one line, and without what neither a terminal nor XML can bear."""
        words = say(text, self.language)
        return " ".join("".join(c if c.isprintable() else " " for c in words).split())

    def name(self, key: str) -> str:
        question = self.found.questions.get(key)
        if question is not None:
            return self.say(question.short or question.text)
        thing = self.found.derived.get(key) or self.found.scores.get(key)
        return self.say(thing.title) if thing else key

    def when(self, when: When) -> str:
        """Such as: Place is "My neck" or "My middle back"."""
        if when.join is Join.ANY:
            return ", or ".join(self._grouped(when.conditions)) or "never"
        return ", and ".join(map(self.condition, when.conditions)) or "always"

    def any_of(self, whens: Iterable[When]) -> Iterator[str]:
        return map(self.when, whens)

    def condition(self, condition: Condition) -> str:
        return self._compared(condition, [condition.value])

    def one_of(self, condition: Condition, values: Iterable[Value]) -> str:
        """The condition, with one of these in place of its value."""
        return self._compared(condition, values)

    def _grouped(self, conditions: Iterable[Condition]) -> Iterator[str]:
        groups: dict[object, list[Condition]] = {}
        for each in conditions:
            alike = each.of if each.op is Operator.EQUAL else each
            groups.setdefault(alike, []).append(each)
        for group in groups.values():
            yield self._compared(group[0], [each.value for each in group])

    def _compared(self, condition: Condition, values: Iterable[Value]) -> str:
        return f"{self.name(condition.of)} {self._relation(condition, list(values))}"

    def _relation(self, condition: Condition, values: list[Value]) -> str:
        question = self.found.questions.get(condition.of)
        if condition.op is Operator.EXISTS:
            return f"is {'' if condition.value else 'not '}answered"
        spelled = " or ".join(self._value(question, value) for value in values)
        several = question is not None and question.kind is Kind.MANY
        if condition.op is Operator.EQUAL:
            return EQUAL[several].format(spelled)
        if condition.op is Operator.NOT_EQUAL:
            return NOT_EQUAL[several].format(spelled)
        return COMPARED[condition.op].format(spelled)

    def _value(self, question: Question | None, value: Value) -> str:
        if isinstance(value, bool):
            return self.say(YES if value else NO).lower()
        if isinstance(value, Decimal):
            return decimals.write(value)
        if isinstance(value, date):
            return value.isoformat()
        options = question.options if question else ()
        labels = [self.say(option.label) for option in options if option.key == value]
        return f"“{labels[0] if labels else value}”"
