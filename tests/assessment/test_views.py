"""The questions as a visitor walks through them: start, forward, back, and away."""

import re

import pytest
from django.test import Client

from editorial.signals import published_changed
from tests import pages
from tests.assessment.spine_cases import CASE_A, NECK, QUESTIONS, WELL, answers_from
from tests.assessment.visitor import Page, Visitor

ANSWERS_A = answers_from(CASE_A)
BEFORE_START = ["age", "injury", "looking-ahead"]

pytestmark = pytest.mark.usefixtures("printing")


def address_of(key):
    return f"/assessment/{QUESTIONS[key].address}/"


class TestStart:
    def test_page_asks_for_nothing_but_an_optional_region(self, visitor):
        pages.a_region()

        page = visitor.look()

        assert page.heading == "Spine check"
        assert page.inputs == [("region", "radio")]

    def test_page_says_when_to_call_for_help_first(self, visitor):
        assert "you cannot pee" in visitor.look().text

    def test_leads_to_the_first_question(self, visitor):
        visitor.start()

        assert visitor.at == address_of("age")

    def test_keeps_the_chosen_region(self, visitor):
        pages.a_region(phone="410-555-0177")

        visitor.start("central-maryland")
        visitor.go_through(ANSWERS_A)

        assert "410-555-0177" in visitor.look("result").text

    @pytest.mark.parametrize("region", ["", "atlantis", "x" * 5000, "\x00"])
    def test_ignores_a_region_that_is_none(self, visitor, region):
        visitor.start(region)
        visitor.go_through(ANSWERS_A)

        assert visitor.look("result").status == 200
        call = visitor.look("result").text.partition("Whom to call")[2]
        assert call.lstrip().startswith("Fern Spine")
        assert "410-555-0142" in call

    def test_ignores_a_region_that_has_gone_since(self, visitor):
        region = pages.a_region()
        visitor.start(region.slug)
        visitor.go_through(ANSWERS_A)

        region.delete()
        published_changed.send(sender=None)

        assert "410-555-0142" in visitor.look("result").text

    def test_begins_anew(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.start()

        assert visitor.at == address_of("age")
        assert visitor.look().filled_in == []

    def test_page_offers_to_go_on(self, visitor):
        assert "You have started before" not in visitor.look().text

        visitor.start()

        assert "You have started before" in visitor.look("/assessment/").text
        assert "/assessment/result/" in visitor.look("/assessment/").links


class TestQuestion:
    def test_leads_to_the_next_one(self, visitor):
        visitor.start()

        visitor.answer("age", "18")

        assert visitor.at == address_of("where")

    def test_answers_reach_the_check_in_document_order(self, visitor):
        visitor.go_through(ANSWERS_A)

        assert visitor.seen == [key for key in QUESTIONS if key in CASE_A]
        assert visitor.at == "/assessment/answers/"

    def test_a_branch_asks_only_whom_it_concerns(self, visitor):
        visitor.go_through(answers_from(WELL))

        assert "pain" not in visitor.seen

    def test_may_be_skipped_when_it_is_optional(self, visitor):
        visitor.go_through(ANSWERS_A, until="high")

        visitor.answer("height", ["", ""])

        assert visitor.at == address_of("wt")

    def test_shows_its_words_its_number_and_why_it_is_asked(self, visitor):
        visitor.start()

        page = visitor.look()

        assert page.heading == QUESTIONS["age"].text["en"]
        assert page.title.startswith(QUESTIONS["age"].text["en"])
        assert "Question 1" in page.text
        assert QUESTIONS["age"].why["en"] in page.text

    def test_nothing_is_ticked_in_advance(self, visitor):
        visitor.start()

        assert visitor.look().filled_in == []

    def test_has_a_way_to_delete_all_answers(self, visitor):
        visitor.start()

        assert "/assessment/clear/" in visitor.look().actions

    def test_before_the_start_leads_to_the_start(self, visitor):
        for address in BEFORE_START:
            assert visitor.get(address)["Location"] == "/assessment/"

    def test_posted_before_the_start_is_not_kept(self, visitor):
        response = visitor.answer("age", "18")

        assert response["Location"] == "/assessment/"
        assert response.cookies == {}

    def test_ahead_of_the_path_leads_to_the_next_one(self, visitor):
        visitor.start()

        assert visitor.get("smoking")["Location"] == address_of("age")

    def test_of_another_branch_leads_to_where_the_visitor_stands(self, visitor):
        visitor.go_through(answers_from(WELL))

        assert visitor.get("how-strong")["Location"] == "/assessment/answers/"

    def test_posted_ahead_of_the_path_is_not_kept(self, visitor):
        visitor.start()

        response = visitor.answer("smoking", "now")

        assert response["Location"] == address_of("age")
        assert response.cookies == {}

    @pytest.mark.parametrize("address", ["nothing-asked", "phqa", "start-page", "0"])
    def test_that_nobody_asks_is_not_found(self, visitor, address):
        visitor.start()

        assert visitor.get(address).status_code == 404

    def test_that_nobody_asks_cannot_be_answered(self, visitor):
        visitor.start()

        assert visitor.client.post("/assessment/nothing-asked/", {"answer": "x"}).status_code == 404

    def test_answers_head(self, visitor):
        visitor.start()

        response = visitor.client.head(visitor.at)

        assert (response.status_code, response.content) == (200, b"")


class TestBackLink:
    def test_of_the_first_question_leads_to_the_start(self, visitor):
        visitor.start()

        assert "/assessment/" in visitor.look().links

    def test_leads_to_the_question_before(self, visitor):
        visitor.go_through(ANSWERS_A, until="hurt")

        assert address_of("sudden") in visitor.look().links

    def test_skips_questions_that_were_not_asked(self, visitor):
        visitor.go_through(answers_from(WELL), until="high")

        assert address_of("spells") in visitor.look().links

    def test_shows_the_answer_as_given(self, visitor):
        visitor.go_through(ANSWERS_A, until="where")

        assert visitor.look("age").filled_in == ["18"]

    def test_shows_all_ticked_choices(self, visitor):
        visitor.go_through(answers_from(NECK | {"cord": ("clumsy", "urge")}), until="cordw")

        assert visitor.look("hands-and-walking").filled_in == ["clumsy", "urge"]

    def test_shows_a_number_in_its_parts(self, visitor):
        visitor.go_through(ANSWERS_A, until="high")
        visitor.answer("height", ["5", "11"])

        assert visitor.look("height").filled_in == ["5", "11"]


class TestDeletion:
    def test_leads_to_the_start(self, visitor):
        visitor.go_through(ANSWERS_A)

        response = visitor.client.post("/assessment/clear/")

        assert response["Location"] == "/assessment/"

    def test_removes_the_cookie(self, visitor, settings):
        visitor.go_through(ANSWERS_A)

        response = visitor.client.post("/assessment/clear/")

        removed = response.cookies[settings.ANSWERS_COOKIE_NAME]
        assert (removed.value, removed["max-age"], removed["path"]) == ("", 0, "/")

    def test_leaves_no_answer(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.client.post("/assessment/clear/")

        assert visitor.get("answers")["Location"] == "/assessment/"

    def test_of_nothing_is_no_mistake(self, visitor):
        assert visitor.client.post("/assessment/clear/").status_code == 302


class TestMethods:
    @pytest.mark.parametrize("page", ["", "urgent/", "answers/", "result/", "summary.pdf"])
    def test_pages_to_read_take_no_post(self, visitor, page):
        assert visitor.client.post(f"/assessment/{page}").status_code == 405

    @pytest.mark.parametrize("page", ["start/", "clear/"])
    def test_actions_take_no_get(self, visitor, page):
        assert visitor.client.get(f"/assessment/{page}").status_code == 405

    @pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
    def test_questions_take_no_other(self, visitor, method):
        visitor.start()

        assert getattr(visitor.client, method)(visitor.at).status_code == 405

    @pytest.mark.parametrize("page", ["", "answers/", "result/", "summary.pdf"])
    def test_pages_to_read_answer_head(self, visitor, page):
        visitor.go_through(ANSWERS_A)

        response = visitor.client.head(f"/assessment/{page}")

        assert (response.status_code, response.content) == (200, b"")


class TestForgery:
    @pytest.fixture
    def guarded(self, practice):
        return Visitor(Client(enforce_csrf_checks=True))

    @pytest.fixture
    def token(self, guarded):
        page = guarded.client.get("/assessment/").content.decode()
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]

    def test_of_a_start_is_refused_with_our_own_page(self, guarded):
        response = guarded.start()

        assert response.status_code == 403
        assert Page(response).heading == "Your answer was not sent"

    def test_of_an_answer_loses_nothing(self, guarded, token):
        guarded.client.post("/assessment/start/", {"csrfmiddlewaretoken": token})
        sent = {"answer": "50", "csrfmiddlewaretoken": token}
        guarded.client.post(address_of("age"), sent)

        refused = guarded.client.post(address_of("where"), {"answer": "neck"})

        assert refused.status_code == 403
        assert guarded.look("where").filled_in == []
        assert guarded.look("age").filled_in == ["50"]

    def test_cannot_delete_answers(self, guarded, token, settings):
        guarded.client.post("/assessment/start/", {"csrfmiddlewaretoken": token})

        refused = guarded.client.post("/assessment/clear/")

        assert refused.status_code == 403
        assert settings.ANSWERS_COOKIE_NAME not in refused.cookies
