"""What the exploration finds reachable, and by which answers."""

from dataclasses import replace
from datetime import date

import pytest

from assessment.engine.explore import Verdict, explore, explore_problems
from assessment.engine.model import Points
from assessment.engine.problem import Severity
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import How, Urgency
from assessment.questionnaires import load
from tests.assessment.engine.builders import (
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
    questionnaire,
    ranges,
    score,
    section,
    when,
    when_any,
    written,
    yes_no,
)

SPINE = load("spine")


def found(tried, where, **options):
    return explore(tried, **options).of(where)


def way_to(tried, where):
    return found(tried, where).answers


def verdict(tried, where, **options):
    return found(tried, where, **options).verdict


def weighed(low, **details):
    """A level that begins at an index."""
    return questionnaire(
        number("weight", 50, 900),
        number("height", 36, 95),
        derived=(bmi(points=identity()),),
        scores=(score("sum", "bmi", levels=(level("low", 0), level("high", low))),),
        **details,
    )


class TestShortestWay:
    def test_goes_by_the_branch_that_is_shorter(self):
        tried = questionnaire(
            one("first", None, None),
            yes_no("extra", when=when(("first", "=", "a"))),
            yes_no("last"),
        )

        assert way_to(tried, "question:last") == answered(first="b")

    def test_takes_few_options(self):
        tried = questionnaire(
            many("signs", 1, 1, 1),
            scores=(score("sum", "signs"),),
            red_flags=(flag("two", when(("sum", ">=", 2))),),
        )

        assert len(way_to(tried, "flag:two")["signs"]) == 2

    def test_skips_what_can_be_skipped(self):
        tried = questionnaire(number("first", required=False), written("second", required=False))

        assert way_to(tried, "band:last") == answered(first=None, second=None)

    def test_answers_what_a_condition_wants_answered(self):
        tried = questionnaire(
            written("first", required=False), yes_no("second", when=when(("first", "exists", True)))
        )

        assert way_to(tried, "question:second") == answered(first="x")

    @pytest.mark.parametrize(
        ("comparison", "expected"), [(">", 8), ("<", 0), (">=", 7), ("<=", 0), ("=", 7), ("!=", 0)]
    )
    def test_tries_numbers_on_either_side_of_a_threshold(self, comparison, expected):
        tried = questionnaire(number("first"), yes_no("next", when=when(("first", comparison, 7))))

        assert way_to(tried, "question:next") == answered(first=expected)

    @pytest.mark.parametrize(
        ("comparison", "expected"),
        [(">", date(2026, 3, 5)), ("<", date(2000, 1, 1)), ("=", date(2026, 3, 4))],
    )
    def test_tries_days_on_either_side_of_a_threshold(self, comparison, expected):
        day_after = when(("first", comparison, date(2026, 3, 4)))
        tried = questionnaire(day("first"), yes_no("next", when=day_after))

        assert way_to(tried, "question:next") == answered(first=expected)

    @pytest.mark.parametrize("end", [date.min, date.max])
    def test_stays_within_the_calendar(self, end):
        tried = questionnaire(day("first"), yes_no("next", when=when(("first", "=", end))))

        assert way_to(tried, "question:next") == answered(first=end)

    @pytest.mark.parametrize("low", [None, 5])
    def test_tries_numbers_of_a_question_without_ends(self, low):
        tried = questionnaire(
            number("first", low=low, high=None),
            yes_no("next", when=when(("first", ">", 7))),
        )

        assert way_to(tried, "question:next") == answered(first=8)

    def test_tries_both_ends_of_a_number_that_nobody_compares(self):
        tried = questionnaire(number("first", low=None, high=None))

        assert verdict(tried, "band:last") is Verdict.REACHED


class TestFlags:
    def test_that_stop_end_the_way(self):
        tried = questionnaire(
            one("first", None, None),
            yes_no("next", when=when(("first", "=", "a"))),
            red_flags=(flag("stop", when(("first", "=", "a"))),),
        )

        assert verdict(tried, "question:next") is Verdict.UNREACHABLE
        assert way_to(tried, "flag:stop") == answered(first="a")

    def test_that_do_not_stop_let_it_go_on(self):
        tried = questionnaire(
            one("first", None, None),
            yes_no("next", when=when(("first", "=", "a"))),
            red_flags=(flag("soon", when(("first", "=", "a")), urgency=Urgency.SOON),),
        )

        assert way_to(tried, "question:next") == answered(first="a")

    def test_withhold_bands_and_levels(self):
        tried = questionnaire(
            one("first", 0, 5),
            scores=(score("sum", "first", levels=(level("low", 0), level("high", 5))),),
            red_flags=(flag("soon", when(("first", "=", "b")), urgency=Urgency.SOON),),
            bands=(band("much", when(("sum", ">=", 5))), band("last")),
        )

        assert verdict(tried, "band:much") is Verdict.UNREACHABLE
        assert verdict(tried, "score:sum/level:high") is Verdict.UNREACHABLE
        assert way_to(tried, "band:last") == answered(first="a")

    def test_wait_until_their_last_question_was_asked(self):
        tried = questionnaire(
            one("first", None, None),
            yes_no("next", when=when(("first", "=", "a"))),
            red_flags=(flag("missing", when(("next", "exists", False))),),
        )

        assert verdict(tried, "flag:missing") is Verdict.UNREACHABLE

    def test_are_found_with_another_that_stops_at_the_same_question(self):
        tried = questionnaire(
            many("signs", 1, 1),
            scores=(score("sum", "signs"),),
            red_flags=(
                flag("one", when(("signs", "=", "a"))),
                flag("two", when(("sum", ">=", 2)), urgency=Urgency.SOON),
            ),
        )

        assert way_to(tried, "flag:two") == answered(signs=["a", "b"])

    def test_hold_by_what_was_not_chosen(self):
        tried = questionnaire(
            many("signs", None, None), red_flags=(flag("not", when(("signs", "!=", "b"))),)
        )

        assert way_to(tried, "flag:not") == answered(signs="none")

    def test_are_raised_by_any_one_of_several(self):
        either = when_any(("first", "=", "a"), ("next", "=", True))
        tried = questionnaire(
            one("first", None, None), yes_no("next"), red_flags=(flag("either", either),)
        )

        assert way_to(tried, "flag:either") == answered(first="a")

    def test_stop_as_soon_as_a_sum_is_high_enough(self):
        tried = questionnaire(
            one("first", 0, 5),
            yes_no("between", when=when(("first", "=", "b"))),
            one("last", 0, 1),
            scores=(score("sum", "first", "last"),),
            red_flags=(flag("high", when(("sum", ">=", 5))),),
        )

        assert verdict(tried, "question:between") is Verdict.UNREACHABLE
        assert way_to(tried, "flag:high") == answered(first="b")

    def test_wait_for_a_sum_that_can_fall(self):
        tried = questionnaire(
            one("first", 0, 5),
            one("last", 0, -1),
            scores=(score("sum", "first", "last"),),
            red_flags=(flag("high", when(("sum", ">=", 5))),),
        )

        assert way_to(tried, "flag:high") == answered(first="b", last="a")


class TestBranches:
    def test_of_a_question_are_found_one_by_one(self):
        either = when_any(("first", "=", "a"), ("first", "=", "b"))
        tried = questionnaire(one("first", None, None, None), yes_no("next", when=either))

        assert way_to(tried, "question:next.when[0]") == answered(first="a")
        assert way_to(tried, "question:next.when[1]") == answered(first="b")

    def test_of_a_section_too(self):
        either = when_any(("first", "=", "a"), ("first", "=", "b"))
        tried = questionnaire(
            section("one", one("first", None, None, None)),
            section("two", yes_no("next"), yes_no("last"), when=either),
        )

        assert way_to(tried, "section:two.when[1]") == answered(first="b")

    def test_of_a_band_too(self):
        much = band("much", when(("first", "=", "b")), when(("first", "=", "c")))
        tried = questionnaire(one("first", None, None, None), bands=(much, band("last")))

        assert way_to(tried, "band:much.when[1]") == answered(first="c")

    def test_that_nobody_reaches_are_a_warning(self):
        either = when_any(("next", "=", True), ("first", "=", "b"))
        tried = questionnaire(
            one("first", None, None),
            yes_no("next", when=when(("first", "=", "b"))),
            yes_no("last", when=either),
            red_flags=(flag("stop", when(("first", "=", "b"))),),
        )

        problems = explore_problems(explore(tried))

        assert ("question:last.when[0]", Severity.WARNING) in [
            (each.where, each.severity) for each in problems
        ]


class TestScores:
    def test_lead_to_their_levels(self):
        tried = questionnaire(
            one("first", 0, 5),
            one("second", 0, 5),
            scores=(score("sum", "first", "second", levels=(level("low", 0), level("high", 6))),),
        )

        assert way_to(tried, "score:sum/level:high") == answered(first="b", second="b")

    def test_need_as_many_answers_as_they_say(self):
        tried = questionnaire(
            number("first", points=identity(), required=False),
            number("second", points=identity(), required=False),
            scores=(score("sum", "first", "second", at_least=2, levels=(level("low", 0),)),),
        )

        assert way_to(tried, "score:sum/level:low") == answered(first=0, second=0)

    def test_of_a_mean_and_of_scores(self):
        tried = questionnaire(
            number("first", 0, 10, points=identity()),
            number("second", 0, 10, points=identity()),
            scores=(
                score(
                    "mean",
                    "first",
                    "second",
                    how=How.MEAN,
                    points=ranges((None, 5, 0), (6, None, 1)),
                ),
                score("outer", "mean", levels=(level("no", 0), level("yes", 1))),
            ),
        )

        answers = way_to(tried, "score:outer/level:yes")

        assert assess(tried, answers).scores[1].level.key == "yes"

    def test_of_a_percentage_of_a_score(self):
        tried = questionnaire(
            one("first", 0, 2),
            one("second", 0, 2, when=when(("first", "=", "b"))),
            scores=(
                score("sum", "first", "second", points=Points()),
                score("share", "sum", how=How.PERCENT, levels=(level("low", 0), level("all", 100))),
            ),
        )

        assert way_to(tried, "score:share/level:all") == answered(first="b", second="b")

    def test_of_an_index(self):
        answers = way_to(weighed(30), "score:sum/level:high")

        assert assess(weighed(30), answers).scores[0].level.key == "high"

    def test_that_skip_an_index(self):
        tried = questionnaire(
            number("weight", 50, 900, required=False),
            number("height", 36, 95, required=False),
            derived=(bmi(),),
            scores=(score("sum", "bmi", levels=(level("low", 0),)),),
            bands=(band("none", when(("bmi", "exists", False))), band("last")),
        )

        assert way_to(tried, "band:none") == answered(weight=None, height=None)
        assert verdict(tried, "band:last") is Verdict.REACHED

    def test_read_an_index_that_is_not_asked_for(self):
        asked = when(("first", "=", True))
        tried = questionnaire(
            yes_no("first"),
            number("weight", 50, 900, when=asked),
            number("height", 36, 95, when=asked),
            derived=(bmi(),),
            bands=(band("none", when(("bmi", "exists", False))), band("last")),
        )

        assert way_to(tried, "band:none") == answered(first=False)

    def test_tell_every_number_of_a_short_range_apart(self):
        tried = questionnaire(
            number("first", 0, 100, points=identity()),
            scores=(score("sum", "first"),),
            bands=(band("odd", when(("sum", "=", 37))), band("last")),
        )

        assert way_to(tried, "band:odd") == answered(first=37)


class TestDoubt:
    def test_is_said_where_numbers_are_too_many_to_try(self):
        tried = questionnaire(
            number("first", 0, 1000, points=identity()),
            scores=(score("sum", "first"),),
            bands=(band("odd", when(("sum", "=", 37))), band("last")),
        )

        problem = explore_problems(explore(tried))[0]

        assert verdict(tried, "band:odd") is Verdict.NOT_PROVEN
        assert (problem.code, problem.severity) == ("not-proven", Severity.WARNING)

    def test_is_said_of_an_index(self):
        assert verdict(weighed(100000), "score:sum/level:high") is Verdict.NOT_PROVEN

    def test_of_a_question_is_none_about_others(self):
        tried = questionnaire(
            yes_no("start"),
            number("first", 0, 1000, points=identity(), when=when(("start", "=", True))),
            one("second", None, None),
            scores=(score("sum", "first"),),
            red_flags=(flag("never", when(("second", "=", "a"), ("second", "=", "b"))),),
            bands=(band("odd", when(("sum", "=", 37))), band("last")),
        )

        assert verdict(tried, "flag:never") is Verdict.UNREACHABLE
        assert verdict(tried, "band:odd") is Verdict.NOT_PROVEN

    def test_is_said_where_states_were_left_out(self):
        asked = [number(f"q{place}", 0, 10, points=identity()) for place in range(6)]
        tried = questionnaire(
            *asked,
            scores=(score("sum", *[each.key for each in asked]),),
            bands=(band("all", when(("sum", "=", 61))), band("last")),
        )

        assert verdict(tried, "band:all", limit=40) is Verdict.NOT_PROVEN
        assert verdict(tried, "band:all") is Verdict.UNREACHABLE


class TestProblems:
    def test_name_what_nobody_reaches(self):
        tried = questionnaire(
            one("first", None, None),
            yes_no("never", when=when(("first", "=", "a"), ("first", "=", "b"))),
            red_flags=(flag("no", when(("never", "=", True))),),
            bands=(band("dead", when(("never", "=", True))), band("last")),
            notes=(
                note("dead", when(("never", "=", True)), when(("first", "=", "a"))),
                note("bye"),
            ),
        )

        problems = explore_problems(explore(tried))

        assert [(each.where, each.code, each.severity.value) for each in problems] == [
            ("question:never", "unreachable", "error"),
            ("flag:no", "unreachable", "error"),
            ("band:dead", "unreachable", "error"),
            ("note:dead.when[0]", "unreachable", "warning"),
        ]

    def test_are_none_for_a_flag_without_conditions(self):
        tried = questionnaire(yes_no("first"), red_flags=(flag("empty", when()),))

        assert verdict(tried, "flag:empty") is Verdict.UNREACHABLE

    def test_name_a_section_that_never_opens(self):
        tried = questionnaire(
            section("one", yes_no("first")),
            section("two", yes_no("never"), when=when_any()),
        )

        assert verdict(tried, "question:never") is Verdict.UNREACHABLE


@pytest.fixture(scope="module")
def explored():
    return explore(SPINE)


class TestSpine:
    def test_reaches_everything_in_few_states(self, explored):
        assert explore_problems(explored) == ()
        assert explored.states < 100_000

    def test_proves_each_flag_band_and_level_by_the_engine(self, explored):
        for finding in explored.findings:
            kind, _, key = finding.where.partition(":")
            result = assess(SPINE, finding.answers)
            if kind == "band" and ".when" not in key:
                assert result.band.key == key
            if kind == "flag" and ".when" not in key:
                assert key in [each.key for each in result.red_flags]
            if kind == "score":
                levels = [
                    f"{each.score.key}/level:{each.level.key}"
                    for each in result.scores
                    if each.level
                ]
                assert key in levels

    def test_says_so_when_a_condition_is_broken(self):
        broken = replace(
            SPINE.red_flags[0], when=(when(("cordw", "=", "none"), ("cord", "=", "none")),)
        )
        tried = replace(SPINE, red_flags=(broken, *SPINE.red_flags[1:]))

        problems = explore_problems(explore(tried))

        assert [(each.where, each.code) for each in problems] == [
            (f"flag:{broken.key}", "unreachable")
        ]
