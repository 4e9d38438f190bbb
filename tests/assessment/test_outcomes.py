"""Where the answers lead: the check, the result, the summary."""

import pytest

from assessment.engine.model import Urgency
from assessment.report.pool import Busy, RenderFailed
from tests import pages
from tests.assessment.spine_cases import (
    CASE_A,
    QUESTIONS,
    SPINE,
    WORKED,
    answers_from,
    result_of,
)
from tests.assessment.visitor import Page

ANSWERS_A = answers_from(CASE_A)
AFTER_START = ["urgent", "answers", "result", "summary.pdf", "summary.txt", "summary.json"]

pytestmark = pytest.mark.usefixtures("printing")


def address_of(key):
    return f"/assessment/{QUESTIONS[key].address}/"


def label_of(key, option):
    return next(each.label["en"] for each in QUESTIONS[key].options if each.key == option)


class TestCheckOfAnswers:
    def test_shows_every_answer_with_a_link_to_change_it(self, visitor):
        visitor.go_through(ANSWERS_A)

        page = visitor.look("answers")

        assert {address_of(key) for key in CASE_A} <= page.links
        assert "Age 18 to 44 Change: Age" in page.text

    def test_shows_what_was_skipped(self, visitor):
        visitor.go_through(ANSWERS_A)

        assert "Height Not answered" in visitor.look("answers").text

    def test_is_where_a_change_returns_to(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.answer("smoking", "now")

        assert visitor.at == "/assessment/answers/"
        assert f"Smoking {label_of('smoke', 'now')}" in visitor.look("answers").text

    def test_comes_after_the_questions_that_a_change_opens(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.answer("where", "neck")

        assert visitor.at == address_of("cord")
        assert visitor.get("answers")["Location"] == address_of("cord")

    def test_hides_what_a_change_made_beside_the_point_and_shows_it_again(self, visitor):
        visitor.go_through(ANSWERS_A)

        visitor.answer("how-long", "none")
        without = visitor.look("answers").links
        visitor.answer("how-long", "lt6")

        assert address_of("pain") not in without
        assert visitor.at == "/assessment/answers/"
        assert address_of("pain") in visitor.look("answers").links

    def test_leads_to_the_result(self, visitor):
        visitor.go_through(ANSWERS_A)

        assert "/assessment/result/" in visitor.look("answers").links


class TestUnfinishedVisit:
    @pytest.mark.parametrize("page", AFTER_START)
    def test_has_no_page_before_the_start(self, visitor, page):
        assert visitor.get(page)["Location"] == "/assessment/"

    @pytest.mark.parametrize("page", AFTER_START)
    def test_leads_every_later_page_to_the_next_question(self, visitor, page):
        visitor.go_through(ANSWERS_A, until="smoke")

        assert visitor.get(page)["Location"] == address_of("smoke")


class TestResult:
    def test_begins_with_one_sentence_about_what_to_do(self, visitor):
        visitor.go_through(ANSWERS_A)

        page = visitor.look("result")

        assert page.heading == result_of(CASE_A).band.headline["en"]

    def test_gives_the_next_steps_in_order(self, visitor):
        steps = [step.title["en"] for step in result_of(CASE_A).band.steps]
        visitor.go_through(ANSWERS_A)

        text = visitor.look("result").text

        places = [text.index(step) for step in steps]
        assert places == sorted(places)

    def test_draws_a_gauge_for_each_shown_score(self, visitor):
        visitor.go_through(ANSWERS_A)

        assert len(visitor.look("result").all_of_class("gauge")) == 2

    def test_says_what_it_cannot_tell(self, visitor):
        visitor.go_through(ANSWERS_A)

        text = visitor.look("result").text

        assert [words["en"] for words in SPINE.limits if words["en"] not in text] == []

    def test_names_a_source_for_each_point(self, visitor):
        urls = {citation.key: citation.url for citation in SPINE.citations}
        visitor.go_through(answers_from(WORKED["B"][0]))

        links = visitor.look("result").links

        cited = set(QUESTIONS["smoke"].evidence.citations + QUESTIONS["pain"].evidence.citations)
        assert {urls[key] for key in cited} <= links

    def test_leads_to_the_region_that_was_chosen(self, visitor):
        region = pages.a_region()
        visitor.start(region.slug)
        visitor.go_through(ANSWERS_A)

        assert region.get_absolute_url() in visitor.look("result").links


class TestWorkedCase:
    @pytest.mark.parametrize("name", WORKED)
    def test_ends_on_the_page_that_its_flags_ask_for(self, visitor, name):
        case, *_, flags = WORKED[name]
        found = result_of(case).red_flags
        stops = bool(found) and found[0].urgency.stops

        visitor.go_through(answers_from(case))

        assert visitor.at == ("/assessment/urgent/" if stops else "/assessment/answers/")
        assert len(found) == len(flags)

    @pytest.mark.parametrize("name", [name for name, case in WORKED.items() if case[-1]])
    def test_says_what_its_flags_say(self, visitor, name):
        flags = result_of(WORKED[name][0]).red_flags
        visitor.go_through(answers_from(WORKED[name][0]))

        outcome = visitor.look("urgent" if flags[0].urgency.stops else "result")

        assert outcome.status == 200
        assert [flag.advice["en"] for flag in flags if flag.advice["en"] not in outcome.text] == []

    @pytest.mark.parametrize("name", [name for name, case in WORKED.items() if not case[-1]])
    def test_shows_its_pathway_and_its_points(self, visitor, name):
        given, impact, risk, band, _ = WORKED[name]
        pathway = next(each for each in SPINE.bands if each.key == band)
        visitor.go_through(answers_from(given))

        page = visitor.look("result")

        assert page.heading == pathway.headline["en"]
        assert f"now: {impact} of 15 points" in page.text
        assert f": {risk} of " in page.text

    def test_calls_911_only_where_the_flag_does(self, visitor):
        calling = {
            name for name, case in WORKED.items() if result_of(case[0]).urgency is Urgency.CALL_911
        }

        assert calling == {"H"}
        visitor.go_through(answers_from(WORKED["H"][0]))
        assert "Call 911 now" in visitor.look("urgent").text


class TestSummary:
    def test_is_a_download(self, visitor):
        visitor.go_through(ANSWERS_A)

        response = visitor.get("summary.pdf")

        assert response.content.startswith(b"%PDF-")
        assert response["Content-Disposition"] == 'attachment; filename="spine-summary.pdf"'

    @pytest.mark.parametrize(
        ("problem", "said"),
        [(Busy, "Many people are asking"), (RenderFailed, "We could not make your summary")],
    )
    def test_that_cannot_be_made_now_says_why(self, visitor, monkeypatch, problem, said):
        def cannot(html):
            raise problem

        monkeypatch.setattr("assessment.report.summary.render_pdf", cannot)
        visitor.go_through(ANSWERS_A)

        response = visitor.get("summary.pdf")

        assert response.status_code == 503
        assert int(response["Retry-After"]) > 0
        assert {"/assessment/summary.pdf", "/assessment/result/"} <= Page(response).links
        assert said in Page(response).text
        assert ("Many people" in Page(response).text) is (problem is Busy)
        assert visitor.look("result").status == 200
