"""Scores over the body mass index and over other scores."""

import pytest

from tests.assessment.engine.builders import (
    bmi,
    identity,
    number,
    one,
    questionnaire,
    ranges,
    score,
    when,
    words,
    yes_no,
)
from tests.assessment.engine.summing import result


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
        assert result(self.tried, first="c", second="a", third="a").missing == 0
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
