"""Sending the summary of a spine check along: a finished one, if ticked, word for word."""

import html
from datetime import date

import pytest
from django.http import HttpResponse

from appointments.models import Request
from assessment import cookie, instrument
from assessment.cookie import Visit
from tests.appointments.requests import ADDRESS, kept_of, typed
from tests.assessment.spine_cases import CASE_A, CASE_B, answers_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]
UNFINISHED = {key: value for key, value in CASE_A.items() if key in ("age", "where")}
STOPPED = CASE_A | {"blad": "saddle"}


def answered(client, given):
    """Give the browser the cookie of a spine check."""
    response = HttpResponse()
    visit = Visit(answers=answers_from(given), answered_on=date(2026, 3, 4), begun=True)
    cookie.save(response, visit, instrument.current())
    client.cookies.update(response.cookies)


@pytest.fixture
def checked(client):
    answered(client, CASE_B)
    return client


def mark_of(client):
    return kept_of(client.get(ADDRESS))["summary_mark"]


def shown_by(response):
    return html.unescape(response.content.decode().split("<pre", 1)[1].split(">", 1)[1])


class TestTheOffer:
    def test_is_not_made_without_a_spine_check(self, client):
        assert "spine check" not in client.get(ADDRESS).content.decode()

    @pytest.mark.parametrize("given", [{}, UNFINISHED, STOPPED])
    def test_is_not_made_before_the_end(self, client, given):
        answered(client, given)

        assert "send_summary" not in client.get(ADDRESS).content.decode()

    @pytest.mark.parametrize("value", ["", "nonsense", "x" * 5000])
    def test_is_not_made_for_a_spoiled_cookie(self, client, settings, value):
        client.cookies[settings.ANSWERS_COOKIE_NAME] = value

        assert "send_summary" not in client.get(ADDRESS).content.decode()

    def test_is_off_and_shows_every_word(self, checked):
        response = checked.get(ADDRESS)

        assert "send_summary" not in kept_of(response)
        assert shown_by(response).startswith("Your spine check summary")

    def test_reads_the_cookie_and_leaves_it_alone(self, checked, settings):
        response = checked.post(ADDRESS, typed())

        assert settings.ANSWERS_COOKIE_NAME not in response.cookies


class TestTheTick:
    def test_sends_exactly_the_text_that_was_shown(self, checked):
        shown = shown_by(checked.get(ADDRESS))
        checked.post(ADDRESS, typed(send_summary="on", summary_mark=mark_of(checked)))

        sent = Request.objects.get().contents.summary
        assert sent.strip()
        assert shown.startswith(sent)

    def test_left_open_sends_nothing(self, checked):
        checked.post(ADDRESS, typed(summary_mark=mark_of(checked)))

        assert Request.objects.get().contents.summary == ""

    def test_without_a_spine_check_sends_nothing(self, client):
        response = client.post(ADDRESS, typed(send_summary="on", summary_mark="x"))
        assert response.status_code == 422
        assert "Your spine check is gone from this browser" in response.content.decode()

        client.post(ADDRESS, kept_of(response) | {"key": typed()["key"]})

        assert Request.objects.get().contents.summary == ""

    def test_is_asked_again_where_the_answers_have_changed_since(self, checked):
        mark = mark_of(checked)
        answered(checked, CASE_A)
        response = checked.post(ADDRESS, typed(send_summary="on", summary_mark=mark))
        again = kept_of(response)

        assert response.status_code == 422
        assert "Your spine check has changed" in response.content.decode()
        assert "send_summary" not in again
        assert again["summary_mark"] not in (mark, "")
        sent = checked.post(ADDRESS, again | {"key": typed()["key"], "send_summary": "on"})
        assert sent.status_code == 303
