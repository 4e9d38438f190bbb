"""One state of an exploration while an answer is worked into it."""

from decimal import Decimal
from typing import NamedTuple

from assessment.engine.explore_plan import FALSE, TRUE, Plan, met, narrowed
from assessment.engine.model import BodyMassIndex, Score
from assessment.engine.operands import Operand, derived_operand, question_operand, score_operand
from assessment.engine.points import body_mass_index, worth
from assessment.engine.tally import ZERO, fold, tally
from assessment.engine.vocabulary import How, Value

Values = tuple[Value, ...]


class Hand(NamedTuple):
    """The options of a many-choice question that were picked up so far."""

    any: bool = False
    points: Decimal | None = None
    stopped: bool = False


class Running(NamedTuple):
    """A score, as far as it is added up."""

    total: Decimal = ZERO
    answered: int = 0
    maximum: Decimal = ZERO
    open: frozenset[str] = frozenset()
    """Its enabled operands; kept only where a percentage needs to know."""


class Pair(NamedTuple):
    """What a derived number is made of."""

    weight: Values | None = None
    height: Values | None = None


Number = Running | Pair | None
"""None once it is settled, or nobody reads it any more."""


class State(NamedTuple):
    cells: tuple[int, ...]
    numbers: tuple[Number, ...]
    hand: Hand | None = None


class Draft:
    def __init__(self, plan: Plan, state: State, position: int) -> None:
        self.plan = plan
        self.cells = list(state.cells)
        self.numbers = dict(zip(plan.measures, state.numbers, strict=True))
        self.hand = state.hand
        self.position = position
        """Of the question that is being answered."""
        self.turned: list[int] = []
        """Cells that hold now and did not before."""

    def state(self) -> State:
        return State(tuple(self.cells), tuple(self.numbers.values()), self.hand)

    # Conditions

    def learn(self, key: str, true: int, false: int) -> None:
        for index in self.plan.readers[key]:
            cell = self.cells[index]
            if cell > 0:
                self.cells[index] = narrowed(self.plan.cells[index].join, cell, true, false)
                if self.cells[index] != cell and self.cells[index] < 0:
                    self._decided(index)

    def close(self, key: str) -> None:
        """The question will not be asked."""
        true, false = self.plan.truths(self.plan.atoms.get(key, ()), ())
        self.learn(key, true, false | self.plan.mask_of_unseen(key))

    def _decided(self, index: int) -> None:
        if self.cells[index] == TRUE:
            self.turned.append(index)
            for lower in self.plan.lower_bands.get(index, ()):
                self.cells[lower] = FALSE
            return
        # All of them come later: what opens a question reads only what stands above it.
        for key in self.plan.gated.get(index, ()):
            self.close(key)

    def shut(self) -> None:
        """Close what is closed to everybody."""
        for index in self.plan.gated:
            if self.cells[index] == FALSE:
                self._decided(index)

    def end(self, key: str) -> None:
        """Nothing comes after this question, so that only what reads it can still be reached."""
        readers = self.plan.readers[key]
        for index, cell in enumerate(self.plan.cells):
            if cell.names and index not in readers:
                self.cells[index] = FALSE
        self.hand = Hand(any=True, points=self.hand and self.hand.points, stopped=True)

    def is_closed(self, key: str) -> bool:
        gates = self.plan.section_gates[key], self.plan.question_gates[key]
        return any(self.cells[gate] == FALSE for gate in gates)

    def is_open(self, key: str) -> bool:
        gates = self.plan.section_gates[key], self.plan.question_gates[key]
        return all(self.cells[gate] == TRUE for gate in gates)

    def is_fixed(self, key: str) -> bool:
        """Nothing that is still to be asked can change it."""
        return all(self.is_closed(read) for read in self.plan.ahead(key, self.position))

    # Scores

    def count(self, key: str, values: Values, points: Decimal | None) -> None:
        """An open question was answered or skipped."""
        extremes = self.plan.extremes[key]
        for parent in self.plan.parents[key]:
            number = self.numbers[parent]
            if isinstance(number, Pair):
                self.numbers[parent] = self._paired(parent, number, key, values)
            elif extremes is not None:
                self._add(parent, key, points, extremes[1])

    def adds_up(self, key: str) -> bool:
        """Whether anybody still wants to know its points."""
        return any(self.numbers[parent] is not None for parent in self.plan.parents[key])

    def _paired(self, parent: str, pair: Pair, key: str, values: Values) -> Pair:
        derived = self.plan.found.derived[parent]
        if derived.weight == key:
            pair = pair._replace(weight=values)
        return pair._replace(height=values) if derived.height == key else pair

    def _add(
        self,
        parent: str,
        key: str,
        points: Decimal | None,
        highest: Decimal,
        below: frozenset[str] = frozenset(),
    ) -> None:
        running = self.numbers[parent]
        if not isinstance(running, Running):
            return
        if parent in self.plan.watched:
            running = running._replace(open=running.open | below | {key})
        if points is not None:
            running = self._added(parent, running, points, highest)
        self.numbers[parent] = running

    def _added(self, key: str, running: Running, points: Decimal, highest: Decimal) -> Running:
        score = self.plan.found.scores[key]
        total, answered = running.total + points, running.answered + 1
        if score.how is not How.MEAN:
            answered = min(answered, max(1, score.at_least))
        if key in self.plan.tops and self.position >= self.plan.rising_from[key]:
            total = min(total, self.plan.tops[key])
        maximum = running.maximum + highest if score.how is How.PERCENT else ZERO
        return Running(total, answered, maximum, running.open)

    def settle(self) -> None:
        """Say what the scores are that nothing can change any more; forget what nobody reads."""
        for key, number in self.numbers.items():
            if number is not None and self.is_fixed(key):
                self.numbers[key] = None
                self._settle(key, number)
            elif isinstance(number, Running):
                self._rise(key, number)
        for key in reversed(self.plan.measures):
            if self.numbers[key] is not None and not self._is_read(key):
                self.numbers[key] = None

    def _settle(self, key: str, number: Running | Pair) -> None:
        if isinstance(number, Pair):
            value = self._settle_derived(self.plan.found.derived[key], number)
        else:
            value = self._settle_score(self.plan.found.scores[key], number)
        self._say(key, () if value is None else (value,))

    def _say(self, key: str, values: Values) -> None:
        true, false = self.plan.truths(self.plan.atoms.get(key, ()), values)
        self.learn(key, true, false | self.plan.mask_of_unseen(key))

    def _settle_derived(self, derived: BodyMassIndex, pair: Pair) -> Decimal | None:
        if pair.weight is None or pair.height is None:
            return None
        numbers = (*pair.weight, *pair.height)
        value = body_mass_index(derived, *numbers) if len(numbers) == 2 else None
        operand = self._operand(derived.key, frozenset((derived.key,)))
        for parent in self.plan.parents[derived.key] if operand else ():
            points = None if value is None else worth(derived.points, value)
            self._add(parent, derived.key, points, operand.highest)
        return value

    def _settle_score(self, score: Score, running: Running) -> Decimal | None:
        if self.cells[self.plan.score_gates[score.key]] != TRUE:
            return None
        value = None
        if running.answered >= max(1, score.at_least):
            totals = [running.total, *[ZERO] * (running.answered - 1)]
            value = fold(score.how, totals, [running.maximum])
        if score.points is not None:
            points = None if value is None else worth(score.points, value)
            for parent in self.plan.parents[score.key]:
                highest = self._highest(score.key, parent, running.open)
                self._add(parent, score.key, points, highest, running.open)
        return value

    def _highest(self, key: str, parent: str, opened: frozenset[str]) -> Decimal:
        """Only a percentage asks how much there was to have."""
        if self.plan.found.scores[parent].how is not How.PERCENT:
            return ZERO
        operand = self._operand(key, opened | {key})
        return ZERO if operand is None else operand.highest

    def _operand(self, key: str, opened: frozenset[str]) -> Operand | None:
        """For its extremes, while these are open."""
        found = self.plan.found
        if key not in opened:
            return None
        if key in found.questions:
            return question_operand(found.questions[key], ())
        if key in found.derived:
            derived = found.derived[key]
            weight, height = found.questions[derived.weight], found.questions[derived.height]
            return derived_operand(derived, weight, height, None)
        operands = (self._operand(each, opened) for each in found.scores[key].of)
        return score_operand(tally(found.scores[key], [each for each in operands if each]))

    def _rise(self, key: str, running: Running) -> None:
        """A sum that only rises keeps what it has reached."""
        pending = self.plan.rises.get(key)
        if not pending or not self._only_rises(self.plan.found.scores[key], running):
            return
        held = [condition for condition in pending if met(condition, (running.total,))]
        self.learn(key, self.plan.mask(held), 0)

    def _only_rises(self, score: Score, running: Running) -> bool:
        return (
            running.answered >= max(1, score.at_least)
            and all(self.is_fixed(condition.of) for condition in score.when.conditions)
            and self.cells[self.plan.score_gates[score.key]] == TRUE
            and all(map(self._adds, score.of))
        )

    def _adds(self, key: str) -> bool:
        if key not in self.plan.found.questions or self.is_fixed(key):
            return self.is_fixed(key)
        extremes = self.plan.extremes[key]
        return extremes is None or extremes[0] >= 0

    def _is_read(self, key: str) -> bool:
        if self.adds_up(key):
            return True
        bits, cells = self.plan.own_bits[key], self.cells
        return any(cells[cell] > 0 and cells[cell] & bits for cell in self.plan.readers[key])
