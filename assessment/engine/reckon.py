"""The value of a score with a few other answers, without going through every question again.

Where the other answers decide nothing but points, the lines of the score are enough. Where
they steer (open a question, let a score count, raise a flag), everything is assessed anew.
"""

from collections.abc import Sequence
from decimal import Decimal

from assessment.engine.decimals import exactly
from assessment.engine.model import Assessment, Line, ScoreResult
from assessment.engine.outline import Outline
from assessment.engine.points import body_mass_index, question_points, worth
from assessment.engine.scoring import assess
from assessment.engine.tally import fold
from assessment.engine.vocabulary import Answers, Value


def value_with(
    found: Outline, assessment: Assessment, score: str, others: Answers
) -> Decimal | None:
    """None where the score has no value then, and where a flag would rise."""
    answers = {**assessment.answers, **others}
    if found.steering.isdisjoint(others):
        try:
            return _Lines(found, assessment.scores, answers, frozenset(others)).value(score)
        except LinesChange:
            pass
    then = assess(assessment.questionnaire, answers)
    if then.red_flags:
        return None
    return next((each.value for each in then.scores if each.score.key == score), None)


class LinesChange(Exception):
    """A line would come or go, so that the known ones do not tell the value."""


class _Lines:
    """The lines of a result, of which those count anew that the other answers touch."""

    def __init__(
        self,
        found: Outline,
        results: Sequence[ScoreResult],
        answers: Answers,
        touched: frozenset[str],
    ) -> None:
        self.found = found
        self.results = {result.score.key: result for result in results}
        self.answers = answers
        self.touched = touched

    @exactly
    def value(self, score: str) -> Decimal | None:
        result = self.results[score]
        asks, untouched = self.found.asks, self.touched.isdisjoint
        told = {line.of for line in result.lines}
        if not all(key in told or untouched(asks[key]) for key in result.score.of):
            raise LinesChange
        if result.value is None:
            return None
        points = [
            line.points if untouched(asks[line.of]) else self._points(line) for line in result.lines
        ]
        return fold(result.score.how, points, [line.highest for line in result.lines])

    def _points(self, line: Line) -> Decimal:
        points = self._worth(line)
        if points is None:
            raise LinesChange
        return points

    def _worth(self, line: Line) -> Decimal | None:
        if line.of in self.found.questions:
            return question_points(self.found.questions[line.of], self.answers[line.of])
        rule = (self.found.derived.get(line.of) or self.found.scores[line.of]).points
        number = self._number(line.of)
        return None if number is None or rule is None else worth(rule, number)

    def _number(self, key: str) -> Decimal | None:
        if key not in self.found.derived:
            return self.value(key)
        derived = self.found.derived[key]
        weight, height = self._decimal(derived.weight), self._decimal(derived.height)
        return body_mass_index(derived, weight, height)

    def _decimal(self, key: str) -> Decimal:
        value: Value = self.answers[key][0]
        assert isinstance(value, Decimal)
        return value
