"""What follows from answers: which questions are open, what conditions read, what scores are."""

import operator
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from assessment.engine.fitting import fitting
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
    found = outline(questionnaire)
    return facts_of(found, fitting(found.questions.values(), answers))


def facts_of(found: Outline, answers: Answers) -> "Facts":
    """One pass in document order: conditions read only what stands above them.

    The answers must fit their questions, as those of `answers.parse` and `answers.load` do.
    """
    facts = Facts(found)
    for section in found.questionnaire.sections:
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
        """Effective ones: those of enabled questions."""
        self._results: dict[str, ScoreResult | None] | None = None
        self._unreckoned: Iterator[Score] = iter(())
        self._is_reckoning = False

    def admit(self, question: Question, values: tuple[Value, ...] | None) -> None:
        self.enabled[question.key] = question
        if values is not None:
            self.answers[question.key] = values
        self._results = None

    @property
    def results(self) -> dict[str, ScoreResult]:
        """Of enabled scores, in order."""
        found = {key: self.result(key) for key in self.outline.scores}
        return {key: result for key, result in found.items() if result is not None}

    def result(self, key: str) -> ScoreResult | None:
        """Of an enabled score; while scores are reckoned, each sees only those above it."""
        if self._results is None:
            self._results = {}
            self._unreckoned = iter(self.outline.questionnaire.scores)
        if key not in self._results and not self._is_reckoning:
            self._reckon(self._results, key)
        return self._results.get(key)

    def _reckon(self, results: dict[str, ScoreResult | None], last: str) -> None:
        """No further than asked for: most conditions read few of the scores."""
        self._is_reckoning = True
        while last not in results:
            score = next(self._unreckoned)
            is_open = self.holds(score.when)
            results[score.key] = tally(score, self._operands(score)) if is_open else None
        self._is_reckoning = False

    # Conditions

    def holds(self, when: When) -> bool:
        decisive = when.join is Join.ANY
        for condition in when.conditions:
            if self.meets(condition) is decisive:
                return decisive
        return not decisive

    def holds_any(self, whens: Iterable[When]) -> bool:
        return any(map(self.holds, whens))

    def meets(self, condition: Condition) -> bool:
        values = self.values(condition.of)
        if condition.op is Operator.EXISTS:
            return bool(values) is condition.value
        if condition.op is Operator.NOT_EQUAL:
            return not _compares(values, Operator.EQUAL, condition.value)
        return _compares(values, condition.op, condition.value)

    def values(self, key: str) -> tuple[Value, ...]:
        """Of a question, a derived number or a score; () where it is unanswered or unknown."""
        if key in self.answers:
            return self.answers[key]
        if key in self.outline.derived:
            number = self._index(self.outline.derived[key])
            return () if number is None else (number,)
        if key in self.outline.scores:
            result = self.result(key)
            return () if result is None or result.value is None else (result.value,)
        return ()

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
        result = self.result(key) if key in self.outline.scores else None
        return None if result is None else score_operand(result)

    def _derived_operand(self, derived: BodyMassIndex) -> Operand | None:
        weight, height = self.enabled.get(derived.weight), self.enabled.get(derived.height)
        if weight is None or height is None:
            return None
        return derived_operand(derived, weight, height, self._index(derived))


def _compares(values: tuple[Value, ...], op: Operator, other: Value) -> bool:
    """Whether any of the values does. True is 1 to Python, and not to a patient."""
    of_a_kind = [value for value in values if type(value) is type(other)]
    if op is Operator.EQUAL:
        return other in of_a_kind
    # Neither texts nor options have an order, and a bool is no number.
    is_ordered = type(other) in (Decimal, date)
    return is_ordered and any(ORDERS[op](value, other) for value in of_a_kind)


ORDERS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.LESS: operator.lt,
    Operator.LESS_OR_EQUAL: operator.le,
    Operator.GREATER: operator.gt,
    Operator.GREATER_OR_EQUAL: operator.ge,
}
