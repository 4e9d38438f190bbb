"""Which questions are asked, in which order."""

from decimal import Decimal

import pytest

from assessment.engine import flow
from assessment.engine.model import When
from assessment.engine.vocabulary import Join
from tests.assessment.engine.builders import (
    ANYTIME,
    answered,
    bmi,
    day,
    identity,
    many,
    note,
    number,
    one,
    questionnaire,
    score,
    section,
    when,
    when_any,
    written,
    yes_no,
)

BRANCHING = questionnaire(
    one("pain", 0, 1),
    one("where", 0, 1, when=when(("pain", "=", "b"))),
    one("spread", 0, 1, when=when(("where", "=", "b"))),
    one("sleep", 0, 1, required=False),
)


def path(tried, **raw):
    return [question.key for question in flow.path(tried, answered(**raw))]


def upcoming(tried, **raw):
    question = flow.next_question(tried, answered(**raw))
    return question and question.key


class TestPath:
    def test_leaves_out_questions_whose_condition_does_not_hold(self):
        assert path(BRANCHING) == ["pain", "sleep"]
        assert path(BRANCHING, pain="a") == ["pain", "sleep"]
        assert path(BRANCHING, pain="b") == ["pain", "where", "sleep"]

    def test_closes_what_hangs_on_a_closed_question(self):
        stale = {"where": "b", "spread": "b"}

        assert path(BRANCHING, pain="b", **stale) == ["pain", "where", "spread", "sleep"]
        assert path(BRANCHING, pain="a", **stale) == ["pain", "sleep"]

    def test_leaves_out_every_question_of_a_closed_section(self):
        tried = questionnaire(
            section("first", yes_no("pain")),
            section("second", one("where", 0), note("words"), when=when(("pain", "=", True))),
            section("third", one("sleep", 0)),
        )

        assert path(tried, pain=False) == ["pain", "sleep"]
        assert path(tried, pain=True) == ["pain", "where", "sleep"]

    def test_never_looks_ahead(self):
        tried = questionnaire(one("first", 0, when=when(("second", "=", "a"))), one("second", 0))

        assert path(tried, second="a") == ["second"]


class TestEnabled:
    def test_holds_questions_and_scores(self):
        tried = questionnaire(
            one("pain", 0, 1),
            scores=(
                score("always", "pain"),
                score("some", "pain", when=when(("pain", "=", "b"))),
            ),
        )

        assert flow.enabled(tried, answered(pain="a")) == {"pain", "always"}
        assert flow.enabled(tried, answered(pain="b")) == {"pain", "always", "some"}


class TestEffectiveAnswers:
    def test_leave_out_closed_and_unknown_questions_and_what_does_not_fit(self):
        raw = answered(pain="a", where="b", unknown="a", sleep="z")

        assert flow.effective(BRANCHING, raw) == answered(pain="a")

    def test_come_back_when_the_branch_opens_again(self):
        raw = answered(pain="b", where="b")

        assert flow.effective(BRANCHING, raw) == raw

    def test_keep_a_question_that_was_skipped_only_where_it_may_be(self):
        assert flow.effective(BRANCHING, answered(pain=None, sleep=None)) == answered(sleep=None)


class TestNextQuestion:
    def test_is_the_first_that_was_not_seen(self):
        assert upcoming(BRANCHING) == "pain"
        assert upcoming(BRANCHING, pain="a") == "sleep"
        assert upcoming(BRANCHING, pain="b") == "where"

    def test_goes_back_to_a_branch_that_was_opened_by_a_change(self):
        assert upcoming(BRANCHING, pain="b", sleep="a") == "where"

    def test_passes_over_a_question_that_was_skipped(self):
        assert upcoming(BRANCHING, pain="a", sleep=None) is None

    def test_is_none_at_the_end(self):
        assert upcoming(BRANCHING, pain="a", sleep="a") is None


class TestReached:
    def keys(self, **raw):
        return [question.key for question in flow.reached(BRANCHING, answered(**raw))]

    def test_ends_with_the_next_question(self):
        assert self.keys() == ["pain"]
        assert self.keys(pain="b", sleep="a") == ["pain", "where"]

    def test_is_the_whole_path_at_the_end(self):
        assert self.keys(pain="a", sleep=None) == ["pain", "sleep"]


class TestPreviousQuestion:
    def before(self, key, **raw):
        question = flow.previous_question(BRANCHING, answered(**raw), key)
        return question and question.key

    def test_is_the_one_before_it_on_the_path(self):
        assert self.before("sleep", pain="a") == "pain"
        assert self.before("sleep", pain="b") == "where"

    def test_is_none_for_the_first_and_for_one_that_is_not_on_the_path(self):
        assert self.before("pain") is None
        assert self.before("where", pain="a") is None
        assert self.before("unknown") is None


class TestNotes:
    tried = questionnaire(
        section("first", note("start"), yes_no("pain"), note("after")),
        section(
            "second",
            note("both", when(("pain", "=", True)), when(("pain", "=", False))),
            note("kind", when(("pain", "=", True))),
            one("closed", 0, when=when(("pain", "=", False))),
            note("more"),
            one("sleep", 0),
        ),
    )

    def before(self, key, **raw):
        return [each.key for each in flow.notes_before(self.tried, answered(**raw), key)]

    def test_stand_before_the_question_they_precede(self):
        assert self.before("pain") == ["start"]

    def test_move_on_to_the_next_open_question(self):
        assert self.before("sleep", pain=True) == ["both", "kind", "more"]
        assert self.before("sleep", pain=False) == ["more"]
        assert self.before("closed", pain=False) == ["both"]

    def test_are_none_before_an_unknown_question(self):
        assert self.before("unknown") == []


CONDITIONED = questionnaire(
    one("one", 0, 1, required=False),
    many("many", 1, 1, required=False),
    number("number", 0, 100, points=identity(), required=False),
    yes_no("sure", required=False),
    day("since", required=False),
    written("why", required=False),
    number("weight", 50, 900, required=False),
    number("height", 36, 96, required=False),
    derived=(bmi(),),
    scores=(score("sum", "many", "number", at_least=2),),
)


class TestConditions:
    @pytest.mark.parametrize(
        ("of", "given", "holding", "failing"),
        [
            ("one", "a", [("=", "a"), ("!=", "b"), ("exists", True)], [("=", "b"), ("!=", "a")]),
            ("one", "a", [], [("<", "b"), (">", "A"), ("exists", False)]),
            ("many", ["a", "b"], [("=", "a"), ("=", "b")], [("!=", "a"), ("=", "none")]),
            ("many", ["a"], [("!=", "b"), ("exists", True)], [("=", "b")]),
            ("number", 65, [("=", 65), (">=", 65), ("<=", 65)], [(">", 65), ("<", 65), ("!=", 65)]),
            ("number", 64, [("<", 65), ("<=", 65), ("!=", 65)], [(">=", 65), ("=", 65)]),
            ("number", 66, [(">", 65), (">=", 65)], [("<=", 65), ("=", 65)]),
            ("number", 1, [("!=", True)], [("=", True), (">=", True), ("=", "1")]),
            ("number", 0, [("exists", True), ("=", 0)], [("exists", False)]),
            ("sure", False, [("=", False), ("exists", True)], [("=", True), ("=", 0), ("<", True)]),
            ("since", ANYTIME, [("=", ANYTIME), ("<=", ANYTIME)], [("<", ANYTIME), ("<", 5)]),
            ("why", "so", [("exists", True), ("=", "so")], [("<", "z")]),
        ],
    )
    def test_compare_like_with_like(self, of, given, holding, failing):
        raw = answered(**{of: given})

        for comparison, other in holding:
            assert flow.holds(CONDITIONED, raw, when((of, comparison, other)))
        for comparison, other in failing:
            assert not flow.holds(CONDITIONED, raw, when((of, comparison, other)))

    @pytest.mark.parametrize("raw", [{}, {"number": None}])
    @pytest.mark.parametrize("of", ["number", "sum", "bmi", "unknown"])
    def test_hold_without_an_answer_only_for_what_is_not(self, of, raw):
        raw = answered(**raw)

        for comparison, other in [("exists", False), ("!=", 5)]:
            assert flow.holds(CONDITIONED, raw, when((of, comparison, other)))
        for comparison, other in [
            ("exists", True),
            *((each, 5) for each in ["=", "<", "<=", ">", ">="]),
        ]:
            assert not flow.holds(CONDITIONED, raw, when((of, comparison, other)))

    def test_read_scores(self):
        raw = answered(many=["a", "b"], number=3)

        assert flow.holds(CONDITIONED, raw, when(("sum", "=", 5)))
        assert not flow.holds(CONDITIONED, raw, when(("sum", ">", 5)))

    def test_take_a_score_without_a_value_for_unanswered(self):
        assert flow.holds(CONDITIONED, answered(number=3), when(("sum", "exists", False)))

    @pytest.mark.parametrize(
        ("weight", "index"), [(150, "21.5"), (174, "25"), (173, "24.8"), (209, "30")]
    )
    def test_read_the_body_mass_index_to_one_place(self, weight, index):
        raw = answered(weight=weight, height=70)

        assert flow.holds(CONDITIONED, raw, when(("bmi", "=", Decimal(index))))

    @pytest.mark.parametrize("raw", [{"weight": 150}, {"height": 70}])
    def test_have_no_body_mass_index_without_both(self, raw):
        assert flow.holds(CONDITIONED, answered(**raw), when(("bmi", "exists", False)))

    def test_have_no_body_mass_index_of_what_is_not_a_number(self):
        tried = questionnaire(one("weight", 0), number("height", 0, 9), derived=(bmi(),))
        turned = questionnaire(number("weight", 0, 9), one("height", 0), derived=(bmi(),))

        assert not flow.holds(tried, answered(weight="a", height=1), when(("bmi", "exists", True)))
        assert not flow.holds(turned, answered(weight=1, height="a"), when(("bmi", "exists", True)))

    def test_have_no_body_mass_index_of_no_height(self):
        tried = questionnaire(number("weight", 0, 9), number("height", 0, 9), derived=(bmi(),))

        assert not flow.holds(tried, answered(weight=1, height=0), when(("bmi", "exists", True)))

    def test_join_by_all_or_by_any(self):
        raw = answered(one="a", number=5)
        right, wrong = ("one", "=", "a"), ("number", "=", 6)

        assert not flow.holds(CONDITIONED, raw, when(right, wrong))
        assert flow.holds(CONDITIONED, raw, when_any(wrong, right))
        assert not flow.holds(CONDITIONED, raw, when_any(wrong))
        assert flow.holds(CONDITIONED, raw, When())
        assert not flow.holds(CONDITIONED, raw, When(join=Join.ANY))

    def test_open_questions_by_a_score_above_them(self):
        tried = questionnaire(
            one("first", 0, 3),
            one("second", 0, 3),
            one("more", 0, when=when(("screen", ">=", 3))),
            scores=(score("screen", "first", "second", at_least=2),),
        )

        assert path(tried, first="b") == ["first", "second"]
        assert path(tried, first="a", second="a") == ["first", "second"]
        assert path(tried, first="a", second="b") == ["first", "second", "more"]

    def test_of_scores_read_only_the_scores_above_them(self):
        tried = questionnaire(
            one("pain", 0, 1),
            scores=(
                score("first", "pain", when=when(("second", "exists", False))),
                score("second", "pain", when=when(("first", "exists", True))),
            ),
        )

        assert flow.enabled(tried, answered(pain="b")) == {"pain", "first", "second"}
        assert flow.enabled(tried, {}) == {"pain", "first"}
