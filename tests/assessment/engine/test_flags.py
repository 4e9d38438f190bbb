"""Red flags: raised at their own question, above everything else, and denied only when asked."""

import pytest

from assessment.engine.scoring import assess, raised
from assessment.engine.vocabulary import How, Urgency
from tests.assessment.engine.builders import (
    answered,
    bmi,
    flag,
    identity,
    many,
    number,
    one,
    questionnaire,
    score,
    section,
    when,
    when_any,
    yes_no,
)


def keys(flags):
    return [each.key for each in flags]


def up(tried, **raw):
    return keys(raised(tried, answered(**raw)))


def denied(tried, **raw):
    return keys(assess(tried, answered(**raw)).denied)


YES_TO_BOTH = questionnaire(
    yes_no("numb"),
    yes_no("fever"),
    yes_no("last"),
    red_flags=(flag("both", when(("numb", "=", True), ("fever", "=", True))),),
)


class TestRaising:
    def test_waits_for_every_condition(self):
        assert up(YES_TO_BOTH, numb=True) == []
        assert up(YES_TO_BOTH, numb=True, fever=False) == []
        assert up(YES_TO_BOTH, numb=True, fever=True) == ["both"]

    def test_needs_any_one_of_several(self):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever"),
            red_flags=(flag("either", when(("numb", "=", True)), when(("fever", "=", True))),),
        )

        assert up(tried, numb=True) == ["either"]
        assert up(tried, numb=False, fever=True) == ["either"]
        assert up(tried, numb=False, fever=False) == []

    def test_by_any_condition_comes_at_the_first_that_is_met(self):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever"),
            red_flags=(flag("any", when_any(("numb", "=", True), ("fever", "=", True))),),
        )

        assert up(tried, numb=True) == ["any"]
        assert up(tried, numb=False) == []

    @pytest.mark.parametrize("condition", [("fever", "!=", True), ("fever", "exists", False)])
    def test_takes_no_silence_for_an_answer(self, condition):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever", required=False),
            red_flags=(flag("quiet", when(("numb", "=", True), condition)),),
        )

        assert up(tried, numb=True) == []
        assert up(tried, numb=True, fever=None) == ["quiet"]

    def test_is_never_by_a_closed_question(self):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever", when=when(("numb", "=", True))),
            yes_no("last"),
            red_flags=(
                flag("not", when(("numb", "=", False), ("fever", "!=", True))),
                flag("any", when_any(("fever", "!=", True))),
                flag("yes", when(("fever", "=", True))),
            ),
        )

        assert up(tried, numb=False, fever=True, last=True) == []

    def test_reads_a_closed_question_as_unanswered_at_a_later_one(self):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever", when=when(("numb", "=", True))),
            yes_no("last"),
            red_flags=(flag("late", when(("fever", "!=", True), ("last", "=", True))),),
        )

        assert up(tried, numb=False, last=True) == ["late"]
        assert up(tried, numb=True, fever=True, last=True) == []

    def test_waits_for_a_question_that_a_change_has_opened(self):
        tried = questionnaire(
            yes_no("numb"),
            yes_no("fever", when=when(("numb", "=", True))),
            yes_no("last"),
            red_flags=(flag("late", when(("fever", "!=", True), ("last", "=", True))),),
        )

        assert up(tried, numb=True, last=True) == []

    def test_stays_though_an_earlier_question_was_opened_by_a_change(self):
        assert up(YES_TO_BOTH, fever=True, numb=True) == ["both"]

    def test_never_comes_from_nothing(self):
        tried = questionnaire(
            yes_no("numb"),
            red_flags=(flag("empty", when()), flag("none"), flag("odd", when(("lost", "!=", 1)))),
        )

        assert up(tried, numb=True) == []
        assert denied(tried, numb=True) == []

    def test_puts_the_most_urgent_first_and_keeps_the_order_of_equals(self):
        urgencies = [Urgency.SOON, Urgency.CALL_911, Urgency.TODAY, Urgency.CALL_911]
        flags = (
            flag(f"f{place}", when(("numb", "=", True)), urgency=urgency)
            for place, urgency in enumerate(urgencies)
        )
        tried = questionnaire(yes_no("numb"), red_flags=tuple(flags))

        assert up(tried, numb=True) == ["f1", "f3", "f2", "f0"]
        assert assess(tried, answered(numb=True)).urgency is Urgency.CALL_911
        assert assess(tried, answered(numb=False)).urgency is None


class TestRaisingByScore:
    def tried(self, *questions, comparison=(">=", 2), more=(), **details):
        counted = score("count", *(each.key for each in questions), **details)
        return questionnaire(
            *more,
            *questions,
            yes_no("last"),
            scores=(counted,),
            red_flags=(flag("two", when(("count", *comparison))),),
        )

    def test_comes_as_soon_as_enough_signs_are_there(self):
        tried = self.tried(*(one(key, 0, 1) for key in "abc"))

        assert up(tried, a="b") == []
        assert up(tried, a="b", b="b") == ["two"]
        assert up(tried, a="b", b="a", c="a") == []

    def test_waits_for_the_whole_score_where_it_could_fall_again(self):
        tried = self.tried(one("a", 0, 2), one("b", 0, -1))

        assert up(tried, a="b") == []
        assert up(tried, a="b", b="a") == ["two"]
        assert up(tried, a="b", b="b") == []

    @pytest.mark.parametrize("comparison", [("<", 3), ("!=", 3), ("<=", 2), ("=", 2)])
    def test_waits_for_the_whole_score_where_more_could_undo_it(self, comparison):
        tried = self.tried(one("a", 0, 2), one("b", 0, 1), comparison=comparison)

        assert up(tried, a="b") == []
        assert up(tried, a="b", b="a") == ["two"]

    def test_waits_for_a_whole_mean(self):
        tried = self.tried(one("a", 0, 2), one("b", 0, 2), how=How.MEAN)

        assert up(tried, a="b") == []
        assert up(tried, a="b", b="b") == ["two"]

    def test_does_not_wait_for_a_question_without_points(self):
        assert up(self.tried(one("a", 0, 2), one("b", None)), a="b") == ["two"]

    def test_waits_until_it_is_known_whether_the_score_counts(self):
        tried = questionnaire(
            one("a", 0, 2),
            yes_no("counts"),
            scores=(score("count", "a", when=when(("counts", "!=", False))),),
            red_flags=(flag("two", when(("count", ">=", 2))),),
        )

        assert up(tried, a="b") == []
        assert up(tried, a="b", counts=True) == ["two"]
        assert up(tried, a="b", counts=False) == []

    def test_does_not_wait_for_a_question_that_cannot_open_any_more(self):
        tried = questionnaire(
            one("a", 0, 1),
            yes_no("last"),
            one("b", 0, 1, when=when(("a", "=", "a"))),
            one("c", 0, 1, when=when_any(("a", "=", "a"), ("last", "=", True))),
            scores=(score("closed", "a", "b"), score("open", "a", "c")),
            red_flags=(flag("f", when(("closed", "<", 5))), flag("g", when(("open", "<", 5)))),
        )

        assert up(tried, a="b") == ["f"]
        assert up(tried, a="b", last=False) == ["f", "g"]

    def test_does_not_wait_for_a_section_that_cannot_open_any_more(self):
        tried = questionnaire(
            section("first", one("a", 0, 1), yes_no("last")),
            section("second", one("b", 0, 1), when=when(("a", "=", "a"))),
            scores=(score("closed", "a", "b"),),
            red_flags=(flag("f", when(("closed", "<", 5))),),
        )

        assert up(tried, a="b") == ["f"]

    def test_waits_for_a_score_within_the_score(self):
        tried = questionnaire(
            one("a", 0, 2),
            one("b", 0, 1),
            scores=(
                score("inner", "b", points=identity()),
                score("count", "a", "inner"),
            ),
            red_flags=(flag("two", when(("count", ">=", 2))),),
        )

        assert up(tried, a="b") == []
        assert up(tried, a="b", b="a") == ["two"]

    def test_reads_the_body_mass_index(self):
        tried = questionnaire(
            number("weight", 50, 900),
            number("height", 36, 96),
            derived=(bmi(),),
            red_flags=(flag("thin", when(("bmi", "<", 18))),),
        )

        assert up(tried, weight=100) == []
        assert up(tried, weight=100, height=70) == ["thin"]
        assert up(tried, weight=150, height=70) == []

    def test_is_never_by_a_score_that_nobody_answered(self):
        tried = questionnaire(
            yes_no("numb"),
            one("a", 0, 1, when=when(("numb", "=", True))),
            scores=(score("count", "a"),),
            red_flags=(flag("none", when(("count", "exists", False))),),
        )

        assert up(tried, numb=False) == []


class TestDenying:
    def test_is_of_flags_whose_every_question_was_answered(self):
        assert denied(YES_TO_BOTH, numb=False) == []
        assert denied(YES_TO_BOTH, numb=False, fever=True) == ["both"]
        assert denied(YES_TO_BOTH, numb=True, fever=True) == []

    def test_is_not_by_skipping(self):
        tried = questionnaire(
            yes_no("numb", required=False), red_flags=(flag("f", when(("numb", "=", True))),)
        )

        assert denied(tried, numb=None) == []
        assert denied(tried, numb=False) == ["f"]

    def test_is_not_by_a_closed_question(self):
        tried = questionnaire(
            yes_no("pain"),
            yes_no("numb", when=when(("pain", "=", True))),
            red_flags=(flag("f", when(("numb", "=", True))),),
        )

        assert denied(tried, pain=False, numb=False) == []
        assert denied(tried, pain=True, numb=False) == ["f"]

    def test_needs_no_follow_up_that_an_answer_closed(self):
        tried = questionnaire(
            yes_no("cancer"),
            yes_no("weak", when=when(("cancer", "=", True))),
            yes_no("last"),
            red_flags=(flag("f", when(("cancer", "=", True), ("weak", "=", True))),),
        )

        assert denied(tried, cancer=False) == ["f"]
        assert denied(tried, cancer=True) == []
        assert denied(tried, cancer=True, weak=False) == ["f"]

    def test_of_a_score_needs_all_its_questions(self):
        tried = questionnaire(
            one("a", 0, 1),
            one("b", 0, 1),
            scores=(score("count", "a", "b"),),
            red_flags=(flag("two", when(("count", ">=", 2))),),
        )

        assert denied(tried, a="a") == []
        assert denied(tried, a="a", b="b") == ["two"]


def test_a_many_choice_flag_is_raised_by_one_sign_among_others():
    tried = questionnaire(many("signs", 1, 1), red_flags=(flag("f", when(("signs", "=", "a"))),))

    assert up(tried, signs=["a", "b"]) == ["f"]
    assert up(tried, signs=["b"]) == []
