"""What the answers of a questionnaire can lead to, and the shortest answers that lead there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assessment.engine.decimals import exactly
from assessment.engine.explore_answers import Choices
from assessment.engine.explore_cells import Cell
from assessment.engine.explore_plan import Plan
from assessment.engine.explore_walk import Walk
from assessment.engine.model import Questionnaire
from assessment.engine.problem import Problem, Severity, warning
from assessment.engine.vocabulary import Answers
from assessment.engine.wording import place

MOST_STATES = 120_000
"""So many are told apart, unless the caller says otherwise: seconds, not minutes."""

BRANCH = ".when["
VITAL = ("question:", "flag:", "band:")
"""What a questionnaire cannot be published with, if nobody reaches it."""


class Verdict(StrEnum):
    REACHED = "reached"
    UNREACHABLE = "unreachable"
    NOT_PROVEN = "not-proven"
    """Not reached by what was tried, and not everything was tried."""


@dataclass(frozen=True, slots=True)
class Finding:
    where: str
    verdict: Verdict
    answers: Answers | None = None
    """The fewest that lead there, in the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class Explored:
    findings: tuple[Finding, ...]
    states: int

    def of(self, where: str) -> Finding:
        return next(finding for finding in self.findings if finding.where == where)


@exactly
def explore(questionnaire: Questionnaire, limit: int = MOST_STATES) -> Explored:
    """Everything that can be reached in a questionnaire that `check` finds no error in.

    As for a patient: a flag that stops ends the way, and any flag withholds bands and levels.
    """
    way, results = (Walk(Plan(questionnaire, each), limit) for each in (False, True))
    way.run()
    results.run()
    findings = tuple(finding for walk in (way, results) for finding in _findings(walk))
    return Explored(findings, way.states + results.states)


def explore_problems(explored: Explored) -> tuple[Problem, ...]:
    """What speaks against publishing; errors first."""
    missed = [each for each in explored.findings if each.verdict is not Verdict.REACHED]
    found = [_problem(finding, explored.states) for finding in missed]
    return tuple(sorted(found, key=lambda problem: problem.severity is Severity.WARNING))


def _problem(finding: Finding, states: int) -> Problem:
    if finding.verdict is Verdict.NOT_PROVEN:
        message = f"Nothing was found that leads here, within {states} states."
        return warning(finding.where, finding.verdict.value, message)
    message = "No answers lead here."
    if finding.where.startswith(VITAL) and BRANCH not in finding.where:
        return Problem(finding.where, finding.verdict.value, message)
    return warning(finding.where, finding.verdict.value, message)


def _findings(walk: Walk) -> Iterator[Finding]:
    slices = Slices(walk.plan)
    for where, keys in slices.targets().items():
        if where in walk.reached:
            yield Finding(where, Verdict.REACHED, walk.reached[where].answers())
        else:
            unsure = walk.is_cut or slices.is_inexact(keys)
            yield Finding(where, Verdict.NOT_PROVEN if unsure else Verdict.UNREACHABLE)


class Slices:
    """What each thing depends on, so that a doubt about one question is no doubt about all."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        choices = Choices(plan)
        asked = plan.found.questions.values()
        self.inexact = {question.key for question in asked if not choices.is_exact(question)}
        self.ending = {
            key
            for cell in plan.cells
            if cell.flag and (plan.results or cell.flag.urgency.stops)
            for key in _named(cell)
        }
        """What is read by the flags that end a way."""

    def targets(self) -> dict[str, set[str]]:
        """Everything to be reached, and the keys that its own conditions read."""
        plan, found = self.plan, {}
        if not plan.results:
            found.update({place(asked): {asked.key} for asked in plan.found.questions.values()})
            found.update({place(flag): set() for flag in plan.questionnaire.red_flags})
        for cell in plan.cells:
            for name in cell.names if not (cell.flag and plan.results) else ():
                found.setdefault(name, set()).update(_named(cell))
        return found

    def is_inexact(self, keys: set[str]) -> bool:
        return bool(self.inexact) and not self.inexact.isdisjoint(self._behind(keys | self.ending))

    def _behind(self, keys: set[str]) -> set[str]:
        """The questions that the keys come down to, with those that open them."""
        behind: set[str] = set()
        waiting = set(keys)
        while waiting:
            asked = self.plan.found.reads[waiting.pop()] - behind
            behind |= asked
            waiting |= {key for each in asked for key in self._openers(each)}
        return behind

    def _openers(self, key: str) -> set[str]:
        gates = self.plan.section_gates[key], self.plan.question_gates[key]
        return {named for gate in gates for named in _named(self.plan.cells[gate])}


def _named(cell: Cell) -> set[str]:
    return {atom.of for atom in cell.atoms}
