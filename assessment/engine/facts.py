"""What follows from answers: which questions are open, what conditions read, what scores are."""

import operator
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from assessment.engine.fitting import fits
from assessment.engine.model import (
    BodyMassIndex,
    Condition,
    Question,
    Questionnaire,
    Score,
    ScoreResult,
    When,
)
from assessment.engine.operands import Operand, derived_operand, question_operand, score_operand
from assessment.engine.outline import Outline, outline
from assessment.engine.points import body_mass_index
from assessment.engine.tally import tally
from assessment.engine.vocabulary import Answers, Join, Operator, Value


def establish(questionnaire: Questionnaire, answers: Answers) -> "Facts":
    """One pass in document order: conditions read only what stands above them."""
    facts = Facts(outline(questionnaire))
    for section in questionnaire.sections:
        if not facts.holds(section.when):
            continue
        for item in section.items:
            if isinstance(item, Question) and facts.holds(item.when):
                facts.admit(item, answers.get(item.key))
    return facts


class Facts:
    def __init__(self, found: Outline) -> None:
        self.outline = found
        self.enabled: dict[str, Question] = {}
        self.answers: dict[str, tuple[Value, ...]] = {}
        """Effective ones: of enabled questions, and only what fits the question."""
        self._results: dict[str, ScoreResult] | None = None

    def admit(self, question: Question, values: tuple[Value, ...] | None) -> None:
        self.enabled[question.key] = question
        if values is not None and fits(question, values):
            self.answers[question.key] = values
        self._results = None

    @property
    def results(self) -> dict[str, ScoreResult]:
        """Of enabled scores, in order; while they are reckoned a score sees those above it."""
        if self._results is None:
            self._results = {}
            for score in self.outline.questionnaire.scores:
                if self.holds(score.when):
                    self._results[score.key] = tally(score, self._operands(score))
        return self._results

    # Conditions

    def holds(self, when: When) -> bool:
        held = (self.meets(condition) for condition in when.conditions)
        return all(held) if when.join is Join.ALL else any(held)

    def holds_any(self, whens: Iterable[When]) -> bool:
        return any(self.holds(when) for when in whens)

    def meets(self, condition: Condition) -> bool:
        values = self.values(condition.of)
        if condition.op is Operator.EXISTS:
            return bool(values) is condition.value
        if condition.op is Operator.NOT_EQUAL:
            return not any(_equal(value, condition.value) for value in values)
        return any(_compare(value, condition.op, condition.value) for value in values)

    def values(self, key: str) -> tuple[Value, ...]:
        """Of a question, a derived number or a score; () where it is unanswered or unknown."""
        if key in self.outline.derived:
            number = self._index(self.outline.derived[key])
            return () if number is None else (number,)
        if key in self.outline.scores:
            result = self.results.get(key)
            return () if result is None or result.value is None else (result.value,)
        return self.answers.get(key, ())

    def _index(self, derived: BodyMassIndex) -> Decimal | None:
        weight, height = self.values(derived.weight), self.values(derived.height)
        if not (weight and isinstance(weight[0], Decimal)):
            return None
        if not (height and isinstance(height[0], Decimal)):
            return None
        return body_mass_index(derived, weight[0], height[0])

    # Operands of scores

    def _operands(self, score: Score) -> list[Operand]:
        found = (self._operand(key) for key in score.of)
        return [operand for operand in found if operand is not None]

    def _operand(self, key: str) -> Operand | None:
        if key in self.enabled:
            return question_operand(self.enabled[key], self.values(key))
        if key in self.outline.derived:
            return self._derived_operand(self.outline.derived[key])
        return score_operand(self.results[key]) if key in self.results else None

    def _derived_operand(self, derived: BodyMassIndex) -> Operand | None:
        weight, height = self.enabled.get(derived.weight), self.enabled.get(derived.height)
        if weight is None or height is None:
            return None
        return derived_operand(derived, weight, height, self._index(derived))


def _equal(value: Value, other: Value) -> bool:
    """True is 1 to Python, and not to a patient."""
    return type(value) is type(other) and value == other


def _compare(value: Value, op: Operator, other: Value) -> bool:
    if op is Operator.EQUAL:
        return _equal(value, other)
    # Neither texts nor options have an order, and a bool is no number.
    return (
        type(value) is type(other) and type(value) in (Decimal, date) and ORDERS[op](value, other)
    )


ORDERS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.LESS: operator.lt,
    Operator.LESS_OR_EQUAL: operator.le,
    Operator.GREATER: operator.gt,
    Operator.GREATER_OR_EQUAL: operator.ge,
}
