"""Changing an answer: the patient comes back to the page on which Change was pressed."""

import pytest

from tests.assessment.spine_cases import CASE_A, QUESTIONS, answers_from

ANSWERS_A = answers_from(CASE_A)
SMOKING = f"/assessment/{QUESTIONS['smoke'].address}/"
FROM_RESULT = f"{SMOKING}change/"


@pytest.fixture
def done(visitor):
    return visitor.go_through(ANSWERS_A)


def post(visitor, address, key):
    return visitor.client.post(address, {"answer": key})


class TestChangeOnTheResult:
    def test_is_offered_by_an_address_without_an_answer(self, done):
        assert FROM_RESULT in done.look("result").links

    def test_shows_the_answer_as_it_was_given(self, done):
        given = str(ANSWERS_A["smoke"][0])

        assert done.look(FROM_RESULT).filled_in == [given]

    def test_leads_back_to_the_result(self, done):
        assert "/assessment/result/" in done.look(FROM_RESULT).links

        assert post(done, FROM_RESULT, "never")["Location"] == "/assessment/result/"

    def test_changes_the_answer(self, done):
        post(done, FROM_RESULT, "never")

        assert done.look(SMOKING).filled_in == ["never"]

    def test_asks_again_where_the_answer_is_none(self, done):
        response = post(done, FROM_RESULT, "")

        assert response.status_code == 422
        assert done.look("result").status == 200

    def test_asks_first_what_the_new_answer_opens(self, done):
        where, cord = (f"/assessment/{QUESTIONS[key].address}/" for key in ("where", "cord"))

        assert post(done, f"{where}change/", "neck")["Location"] == cord

    def test_keeps_its_place_in_the_other_language(self, done):
        assert f"/es{FROM_RESULT}" in done.look(FROM_RESULT).all_links


class TestChangeOnTheListOfAnswers:
    def test_leads_back_to_the_list(self, done):
        assert SMOKING in done.look("answers").links

        assert post(done, SMOKING, "never")["Location"] == "/assessment/answers/"


def test_nobody_gets_there_before_the_question_was_reached(visitor):
    visitor.start()

    assert visitor.get(FROM_RESULT)["Location"] == f"/assessment/{QUESTIONS['age'].address}/"
