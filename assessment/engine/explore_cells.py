"""What a questionnaire decides, laid out for exploring: a cell for each group of conditions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessment.engine.model import (
    ALWAYS,
    Condition,
    Question,
    Questionnaire,
    RedFlag,
    Score,
    When,
)
from assessment.engine.outline import Outline, outline
from assessment.engine.vocabulary import Join, Operator
from assessment.engine.wording import place


@dataclass(frozen=True, slots=True)
class Seen:
    """That a question was asked, or one of those that a score adds up: a flag waits for it."""

    of: str


Atom = Condition | Seen


@dataclass(frozen=True, slots=True)
class Cell:
    names: tuple[str, ...]
    """What is reached when it holds: a flag, and its branch."""
    join: Join
    atoms: tuple[Atom, ...]
    flag: RedFlag | None = None


class Layout:
    """The cells of one questionnaire; only those that `results` or the way to them needs.

    With `results` the bands and levels are looked for, which any flag withholds; without it
    the questions, flags and notes are, which only a flag that stops ends.
    """

    def __init__(self, questionnaire: Questionnaire, results: bool) -> None:
        self.questionnaire = questionnaire
        self.results = results
        self.found: Outline = outline(questionnaire)
        self.cells: list[Cell] = []
        self.section_gates: dict[str, int] = {}
        self.question_gates: dict[str, int] = {}
        self.score_gates: dict[str, int] = {}
        self.branches: dict[str, list[int]] = {}
        """Question to the cells of the alternatives that open it."""
        self.section_branches: dict[int, list[int]] = {}
        self.bands: list[list[int]] = []
        self.ends: list[int] = []
        """Cells that count once everything is answered: bands and levels."""
        self.notes: list[int] = []
        self.known_ahead: dict[tuple[str, int], tuple[str, ...]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        for section in self.questionnaire.sections:
            gate = self._add((), section.when)
            asked = [item for item in section.items if isinstance(item, Question)]
            branches = self._branches(place(section), section.when)
            self.section_branches[gate] = branches
            for question in asked:
                self.section_gates[question.key] = gate
                self.question_gates[question.key] = self._add((), question.when)
                alternatives = self._branches(place(question), question.when)
                self.branches[question.key] = branches + alternatives
        for score in self.questionnaire.scores:
            self.score_gates[score.key] = self._add((), score.when)
        for flag in self.questionnaire.red_flags:
            self._add_flag(flag)
        if self.results:
            self._add_ends()
        else:
            self._add_notes()

    def _add(
        self,
        names: Iterable[str],
        when: When,
        seen: tuple[Seen, ...] = (),
        flag: RedFlag | None = None,
    ) -> int:
        self.cells.append(Cell(tuple(names), when.join, (*when.conditions, *seen), flag))
        return len(self.cells) - 1

    def _branches(self, where: str, when: When) -> list[int]:
        """One for each alternative, where there are several."""
        if self.results or when.join is Join.ALL or len(when.conditions) < 2:
            return []
        return [
            self._add([f"{where}.when[{number}]"], When((condition,)))
            for number, condition in enumerate(when.conditions)
        ]

    def _add_flag(self, flag: RedFlag) -> None:
        """Any one of these raises it, once its last question was asked."""
        for number, when in enumerate(flag.when):
            names = (place(flag), *named_branch(flag.when, place(flag), number))
            if when.join is Join.ANY:
                for condition in when.conditions:
                    self._add(names, When((condition,)), (Seen(condition.of),), flag)
            elif when.conditions:
                last = max(when.conditions, key=lambda each: self.found.position(each.of))
                self._add(names, when, (Seen(last.of),), flag)

    def _add_ends(self) -> None:
        for band in self.questionnaire.bands:
            whens = enumerate(band.when)
            self.bands.append(
                [
                    self._add((place(band), *named_branch(band.when, place(band), number)), when)
                    for number, when in whens
                ]
            )
        self.ends += [cell for cells in self.bands for cell in cells]
        for score in self.questionnaire.scores:
            self.ends += [self._add([where], when) for where, when in levels(score)]

    def _add_notes(self) -> None:
        for note in self.questionnaire.notes:
            if ALWAYS not in note.when:
                for number, when in enumerate(note.when):
                    names = (place(note), *named_branch(note.when, place(note), number))
                    self.notes.append(self._add(names, when))


def named_branch(whens: tuple[When, ...], where: str, number: int) -> tuple[str, ...]:
    return (f"{where}.when[{number}]",) if len(whens) > 1 else ()


def levels(score: Score) -> Iterator[tuple[str, When]]:
    """Each level as what the score must be."""
    above = [*score.levels[1:], None][: len(score.levels)]
    for level, upper in zip(score.levels, above, strict=True):
        reached = [Condition(score.key, Operator.GREATER_OR_EQUAL, level.low)]
        if upper is not None:
            reached.append(Condition(score.key, Operator.LESS, upper.low))
        yield place(level, place(score)), When(tuple(reached))
