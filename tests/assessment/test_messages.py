"""What the form of a question says to an answer that is none."""

import pytest

from assessment.engine.fitting import LONGEST_TEXT
from assessment.forms import MESSAGES, AnswerField
from tests.assessment.engine.builders import (
    day,
    number,
    written,
    yes_no,
)
from tests.assessment.one_form import CHOICE, CHOICES, LENGTH, SCALE, drawn, sent
from tests.assessment.visitor import said as spoken


def message_of(asked, *raw):
    form = sent(asked, *raw)
    assert not form.is_valid()
    return [str(message) for message in form.errors["answer"]]


class TestMessage:
    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            (CHOICE, "Choose one answer"),
            (CHOICES, "Choose all that fit, or the last choice if none do"),
            (SCALE, "Write a number"),
            (yes_no("sure"), "Choose yes or no"),
            (written("word"), "Write an answer"),
            (day("when"), "Write a date"),
        ],
    )
    def test_to_no_answer_fits_the_kind(self, asked, message):
        assert message_of(asked, "") == [message]

    @pytest.mark.parametrize(
        ("asked", "raw", "code"),
        [
            (CHOICE, ["c"], "not-an-option"),
            (CHOICES, ["z"], "not-an-option"),
            (yes_no("sure"), ["maybe"], "not-yes-or-no"),
            (CHOICES, ["a", "none"], "alone-with-others"),
            (SCALE, ["seven"], "not-a-number"),
            (SCALE, ["1,000"], "not-a-number"),
            (SCALE, ["2.5"], "too-precise"),
            (SCALE, ["-1"], "too-low"),
            (SCALE, ["11"], "too-high"),
            (LENGTH, ["5", "12"], "too-high"),
            (LENGTH, ["5.5", "1"], "too-precise"),
            (LENGTH, ["2", ""], "too-low"),
            (LENGTH, ["5", "-1"], "too-low"),
            (written("word"), ["x" * (LONGEST_TEXT + 1)], "too-long"),
            (written("word"), ["a\x00b"], "control-character"),
            (written("word"), ["a\nb"], "control-character"),
            (day("when"), ["03/04/2026"], "not-a-date"),
            (day("when"), ["2026-02-30"], "not-a-date"),
        ],
    )
    def test_to_a_wrong_answer_is_that_of_its_code(self, asked, raw, code):
        assert message_of(asked, *raw) == [str(MESSAGES[code])]

    def test_to_too_many_places_asks_for_fewer(self):
        assert message_of(number("far", places=1), "2.55") == ["Write fewer digits after the point"]

    def test_to_two_answers_where_one_is_asked_is_to_choose(self):
        field = AnswerField(CHOICE)

        with pytest.raises(Exception, match="Choose one answer"):
            field.clean(["a", "b"])

    def test_names_the_longest_text_there_may_be(self):
        assert str(LONGEST_TEXT) in MESSAGES["too-long"]

    def test_stands_at_the_answer(self):
        form = sent(CHOICE, "")

        root = drawn(form)

        assert "Choose one answer" in spoken(root.find(".//*[@id='id_answer_error']"))

    def test_to_a_part_stands_at_the_answer(self):
        form = sent(LENGTH, "five", "11")

        root = drawn(form)

        assert "using digits only" in spoken(root.find(".//*[@id='id_answer_error']"))
        assert [each.get("value") for each in root.iter("input")] == ["five", "11"]
