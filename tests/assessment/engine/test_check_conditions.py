"""Check: conditions, red flags and bands."""

from dataclasses import replace

import pytest

from assessment.engine.model import When
from assessment.engine.vocabulary import Join
from tests.assessment.engine.builders import (
    ANYTIME,
    band,
    bmi,
    day,
    flag,
    identity,
    many,
    note,
    number,
    one,
    score,
    section,
    when,
    when_any,
    written,
    yes_no,
)
from tests.assessment.engine.checking import found


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "code"),
        [
            (("gone", "exists", True), "unknown-reference"),
            (("one", "=", "z"), "unknown-option"),
            (("many", "!=", "z"), "unknown-option"),
            (("one", "<", "a"), "wrong-operator"),
            (("many", ">=", "a"), "wrong-operator"),
            (("sure", "<", True), "wrong-operator"),
            (("why", "=", "because"), "wrong-operator"),
            (("one", "=", True), "wrong-value"),
            (("one", "exists", "a"), "wrong-value"),
            (("sure", "=", "yes"), "wrong-value"),
            (("number", "=", "5"), "wrong-value"),
            (("number", ">", True), "wrong-value"),
            (("since", "<", 5), "wrong-value"),
            (("sum", ">", "5"), "wrong-value"),
            (("bmi", "=", ANYTIME), "wrong-value"),
        ],
    )
    def test_name_what_exists_and_compare_like_with_like(self, condition, code):
        assert self.with_last(when(condition)) == [("question:last", code)]

    @pytest.mark.parametrize(
        "condition",
        [
            *(("one", "=", "a"), ("many", "!=", "none"), ("number", ">=", 5), ("sure", "=", False)),
            *(("since", "<", ANYTIME), ("why", "exists", True), ("sum", "<", 5), ("bmi", ">", 30)),
        ],
    )
    def test_may_ask_what_fits(self, condition):
        assert self.with_last(when(condition)) == []

    def with_last(self, condition):
        return found(
            one("one", 1),
            many("many", 1),
            number("number"),
            yes_no("sure"),
            day("since"),
            written("why"),
            number("weight", 50, 900),
            number("height", 36, 96),
            one("last", 0, when=condition),
            derived=(bmi(),),
            scores=(score("sum", "one"),),
        )

    @pytest.mark.parametrize("of", ["second", "third", "sum", "inner", "gated", "bmi"])
    def test_never_look_ahead(self, of):
        tried = found(
            one("first", 0, 1),
            one("second", 0, when=when((of, "exists", True))),
            number("weight", 50, 900),
            one("third", 0, 1),
            number("height", 36, 96),
            derived=(bmi(),),
            scores=(
                score("inner", "third", points=identity()),
                score("sum", "first", "inner"),
                score("gated", "first", when=when(("third", "=", "a"))),
            ),
        )

        assert tried == [("question:second", "later-reference")]

    def test_of_a_section_read_only_what_stands_above_the_section(self):
        tried = found(
            section("first", one("a", 0)),
            section("second", one("b", 0), when=when(("a", "=", "a"), ("b", "=", "a"))),
        )

        assert tried == [("section:second", "later-reference")]

    def test_of_notes_read_what_stands_above_the_note(self):
        tried = found(
            one("a", 0), note("n", when(("a", "=", "a")), when(("b", "=", "a"))), one("b", 0)
        )

        assert tried == [("note:n", "later-reference")]

    def test_of_scores_read_only_the_scores_above_them(self):
        scores = (
            score("first", "a", when=when(("first", "exists", True))),
            score("second", "a", when=when(("first", "exists", True))),
        )

        assert found(one("a", 1), scores=scores) == [("score:first", "later-reference")]

    def test_of_results_may_read_everything(self):
        reading = when(("a", "=", "a"), ("sum", ">", 0))

        assert (
            found(
                one("a", 1),
                scores=(score("sum", "a"),),
                red_flags=(flag("f", reading),),
                bands=(band("b", reading), band("last")),
                notes=(note("n", reading),),
            )
            == []
        )

    def test_can_hold(self):
        never = When(join=Join.ANY)

        assert found(one("a", 0), one("b", 0, when=never)) == [("question:b", "never-holds")]


class TestFlags:
    @pytest.mark.parametrize("whens", [(), (when(),), (when(("a", "=", "a")), when())])
    def test_name_what_raises_them(self, whens):
        assert found(one("a", 0), red_flags=(flag("f", *whens),)) == [("flag:f", "names-nothing")]

    def test_that_can_be_skipped_are_noted(self):
        tried = found(
            one("a", 0, required=False), red_flags=(flag("f", when_any(("a", "=", "a"))),)
        )

        assert tried == [("flag:f", "can-be-skipped")]


class TestBands:
    def test_end_with_one_that_always_holds(self):
        conditional = band("b", when(("a", "=", "a")))

        assert found(one("a", 0), bands=(conditional,)) == [("band:b", "no-last-band")]
        assert found(one("a", 0), bands=()) == [("questionnaire.bands", "no-last-band")]

    def test_do_not_hide_one_another(self):
        assert found(one("a", 0), bands=(band("b"), band("last"))) == [("band:b", "hides-bands")]

    def test_are_led_to(self):
        idle = replace(band("b"), when=())

        assert found(one("a", 0), bands=(idle, band("last"))) == [("band:b", "never-holds")]
