"""Which changes make a red flag weaker; whatever cannot be proved harmless does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.drafts.sampling import Patients
from assessment.drafts.weakening import weakened_flags
from assessment.engine.model import ALWAYS
from assessment.engine.scoring import raised
from assessment.engine.vocabulary import Urgency
from assessment.questionnaires import load
from tests.assessment.engine.builders import (
    bmi,
    day,
    flag,
    many,
    note,
    number,
    one,
    option,
    questionnaire,
    ranges,
    score,
    section,
    when,
    when_any,
    yes_no,
)
from tests.assessment.engine.strategies import made

AGE = number("age", high=100, points=ranges((None, 64, 0), (65, None, 1)))
SIGNS = many("signs", 1, 1, 1)
WEIGHT, HEIGHT = number("weight", 1, 300), number("height", 1, 90)
SUM = score("sum", "signs", "age")


def asked(*whens, items=(AGE, SIGNS, WEIGHT, HEIGHT), urgency=Urgency.TODAY, **details):
    details = {"scores": (SUM,), "derived": (bmi(),), **details}
    parts = (section("only", note("hello"), *items),)
    return questionnaire(*parts, red_flags=(flag("f", *whens, urgency=urgency),), **details)


A, B = ("signs", "=", "a"), ("signs", "=", "b")
OLD = asked(when(A))

STRONGER = {
    "the same": (asked(when(A)), asked(when(A))),
    "more urgent": (OLD, asked(when(A), urgency=Urgency.EMERGENCY)),
    "another way to raise it": (OLD, asked(when(A), when(B))),
    "one condition fewer": (asked(when(A, B)), asked(when(A))),
    "either of two": (OLD, asked(when_any(A, B))),
    "two ways in one group": (asked(when(A), when(B)), asked(when_any(B, A))),
    "a lower threshold": (asked(when(("age", ">=", 65))), asked(when(("age", ">=", 50)))),
    "its own threshold too": (asked(when(("age", ">", 65))), asked(when(("age", ">=", 65)))),
    "a higher limit": (asked(when(("age", "<", 18))), asked(when(("age", "<=", 18)))),
    "other words": (OLD, replace(OLD, title={"en": "New"})),
    "a new question before it": (
        OLD,
        asked(when(A), items=(yes_no("new"), AGE, SIGNS, WEIGHT, HEIGHT)),
    ),
    "a new flag": (OLD, replace(OLD, red_flags=(*OLD.red_flags, flag("g", when(B))))),
}
ONLY_OLD = asked(when(A), items=(AGE, replace(SIGNS, when=when(("age", ">", 50))), WEIGHT, HEIGHT))
BY_SUM = asked(when(("sum", ">=", 2)))
BY_INDEX = asked(when(("bmi", ">=", 30)))
WEAKER = {
    "gone": (OLD, replace(OLD, red_flags=())),
    "less urgent": (OLD, asked(when(A), urgency=Urgency.SOON)),
    "one way fewer": (asked(when(A), when(B)), OLD),
    "one condition more": (OLD, asked(when(A, B))),
    "all instead of any": (asked(when_any(A, B)), asked(when(A, B))),
    "the question that it waited for left out": (
        asked(when(A, ("age", "exists", False)), items=(replace(AGE, required=False), SIGNS)),
        asked(when(("age", "exists", False)), items=(replace(AGE, required=False), SIGNS)),
    ),
    "another option": (OLD, asked(when(B))),
    "a higher threshold": (asked(when(("age", ">=", 50))), asked(when(("age", ">=", 65)))),
    "its threshold left out": (asked(when(("age", ">=", 65))), asked(when(("age", ">", 65)))),
    "a lower limit": (asked(when(("age", "<=", 18))), asked(when(("age", "<=", 17)))),
    "its limit left out": (asked(when(("age", "<=", 18))), asked(when(("age", "<", 18)))),
    "the other way round": (asked(when(("age", ">=", 5))), asked(when(("age", "<=", 5)))),
    "another day": (
        asked(when(("age", "=", 5))),
        asked(when(("age", "=", 6))),
    ),
    "its question asked of fewer": (OLD, ONLY_OLD),
    "its section asked of fewer": (
        OLD,
        questionnaire(
            section("first", AGE),
            section("only", SIGNS, WEIGHT, HEIGHT, when=when(("age", ">", 50))),
            red_flags=OLD.red_flags,
        ),
    ),
    "its question may be skipped": (
        OLD,
        asked(when(A), items=(AGE, replace(SIGNS, required=False), WEIGHT, HEIGHT)),
    ),
    "its question gone": (OLD, asked(when(A), items=(AGE, WEIGHT, HEIGHT), scores=())),
    "its question of another kind": (
        OLD,
        asked(when(A), items=(AGE, one("signs", 1, 1, 1), WEIGHT, HEIGHT)),
    ),
    "a new way out of its question": (
        OLD,
        asked(
            when(A),
            items=(
                AGE,
                replace(SIGNS, options=(*SIGNS.options, option("unsure", 0, alone=True))),
                WEIGHT,
                HEIGHT,
            ),
        ),
    ),
    "an answer added to choose instead": (
        asked(when(("signs", "=", "a")), items=(AGE, one("signs", 1, 1), WEIGHT, HEIGHT)),
        asked(when(("signs", "=", "a")), items=(AGE, one("signs", 1, 1, 1), WEIGHT, HEIGHT)),
    ),
    "an answer made to rule out the others": (
        OLD,
        asked(
            when(A),
            items=(
                AGE,
                replace(
                    SIGNS,
                    options=tuple(replace(each, alone=True) for each in SIGNS.options),
                ),
                WEIGHT,
                HEIGHT,
            ),
        ),
    ),
    "a silence that it reads is asked about": (
        asked(when(A, ("age", "exists", False)), items=(replace(AGE, required=False), SIGNS)),
        asked(when(A, ("age", "exists", False)), items=(AGE, SIGNS)),
    ),
    "what opens its question is asked of fewer": (
        asked(
            when(A),
            items=(yes_no("hurt"), AGE, replace(SIGNS, when=when(("age", ">", 5)))),
        ),
        asked(
            when(A),
            items=(
                yes_no("hurt"),
                replace(AGE, when=when(("hurt", "=", True))),
                replace(SIGNS, when=when(("age", ">", 5))),
            ),
        ),
    ),
    "its score gone": (BY_SUM, replace(BY_SUM, scores=())),
    "its score of fewer": (BY_SUM, replace(BY_SUM, scores=(score("sum", "signs"),))),
    "its score worth other points": (
        BY_SUM,
        asked(when(("sum", ">=", 2)), items=(AGE, many("signs", 1, 0, 1), WEIGHT, HEIGHT)),
    ),
    "a question of its score skippable": (
        BY_SUM,
        asked(
            when(("sum", ">=", 2)),
            items=(AGE, replace(SIGNS, required=False), WEIGHT, HEIGHT),
        ),
    ),
    "its index gone": (BY_INDEX, replace(BY_INDEX, derived=())),
    "its index of another scale": (BY_INDEX, replace(BY_INDEX, derived=(bmi(scale=Decimal(1)),))),
    "its index skippable": (
        BY_INDEX,
        asked(
            when(("bmi", ">=", 30)),
            items=(AGE, SIGNS, replace(WEIGHT, required=False), HEIGHT),
        ),
    ),
}


class TestAFlag:
    @pytest.mark.parametrize("change", STRONGER)
    def test_is_as_strong_with(self, change):
        old, new = STRONGER[change]

        assert weakened_flags(old, new) == ()

    @pytest.mark.parametrize("change", WEAKER)
    def test_is_weaker_when(self, change):
        old, new = WEAKER[change]

        assert [each.key for each in weakened_flags(old, new)] == ["f"]

    def test_is_asked_of_all_again(self):
        assert weakened_flags(ONLY_OLD, OLD) == ()

    def test_that_reads_a_day_is_read_as_days(self):
        since = day("since")
        later = asked(when(("since", "<", date(2026, 3, 4))), items=(since,), scores=(), derived=())
        sooner = asked(
            when(("since", "<", date(2020, 1, 1))), items=(since,), scores=(), derived=()
        )

        assert weakened_flags(sooner, later) == ()
        assert len(weakened_flags(later, sooner)) == 1

    def test_of_the_shipped_questionnaire_is_no_weaker_than_itself(self):
        assert weakened_flags(load("spine"), load("spine")) == ()


@given(seed=st.integers(0, 2**32))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_patient_loses_a_flag_that_is_not_called_weakened(seed):
    """The property that matters, on questionnaires that differ in one flag or one gate."""
    random = Random(seed)
    old = made(random)
    new = changed(old, random)
    weaker = {flag.key for flag in weakened_flags(old, new)}
    patients = Patients(old, seed)

    for _ in range(5):
        answers = patients.answers()
        lost = {each.key for each in raised(old, answers)} - {
            each.key for each in raised(new, answers)
        }
        assert lost <= weaker


def changed(old, random):
    """Change a flag, or how a section or a question comes to be asked."""
    if old.red_flags and random.random() < 0.4:
        return with_another_flag(old, random)
    place = random.randrange(len(old.sections))
    sections = list(old.sections)
    sections[place] = with_another_gate(sections[place], random)
    return replace(old, sections=tuple(sections))


def with_another_flag(old, random):
    place = random.randrange(len(old.red_flags))
    flags = list(old.red_flags)
    cut = flags[place].when[0]
    shorter = replace(cut, conditions=cut.conditions[1:] or cut.conditions)
    flags[place] = random.choice(
        [
            replace(flags[place], when=(shorter, *flags[place].when[1:])),
            replace(flags[place], when=flags[place].when[1:]),
            replace(flags[place], urgency=Urgency.SOON),
        ]
    )
    return replace(old, red_flags=tuple(flags))


def with_another_gate(old, random):
    if random.random() < 0.3:
        return replace(old, when=ALWAYS)
    items = list(old.items)
    place = random.randrange(1, len(items))
    items[place] = random.choice(
        [
            replace(items[place], when=ALWAYS),
            replace(items[place], required=not items[place].required),
            replace(items[place], when=old.when),
        ]
    )
    return replace(old, items=tuple(items))
