"""What a visit leaves behind: nothing in the database, in addresses, in logs or in caches."""

import logging
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.views.debug import SafeExceptionReporterFilter

from assessment import guidance, instrument
from assessment.views import question
from editorial import published
from tests import pages
from tests.assessment.spine_cases import CASE_B, QUESTIONS, answers_from

ANSWERS_B = answers_from(CASE_B)
STOPPED = answers_from(CASE_B | {"blad": "saddle"})
TELLING = ("gt12", "to12", "saddle", "216", "Numb or odd feeling", "I smoke or vape")
"""Option keys, a weight and labels that no address and no log line has a reason to hold."""
PAGES = ("urgent", "answers", "result", "summary.pdf", "summary.txt", "summary.json")
CONTENT = (
    "/", "/conditions/", "/procedures/", "/surgeons/", "/locations/", "/faq/", "/stories/",
    "/robots.txt",
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("printing")


@pytest.fixture
def recorded(visitor, monkeypatch):
    """Every response that the visitor gets."""
    responses = []
    send = visitor.client.request

    def record(**request):
        responses.append(send(**request))
        return responses[-1]

    monkeypatch.setattr(visitor.client, "request", record)
    return responses


@pytest.fixture
def warmed(visitor):
    """The published data is there, as it is on a site that has been visited."""
    pages.a_region()
    published.write(guidance.READING, guidance.build_reading())
    visitor.look()
    return visitor


def walk_to_the_end(visitor, given=ANSWERS_B):
    visitor.start("central-maryland")
    visitor.go_through(given)
    for page in PAGES:
        visitor.get(page)


def row_counts():
    return {model: model._default_manager.count() for model in apps.get_models()}


class TestDatabase:
    def test_is_not_asked_on_the_whole_way(self, warmed, django_assert_num_queries):
        with django_assert_num_queries(0):
            walk_to_the_end(warmed)

    def test_is_not_asked_on_the_way_to_help(self, warmed, django_assert_num_queries):
        with django_assert_num_queries(0):
            walk_to_the_end(warmed, STOPPED)

    def test_is_not_asked_for_a_wrong_answer(self, warmed, django_assert_num_queries):
        with django_assert_num_queries(0):
            warmed.start()
            warmed.answer("age", "")

    def test_gains_and_loses_no_row(self, warmed):
        before = row_counts()

        walk_to_the_end(warmed)
        warmed.client.post("/assessment/clear/")

        assert row_counts() == before


class TestAddress:
    @pytest.mark.parametrize("given", [ANSWERS_B, STOPPED], ids=["to the end", "to help"])
    def test_holds_no_answer(self, visitor, recorded, given):
        known = {f"/assessment/{each.address}/" for each in QUESTIONS.values()}
        known |= {"/assessment/", "/assessment/urgent/", "/assessment/answers/"}

        walk_to_the_end(visitor, given)

        led_to = {response["Location"] for response in recorded if "Location" in response}
        assert led_to
        assert led_to <= known

    def test_of_no_form_is_a_query(self, visitor):
        visitor.start()

        page = visitor.look()

        assert page.actions <= {None, "/assessment/clear/"}
        assert not any(urlsplit(link).query for link in page.links)


class TestLog:
    @pytest.fixture
    def verbose(self, caplog):
        """Everything Django and we have to say, however small."""
        for name in ("", "django", "django.request", "django.server", "assessment"):
            caplog.set_level(logging.DEBUG, logger=name)
        return caplog

    @pytest.mark.parametrize("given", [ANSWERS_B, STOPPED], ids=["to the end", "to help"])
    def test_holds_no_answer(self, visitor, verbose, given):
        walk_to_the_end(visitor, given)

        assert [word for word in TELLING if word in verbose.text] == []

    def test_holds_no_wrong_answer(self, visitor, verbose):
        visitor.go_through(ANSWERS_B, until="wt")

        visitor.answer("weight", "216 pounds and shy")

        assert "shy" not in verbose.text

    def test_of_a_failure_holds_no_answer(self, visitor, caplog, monkeypatch):
        def fail(*_):
            raise RuntimeError

        visitor.go_through(ANSWERS_B)
        visitor.client.raise_request_exception = False
        monkeypatch.setattr("assessment.views.Result", fail)

        assert visitor.get("result").status_code == 500
        assert "Internal Server Error: /assessment/result/" in caplog.text
        assert [word for word in TELLING if word in caplog.text] == []


class TestCache:
    def test_keeps_no_page_of_a_visit(self, visitor, recorded):
        walk_to_the_end(visitor)
        visitor.answer("age", "")
        visitor.client.post("/assessment/clear/")

        assert [each for each in recorded if "no-store" not in each["Cache-Control"]] == []
        assert [each for each in recorded if "private" not in each["Cache-Control"]] == []

    def test_keeps_no_start_page(self, visitor):
        assert "no-store" in visitor.get()["Cache-Control"]


class TestSearchEngine:
    def test_is_kept_from_every_page_of_a_visit(self, visitor, recorded):
        walk_to_the_end(visitor)
        walk_to_the_end(visitor, STOPPED)

        assert {response["X-Robots-Tag"] for response in recorded} == {"noindex"}

    def test_may_find_the_start(self, visitor):
        assert "X-Robots-Tag" not in visitor.get()


class TestErrorReport:
    def test_hides_what_was_posted(self, visitor, rf):
        request = rf.post("/assessment/age/", {"answer": "u18"})
        request._dont_enforce_csrf_checks = True

        question(request, address="age")

        shown = SafeExceptionReporterFilter().get_post_parameters(request)
        assert list(shown) == ["answer"]
        assert "u18" not in str(shown)


class TestCookies:
    @pytest.mark.parametrize("page", CONTENT)
    def test_are_set_by_no_page_of_content(self, visitor, page):
        response = visitor.client.get(page)

        assert response.status_code == 200
        assert response.cookies == {}

    @pytest.mark.parametrize("page", CONTENT)
    def test_of_a_visit_are_left_alone_by_other_pages(self, visitor, page):
        visitor.go_through(ANSWERS_B)

        assert visitor.client.get(page).cookies == {}

    def test_are_set_by_no_single_condition(self, visitor):
        pages.an_overview()
        for page in (pages.a_condition(), pages.a_procedure(), pages.a_story(), pages.a_question()):
            assert visitor.client.get(page.get_absolute_url()).cookies == {}

    def test_of_the_start_page_are_those_against_forgery_only(self, visitor, settings):
        assert set(visitor.get().cookies) == {settings.CSRF_COOKIE_NAME}

    def test_of_answers_are_set_by_answers_only(self, visitor, recorded, settings):
        walk_to_the_end(visitor)

        setting = [each for each in recorded if settings.ANSWERS_COOKIE_NAME in each.cookies]
        assert {each.request["REQUEST_METHOD"] for each in setting} == {"POST"}

    def test_of_a_session_are_never_set(self, visitor, settings):
        walk_to_the_end(visitor)

        assert set(visitor.client.cookies) == {
            settings.ANSWERS_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
        }


class TestDigest:
    def test_of_the_document_is_told_to_the_patient_only(self, visitor, recorded):
        walk_to_the_end(visitor)

        digest = instrument.current().digest
        assert not any(digest in str(response.headers) for response in recorded)
