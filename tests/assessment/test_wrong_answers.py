"""Answers that are none: asked again, with a message, and nothing lost."""

import pytest

from tests.assessment.spine_cases import CASE_A, QUESTIONS, answers_from
from tests.assessment.visitor import Page, said

ANSWERS_A = answers_from(CASE_A)


def address_of(key):
    return f"/assessment/{QUESTIONS[key].address}/"


class TestWrongAnswer:
    def test_none_asks_again_with_a_message(self, visitor):
        visitor.start()

        page = Page(visitor.answer("age", ""))

        assert page.status == 422
        assert page.title.startswith("Error: How old are you?")
        assert page.all_of_class("field__error")
        assert "Choose one answer" in page.text

    def test_is_listed_once_on_top(self, visitor):
        visitor.start()

        page = Page(visitor.answer("age", ""))

        assert [said(each) for each in page.all_of_class("errors__link")] == ["Choose one answer"]

    def test_none_among_many_names_the_last_choice(self, visitor):
        visitor.go_through(ANSWERS_A, until="sudden")

        page = Page(visitor.answer("sudden-signs", []))

        assert "Choose all that fit, or the last choice if none do" in page.text

    def test_keeps_what_was_ticked(self, visitor):
        visitor.go_through(ANSWERS_A, until="sudden")

        page = Page(visitor.answer("sudden-signs", ["chest", "none"]))

        assert page.status == 422
        assert page.filled_in == ["chest", "none"]

    def test_keeps_what_was_written(self, visitor):
        visitor.go_through(ANSWERS_A, until="high")

        page = Page(visitor.answer("height", ["five", "11"]))

        assert page.filled_in == ["five", "11"]

    def test_message_leads_to_the_first_input(self, visitor):
        visitor.start()

        page = Page(visitor.answer("age", ""))

        assert "#id_answer_0" in page.links

    def test_leaves_the_earlier_answer_as_it_was(self, visitor, settings):
        visitor.go_through(ANSWERS_A, until="sudden")

        response = visitor.answer("age", "older")

        assert settings.ANSWERS_COOKIE_NAME not in response.cookies
        assert visitor.look("age").filled_in == ["18"]

    @pytest.mark.parametrize(
        "raw",
        ["\x00", "18\x00", "18 OR 1=1", "<script>", "x" * 100_000, "\ud7ff\u202e", "１８"],
    )
    def test_however_strange_asks_again(self, visitor, raw):
        visitor.start()

        response = visitor.answer("age", raw)

        assert response.status_code == 422
        assert b"<script>" not in response.content

    @pytest.mark.parametrize(
        "raw", ["NaN", "Infinity", "1e3", "-1", "11", "3.5", "0x3", "9" * 5000]
    )
    def test_no_number_of_the_scale_asks_again(self, visitor, raw):
        visitor.go_through(ANSWERS_A, until="pain")

        assert visitor.answer("how-strong", raw).status_code == 422

    def test_in_a_single_part_asks_again(self, visitor):
        visitor.go_through(ANSWERS_A, until="high")

        response = visitor.client.post(address_of("high"), {"answer": "66"})

        assert response.status_code == 302
        assert visitor.look("height").filled_in == []

    def test_of_a_huge_form_is_refused(self, visitor):
        visitor.start()

        response = visitor.client.post(address_of("age"), {f"answer{n}": "x" for n in range(3000)})

        assert response.status_code == 400
