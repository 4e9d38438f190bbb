"""A questionnaire laid out for exploring: every condition a bit, and who reads it.

A cell is what is still open of a `when` while the answers come in. Two people whose cells and
running sums are the same have the same future, whatever they answered: this is what keeps
the exploration of a long questionnaire small.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from assessment.engine.explore_cells import Atom, Layout, Seen
from assessment.engine.facts import Facts
from assessment.engine.flags import RISING
from assessment.engine.model import Condition, Score
from assessment.engine.points import Extremes, question_extremes
from assessment.engine.vocabulary import How, Join, Value

TRUE, FALSE = -1, -2
"""A cell that is decided; one that is not holds the bits still open."""


class Alone(Facts):
    """One key and what is known of it, so that conditions mean here what they mean elsewhere."""

    def __init__(self, values: tuple[Value, ...]) -> None:
        self.given = values

    def values(self, key: str) -> tuple[Value, ...]:
        return self.given


def met(condition: Condition, values: tuple[Value, ...]) -> bool:
    return Alone(values).meets(condition)


def narrowed(join: Join, cell: int, true: int, false: int) -> int:
    """The open cell once these bits are known."""
    if join is Join.ALL:
        return FALSE if cell & false else (cell & ~true or TRUE)
    return TRUE if cell & true else (cell & ~false or FALSE)


class Plan(Layout):
    """What the exploration looks up, reckoned once."""

    # Bits

    @cached_property
    def bits(self) -> dict[Atom, int]:
        atoms = dict.fromkeys(atom for cell in self.cells for atom in cell.atoms)
        return {atom: 1 << number for number, atom in enumerate(atoms)}

    @cached_property
    def masks(self) -> list[int]:
        return [self.mask(cell.atoms) for cell in self.cells]

    def mask(self, atoms: Iterable[Atom]) -> int:
        return sum(self.bits[atom] for atom in set(atoms))

    @cached_property
    def atoms(self) -> dict[str, list[Condition]]:
        """Key to the conditions that read it."""
        found: dict[str, list[Condition]] = {}
        for atom in self.bits:
            if isinstance(atom, Condition):
                found.setdefault(atom.of, []).append(atom)
        return found

    @cached_property
    def seen(self) -> dict[str, int]:
        """Question to the bits that are set as soon as it is asked."""
        waiting = [atom for atom in self.bits if isinstance(atom, Seen)]
        asks = self.found.asks
        return {
            key: self.mask(atom for atom in waiting if key in asks.get(atom.of, ()))
            for key in self.found.questions
        }

    def truths(self, conditions: Iterable[Condition], values: tuple[Value, ...]) -> tuple[int, int]:
        """The bits that the values set, and those that they clear."""
        held = {condition: met(condition, values) for condition in conditions}
        return (
            self.mask(condition for condition in held if held[condition]),
            self.mask(condition for condition in held if not held[condition]),
        )

    @cached_property
    def readers(self) -> dict[str, tuple[int, ...]]:
        """Key to the cells that anything known of it can change."""
        keys = {*self.found.asks, *self.atoms}
        return {key: tuple(self._reading(key)) for key in keys}

    def _reading(self, key: str) -> Iterator[int]:
        bits = self.interest(key)
        return (index for index, mask in enumerate(self.masks) if mask & bits)

    def interest(self, key: str) -> int:
        """The bits that say something of it."""
        return self.own_bits[key] | self.seen.get(key, 0)

    @cached_property
    def own_bits(self) -> dict[str, int]:
        return {
            key: self.mask(self.atoms.get(key, ())) | self.mask_of_unseen(key)
            for key in {*self.found.asks, *self.atoms}
        }

    def mask_of_unseen(self, key: str) -> int:
        """The bit that is cleared when the key turns out never to be asked for."""
        return self.bits.get(Seen(key), 0)

    @cached_property
    def start(self) -> tuple[int, ...]:
        """The cells before anything is answered; one without conditions is decided."""
        decided = {Join.ALL: TRUE, Join.ANY: FALSE}
        return tuple(
            mask or decided[cell.join] for cell, mask in zip(self.cells, self.masks, strict=True)
        )

    # What follows once a cell is decided

    @cached_property
    def gated(self) -> dict[int, list[str]]:
        """Cell to the questions that it opens."""
        found: dict[int, list[str]] = {}
        for gates in (self.section_gates, self.question_gates):
            for key, gate in gates.items():
                found.setdefault(gate, []).append(key)
        return found

    @cached_property
    def over(self) -> dict[str, list[int]]:
        """Question to the cells that nobody reads once it was asked."""
        last = {gate: key for key, gate in self.section_gates.items()}
        found = {}
        for key, gate in self.question_gates.items():
            found[key] = [gate, *self.branches[key]]
            if last[self.section_gates[key]] == key:
                found[key].append(self.section_gates[key])
            else:
                shared = self.section_branches[self.section_gates[key]]
                found[key] = [cell for cell in found[key] if cell not in shared]
        return found

    @cached_property
    def lower_bands(self) -> dict[int, list[int]]:
        """Cell of a band to the cells of the bands that it hides."""
        return {
            cell: [hidden for lower in self.bands[number + 1 :] for hidden in lower]
            for number, cells in enumerate(self.bands)
            for cell in cells
        }

    # Scores

    @cached_property
    def extremes(self) -> dict[str, Extremes | None]:
        """Question to the least and most points that it can give."""
        return {key: question_extremes(asked) for key, asked in self.found.questions.items()}

    @cached_property
    def measures(self) -> list[str]:
        """Derived numbers, then scores: each after what it is made of."""
        return [*self.found.derived, *self.found.scores]

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """Key to the derived numbers and scores that are made of it."""
        found: dict[str, list[str]] = {key: [] for key in self.found.asks}
        for number in self.questionnaire.derived:
            for key in dict.fromkeys((number.weight, number.height)):
                found[key].append(number.key)
        for score in self.questionnaire.scores:
            for key in dict.fromkeys(score.of):
                found[key].append(score.key)
        return found

    def ahead(self, key: str, position: int) -> tuple[str, ...]:
        """The questions it reads that come after the position."""
        if (key, position) not in self.known_ahead:
            positions = self.found.positions
            later = (read for read in self.found.reads[key] if positions[read] > position)
            self.known_ahead[key, position] = tuple(sorted(later, key=positions.__getitem__))
        return self.known_ahead[key, position]

    @cached_property
    def watched(self) -> frozenset[str]:
        """Scores whose open operands matter: a percentage asks how much there was to have."""
        found: set[str] = set()
        for score in reversed(self.questionnaire.scores):
            if score.how is How.PERCENT or score.key in found:
                found |= {key for key in score.of if key in self.found.scores}
        return frozenset(found)

    @cached_property
    def tops(self) -> dict[str, Decimal]:
        """Score to a value above everything that anybody compares it with."""
        return {
            score.key: max(numbers) + 1
            for score in self.questionnaire.scores
            if score.how is How.SUM and (numbers := self._named_numbers(score)) is not None
        }

    def _named_numbers(self, score: Score) -> list[Decimal] | None:
        """None where each value makes a difference."""
        values = [atom.value for atom in self.atoms.get(score.key, ())]
        named = [value for value in values if isinstance(value, Decimal)]
        if score.points is not None and self.parents[score.key]:
            if not score.points.ranges:
                return None
            for each in score.points.ranges:
                named += [end for end in (each.low, each.high) if end is not None]
        return [Decimal(0), *named]

    @cached_property
    def rising_from(self) -> dict[str, int]:
        """Score to the position after which nothing can lower it."""
        return {
            score.key: max(
                (self.found.position(key) for key in score.of if self._falls(key)), default=-1
            )
            for score in self.questionnaire.scores
        }

    def _falls(self, key: str) -> bool:
        if key in self.found.questions:
            extremes = self.extremes[key]
            return extremes is not None and extremes[0] < 0
        rule = (self.found.derived.get(key) or self.found.scores[key]).points
        return rule is None or not rule.ranges or any(each.points < 0 for each in rule.ranges)

    @cached_property
    def rises(self) -> dict[str, list[Condition]]:
        """Sum to the conditions on it that stay true once they are.

        Where any flag ends the way, nobody needs to know when exactly it is raised.
        """
        return {
            key: [each for each in self.atoms.get(key, ()) if each.op in RISING]
            for key, score in self.found.scores.items()
            if score.how is How.SUM and not self.results
        }
