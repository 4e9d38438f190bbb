"""Red flags: which are raised by what was answered so far, and which were asked and denied."""

from functools import cached_property

from assessment.engine.facts import Facts
from assessment.engine.model import Condition, Note, Question, RedFlag, Score, Section, When
from assessment.engine.points import question_extremes
from assessment.engine.vocabulary import How, Join, Operator

RISING = (Operator.GREATER, Operator.GREATER_OR_EQUAL)


class Raised:
    """Reads conditions strictly: a question that was never asked decides nothing.

    Elsewhere `!=` holds for an unanswered question; here it would raise a flag
    before anybody was asked about it.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def settled(self) -> set[str]:
        """Questions that were seen, or that nothing still to be answered can open."""
        # It is read while it grows: what is closed depends on what was settled above.
        self.settled = settled = set(self.facts.answers)
        for section in self.facts.outline.questionnaire.sections:
            for item in section.items:
                if item.key not in self.facts.enabled and self._is_closed(section, item):
                    settled.add(item.key)
        return settled

    @cached_property
    def flags(self) -> tuple[RedFlag, ...]:
        """Most urgent first."""
        outline = self.facts.outline
        tried = outline.alarms.worth_trying(self.facts.answers)
        raised = {alarm.flag for alarm in tried if self.raises(alarm.when)}
        flags = [flag for flag in outline.questionnaire.red_flags if flag.key in raised]
        return tuple(sorted(flags, key=lambda flag: -flag.urgency))

    @cached_property
    def denied(self) -> tuple[RedFlag, ...]:
        """Those whose every question was answered, and that are not raised."""
        raised = {flag.key for flag in self.flags}
        flags = self.facts.outline.questionnaire.red_flags
        return tuple(flag for flag in flags if flag.key not in raised and self._answered(flag))

    def raises(self, when: When) -> bool:
        """Each condition is met, and the last question that they name was asked."""
        met = []
        for condition in when.conditions:
            if self.facts.meets(condition) and self._decided(condition):
                met.append(condition)
            elif when.join is Join.ALL:
                return False
        if when.join is Join.ANY:
            return any(map(self._seen, met))
        position = self.facts.outline.position
        return bool(met) and self._seen(max(met, key=lambda each: position(each.of)))

    def _seen(self, condition: Condition) -> bool:
        return not self.facts.outline.asks.get(condition.of, frozenset()).isdisjoint(
            self.facts.answers
        )

    def _is_closed(self, section: Section, item: Question | Note) -> bool:
        return isinstance(item, Question) and (self._fails(section.when) or self._fails(item.when))

    def _fails(self, when: When) -> bool:
        """For good, whatever is still to be answered."""
        failed = (
            self._is_fixed(condition.of) and not self.facts.meets(condition)
            for condition in when.conditions
        )
        return any(failed) if when.join is Join.ALL else all(failed)

    def _is_fixed(self, key: str) -> bool:
        return self.settled.issuperset(self.facts.outline.reads.get(key, ()))

    def _decided(self, condition: Condition) -> bool:
        """Nothing that is still to be asked can change what the condition reads."""
        if self._is_fixed(condition.of):
            return True
        score = self.facts.outline.scores.get(condition.of)
        return score is not None and condition.op in RISING and self._only_rises(score)

    def _only_rises(self, score: Score) -> bool:
        """A sum that has reached its threshold stays there, so the flag need not wait."""
        counts = all(self._is_fixed(condition.of) for condition in score.when.conditions)
        return counts and score.how is How.SUM and all(map(self._adds, score.of))

    def _adds(self, key: str) -> bool:
        question = self.facts.outline.questions.get(key)
        if question is None or key in self.settled:
            return self._is_fixed(key)
        extremes = question_extremes(question)
        return extremes is None or extremes[0] >= 0

    def _answered(self, flag: RedFlag) -> bool:
        """Every question it names was answered, but for those that an earlier answer closed."""
        named = [condition.of for when in flag.when for condition in when.conditions]
        asked = [self.facts.outline.asks.get(key, frozenset()) for key in named]
        still_open = frozenset().union(*asked) - (self.settled - self.facts.enabled.keys())
        answered = all(self.facts.answers.get(key) for key in still_open)
        return bool(still_open) and all(asked) and answered
