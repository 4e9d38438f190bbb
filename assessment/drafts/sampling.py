"""Made-up patients: seeded answers to a whole questionnaire, calm ones and alarming ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from assessment.engine import decimals
from assessment.engine.fitting import fits
from assessment.engine.flow import next_question
from assessment.engine.model import Question, Questionnaire, When
from assessment.engine.outline import questions
from assessment.engine.scoring import raised
from assessment.engine.vocabulary import Answers, Kind, Operator, Value

ALARM = (0.0, 0.0, 0.01, 0.05, 0.3)
"""How often a patient picks an answer that a red flag names; each patient has one of these."""
SKIPS = 0.15
TRIES = 40
INSISTING = 0.8
"""How often an answer is tried that the way to a question asks for."""
LAST_DAY = date(2026, 1, 1)
"""Fixed, so that a seed means the same patients on any day."""


class Patients:
    """Answers every question, whether or not it is asked: what is not asked does not count."""

    def __init__(self, questionnaire: Questionnaire, seed: int) -> None:
        self.questionnaire = questionnaire
        self.random = Random(seed)
        self.alarming = _alarming(questionnaire)

    def answers(self) -> Answers:
        alarm = self.random.choice(ALARM)
        return {each.key: self.answer(each, alarm) for each in questions(self.questionnaire)}

    def answer(self, question: Question, alarm: float) -> tuple[Value, ...]:
        if not question.required and self.random.random() < SKIPS:
            return ()
        if question.kind in (Kind.ONE, Kind.MANY):
            return self._chosen(question, alarm)
        value = self._value(question, alarm)
        return (value,) if fits(question, (value,)) else ()

    def _chosen(self, question: Question, alarm: float) -> tuple[Value, ...]:
        calm = [each for each in question.options if (question.key, each.key) not in self.alarming]
        among = question.options if self.random.random() < alarm or not calm else calm
        first = self.random.choice(among)
        if question.kind is Kind.ONE or first.alone:
            return (first.key,)
        others = [each for each in among if not each.alone and self.random.random() < 0.3]
        keys = {first.key, *(each.key for each in others)}
        return tuple(each.key for each in question.options if each.key in keys)

    def _value(self, question: Question, alarm: float) -> Value:
        if question.kind is Kind.NUMBER:
            return self._number(question)
        if question.kind is Kind.YES_NO:
            calm = [each for each in (True, False) if (question.key, each) not in self.alarming]
            among = (True, False) if self.random.random() < alarm or not calm else calm
            return self.random.choice(among)
        if question.kind is Kind.DATE:
            return LAST_DAY - timedelta(days=self.random.randrange(4000))
        return "Something"

    def _number(self, question: Question) -> Decimal:
        low = question.low or Decimal(0)
        high = low + 10 if question.high is None else question.high
        steps = int((high - low) * 10**question.places)
        return decimals.plain(low + Decimal(self.random.randint(0, steps)).scaleb(-question.places))


def way_to(questionnaire: Questionnaire, key: str) -> Answers | None:
    """Return answers that bring a patient to the question; None where no try succeeds."""
    wanted = _wanted(questionnaire, key)
    for seed in range(TRIES):
        for answers, question in _walk(Patients(questionnaire, seed), wanted):
            if question.key == key:
                return answers
    return None


def _walk(
    patients: Patients, wanted: frozenset[tuple[str, Value]]
) -> Iterator[tuple[Answers, Question]]:
    """One question after the other, steering clear of flags that would end the questions."""
    questionnaire = patients.questionnaire
    answers: dict[str, tuple[Value, ...]] = {}
    while question := next_question(questionnaire, answers):
        yield dict(answers), question
        for _ in range(TRIES):
            tried = {**answers, question.key: _tried(patients, question, wanted)}
            if not any(flag.urgency.stops for flag in raised(questionnaire, tried)):
                break
        else:
            return
        answers = tried


def _tried(
    patients: Patients, question: Question, wanted: frozenset[tuple[str, Value]]
) -> tuple[Value, ...]:
    values = sorted(value for key, value in wanted if key == question.key)
    if values and patients.random.random() < INSISTING:
        return (patients.random.choice(values),)
    return patients.answer(question, ALARM[-1] if values else 0.0)


def _wanted(questionnaire: Questionnaire, key: str) -> frozenset[tuple[str, Value]]:
    """What the conditions of the question and of its section ask for."""
    whens = [
        when
        for section in questionnaire.sections
        for item in section.items
        if isinstance(item, Question) and item.key == key
        for when in (section.when, item.when)
    ]
    return _asked_for(whens)


def _alarming(questionnaire: Questionnaire) -> frozenset[tuple[str, Value]]:
    """Question and value, where a red flag asks for just that."""
    return _asked_for([when for flag in questionnaire.red_flags for when in flag.when])


def _asked_for(whens: list[When]) -> frozenset[tuple[str, Value]]:
    return frozenset(
        (condition.of, condition.value)
        for when in whens
        for condition in when.conditions
        if condition.op is Operator.EQUAL
    )
