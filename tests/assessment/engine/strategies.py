"""Random questionnaires that could be published, and random answers to them.

They are made from a seed, not drawn piece by piece: a drawn one takes a hundred times as
long and is mostly empty. A failing example names its seed and is made again from it.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from assessment.engine.check import Severity, problems
from assessment.engine.flow import next_question
from assessment.engine.model import ALWAYS, Condition, Points, Question, When
from assessment.engine.outline import questions
from assessment.engine.vocabulary import How, Join, Kind, Operator, Urgency
from tests.assessment.engine.builders import (
    band,
    day,
    flag,
    identity,
    level,
    many,
    note,
    number,
    one,
    questionnaire,
    ranges,
    score,
    section,
    written,
    yes_no,
)

RULES = [
    None,
    identity(),
    ranges((None, 3, 0), (4, 6, 2), (7, None, 4)),
    Points(times=Decimal(-1), plus=Decimal(10)),
]
POINTS = [None, 0, 0, 1, 1, 2, 3, 5]
SIGNED_POINTS = [*POINTS, -1, -2]
EQUALITY = [Operator.EQUAL, Operator.NOT_EQUAL]
DAYS = [date(2026, 3, 4), date(2026, 3, 5), date(2020, 2, 29)]
ODD = [("z",), (True,), (Decimal(99),), (), ("a", "none"), (Decimal("NaN"),)]

LIKELY = 0.85

SEEDS = st.integers(0, 2**48)

often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Maker:
    def __init__(self, random):
        self.random = random
        self.asked = []
        self.scores = []

    def questionnaire(self):
        sections = [self.section(place) for place in range(self.random.randint(1, 3))]
        whens = [self.when() for _ in range(self.random.randint(0, 3))]
        return questionnaire(
            *sections,
            scores=tuple(self.scores),
            red_flags=tuple(
                flag(f"flag{place}", *each, urgency=self.random.choice(list(Urgency)))
                for place, each in enumerate(zip(whens, reversed(whens), strict=True))
            ),
            bands=(band("first", self.when()), band("last")),
            notes=(note("bye", self.when()),),
        )

    def section(self, place):
        gate = self.maybe()
        items = [self.question() for _ in range(self.random.randint(1, 4))]
        if self.random.random() < LIKELY:
            self.add_score()
        return section(f"section{place}", note(f"note{place}"), *items, when=gate)

    def question(self):
        key, kind = f"q{len(self.asked)}", self.random.choice(list(Kind))
        details = {"required": self.random.random() < 0.6, "when": self.maybe()}
        made = self.of_kind(key, kind, details)
        self.asked.append(made)
        return made

    def of_kind(self, key, kind, details):
        some = self.random.choices(self.random.choice([POINTS, SIGNED_POINTS]), k=3)
        if kind is Kind.ONE:
            return one(key, *some, **details)
        if kind is Kind.MANY:
            return many(key, *some, **details)
        if kind is Kind.NUMBER:
            return number(key, points=self.random.choice(RULES), **details)
        if kind is Kind.YES_NO:
            return yes_no(key, points=self.random.choice([None, identity()]), **details)
        return written(key, **details) if kind is Kind.TEXT else day(key, **details)

    def add_score(self):
        of = [each.key for each in self.asked if pointed(each)] + [each.key for each in self.scores]
        if of:
            chosen = self.random.sample(of, self.random.randint(1, len(of)))
            made = score(
                f"score{len(self.scores)}",
                *chosen,
                how=self.random.choice([How.SUM, How.SUM, How.MEAN, How.PERCENT]),
                at_least=self.random.choice([1, 1, len(chosen)]),
                levels=(level("least", -1000), level("more", -999)),
                points=identity(),
                when=self.maybe(),
            )
            self.scores.append(made)

    def maybe(self):
        return self.when() if self.random.random() < 0.25 else ALWAYS

    def when(self):
        readable = [*self.asked, *self.scores]
        if not readable:
            return ALWAYS
        named = self.random.choices(readable, k=self.random.randint(1, 2))
        return When(tuple(map(self.condition, named)), self.random.choice(list(Join)))

    def condition(self, thing):
        kind = thing.kind if isinstance(thing, Question) else Kind.NUMBER
        if kind is Kind.TEXT or self.random.random() < 0.2:
            return Condition(thing.key, Operator.EXISTS, self.random.random() < 0.5)
        ordered = [each for each in Operator if each is not Operator.EXISTS]
        operators = ordered if kind in (Kind.NUMBER, Kind.DATE) else EQUALITY
        (value,) = values_of(thing, self.random)[:1] or (Decimal(self.random.randint(0, 5)),)
        return Condition(thing.key, self.random.choice(operators), value)


def unsteered(section, known):
    """The section without the conditions that read anything but the known keys."""

    def plain(when):
        return when if all(each.of in known for each in when.conditions) else ALWAYS

    items = (
        replace(item, when=plain(item.when)) if isinstance(item, Question) else item
        for item in section.items
    )
    return replace(section, items=tuple(items), when=plain(section.when))


def pointed(question):
    return question.points or any(option.points is not None for option in question.options)


def values_of(thing, random):
    """A fitting answer to a question; () for a score, which nobody answers."""
    if not isinstance(thing, Question):
        return ()
    if thing.kind is Kind.MANY:
        together = [option.key for option in thing.options if not option.alone]
        chosen = random.sample(together, random.randint(0, len(together)))
        return tuple(sorted(chosen)) or ("none",)
    return (
        random.choice(
            {
                Kind.ONE: [option.key for option in thing.options],
                Kind.NUMBER: [Decimal(random.randint(0, 10))],
                Kind.YES_NO: [True, False],
                Kind.TEXT: ["because", "so"],
                Kind.DATE: DAYS,
            }[thing.kind]
        ),
    )


def answer_to(question, random):
    """As above; an optional question is sometimes skipped."""
    skipped = not question.required and random.random() < 0.4
    return () if skipped else values_of(question, random)


def made(random):
    while True:
        tried = Maker(random).questionnaire()
        if not any(each.severity is Severity.ERROR for each in problems(tried)):
            return tried


def fitting(tried, random):
    """Most of the questions answered, open or not."""
    given = [each for each in questions(tried) if random.random() < LIKELY]
    return {each.key: answer_to(each, random) for each in given}


def whatever(tried, random):
    """As above, with answers that no form gives, and to questions that do not exist."""
    answers = fitting(tried, random)
    if random.random() < 0.5:
        answers[random.choice([*answers, "unknown", "score0"])] = random.choice(ODD)
    return answers


def walked(tried, random):
    """The answers after each step, from the first question to the last."""
    steps = [{}]
    while (question := next_question(tried, steps[-1])) is not None:
        assert question.key not in steps[-1]
        steps.append({**steps[-1], question.key: answer_to(question, random)})
    return steps


def questionnaires():
    return SEEDS.map(lambda seed: made(Random(seed)))


def cases(answers=whatever):
    return SEEDS.map(lambda seed: _with(answers, Random(seed)))


def walks():
    return cases(walked)


def _with(answers, random):
    tried = made(random)
    return tried, answers(tried, random)
