"""Check: questions, points and scores."""

from decimal import Decimal

import pytest

from assessment.engine.coverage import coverage_codes
from assessment.engine.model import Points
from assessment.engine.vocabulary import How, Kind
from tests.assessment.engine.builders import (
    amount,
    bmi,
    day,
    identity,
    level,
    many,
    number,
    one,
    option,
    parts,
    question,
    ranges,
    score,
    written,
    yes_no,
)
from tests.assessment.engine.checking import found, scored


class TestQuestions:
    @pytest.mark.parametrize(
        "asked",
        [one("a"), many("a", none_of_these=False), yes_no("a", options=(option("x"),))],
    )
    def test_have_options_exactly_where_they_are_choices(self, asked):
        assert found(asked) == [("question:a.options", "wrong-options")]

    def test_of_one_choice_have_no_option_that_stands_alone(self):
        asked = question("a", Kind.ONE, options=(option("x"), option("none", alone=True)))

        assert found(asked) == [("question:a/option:none", "alone-on-one")]

    @pytest.mark.parametrize(("low", "high"), [(None, 5), (0, None), (None, None)])
    def test_of_numbers_have_a_range(self, low, high):
        assert found(number("a", low, high)) == [("question:a", "no-range")]

    def test_of_numbers_have_their_range_the_right_way_round(self):
        assert found(number("a", 5, 5)) == []
        assert found(number("a", 6, 5)) == [("question:a", "upside-down")]

    @pytest.mark.parametrize("places", [-1, 7])
    def test_of_numbers_have_few_places(self, places):
        assert found(number("a", places=places)) == [("question:a", "bad-places")]

    @pytest.mark.parametrize(
        "asked", [one("a", 0, low=Decimal(0)), day("a", high=Decimal(1)), yes_no("a", places=1)]
    )
    def test_have_a_range_only_where_they_are_numbers(self, asked):
        assert found(asked) == [("question:a", "range-on-other-kind")]

    @pytest.mark.parametrize("times", [(12, 2), (1, 12), (12, 0), (5, 3, 1), (12, -1), (1, 1)])
    def test_have_parts_that_make_up_one_another(self, times):
        assert found(number("a", parts=parts(*times))) == [("question:a.parts", "bad-parts")]

    @pytest.mark.parametrize("times", [(12, 1), (36, 12, 1), (1,)])
    def test_may_have_parts(self, times):
        assert found(number("a", parts=parts(*times))) == []

    def test_have_parts_only_where_they_are_numbers_from_zero(self):
        assert found(yes_no("a", parts=parts(12, 1))) == [
            ("question:a.parts", "parts-on-other-kind")
        ]
        assert found(number("a", -1, parts=parts(12, 1))) == [
            ("question:a.parts", "negative-parts")
        ]

    def test_have_a_rule_for_points_only_where_they_are_numbers_or_yes_or_no(self):
        assert found(yes_no("a", points=identity())) == []
        assert found(written("a", points=identity())) == [
            ("question:a.points", "points-on-other-kind")
        ]


class TestPoints:
    def test_that_one_option_lacks_are_noted_in_a_scored_question(self):
        assert scored(one("a", 0, 2, None)) == [("question:a/option:c", "points-missing")]
        assert scored(one("a", 0, None)) == [("question:a/option:b", "points-missing")]
        assert found(one("a", 0, 2, None)) == []

    @pytest.mark.parametrize(
        ("points", "codes"),
        [
            (ranges((0, 3, 0), (4, 10, 1)), []),
            (ranges((None, 3, 0), (4, None, 1)), []),
            (ranges((4, 10, 1), (0, 3, 0)), []),
            (ranges((0, "3.5", 0), (4, 10, 1)), []),
            (ranges((1, 3, 0), (4, 10, 1)), ["range-gap"]),
            (ranges((0, 3, 0), (5, 10, 1)), ["range-gap"]),
            (ranges((0, 3, 0), (4, 9, 1)), ["range-gap"]),
            (ranges((0, 4, 0), (4, 10, 1)), ["range-overlap"]),
            (ranges((0, 10, 0), (2, 3, 1)), ["range-overlap"]),
            (ranges((0, 10, 0), (11, None, 1)), ["dead-range"]),
            (ranges((0, 10, 0), (3, 2, 1)), ["dead-range"]),
            (ranges((11, None, 1)), ["dead-range", "range-gap"]),
        ],
    )
    def test_of_numbers_come_from_ranges_that_cover_each_number_once(self, points, codes):
        expected = [("question:a.points", code) for code in codes]

        assert found(number("a", points=points)) == expected

    def test_cover_every_place(self):
        whole = ranges((0, 3, 0), (4, 10, 1))
        tenths = ranges((0, "3.9", 0), (4, 10, 1))

        assert found(number("a", places=1, points=whole)) == [("question:a.points", "range-gap")]
        assert found(number("a", places=1, points=tenths)) == []

    def test_of_yes_or_no_cover_both(self):
        assert found(yes_no("a", points=ranges((0, 0, 0), (1, 1, 5)))) == []
        assert found(yes_no("a", points=ranges((1, 1, 5)))) == [("question:a.points", "range-gap")]

    def test_without_ends_share_their_borders(self):
        def codes(*bounds):
            return coverage_codes(ranges(*bounds).ranges, Decimal(0), Decimal(100), None)

        assert codes((0, 20, 0), (20, 100, 1)) == []
        assert codes((0, 20, 0), (21, 100, 1)) == ["range-gap"]
        assert codes((0, 20, 0), (19, 100, 1)) == ["range-overlap"]
        assert codes((0, 20, 0), (20, 99, 1)) == ["range-gap"]


class TestBodyMassIndex:
    weight, height = number("weight", 50, 900), number("height", 36, 96)

    def codes(self, *questions, **details):
        return [code for _, code in found(*questions, derived=(bmi(**details),))]

    def test_is_sound(self):
        assert self.codes(self.weight, self.height) == []

    def test_needs_both_questions(self):
        assert self.codes(self.weight) == ["unknown-reference"]
        assert self.codes(self.height) == ["unknown-reference"]

    def test_needs_numbers(self):
        assert self.codes(self.weight, one("height", 0)) == ["not-a-number"]

    def test_needs_more_than_nothing(self):
        assert self.codes(self.weight, number("height", 0, 96)) == ["not-positive"]
        assert "not-positive" in self.codes(self.weight, self.height, scale=Decimal(0))

    def test_has_ranges_for_every_tenth(self):
        gap = ranges((None, 24, 0), (25, None, 1))

        assert self.codes(self.weight, self.height, points=gap) == ["range-gap"]

    def test_may_have_a_rule_instead(self):
        assert self.codes(self.weight, self.height, points=identity()) == []


class TestScores:
    def test_are_of_what_exists_above_and_has_points(self):
        scores = (
            score("early", "a", "late", "gone", "plain", "bmi"),
            score("late", "a"),
            score("last", "late"),
        )
        weight = number("weight", 50, 900)

        assert found(one("a", 1), yes_no("plain"), weight, derived=(bmi(),), scores=scores) == [
            ("derived:bmi", "unknown-reference"),
            ("score:early.of", "later-reference"),
            ("score:early.of", "unknown-reference"),
            ("score:early.of", "operand-without-points"),
            ("score:early.of", "operand-without-points"),
            ("score:last.of", "operand-without-points"),
            ("score:last.at_least", "at-least-unreachable"),
        ]

    def test_count_nothing_twice(self):
        assert found(one("a", 1), scores=(score("s", "a", "a"),)) == [
            ("score:s.of", "operand-twice")
        ]

    @pytest.mark.parametrize(
        ("at_least", "codes"),
        [(0, ["at-least-too-low"]), (1, []), (2, []), (3, ["at-least-unreachable"])],
    )
    def test_can_be_answered_enough(self, at_least, codes):
        expected = [("score:sum.at_least", code) for code in codes]

        assert scored(one("a", 1), one("b", 1), at_least=at_least) == expected

    @pytest.mark.parametrize("asked", [one("a", 1, 2), one("a", -1, 2), one("a", 0)])
    def test_in_percent_go_from_zero_upward(self, asked):
        assert scored(asked, how=How.PERCENT) == [("score:sum.how", "percent-not-from-zero")]
        assert scored(one("a", 0, 1), how=How.PERCENT) == []

    @pytest.mark.parametrize(
        ("lows", "expected"),
        [
            ((0, 5, 10), []),
            ((1, 5), [("score:sum/level:l0", "level-gap")]),
            ((0, 5, 5), [("score:sum/level:l2", "levels-out-of-order")]),
            ((0, 6, 5), [("score:sum/level:l2", "levels-out-of-order")]),
            ((0, 11), [("score:sum/level:l1", "dead-level")]),
        ],
    )
    def test_reach_their_levels_in_order(self, lows, expected):
        levels = tuple(level(f"l{place}", low) for place, low in enumerate(lows))

        assert scored(number("a", points=identity()), levels=levels) == expected

    @pytest.mark.parametrize(
        ("asked", "points", "codes"),
        [
            (one("a", 0, 6), ranges((0, 2, 0), (3, 6, 3)), []),
            (one("a", 0, 6), ranges((0, 2, 0), (4, 6, 3)), ["range-gap"]),
            (one("a", 0, 1.5), ranges((0, 0.9, 0), (1, 1.5, 3)), []),
            (one("a", 0, 1.5), ranges((0, 0, 0), (1, 1.5, 3)), ["range-gap"]),
            (number("a", points=identity()), ranges((0, 5, 0), (6, 10, 3)), []),
            (
                number("a", places=1, points=identity()),
                ranges((0, 5, 0), (6, 10, 3)),
                ["range-gap"],
            ),
            (number("a", points=ranges((0, 10, 0.5))), ranges((0, 1, 1)), []),
            (
                number("a", points=Points(plus=amount(0.5))),
                ranges((0, 5, 0), (6, 11, 3)),
                ["range-gap"],
            ),
        ],
    )
    def test_are_worth_points_for_every_sum(self, asked, points, codes):
        expected = [("score:sum.points", code) for code in codes]

        assert scored(asked, points=points) == expected

    def test_are_worth_points_for_every_mean(self):
        shared, apart = ranges((0, 5, 0), (5, 10, 3)), ranges((0, 5, 0), (6, 10, 3))
        asked = number("a", points=identity())

        assert scored(asked, how=How.MEAN, points=shared) == []
        assert scored(asked, how=How.MEAN, points=apart) == [("score:sum.points", "range-gap")]

    def test_of_scores_are_worth_points_for_every_sum(self):
        whole, shared = ranges((0, 5, 0), (6, 10, 3)), ranges((0, 5, 0), (5, 10, 3))
        asked = number("a", points=identity())

        def codes(inner, points):
            scores = (inner, score("sum", "inner", points=points))
            return [code for _, code in found(asked, scores=scores)]

        mean = score("inner", "a", how=How.MEAN, points=identity())
        assert codes(score("inner", "a", points=identity()), whole) == []
        assert codes(mean, whole) == ["range-gap"]
        assert codes(mean, shared) == []

    def test_of_a_body_mass_index_are_worth_points_for_every_sum(self):
        tried = found(
            number("weight", 50, 900),
            number("height", 36, 96),
            derived=(bmi(),),
            scores=(
                score("inner", "bmi", points=ranges((0, 1, 0), (2, 2, 1))),
                score("plain", "bmi"),
                score("sum", "plain"),
            ),
        )

        assert tried == [
            ("score:sum.of", "operand-without-points"),
            ("score:sum.at_least", "at-least-unreachable"),
        ]
