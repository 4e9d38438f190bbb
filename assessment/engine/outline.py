"""Where everything in a questionnaire stands: questions by key, and what each key reads."""

from dataclasses import dataclass

from assessment.engine.alarms import Alarms
from assessment.engine.model import BodyMassIndex, Note, Question, Questionnaire, Score, When


@dataclass(frozen=True, slots=True)
class Outline:
    questionnaire: Questionnaire
    questions: dict[str, Question]
    """In document order."""
    positions: dict[str, int]
    derived: dict[str, BodyMassIndex]
    scores: dict[str, Score]
    asks: dict[str, frozenset[str]]
    """Question, derived number or score to the questions that give it its value."""
    reads: dict[str, frozenset[str]]
    """The same, with the questions that decide whether a score counts at all."""
    steering: frozenset[str]
    """The questions that decide what else is asked, which scores count, or which flag rises."""
    alarms: Alarms

    def position(self, key: str) -> int:
        """Of the last question that gives the key its value."""
        return max((self.positions[asked] for asked in self.asks.get(key, ())), default=-1)


def questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    items = [item for section in questionnaire.sections for item in section.items]
    return tuple([item for item in items if isinstance(item, Question)])


def outline(questionnaire: Questionnaire) -> Outline:
    found = {question.key: question for question in questions(questionnaire)}
    asks = {key: frozenset([key]) for key in found}
    for number in questionnaire.derived:
        asks[number.key] = frozenset({number.weight, number.height} & found.keys())
    reads = dict(asks)
    for score in questionnaire.scores:
        # Only scores above are known by now, so that no score can reach itself.
        conditions = _named(score.when)
        asks[score.key] = _union(asks, score.of)
        reads[score.key] = _union(reads, (*score.of, *conditions))
    return Outline(
        questionnaire,
        found,
        {key: position for position, key in enumerate(found)},
        {number.key: number for number in questionnaire.derived},
        {score.key: score for score in questionnaire.scores},
        asks,
        reads,
        _union(reads, _steering(questionnaire)),
        Alarms(questionnaire.red_flags, found),
    )


def _steering(questionnaire: Questionnaire) -> tuple[str, ...]:
    items = [item for section in questionnaire.sections for item in section.items]
    steered = (*questionnaire.sections, *items, *questionnaire.scores)
    whens = [each.when for each in steered if not isinstance(each, Note)]
    whens += [when for flag in questionnaire.red_flags for when in flag.when]
    return tuple(key for when in whens for key in _named(when))


def _named(when: When) -> tuple[str, ...]:
    return tuple(condition.of for condition in when.conditions)


def _union(sets: dict[str, frozenset[str]], keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(sets.get(key, frozenset()) for key in keys))
