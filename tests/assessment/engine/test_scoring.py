"""Scores: points, sums, means, percentages, and what is missing."""

from decimal import Decimal

import pytest

from assessment.engine.model import Points
from assessment.engine.vocabulary import How
from tests.assessment.engine.builders import (
    amount,
    day,
    identity,
    many,
    number,
    one,
    ranges,
    when,
    written,
    yes_no,
)
from tests.assessment.engine.summing import result, summed


class TestPoints:
    @pytest.mark.parametrize(
        ("asked", "given", "points"),
        [
            (one("q", 0, 4), "a", 0),
            (one("q", 0, 4), "b", 4),
            (many("q", 1, 2, -1), ["a", "b"], 3),
            (many("q", 1, 2, -1), ["a", "c"], 0),
            (many("q", 1, None), ["a", "b"], 1),
            (many("q", 1, 2), "none", 0),
            (number("q", points=identity()), 7, 7),
            (number("q", points=Points(times=amount(-1), plus=amount(10))), 7, 3),
            (number("q", points=ranges((0, 3, 0), (4, 6, 2), (7, None, 4))), 3, 0),
            (number("q", points=ranges((0, 3, 0), (4, 6, 2), (7, None, 4))), 4, 2),
            (number("q", points=ranges((0, 3, 0), (4, 6, 2), (7, None, 4))), 6, 2),
            (number("q", points=ranges((0, 3, 0), (4, 6, 2), (7, None, 4))), 7, 4),
            (number("q", points=ranges((0, 5, 1), (5, 10, 2))), 5, 1),
            (yes_no("q", points=Points(times=amount(2))), True, 2),
            (yes_no("q", points=Points(times=amount(2))), False, 0),
        ],
    )
    def test_are_what_the_answer_is_worth(self, asked, given, points):
        found = result(summed(asked), q=given)

        assert found.value == points
        assert [line.points for line in found.lines] == [points]

    @pytest.mark.parametrize(
        ("asked", "given"),
        [
            (one("q", 3, None), "b"),
            (many("q", 3, None), "b"),
            (one("q", 3, required=False), None),
            (number("q", points=identity(), required=False), None),
            (number("q", points=ranges((0, 3, 1))), 4),
        ],
    )
    def test_are_none_where_there_are_none_to_give(self, asked, given):
        found = result(summed(asked), q=given)

        assert (found.value, found.lines, found.answered, found.asked) == (None, (), 0, 1)
        assert found.why_none == "too-few-answers"

    @pytest.mark.parametrize(
        "asked",
        [
            *(one("q", None), many("q", None, none_of_these=False), number("q"), yes_no("q")),
            *(written("q", points=identity()), day("q", points=identity())),
            *(number("q", None, 9, points=identity()), number("q", 0, None, points=identity())),
            *(number("q", points=ranges((20, 30, 1))), yes_no("q", points=ranges((5, 6, 1)))),
        ],
    )
    def test_are_not_asked_of_a_question_that_has_none(self, asked):
        assert result(summed(asked)).asked == 0


class TestSum:
    tried = summed(one("first", 0, 2), one("second", 0, 3, required=False), at_least=1)

    def test_adds_up_its_lines(self):
        found = result(self.tried, first="b", second="b")

        assert found.value == 5
        assert [(line.of, line.points, line.highest) for line in found.lines] == [
            ("first", 2, 2),
            ("second", 3, 3),
        ]

    def test_says_how_much_higher_it_could_be(self):
        assert result(self.tried, first="b", second=None).missing == 3
        assert result(self.tried, first="b", second="a").missing == 0

    def test_counts_who_was_asked_and_who_answered(self):
        found = result(self.tried, first="a", second=None)

        assert (found.value, found.answered, found.asked) == (0, 1, 2)

    def test_leaves_out_closed_questions(self):
        tried = summed(
            one("first", 0, 2), one("second", 0, 3, when=when(("first", "=", "b"))), at_least=1
        )

        found = result(tried, first="a", second="b")

        assert (found.value, found.highest, found.asked, found.missing) == (0, 2, 1, 0)

    def test_counts_negative_points(self):
        tried = summed(one("first", -2, 2), one("second", -3, 3))

        found = result(tried, first="a", second="b")

        assert (found.lowest, found.value, found.highest) == (-5, 1, 5)

    def test_tells_the_least_that_enough_answers_can_give(self):
        tried = summed(one("first", 1, 4), one("second", 2, 4), at_least=1)

        assert (result(tried).lowest, result(tried).highest) == (1, 8)


class TestMean:
    tried = summed(
        *(number(key, points=identity(), required=False) for key in ("first", "second", "third")),
        how=How.MEAN,
        at_least=2,
    )

    def test_is_of_those_that_were_answered(self):
        assert result(self.tried, first=3, second=4).value == Decimal("3.5")
        assert result(self.tried, first=0, second=0, third=0).value == 0

    def test_needs_enough_of_them(self):
        assert result(self.tried, first=3).value is None
        assert result(self.tried, first=3).why_none == "too-few-answers"

    def test_says_how_much_higher_it_could_be(self):
        assert result(self.tried, first=1, second=1, third=None).missing == 3

    def test_lies_between_its_extremes(self):
        found = result(self.tried)

        assert (found.lowest, found.highest) == (0, 10)

    def test_could_not_be_higher_where_the_rest_pulls_it_down(self):
        tried = summed(one("first", 0, 9), one("second", 0, 1, required=False), how=How.MEAN)

        found = result(tried, first="b", second=None)

        assert (found.value, found.missing, found.highest) == (9, 0, 9)


class TestPercent:
    tried = summed(one("first", 0, 5), one("second", 0, 3, required=False), how=How.PERCENT)

    def test_is_of_the_most_that_the_answered_could_give(self):
        assert result(self.tried, first="b", second="a").value == Decimal("62.5")
        assert result(self.tried, first="b", second=None).value == 100
        assert result(self.tried, first="a", second=None).value == 0

    def test_says_how_much_higher_it_could_be(self):
        assert result(self.tried, first="a", second=None).missing == Decimal("37.5")

    def test_goes_from_nought_to_a_hundred(self):
        assert (result(self.tried).lowest, result(self.tried).highest) == (0, 100)

    def test_of_nothing_has_no_value_and_says_so(self):
        found = result(summed(one("first", 0), how=How.PERCENT), first="a")

        assert (found.value, found.why_none, found.missing) == (None, "no-maximum", 0)

    def test_cannot_rise_by_a_question_that_only_takes_away(self):
        tried = summed(one("first", 0, 1), one("second", -3, -2, required=False), how=How.PERCENT)

        assert result(tried, first="b", second=None).missing == 0


class TestAtLeast:
    @pytest.mark.parametrize(
        ("at_least", "value"), [(0, None), (1, None), (2, None)], ids=["none", "one", "two"]
    )
    def test_nothing_answered_is_no_value_and_not_zero(self, at_least, value):
        assert result(summed(one("q", 0, 1), at_least=at_least)).value is value

    def test_is_reached_exactly(self):
        questions = [one(key, 0, 1, required=False) for key in "abc"]
        tried = summed(*questions, at_least=2)

        assert result(tried, a="a").value is None
        assert result(tried, a="a", b="a").value == 0
