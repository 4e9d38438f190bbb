"""Red flags by the answers that can raise them, so that few are tried after each answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.engine.model import Condition, Question, RedFlag, When
from assessment.engine.vocabulary import Answers, Join, Operator, Value

Answer = tuple[str, Value]
"""A question's key and one value."""


@dataclass(frozen=True, slots=True)
class Alarm:
    flag: str
    when: When


class Alarms:
    def __init__(self, flags: Iterable[RedFlag], questions: dict[str, Question]) -> None:
        self._by_answer: dict[Answer, list[Alarm]] = {}
        self._others: list[Alarm] = []
        for flag in flags:
            for when in flag.when:
                self._add(Alarm(flag.key, when), questions)

    def worth_trying(self, answers: Answers) -> list[Alarm]:
        """All that these answers raise, and a few more."""
        found = list(self._others)
        for key, values in answers.items():
            for value in values:
                found += self._by_answer.get((key, value), ())
        return found

    def _add(self, alarm: Alarm, questions: dict[str, Question]) -> None:
        conditions = alarm.when.conditions
        choices = [each for each in conditions if _is_choice(each, questions)]
        if alarm.when.join is Join.ALL:
            choices = choices[:1]  # without this one the others do not matter
            is_found = bool(choices)
        else:
            is_found = len(choices) == len(conditions)
        if not is_found:
            self._others.append(alarm)
            return
        for choice in choices:
            self._by_answer.setdefault((choice.of, choice.value), []).append(alarm)


def _is_choice(condition: Condition, questions: dict[str, Question]) -> bool:
    """Whether nothing but one answer to one question meets it."""
    is_text = isinstance(condition.value, str)
    return condition.op is Operator.EQUAL and is_text and condition.of in questions
