"""The answers that are worth trying: one for each way in which an answer can matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from assessment.engine.explore_draft import Values
from assessment.engine.explore_plan import Plan
from assessment.engine.model import BodyMassIndex, Question
from assessment.engine.points import question_points
from assessment.engine.vocabulary import Kind, Value

ANY_DAY = date(2000, 1, 1)
ANY_WORDS = "x"
MOST_NUMBERS = 101
"""Up to so many numbers each is tried, where each can make a difference to a sum."""


@dataclass(frozen=True, slots=True)
class Choice:
    values: Values
    points: Decimal | None
    true: int
    false: int


class Choices:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def of(self, question: Question) -> list[Choice]:
        """Without those of a many-choice question that can be chosen together."""
        skipped = [] if question.required else [()]
        given = [(value,) for value in self._values(question)]
        return self._different(question, [*skipped, *given])

    def is_exact(self, question: Question) -> bool:
        """Whether every answer that can matter is among them."""
        if question.kind is not Kind.NUMBER:
            return True
        if self._derived(question):
            return False
        return not self._is_linear(question) or self._grid(question).are_few

    def _different(self, question: Question, tried: Iterable[Values]) -> list[Choice]:
        found: dict[object, Choice] = {}
        for values in tried:
            true, false = self.plan.truths(self.plan.atoms.get(question.key, ()), values)
            points = question_points(question, values) if self.plan.parents[question.key] else None
            apart = values if self._derived(question) else bool(values)
            seen = true | self.plan.seen[question.key]
            found.setdefault((true, points, apart), Choice(values, points, seen, false))
        return list(found.values())

    def _values(self, question: Question) -> Iterable[Value]:
        if question.kind is Kind.ONE:
            return [option.key for option in question.options]
        if question.kind is Kind.MANY:
            return [option.key for option in question.options if option.alone]
        if question.kind is Kind.NUMBER:
            return self._numbers(question)
        if question.kind is Kind.YES_NO:
            return [False, True]
        return self._days(question) if question.kind is Kind.DATE else [ANY_WORDS]

    def _days(self, question: Question) -> list[date]:
        named = [value for value in self._named(question) if isinstance(value, date)]
        days = {ANY_DAY, *named}
        days |= {day - timedelta(1) for day in named if day > date.min}
        days |= {day + timedelta(1) for day in named if day < date.max}
        return sorted(days)

    def _named(self, question: Question) -> Iterator[Value]:
        return (atom.value for atom in self.plan.atoms.get(question.key, ()))

    # Numbers

    def _numbers(self, question: Question) -> list[Decimal]:
        grid = self._grid(question)
        if self._is_linear(question) and grid.are_few:
            return grid.all()
        return grid.around([*self._thresholds(question), *self._index_bounds(question)])

    def _grid(self, question: Question) -> "Grid":
        return Grid(question, self._thresholds(question))

    def _thresholds(self, question: Question) -> list[Decimal]:
        ranges = question.points.ranges if question.points else ()
        named: list[object] = list(self._named(question))
        named += [end for each in ranges for end in (each.low, each.high)]
        return [number for number in named if isinstance(number, Decimal)]

    def _is_linear(self, question: Question) -> bool:
        """Each number gives other points."""
        rule = question.points
        return bool(rule and not rule.ranges and self.plan.parents[question.key])

    def _derived(self, question: Question) -> list[BodyMassIndex]:
        found = self.plan.found.derived
        return [found[key] for key in self.plan.parents[question.key] if key in found]

    def _index_bounds(self, question: Question) -> Iterator[Decimal]:
        """Where an index changes what it is worth, for a few partners of this number."""
        for derived in self._derived(question):
            is_weight = derived.weight == question.key
            partner = self.plan.found.questions[derived.height if is_weight else derived.weight]
            for other in self._grid(partner).ends():
                for bound in self._index_thresholds(derived):
                    yield _solved(derived, bound, other, is_weight)

    def _index_thresholds(self, derived: BodyMassIndex) -> list[Decimal]:
        named: list[object] = [atom.value for atom in self.plan.atoms.get(derived.key, ())]
        named += [end for each in derived.points.ranges for end in (each.low, each.high)]
        return [number for number in named if isinstance(number, Decimal) and number > 0]


def _solved(derived: BodyMassIndex, index: Decimal, other: Decimal, is_weight: bool) -> Decimal:
    if is_weight:
        return index * other * other / derived.scale
    return (derived.scale * other / index).sqrt()


class Grid:
    """The numbers that a question takes, by their count from zero in steps."""

    def __init__(self, question: Question, thresholds: list[Decimal]) -> None:
        self.step = Decimal(1).scaleb(-question.places)
        known = [self._floor(number) for number in thresholds] or [0]
        self.first = min(known) - 1 if question.low is None else -self._floor(-question.low)
        self.last = max(known) + 1 if question.high is None else self._floor(question.high)

    def _floor(self, number: Decimal) -> int:
        return int((number / self.step).to_integral_value(ROUND_FLOOR))

    @property
    def are_few(self) -> bool:
        return self.last - self.first < MOST_NUMBERS

    def all(self) -> list[Decimal]:
        return [self.step * number for number in range(self.first, self.last + 1)]

    def ends(self) -> list[Decimal]:
        return self.around([])

    def around(self, thresholds: list[Decimal]) -> list[Decimal]:
        """The first, the last, one between, and each threshold with its neighbors."""
        numbers = {self.first, (self.first + self.last) // 2, self.last}
        for threshold in thresholds:
            below = self._floor(threshold)
            numbers |= {below - 1, below, below + 1}
        return [self.step * each for each in sorted(numbers) if self.first <= each <= self.last]
