"""Scores, levels, bands and what is said about them."""

from decimal import Decimal

import pytest

from assessment.engine.labels import label, say
from assessment.engine.model import Evidence, Part, Points
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Certainty, How, Kind, Urgency
from tests.assessment.engine.builders import (
    ANYTIME,
    amount,
    answered,
    band,
    bmi,
    day,
    flag,
    identity,
    level,
    many,
    note,
    number,
    one,
    option,
    parts,
    question,
    questionnaire,
    ranges,
    score,
    when,
    words,
    written,
    yes_no,
)


def result(tried, key="sum", **raw):
    return next(each for each in assess(tried, answered(**raw)).scores if each.score.key == key)


def summed(*questions, **details):
    keys = [each.key for each in questions]
    return questionnaire(*questions, scores=(score("sum", *keys, **details),))


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


class TestBodyMassIndex:
    tried = questionnaire(
        number("weight", 50, 900, required=False),
        number("height", 36, 96, required=False),
        derived=(bmi(),),
        scores=(score("sum", "bmi"),),
    )

    @pytest.mark.parametrize(("weight", "points"), [(173, 0), (174, 1), (208, 1), (209, 2)])
    def test_gives_points_at_both_edges(self, weight, points):
        assert result(self.tried, weight=weight, height=70).value == points

    def test_is_named_in_its_line(self):
        (line,) = result(self.tried, weight=150, height=70).lines

        assert (line.of, line.title, line.answer) == ("bmi", words("Index"), words("21.5"))

    def test_gives_no_line_without_both(self):
        found = result(self.tried, weight=150, height=None)

        assert (found.lines, found.asked, found.highest) == ((), 1, 2)

    def test_is_not_asked_where_a_question_is_closed(self):
        tried = questionnaire(
            yes_no("tell"),
            number("weight", 50, 900),
            number("height", 36, 96, when=when(("tell", "=", True))),
            derived=(bmi(),),
            scores=(score("sum", "bmi"),),
        )

        assert result(tried, tell=False, weight=150).asked == 0
        assert result(tried, tell=True, weight=150).asked == 1

    @pytest.mark.parametrize(
        ("weight", "height"),
        [
            (number("weight", None, None), number("height", 36, 96)),
            (number("weight", 50, 900), number("height", 0, 96)),
        ],
    )
    def test_is_not_asked_where_it_has_no_extremes(self, weight, height):
        tried = questionnaire(weight, height, derived=(bmi(),), scores=(score("sum", "bmi"),))

        assert result(tried, weight=150, height=70).asked == 0

    def test_is_not_asked_where_no_range_can_be_met(self):
        tried = questionnaire(
            number("weight", 50, 900),
            number("height", 36, 96),
            derived=(bmi(points=ranges((5000, 6000, 1))),),
            scores=(score("sum", "bmi"),),
        )

        assert result(tried, weight=150, height=70).asked == 0


class TestScoreOfScores:
    tried = questionnaire(
        one("first", 0, 1, 2, 3, required=False),
        one("second", 0, 1, 2, 3, required=False),
        one("third", 0, 5, required=False),
        scores=(
            score("screen", "first", "second", points=ranges((0, 2, 0), (3, 6, 3)), hidden=True),
            score("sum", "screen", "third"),
        ),
    )

    @pytest.mark.parametrize(
        ("first", "second", "points"), [("c", "a", 0), ("c", "b", 3), ("d", "d", 3), ("a", "a", 0)]
    )
    def test_counts_what_the_earlier_score_is_worth(self, first, second, points):
        found = result(self.tried, first=first, second=second, third="a")

        assert found.value == points
        assert found.lines[0].title == words("Score screen")

    def test_tells_the_value_of_the_earlier_score_in_its_line(self):
        assert result(self.tried, first="d", second="d").lines[0].answer == words("6")

    def test_gives_no_line_for_a_score_without_a_value(self):
        found = result(self.tried, third="b")

        assert [line.of for line in found.lines] == ["third"]
        assert found.missing == 3

    def test_could_be_as_much_higher_as_the_skipped_answers_let_it(self):
        assert result(self.tried, first="d", second=None, third="a").missing == 0
        assert result(self.tried, first="a", second=None, third="a").missing == 3

    def test_leaves_out_a_score_without_points_and_one_that_comes_later(self):
        tried = questionnaire(
            one("q", 1),
            scores=(
                score("plain", "q"),
                score("sum", "plain", "later", "q"),
                score("later", "q", points=identity()),
            ),
        )

        assert [line.of for line in result(tried, q="a").lines] == ["q"]

    def test_leaves_out_a_score_whose_ranges_are_never_met(self):
        tried = questionnaire(
            one("q", 1),
            scores=(score("far", "q", points=ranges((8, 9, 1))), score("sum", "far", "q")),
        )

        assert result(tried, q="a").asked == 1

    def test_leaves_out_a_score_that_does_not_count(self):
        tried = questionnaire(
            one("q", 1, 2),
            scores=(
                score("some", "q", points=identity(), when=when(("q", "=", "b"))),
                score("sum", "some", "q"),
            ),
        )

        assert result(tried, q="a").value == 1
        assert result(tried, q="b").value == 4


class TestLevels:
    levels = (level("low", 0), level("medium", 5), level("high", 10))
    tried = summed(number("q", -5, 15, points=identity()), levels=levels)

    @pytest.mark.parametrize(
        ("value", "expected"),
        [(-1, None), (0, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high")],
    )
    def test_begin_at_their_low_end(self, value, expected):
        reached = result(self.tried, q=value).level

        assert (reached and reached.key) == expected

    def test_need_a_value(self):
        assert result(self.tried).level is None


class TestBand:
    tried = questionnaire(
        number("q", points=identity()),
        one("extra", 0, required=False),
        scores=(score("sum", "q"),),
        bands=(
            band("high", when(("sum", ">=", 8)), when(("extra", "=", "a"))),
            band("medium", when(("sum", ">=", 5))),
            band("low"),
        ),
        red_flags=(flag("nine", when(("q", "=", 9)), urgency=Urgency.SOON),),
    )

    def key(self, **raw):
        found = assess(self.tried, answered(**raw)).band
        return found and found.key

    @pytest.mark.parametrize(
        ("value", "expected"), [(4, "low"), (5, "medium"), (7, "medium"), (8, "high")]
    )
    def test_is_the_first_that_holds(self, value, expected):
        assert self.key(q=value) == expected

    def test_holds_by_any_one_of_its_conditions(self):
        assert self.key(q=0, extra="a") == "high"

    def test_waits_for_every_required_answer(self):
        assert self.key(extra="a") is None
        assert assess(self.tried, {}).incomplete == ("q",)
        assert assess(self.tried, answered(q=1)).incomplete == ()

    def test_is_none_while_a_flag_is_raised(self):
        assert self.key(q=9) is None

    def test_is_none_where_none_holds(self):
        tried = questionnaire(one("q", 0), bands=())

        assert assess(tried, answered(q="a")).band is None


class TestNotes:
    def test_are_shown_when_one_of_their_conditions_holds(self):
        tried = questionnaire(
            number("q", points=identity()),
            scores=(score("sum", "q"),),
            notes=(note("call", when(("sum", ">=", 3)), when(("q", "=", 1))), note("always")),
        )

        def shown(q):
            return [each.key for each in assess(tried, answered(q=q)).notes]

        assert shown(3) == ["call", "always"]
        assert shown(2) == ["always"]
        assert shown(1) == ["call", "always"]


class TestLines:
    evidence = Evidence(words("Up"), words("Near"), Certainty.GOOD)

    def test_carry_the_evidence_and_the_short_name(self):
        tried = summed(one("q", 1, short=words("Short"), evidence=self.evidence))

        (line,) = result(tried, q="a").lines

        assert (line.title, line.evidence) == (words("Short"), self.evidence)

    def test_show_the_answer_in_each_language_of_the_question(self):
        choices = (option("a", 1), option("b", 1))
        asked = question("q", Kind.MANY, options=choices, text={"en": "Which?", "es": "¿Cuál?"})

        (line,) = result(summed(asked), q=["a", "b"]).lines

        assert line.answer == {"en": "Option a, Option b", "es": "Option a, Option b"}


class TestLabels:
    @pytest.mark.parametrize(
        ("asked", "given", "expected"),
        [
            (one("q", 1), "a", "Option a"),
            (number("q"), 7, "7"),
            (number("q", unit=words("pounds")), 7, "7 pounds"),
            (number("q", parts=parts(12, 1)), 71, "5 unit12 11 unit1"),
            (yes_no("q"), True, "Yes"),
            (yes_no("q"), False, "No"),
            (written("q"), "so", "so"),
            (day("q"), ANYTIME, "2026-03-04"),
            (one("q", 1), None, ""),
            (number("q"), None, ""),
        ],
    )
    def test_are_answers_in_words(self, asked, given, expected):
        assert label(asked, answered(q=given)["q"]) == words(expected)

    def test_speak_the_languages_of_the_question(self):
        asked = yes_no("q", text={"en": "Sure?", "es": "¿Seguro?"})

        assert label(asked, (True,)) == {"en": "Yes", "es": "Sí"}

    def test_name_units_in_each_language(self):
        units = (
            Part({"en": "feet", "es": "pies"}, Decimal(12)),
            Part({"en": "inches", "es": "pulgadas"}, Decimal(1)),
        )
        asked = number("q", 36, 96, parts=units, text={"en": "Tall?", "es": "¿Alto?"})

        assert label(asked, (Decimal(71),))["es"] == "5 pies 11 pulgadas"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ({"en": "Neck", "es": "Cuello"}, "Cuello"),
            ({"en": "Neck", "es": ""}, "Neck"),
            ({"fr": "Cou"}, "Cou"),
            ({}, ""),
        ],
    )
    def test_fall_back_where_words_are_missing(self, text, expected):
        assert say(text, "es") == expected
