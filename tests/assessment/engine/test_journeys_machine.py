"""However somebody moves through the questions, only the answers they end with count."""

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from assessment.engine import flow
from assessment.engine.answers import dump, load
from assessment.engine.document import from_json, to_json
from assessment.engine.outline import questions
from assessment.engine.scoring import assess, raised
from tests.assessment.engine.strategies import SEEDS, made, values_of

CHOICES = st.integers(0, 2**32).map(Random)


class Journey(RuleBasedStateMachine):
    """What the cookie keeps from page to page, beside a plain mapping of the last answers."""

    @initialize(seed=SEEDS)
    def start(self, seed):
        self.tried = made(Random(seed))
        self.kept, self.model = {}, {}
        self.shown = self.furthest()

    def furthest(self):
        return flow.next_question(self.tried, self.kept)

    def visitable(self):
        return flow.reached(self.tried, self.kept)

    def store(self, question, values):
        self.kept = load(self.tried, dump(self.tried, {**self.kept, question.key: values}))
        self.model[question.key] = values

    @rule(random=CHOICES, times=st.sampled_from([1, 1, 2]))
    def answer(self, random, times):
        """Twice is a double submit: the same form is sent again."""
        if self.shown:
            values = values_of(self.shown, random)
            for _ in range(times):
                self.store(self.shown, values)
        self.shown = self.furthest()

    @rule()
    def submit_nothing(self):
        """An optional question is skipped; otherwise the form says no, for it would not count."""
        if self.shown and not self.shown.required:
            self.store(self.shown, ())
            self.shown = self.furthest()
        elif self.shown:
            emptied = {**self.kept, self.shown.key: ()}
            without = {key: each for key, each in self.kept.items() if key != self.shown.key}
            assert flow.effective(self.tried, emptied) == flow.effective(self.tried, without)

    @rule(random=CHOICES)
    def change(self, random):
        """Any page that was reached may be opened from the list of answers."""
        if self.visitable():
            self.shown = random.choice(self.visitable())
        self.answer(random, 1)

    @rule(random=CHOICES)
    def answer_a_page_that_is_closed(self, random):
        """A form that stayed open in another window, of a question that is not asked any more."""
        opened = flow.enabled(self.tried, self.kept)
        closed = [each for each in questions(self.tried) if each.key not in opened]
        if closed:
            before = assess(self.tried, self.kept)
            question = random.choice(closed)
            self.store(question, values_of(question, random))
            assert assess(self.tried, self.kept) == before

    @rule()
    def back(self):
        """From the end that is the last page on the path; from the first page there is none."""
        if self.shown:
            before = flow.previous_question(self.tried, self.kept, self.shown.key)
            self.shown = before or self.shown
        else:
            self.shown = next(reversed(self.visitable()), None)

    @rule()
    def refresh(self):
        """The cookie comes back from the browser; the document is read again."""
        self.kept = load(self.tried, dump(self.tried, self.kept))
        self.tried = from_json(to_json(self.tried))
        self.shown = self.shown and self.furthest()

    @invariant()
    def only_the_last_answers_count(self):
        final = {key: self.model[key] for key in sorted(self.model, reverse=True)}

        assert assess(self.tried, self.kept) == assess(self.tried, final)
        assert raised(self.tried, self.kept) == raised(self.tried, final)
        assert flow.path(self.tried, self.kept) == flow.path(self.tried, final)
        assert flow.effective(self.tried, self.kept) == {
            each.key: self.model[each.key]
            for each in flow.path(self.tried, final)
            if each.key in self.model
        }

    @invariant()
    def the_next_question_is_the_first_on_the_path_without_an_answer(self):
        along = flow.path(self.tried, self.model)
        unseen = [each for each in along if each.key not in self.model]
        upcoming = unseen[0] if unseen else None

        assert self.furthest() == upcoming
        assert self.visitable() == (along[: along.index(upcoming) + 1] if upcoming else along)

    @invariant()
    def the_page_that_is_shown_can_be_shown(self):
        assert self.shown is None or self.shown in self.visitable()


TestJourney = Journey.TestCase
TestJourney.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
