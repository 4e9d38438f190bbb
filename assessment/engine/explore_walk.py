"""Every way through a questionnaire, question by question, ways with the same future as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessment.engine.explore_answers import Choice, Choices
from assessment.engine.explore_draft import Draft, Hand, Pair, Running, State, Values
from assessment.engine.explore_plan import FALSE, TRUE, Plan
from assessment.engine.model import Option, Question
from assessment.engine.vocabulary import Kind
from assessment.engine.wording import place


@dataclass(frozen=True, slots=True)
class Way:
    """The answers that led somewhere, the last one first."""

    questions: int = 0
    values: int = 0
    last: tuple[str, Values] | None = None
    before: "Way | None" = None

    def on(self, key: str, values: Values) -> "Way":
        return Way(self.questions + 1, self.values + len(values), (key, values), self)

    def choosing(self, option: str) -> "Way":
        """One more option of the question that was answered last."""
        key = self.last[0] if self.last else ""
        values = (*self.values_of_last, option)
        return Way(self.questions, self.values + 1, (key, values), self.before)

    @property
    def values_of_last(self) -> Values:
        return self.last[1] if self.last else ()

    @property
    def cost(self) -> tuple[int, int]:
        return self.questions, self.values

    def answers(self) -> dict[str, Values]:
        steps, way = [], self
        while way.last is not None and way.before is not None:
            steps.append(way.last)
            way = way.before
        return dict(reversed(steps))


Frontier = dict[State, Way]

GREED = 8
"""How many times its even share one step may take of the states that are left."""

MANY_CELLS = 400
"""With more, each state has more to carry and its bits are longer numbers."""


class Walk:
    def __init__(self, plan: Plan, limit: int) -> None:
        self.plan = plan
        self.choices = Choices(plan)
        self.limit = limit // (1 + (len(plan.cells) // MANY_CELLS) ** 2)
        self.steps = sum(map(_steps, plan.found.questions.values()))
        self.reached: dict[str, Way] = {}
        self.states = 0
        self.is_cut = False
        """Some states were left out, so that not everything was tried."""

    def run(self) -> None:
        frontier: Frontier = {self._start(): Way()}
        for position, question in enumerate(self.plan.found.questions.values()):
            frontier = self._ask(position, question, frontier)
        for state, way in frontier.items():
            for cell in self.plan.ends:
                if state.cells[cell] == TRUE:
                    self._reach(cell, way)

    def _start(self) -> State:
        plan = self.plan
        numbers = tuple(Pair() if key in plan.found.derived else Running() for key in plan.measures)
        draft = Draft(plan, State(plan.start, numbers), -1)
        draft.shut()
        draft.settle()
        return draft.state()

    # One question

    def _ask(self, position: int, question: Question, frontier: Frontier) -> Frontier:
        choices = self.choices.of(question)
        after: Frontier = {}
        begun: Frontier = {}
        for state, way in frontier.items():
            draft = Draft(self.plan, state, position)
            if not draft.is_open(question.key):
                self._leave(draft, question, way, after)
                continue
            self._arrive(draft, question, way)
            for choice in choices:
                self._answer(Draft(self.plan, state, position), question, choice, way, after)
            if question.kind is Kind.MANY:
                self._begin(draft, question, way, begun)
        if question.kind is Kind.MANY:
            self._choose(position, question, begun, after)
        return self._counted(after)

    def _arrive(self, draft: Draft, question: Question, way: Way) -> None:
        self._name(place(question), way)
        for cell in self.plan.branches[question.key]:
            if draft.cells[cell] == TRUE:
                self._reach(cell, way)

    def _answer(
        self, draft: Draft, question: Question, choice: Choice, way: Way, after: Frontier
    ) -> None:
        way = way.on(question.key, choice.values)
        draft.learn(question.key, choice.true, choice.false)
        draft.count(question.key, choice.values, choice.points)
        draft.settle()
        if not self._raise(draft, draft.turned, way):
            self._leave(draft, question, way, after)

    def _leave(self, draft: Draft, question: Question, way: Way, after: Frontier) -> None:
        for cell in self.plan.over[question.key]:
            draft.cells[cell] = FALSE
        _offer(after, draft.state(), way)

    # Options that can be chosen together, one after the other

    def _begin(self, draft: Draft, question: Question, way: Way, begun: Frontier) -> None:
        together = {option.key for option in question.options if not option.alone}
        others = [
            atom for atom in self.plan.atoms.get(question.key, ()) if atom.value not in together
        ]
        true, false = self.plan.truths(others, tuple(together))
        draft.learn(question.key, true | self.plan.seen[question.key], false)
        draft.hand = Hand()
        _offer(begun, draft.state(), way.on(question.key, ()))

    def _choose(self, position: int, question: Question, begun: Frontier, after: Frontier) -> None:
        for option in question.options:
            if not option.alone:
                begun = self._with_and_without(position, question, option, begun)
        for state, way in begun.items():
            if state.hand is not None and state.hand.any:
                draft = Draft(self.plan, state, position)
                draft.hand = None
                draft.count(question.key, way.values_of_last, state.hand.points)
                draft.settle()
                stops = self._raise(draft, draft.turned, way)
                if not stops and not state.hand.stopped:
                    self._leave(draft, question, way, after)

    def _with_and_without(
        self, position: int, question: Question, option: Option, begun: Frontier
    ) -> Frontier:
        atoms = [a for a in self.plan.atoms.get(question.key, ()) if a.value == option.key]
        without, chosen = self.plan.truths(atoms, ()), self.plan.truths(atoms, (option.key,))
        found: Frontier = {}
        for state, way in begun.items():
            draft = Draft(self.plan, state, position)
            draft.learn(question.key, *without)
            self._pick(draft, question, way, draft.hand, found)
            draft = Draft(self.plan, state, position)
            draft.learn(question.key, *chosen)
            self._pick(
                draft,
                question,
                way.choosing(option.key),
                self._picked(question, option, draft),
                found,
            )
        return self._counted(found)

    def _picked(self, question: Question, option: Option, draft: Draft) -> Hand:
        hand = draft.hand or Hand()
        points = hand.points
        if option.points is not None and draft.adds_up(question.key):
            points = (points or Decimal(0)) + option.points
        return Hand(True, points, hand.stopped)

    def _pick(
        self, draft: Draft, question: Question, way: Way, hand: Hand | None, found: Frontier
    ) -> None:
        draft.hand = hand
        if (
            hand is not None
            and hand.any
            and self._raise(draft, self.plan.readers[question.key], way)
        ):
            if self.plan.results:
                return
            draft.end(question.key)
        _offer(found, draft.state(), way)

    # What is reached

    def _raise(self, draft: Draft, cells: Iterable[int], way: Way) -> bool:
        """Whether a flag ends the way here."""
        ends = False
        for index in cells:
            cell = self.plan.cells[index]
            if draft.cells[index] != TRUE or not (cell.flag or index in self.plan.notes):
                continue
            draft.cells[index] = FALSE
            self._reach(index, way)
            if cell.flag and (self.plan.results or cell.flag.urgency.stops):
                ends = True
        return ends

    def _reach(self, cell: int, way: Way) -> None:
        for name in self.plan.cells[cell].names:
            self._name(name, way)

    def _name(self, name: str, way: Way) -> None:
        if name not in self.reached or way.cost < self.reached[name].cost:
            self.reached[name] = way

    def _counted(self, frontier: Frontier) -> Frontier:
        """No more than a share of what is left, so that the last question has some too."""
        share = max(1, GREED * (self.limit - self.states) // self.steps)
        self.steps -= 1
        if len(frontier) > share:
            self.is_cut = True
            apart = -(-len(frontier) // share)
            frontier = dict(list(frontier.items())[::apart])
        self.states += len(frontier)
        return frontier


def _steps(question: Question) -> int:
    together = [option for option in question.options if not option.alone]
    return 1 + len(together) * (question.kind is Kind.MANY)


def _offer(frontier: Frontier, state: State, way: Way) -> None:
    known = frontier.get(state)
    if known is None or way.cost < known.cost:
        frontier[state] = way
