"""Where each level of a score begins and ends."""

from decimal import Decimal

import pytest

from assessment.engine.model import How, Points
from assessment.engine.outline import outline
from assessment.engine.scale import is_whole, stretches
from assessment.engine.scoring import assess
from tests.assessment.engine.builders import (
    answered,
    bmi,
    identity,
    level,
    many,
    number,
    one,
    questionnaire,
    ranges,
    score,
    written,
    yes_no,
)

HALF = Points(times=Decimal("0.5"))


def whole(*items, of=("q",), **details):
    scores = details.pop("scores", ())
    how = details.pop("how", How.SUM)
    asked = questionnaire(*items, scores=(*scores, score("sum", *of, how=how)), **details)
    return is_whole(outline(asked), "sum")


class TestWholeNumbers:
    @pytest.mark.parametrize(
        "question",
        [
            one("q", 0, 1, None),
            many("q", 2, 1),
            yes_no("q", points=identity()),
            number("q", points=identity()),
            number("q", places=2, points=ranges((None, 5, 0), (5.01, None, 2))),
            written("q"),
        ],
    )
    def test_come_from_whole_points(self, question):
        assert whole(question)

    @pytest.mark.parametrize(
        "question",
        [
            one("q", 0, 1.5),
            number("q", points=HALF),
            number("q", places=1, points=identity()),
            number("q", points=Points(plus=Decimal("0.1"))),
            number("q", points=ranges((None, None, 0.5))),
        ],
    )
    def test_do_not_come_from_others(self, question):
        assert not whole(question)

    @pytest.mark.parametrize("how", [How.MEAN, How.PERCENT])
    def test_do_not_come_from_a_division(self, how):
        assert not whole(one("q", 0, 1), how=how)

    @pytest.mark.parametrize(("rule", "expected"), [(None, True), (Points(), False)])
    def test_come_from_an_index_only_by_ranges(self, rule, expected):
        size = number("height", 1, 3), number("weight", 1, 500)
        assert whole(*size, of=("bmi",), derived=(bmi(points=rule),)) is expected

    @pytest.mark.parametrize(("points", "expected"), [((0, 1), True), ((0, 0.5), False)])
    def test_come_from_a_score_that_has_them(self, points, expected):
        inner = score("inner", "q", points=identity())
        assert whole(one("q", *points), of=("inner",), scores=(inner,)) is expected


def ends(value, levels, *, in_ones):
    scores = (score("sum", "q", levels=levels),)
    asked = questionnaire(number("q", points=identity()), scores=scores)
    (result,) = assess(asked, answered(q=value)).scores
    found = stretches(result, in_ones=in_ones)
    return [(each.low, each.high, each.is_open) for each in found]


class TestStretches:
    def test_end_one_below_the_next_level(self):
        levels = (level("low", 0), level("high", 4))

        assert ends(1, levels, in_ones=True) == [(0, 3, False), (4, 10, False)]

    def test_end_below_the_next_level_where_a_score_has_fractions(self):
        levels = (level("low", 0), level("high", 4))

        assert ends(1, levels, in_ones=False) == [(0, 4, True), (4, 10, False)]

    def test_end_below_the_next_level_where_that_begins_between_two_numbers(self):
        levels = (level("low", 0), level("high", 4.5))

        assert ends(1, levels, in_ones=True)[0] == (0, Decimal("4.5"), True)

    def test_have_no_end_where_nobody_gets(self):
        assert ends(1, (level("low", 0), level("far", 20)), in_ones=True)[1] == (20, None, False)

    def test_are_none_without_levels(self):
        assert ends(1, (), in_ones=True) == []
