"""Answers from forms, back into forms, and through the cookie."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from assessment.engine import decimals
from assessment.engine.answers import Invalid, dump, load, parse, to_raw
from assessment.engine.fitting import LONGEST_TEXT, fits
from tests.assessment.engine.builders import (
    ANYTIME,
    answered,
    day,
    many,
    number,
    one,
    parts,
    questionnaire,
    written,
    yes_no,
)

SMOKING = one("smoking", 0, 1, 2)
SIGNS = many("signs", 1, 1, 1)
PAIN = number("pain", 0, 10)
WEIGHT = number("weight", 50, 900, places=1)
HEIGHT = number("height", 36, 96, places=1, parts=parts(12, 1))
SURE = yes_no("sure")
WHY = written("why")
SINCE = day("since")


def code(question, *raw):
    with pytest.raises(Invalid) as caught:
        parse(question, raw)
    return caught.value.code


class TestRequired:
    @pytest.mark.parametrize("question", [SMOKING, SIGNS, PAIN, HEIGHT, SURE, WHY, SINCE])
    @pytest.mark.parametrize("raw", [(), ("",), (" \t",), ("", "")])
    def test_a_blank_answer_is_refused(self, question, raw):
        assert code(question, *raw) == "required"

    @pytest.mark.parametrize("raw", [(), ("",), (" ",)])
    def test_an_optional_question_may_be_left_blank(self, raw):
        assert parse(one("smoking", 0, required=False), raw) == ()


class TestOneChoice:
    def test_takes_an_option(self):
        assert parse(SMOKING, ["b"]) == ("b",)

    @pytest.mark.parametrize("raw", ["z", "B", "Option b"])
    def test_refuses_what_is_no_option(self, raw):
        assert code(SMOKING, raw) == "not-an-option"

    def test_refuses_two(self):
        assert code(SMOKING, "a", "b") == "one-only"


class TestManyChoice:
    def test_keeps_the_order_of_the_questionnaire_and_each_once(self):
        assert parse(SIGNS, ["c", "a", "", "c"]) == ("a", "c")

    def test_refuses_what_is_no_option(self):
        assert code(SIGNS, "a", "z") == "not-an-option"

    def test_takes_none_of_these_by_itself(self):
        assert parse(SIGNS, ["none"]) == ("none",)

    def test_refuses_none_of_these_with_another(self):
        assert code(SIGNS, "a", "none") == "alone-with-others"


class TestNumber:
    @pytest.mark.parametrize("raw", ["0", "10", " 7 ", "+7", "07", "7.0", "-0"])
    def test_takes_what_is_in_range(self, raw):
        (value,) = parse(PAIN, [raw])

        assert value == Decimal(raw.strip())
        assert type(value) is Decimal

    @pytest.mark.parametrize(
        "raw",
        [
            *("1,5", "1 000", "1'000", "1,000", "NaN", "Infinity", "-inf", "1e1", "1E1"),
            *("0x1", "1_0", ".5", "5.", "--1", "seven", "٣", "1.2.3", "1234567890123", "½"),
        ],
    )
    def test_refuses_what_is_no_plain_number(self, raw):
        assert code(PAIN, raw) == "not-a-number"

    @pytest.mark.parametrize(("raw", "expected"), [("-1", "too-low"), ("11", "too-high")])
    def test_refuses_the_first_number_beyond_either_end(self, raw, expected):
        assert code(PAIN, raw) == expected

    def test_refuses_more_places_than_asked(self):
        assert parse(WEIGHT, ["180.5"]) == (Decimal("180.5"),)
        assert parse(WEIGHT, ["180.50"]) == (Decimal("180.5"),)
        assert code(WEIGHT, "180.55") == "too-precise"
        assert code(PAIN, "3.5") == "too-precise"

    def test_takes_twelve_digits_and_no_more(self):
        open_ended = number("n", None, None, places=6)

        assert parse(open_ended, ["123456.789012"]) == (Decimal("123456.789012"),)
        assert code(open_ended, "1234567.890123") == "not-a-number"

    def test_refuses_two(self):
        assert code(PAIN, "1", "2") == "one-only"


class TestNumberInParts:
    @pytest.mark.parametrize(
        ("raw", "inches"),
        [(["5", "11"], 71), (["5", ""], 60), (["5", "11.5"], "71.5"), (["", "40"], None)],
    )
    def test_adds_up(self, raw, inches):
        if inches is None:
            assert code(HEIGHT, *raw) == "too-high"
        else:
            assert parse(HEIGHT, raw) == (Decimal(inches),)

    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            (["5"], "not-a-number"),
            (["5", "1", "1"], "not-a-number"),
            (["five", "1"], "not-a-number"),
            (["5", "12"], "too-high"),
            (["9", "0"], "too-high"),
            (["2", "11"], "too-low"),
            (["6", "-1"], "too-low"),
            (["5.5", "1"], "too-precise"),
            (["5", "1.55"], "too-precise"),
        ],
    )
    def test_refuses_slips(self, raw, expected):
        assert code(HEIGHT, *raw) == expected

    def test_takes_the_last_before_the_larger_part_is_full(self):
        assert parse(HEIGHT, ["5", "11.9"]) == (Decimal("71.9"),)

    def test_goes_back_into_its_fields(self):
        assert to_raw(HEIGHT, (Decimal("71.5"),)) == ["5", "11.5"]
        assert to_raw(HEIGHT, ()) == []


class TestYesOrNo:
    def test_is_a_truth_value(self):
        assert parse(SURE, ["yes"]) == (True,)
        assert parse(SURE, ["no"]) == (False,)

    @pytest.mark.parametrize("raw", ["Yes", "true", "1", "maybe"])
    def test_refuses_anything_else(self, raw):
        assert code(SURE, raw) == "not-yes-or-no"


class TestText:
    def test_is_trimmed_and_composed(self):
        assert parse(WHY, ["  Jose\u0301 "]) == ("Jos\u00e9",)

    def test_takes_two_hundred_characters_and_no_more(self):
        assert parse(WHY, ["x" * LONGEST_TEXT]) == ("x" * LONGEST_TEXT,)
        assert code(WHY, "x" * (LONGEST_TEXT + 1)) == "too-long"

    @pytest.mark.parametrize("character", ["\n", "\x00", "\x1b", "\u2028", "\u2029", "\ud800"])
    def test_refuses_control_characters(self, character):
        assert code(WHY, f"a{character}b") == "control-character"


class TestDate:
    def test_is_a_date(self):
        assert parse(SINCE, ["2026-03-04"]) == (ANYTIME,)

    @pytest.mark.parametrize("raw", ["2026-02-30", "03/04/2026", "20260304", "2026-W10-3", "soon"])
    def test_refuses_anything_else(self, raw):
        assert code(SINCE, raw) == "not-a-date"


class TestFormFields:
    @pytest.mark.parametrize(
        ("question", "raw"),
        [
            (SMOKING, ["a"]),
            (SIGNS, ["a", "b"]),
            (WEIGHT, ["180.5"]),
            (HEIGHT, ["5", "11.5"]),
            (SURE, ["yes"]),
            (SURE, ["no"]),
            (WHY, ["because"]),
            (SINCE, ["2026-03-04"]),
        ],
    )
    def test_show_what_was_answered(self, question, raw):
        assert to_raw(question, parse(question, raw)) == raw


class TestFitting:
    @pytest.mark.parametrize(
        ("question", "values"),
        [
            (SMOKING, ()),
            (SMOKING, (True,)),
            (SMOKING, ("a", "b")),
            (SIGNS, ("a", "a")),
            (PAIN, ("3",)),
            (PAIN, (True,)),
            (PAIN, (Decimal("NaN"),)),
            (PAIN, (Decimal("sNaN"),)),
            (PAIN, (Decimal("Infinity"),)),
            (PAIN, (Decimal("0E+99999999999"),)),
            (number("n", None, None), (Decimal("1E+12"),)),
            (SURE, ("yes",)),
            (WHY, ("Jose\u0301",)),
            (WHY, (" because",)),
            (WHY, ("",)),
            (WHY, (True,)),
            (SINCE, ("2026-03-04",)),
            (SINCE, (datetime(2026, 3, 4),)),
        ],
    )
    def test_refuses_what_no_form_could_give(self, question, values):
        assert not fits(question, values)

    def test_takes_a_number_that_is_spelled_with_an_exponent_but_is_plain(self):
        assert fits(PAIN, (Decimal("1E+1"),))


class TestCookie:
    everything = questionnaire(
        SMOKING, SIGNS, PAIN, WEIGHT, HEIGHT, SURE, WHY, SINCE, one("later", 0, required=False)
    )
    answers = answered(
        smoking="a",
        signs=["a", "c"],
        pain=0,
        weight=180.5,
        height=71,
        sure=False,
        why="because",
        since=ANYTIME,
        later=None,
    )

    def test_holds_plain_values(self):
        assert dump(self.everything, self.answers) == {
            "smoking": "a",
            "signs": ["a", "c"],
            "pain": "0",
            "weight": "180.5",
            "height": "71",
            "sure": False,
            "why": "because",
            "since": "2026-03-04",
            "later": None,
        }

    def test_gives_back_what_it_holds(self):
        assert load(self.everything, dump(self.everything, self.answers)) == self.answers

    def test_leaves_out_what_does_not_fit_when_it_is_written(self):
        assert dump(self.everything, answered(smoking="z", unknown="a", pain=5)) == {"pain": "5"}

    @pytest.mark.parametrize("packed", [None, [], "smoking", 1])
    def test_without_an_object_holds_nothing(self, packed):
        assert load(self.everything, packed) == {}

    @pytest.mark.parametrize(
        ("key", "packed"),
        [
            *(("unknown", "a"), ("smoking", "z"), ("smoking", 1), ("smoking", ["a"])),
            *(("smoking", None), ("smoking", {}), ("signs", "a"), ("signs", ["a", "z"])),
            *(("signs", ["a", "none"]), ("signs", [["a"]]), ("signs", []), ("signs", True)),
            *(("pain", 5), ("pain", "11"), ("pain", "5.5"), ("pain", "1e1"), ("pain", False)),
            *(("sure", "yes"), ("sure", 1), ("why", ""), ("why", "a\nb"), ("why", 5)),
            *(("since", "2026-02-30"), ("since", "soon"), ("height", ["5", "11"])),
        ],
    )
    def test_drops_what_does_not_fit_when_it_is_read(self, key, packed):
        assert load(self.everything, {key: packed, "later": "a"}) == answered(later="a")

    def test_keeps_dates_as_dates(self):
        assert load(self.everything, {"since": "2026-03-04"})["since"] == (date(2026, 3, 4),)


class TestDecimals:
    def test_are_reckoned_alike_whatever_the_context_of_the_thread(self):
        @decimals.exactly
        def third():
            return Decimal(1) / 3

        assert len(str(third())) == 52

    @pytest.mark.parametrize(("number", "places"), [("1", 0), ("1.0", 0), ("1.25", 2), ("1E+2", 0)])
    def test_know_their_places(self, number, places):
        assert decimals.places(Decimal(number)) == places
