"""The exploration finds exactly what answering every question in every way finds."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.engine.check import Severity, problems
from assessment.engine.explore import Verdict, explore
from assessment.engine.facts import establish
from assessment.engine.flags import Raised
from assessment.engine.flow import next_question
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Join, Kind
from assessment.engine.wording import place
from tests.assessment.engine.builders import amount, many, number
from tests.assessment.engine.strategies import DAYS, RULES, Maker

EVERY_DAY = sorted({day + timedelta(by) for day in DAYS for by in (-1, 0, 1)})


class SmallMaker(Maker):
    """Few enough answers to try every one."""

    def of_kind(self, key, kind, details):
        if kind is Kind.NUMBER:
            return number(key, 0, 4, points=self.random.choice(RULES), **details)
        if kind is Kind.MANY:
            return many(key, *self.random.choices([None, 0, 1, 2], k=2), **details)
        return super().of_kind(key, kind, details)


def small(random):
    while True:
        tried = SmallMaker(random).questionnaire()
        asked = [item for section in tried.sections for item in section.items]
        if len(asked) > 4 + len(tried.sections):
            continue
        if not any(each.severity is Severity.ERROR for each in problems(tried)):
            return tried


def every_answer(question):
    skipped = [] if question.required else [()]
    if question.kind is Kind.MANY:
        together = [option.key for option in question.options if not option.alone]
        alone = [(option.key,) for option in question.options if option.alone]
        several = [chosen for size in (1, 2) for chosen in combinations(together, size)]
        return skipped + alone + several
    single = {
        Kind.ONE: [option.key for option in question.options],
        Kind.NUMBER: [amount(each) for each in range(5)],
        Kind.YES_NO: [True, False],
        Kind.TEXT: ["so"],
        Kind.DATE: EVERY_DAY,
    }[question.kind]
    return skipped + [(value,) for value in single]


@dataclass
class Tried:
    """Everything reached by walking through every answer with the engine itself."""

    questionnaire: object
    steps: dict = field(default_factory=dict)

    def walk(self, answers):
        found = Raised(establish(self.questionnaire, answers))
        self.raise_flags(found, len(answers))
        question = next_question(self.questionnaire, answers)
        if any(flag.urgency.stops for flag in found.flags):
            return
        if question is None:
            self.end(answers)
            return
        self.ask(question, answers)
        for values in every_answer(question):
            self.walk({**answers, question.key: values})

    def reach(self, where, steps):
        self.steps[where] = min(steps, self.steps.get(where, steps))

    def raise_flags(self, found, steps):
        for flag in self.questionnaire.red_flags:
            for place_, each in enumerate(flag.when):
                if found.raises(each):
                    self.reach(place(flag), steps)
                    self.branch(flag, place_, steps)

    def branch(self, thing, number_, steps):
        if len(thing.when) > 1:
            self.reach(f"{place(thing)}.when[{number_}]", steps)

    def ask(self, question, answers):
        facts = establish(self.questionnaire, answers)
        self.reach(place(question), len(answers))
        section = next(each for each in self.questionnaire.sections if question in each.items)
        for gated in (section, question):
            if gated.when.join is Join.ANY and len(gated.when.conditions) > 1:
                for place_, condition in enumerate(gated.when.conditions):
                    if facts.meets(condition):
                        self.reach(f"{place(gated)}.when[{place_}]", len(answers))

    def end(self, answers):
        result = assess(self.questionnaire, answers)
        facts = establish(self.questionnaire, answers)
        for score in result.scores:
            if score.level:
                self.reach(place(score.level, place(score.score)), len(answers))
        if result.band:
            self.reach(place(result.band), len(answers))
            for place_, each in enumerate(result.band.when):
                if facts.holds(each):
                    self.branch(result.band, place_, len(answers))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**48))
def test_exploring_finds_what_trying_everything_finds(seed):
    tried = small(Random(seed))
    every = Tried(tried)
    every.walk({})

    for finding in explore(tried).findings:
        if finding.where.startswith("note:"):
            continue
        if finding.verdict is Verdict.REACHED:
            assert every.steps.get(finding.where) == len(finding.answers), finding.where
        if finding.verdict is Verdict.UNREACHABLE:
            assert finding.where not in every.steps
