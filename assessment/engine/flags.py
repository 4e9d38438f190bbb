"""Red flags: which are raised by what was answered so far, and which were asked and denied."""

from assessment.engine.facts import Facts
from assessment.engine.model import Condition, RedFlag, Score, When
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
        positions = facts.outline.positions
        unseen = (positions[key] for key in facts.enabled if key not in facts.answers)
        self.gap = min(unseen, default=len(positions))

    def flags(self) -> tuple[RedFlag, ...]:
        """Most urgent first."""
        flags = self.facts.outline.questionnaire.red_flags
        raised = [flag for flag in flags if any(self.raises(when) for when in flag.when)]
        return tuple(sorted(raised, key=lambda flag: -flag.urgency))

    def denied(self) -> tuple[RedFlag, ...]:
        """Those whose every question was answered, and that are not raised."""
        raised = self.flags()
        flags = self.facts.outline.questionnaire.red_flags
        return tuple(flag for flag in flags if flag not in raised and self._answered(flag))

    def raises(self, when: When) -> bool:
        """Each condition is met, and the last question that they name was asked."""
        met = [each for each in when.conditions if self._decided(each) and self.facts.meets(each)]
        if when.join is Join.ANY:
            return any(self._seen(condition) for condition in met)
        if not met or len(met) < len(when.conditions):
            return False
        return self._seen(max(met, key=lambda each: self.facts.outline.position(each.of)))

    def _seen(self, condition: Condition) -> bool:
        return not self.facts.outline.asks.get(condition.of, frozenset()).isdisjoint(
            self.facts.answers
        )

    def _decided(self, condition: Condition) -> bool:
        """Nothing that is still to be asked can change what the condition reads."""
        if all(map(self._settled, self.facts.outline.reads.get(condition.of, ()))):
            return True
        score = self.facts.outline.scores.get(condition.of)
        return score is not None and condition.op in RISING and self._only_rises(score)

    def _settled(self, key: str) -> bool:
        """Seen, or passed over: before the first open question everything is decided."""
        return key in self.facts.answers or self.facts.outline.positions[key] < self.gap

    def _only_rises(self, score: Score) -> bool:
        """A sum that has reached its threshold stays there, so the flag need not wait."""
        conditional = any(
            not self._settled(key)
            for condition in score.when.conditions
            for key in self.facts.outline.reads.get(condition.of, ())
        )
        return score.how is How.SUM and not conditional and all(map(self._adds, score.of))

    def _adds(self, key: str) -> bool:
        question = self.facts.outline.questions.get(key)
        if question is None:
            return all(map(self._settled, self.facts.outline.reads.get(key, ())))
        extremes = question_extremes(question)
        return self._settled(key) or extremes is None or extremes[0] >= 0

    def _answered(self, flag: RedFlag) -> bool:
        named = [condition.of for when in flag.when for condition in when.conditions]
        asked = [self.facts.outline.asks.get(key, frozenset()) for key in named]
        return bool(named) and all(
            keys and all(self.facts.answers.get(key) for key in keys) for keys in asked
        )
