"""Levels, bands, notes and lines: what is said about scores."""

from decimal import Decimal

import pytest

from assessment.engine.labels import label, say
from assessment.engine.model import Evidence, Part
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Certainty, Kind, Urgency
from tests.assessment.engine.builders import (
    ANYTIME,
    answered,
    band,
    day,
    flag,
    identity,
    level,
    note,
    number,
    one,
    option,
    parts,
    question,
    questionnaire,
    score,
    when,
    words,
    written,
    yes_no,
)
from tests.assessment.engine.summing import result, summed


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


class TestDominance:
    def tried(self, urgency):
        return questionnaire(
            yes_no("numb"),
            one("pain", 0, 1),
            scores=(score("sum", "pain", levels=(level("low", 0),)),),
            red_flags=(flag("f", when(("numb", "=", True)), urgency=urgency),),
        )

    @pytest.mark.parametrize("urgency", [Urgency.EMERGENCY, Urgency.CALL_911])
    def test_of_a_flag_that_stops_leaves_no_score(self, urgency):
        found = assess(self.tried(urgency), answered(numb=True, pain="a"))

        assert (found.scores, found.band) == ((), None)

    @pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.TODAY])
    def test_of_any_other_leaves_scores_without_a_level_or_a_band(self, urgency):
        found = assess(self.tried(urgency), answered(numb=True, pain="a"))

        assert [(each.value, each.level) for each in found.scores] == [(0, None)]
        assert found.band is None

    @pytest.mark.parametrize("urgency", Urgency)
    def test_ends_with_the_flag(self, urgency):
        found = assess(self.tried(urgency), answered(numb=False, pain="a"))

        assert [each.level.key for each in found.scores] == ["low"]
        assert found.band.key == "last"
