"""Red flags on the way: those that stop the questions, and those that stand above them."""

import re

import pytest
from django.urls import resolve

from tests.assessment.spine_cases import (
    CASE_A,
    MILD,
    QUESTIONS,
    SPINE,
    answers_from,
    result_of,
)

ANSWERS_A = answers_from(CASE_A)
WARNED = answers_from(MILD | {"limb": "mild"})
"""A flag is raised, and the questions go on."""
STOPPED = answers_from(MILD | {"blad": "saddle"})
LEVEL_WORDS = ["Low", "Medium", "High", "Few", "Some", "Many"]

pytestmark = pytest.mark.usefixtures("printing")


def address_of(key):
    return f"/assessment/{QUESTIONS[key].address}/"


def words_of_pathways():
    bands = [words["en"] for band in SPINE.bands for words in (band.title, band.headline)]
    scores = [score.title["en"] for score in SPINE.scores if not score.hidden]
    return bands + scores


def says(text, word):
    return re.search(rf"\b{re.escape(word)}\b", text)


class TestFlagThatStops:
    def test_leads_to_help_at_once(self, visitor):
        visitor.go_through(STOPPED)

        assert visitor.at == "/assessment/urgent/"
        assert visitor.seen[-1] == "blad"

    def test_is_not_named_in_the_address(self, visitor):
        visitor.go_through(STOPPED)

        assert resolve(visitor.at).kwargs == {}

    def test_says_what_to_do(self, visitor):
        flag = result_of(MILD | {"blad": "saddle"}).red_flags[0]
        visitor.go_through(STOPPED)

        page = visitor.look("urgent")

        assert page.status == 200
        assert flag.title["en"] in page.text
        assert flag.advice["en"] in page.text
        assert "tel:911" in page.links

    def test_leaves_no_word_of_scores_or_pathways(self, visitor):
        visitor.go_through(STOPPED)

        text = visitor.look("urgent").text

        assert [word for word in LEVEL_WORDS + words_of_pathways() if says(text, word)] == []
        assert not says(text, "points")

    def test_leaves_no_link_but_to_help_summary_and_answers(self, visitor):
        visitor.go_through(STOPPED)

        page = visitor.look("urgent")

        assert page.links == {"tel:911", "/assessment/summary.pdf", "/assessment/answers/"}

    def test_leaves_no_way_to_the_rest_of_the_site(self, visitor):
        visitor.go_through(STOPPED)

        sections = ("procedures", "surgeons", "stories", "faq", "locations", "conditions")
        links = visitor.look("urgent").all_links
        assert [link for link in links if link.strip("/").startswith(sections)] == []

    def test_leaves_answers_to_change_and_to_delete(self, visitor):
        visitor.go_through(STOPPED)

        page = visitor.look("answers")

        assert address_of("blad") in page.links
        assert "/assessment/urgent/" in page.links
        assert "/assessment/result/" not in page.links
        assert page.actions == {"/assessment/clear/"}

    def test_goes_when_the_answer_is_changed(self, visitor):
        visitor.go_through(STOPPED)

        visitor.answer("bladder-and-numbness", ["none"])

        assert visitor.at == address_of("limb")

    def test_withholds_the_result(self, visitor):
        visitor.go_through(STOPPED)

        assert visitor.get("result")["Location"] == "/assessment/urgent/"

    def test_withholds_the_questions_behind_it(self, visitor):
        visitor.go_through(STOPPED)

        assert visitor.get("smoking")["Location"] == "/assessment/urgent/"

    def test_opens_no_question_that_was_not_answered_yet(self, visitor):
        visitor.go_through(STOPPED)

        assert visitor.get("legs-and-arms")["Location"] == "/assessment/urgent/"

    def test_withholds_the_result_when_everything_was_answered_before(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.answer("bladder-and-numbness", ["saddle"])

        assert visitor.at == "/assessment/urgent/"
        assert visitor.get("result")["Location"] == "/assessment/urgent/"

    def test_leaves_the_summary(self, visitor):
        visitor.go_through(STOPPED)

        response = visitor.get("summary.pdf")

        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF-")

    def test_shows_every_emergency_at_once(self, visitor):
        visitor.go_through(answers_from(MILD | {"sudden": ("chest", "tear")}))

        text = visitor.look("urgent").text

        assert "Sudden or tearing pain" in text
        assert "Chest pain or short breath" in text

    def test_page_is_for_nobody_else(self, visitor):
        visitor.go_through(ANSWERS_A)

        assert visitor.get("urgent")["Location"] == "/assessment/answers/"


class TestFlagThatDoesNotStop:
    def test_stands_above_the_questions_that_follow(self, visitor):
        flag = result_of(MILD | {"limb": "mild"}).red_flags[0]
        visitor.go_through(WARNED, until="gen")

        first = visitor.look().text
        visitor.go_through(WARNED, until="smoke")

        assert flag.title["en"] in first
        assert flag.advice["en"] in visitor.look().text

    def test_asks_all_other_questions(self, visitor):
        visitor.go_through(WARNED)

        assert visitor.at == "/assessment/answers/"

    def test_stands_alone_on_top_of_the_result(self, visitor):
        visitor.go_through(WARNED)

        page = visitor.look("result")

        assert page.heading == "Call a doctor in the next 1 to 2 days"
        assert result_of(MILD | {"limb": "mild"}).red_flags[0].advice["en"] in page.text

    def test_leaves_no_pathway_level_or_gauge_in_the_result(self, visitor):
        bands = [words["en"] for band in SPINE.bands for words in (band.title, band.headline)]
        visitor.go_through(WARNED)

        page = visitor.look("result")

        assert [words for words in bands if words in page.text] == []
        assert page.all_of_class("gauge") == []
        titles = [words for words in page.text.split(". ") if "points" in words]
        assert [word for word in LEVEL_WORDS for title in titles if says(title, word)] == []

    def test_shows_the_answers_and_whom_to_call(self, visitor):
        visitor.go_through(WARNED)

        page = visitor.look("result")

        assert "tel:+14105550142" in page.links
        assert f"{address_of('limb')}change/" in page.links
