"""Points and their extremes where no generated questionnaire happens to be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assessment.engine.model import Points
from assessment.engine.points import body_mass_index, question_extremes, stretch
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import How, Kind
from tests.assessment.engine.builders import (
    amount,
    answered,
    bmi,
    identity,
    many,
    number,
    one,
    option,
    question,
    questionnaire,
    score,
)
from tests.assessment.engine.checking import evidence
from tests.assessment.engine.summing import result, summed


def test_an_assessment_says_what_it_is_of():
    tried = questionnaire(one("a", 0), one("b", 0))
    found = assess(tried, answered(a="a", b="z"))

    assert found.questionnaire is tried
    assert found.answers == answered(a="a")


class TestExtremes:
    def test_of_a_rule_are_at_both_ends(self):
        rule = Points(times=amount(2), plus=amount(3))

        assert stretch(rule, amount(1), amount(4)) == (5, 11)
        assert stretch(replace(rule, times=amount(-2)), amount(1), amount(4)) == (-5, 1)

    @pytest.mark.parametrize(
        ("points", "expected"),
        [
            (["0.5", "0.5"], (Decimal("0.5"), 1)),
            (["-0.5", "0.25", "0.5"], (Decimal("-0.5"), Decimal("0.75"))),
            ([3, 2], (2, 5)),
            ([-3, -2], (-5, -2)),
            ([-1, -1, "0.5"], (-2, Decimal("0.5"))),
            ([None], None),
        ],
    )
    def test_of_several_options_add_up(self, points, expected):
        asked = many("q", *map(amount, points), none_of_these=False)

        assert question_extremes(asked) == expected

    @pytest.mark.parametrize(("alone", "expected"), [(9, (1, 9)), (None, (1, 3)), (-1, (-1, 3))])
    def test_of_several_options_know_the_one_that_stands_alone(self, alone, expected):
        options = (*many("q", 1, 2, none_of_these=False).options, option("none", alone, alone=True))

        assert question_extremes(question("q", Kind.MANY, options=options)) == expected

    def test_count_parts_of_a_point(self):
        found = result(summed(one("a", "0.5", "0.5"), one("b", "-0.5", "0.5"), at_least=1))

        assert (found.lowest, found.highest) == (Decimal("-0.5"), 1)

    def test_leave_out_what_need_not_be_answered_and_would_raise_the_least(self):
        found = result(summed(one("a", "0.5", 1), one("b", "0.75", 1), at_least=1))

        assert (found.lowest, found.highest) == (Decimal("0.5"), 2)


def test_a_percentage_may_be_of_less_than_one_point():
    found = result(summed(one("a", 0, "0.5"), how=How.PERCENT), a="b")

    assert (found.value, found.why_none) == (100, "")


def test_a_value_has_no_reason_to_be_none():
    assert result(summed(one("a", 1)), a="a").why_none == ""


def test_an_index_needs_a_height_of_any_size():
    metric = bmi(scale=Decimal(1))

    assert body_mass_index(metric, Decimal(20), Decimal("0.9")) == Decimal("24.7")
    assert body_mass_index(metric, Decimal(20), Decimal(1)) == 20
    assert body_mass_index(metric, Decimal(20), Decimal(0)) is None


class TestLines:
    """An index or a score within a score is a line like any other."""

    index = replace(bmi(), evidence=evidence())
    inner = replace(score("inner", "a", "b", points=identity()), evidence=evidence())
    asked = (
        number("weight", 50, 900, required=False),
        number("height", 36, 96, required=False),
        one("a", 0, 2),
        one("b", 0, 3, required=False),
    )
    tried = questionnaire(
        *asked, derived=(index,), scores=(inner, score("sum", "bmi", "inner", at_least=1))
    )

    def test_name_where_they_come_from_and_why(self):
        lines = result(self.tried, weight=150, height=70, a="b", b="a").lines

        assert [(each.of, each.points, each.evidence) for each in lines] == [
            ("bmi", 0, evidence()),
            ("inner", 2, evidence()),
        ]

    def test_could_add_what_is_still_missing(self):
        assert result(self.tried, weight=150, height=70, a="b", b="a").missing == 0
        assert result(self.tried, weight=150, height=70, a="b", b=None).missing == 3
        assert result(self.tried, weight=None, height=70, a="b", b="a").missing == 2
