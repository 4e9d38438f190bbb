"""Asking for a visit: what is stored, and how each wrong form comes back with what was typed."""

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from appointments.models import Request
from editorial import actions as editing
from tests import pages, people
from tests.appointments.requests import (
    ADDRESS,
    EMAIL,
    NAME,
    NOTE,
    PHONE,
    RECEIVED,
    a_key,
    contents,
    kept_of,
    typed,
)

pytestmark = pytest.mark.django_db


def send(client, **changes):
    return client.post(changes.pop("address", ADDRESS), typed(**changes))


def said(response):
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("practice")
class TestTheForm:
    def test_opens_without_the_database_and_with_one_cookie(
        self, client, harbor, django_assert_num_queries
    ):
        client.get(ADDRESS)

        with django_assert_num_queries(0):
            response = client.get(ADDRESS)
        assert response.status_code == 200
        assert list(response.cookies) == [site.CSRF_COOKIE_NAME]

    @pytest.mark.parametrize("address", [ADDRESS, "/es/appointments/", RECEIVED])
    def test_is_kept_by_nobody_and_found_by_no_search(self, client, address):
        response = client.get(address)

        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"

    def test_says_first_what_to_do_in_an_emergency(self, client):
        page = said(client.get(ADDRESS))

        assert page.index("Call 911.") < page.index("<form")

    def test_offers_what_is_public_and_wherever_is_soonest(self, client, maya):
        pages.a_location("closed", title="Closed", region=maya.locations.get().region)
        editing.withdraw(maya.locations.model.objects.get(slug="closed"), by=people.alice())

        page = said(client.get(ADDRESS))

        assert 'value="harbor"' in page
        assert 'value="soonest"' in page
        assert 'value="maya-okafor"' in page
        assert 'value="closed"' not in page

    def test_is_filled_in_from_the_address(self, client, maya):
        asked = {"location": "harbor", "surgeon": "maya-okafor", "about": "scan"}
        kept = kept_of(client.get(ADDRESS, asked))

        assert {name: kept[name] for name in ("location", "surgeon", "topic")} == {
            "location": "harbor",
            "surgeon": "maya-okafor",
            "topic": "scan",
        }

    def test_knows_the_only_place_of_a_surgeon(self, client, maya):
        assert kept_of(client.get(ADDRESS, {"surgeon": "maya-okafor"}))["location"] == "harbor"

    @pytest.mark.parametrize(
        ("name", "sentence"), [("location", "The place you came from"), ("surgeon", "The surgeon")]
    )
    def test_says_in_a_sentence_what_is_gone(self, client, name, sentence):
        response = client.get(ADDRESS, {name: "<b>gone</b>"})

        assert response.status_code == 200
        assert sentence in said(response)
        assert "<b>gone" not in said(response)

    def test_ignores_a_topic_that_nobody_offers(self, client):
        assert "topic" not in kept_of(client.get(ADDRESS, {"about": "x" * 9000}))


class TestSending:
    def test_stores_one_sealed_request_and_says_what_comes_next(self, client, maya):
        response = send(client, location="harbor", surgeon="maya-okafor")

        stored = Request.objects.get()
        assert (response.status_code, response.url) == (303, RECEIVED)
        assert (stored.location.slug, stored.surgeon, stored.language) == ("harbor", maya, "en")
        assert stored.contents == contents()
        assert "What happens next" in said(client.get(RECEIVED))

    def test_remembers_the_language(self, client, practice):
        response = send(client, address="/es/appointments/")

        assert response.url == "/es/appointments/received/"
        assert Request.objects.get().language == "es"

    def test_leaves_no_session_and_no_message(self, client, practice):
        send(client)

        assert list(client.cookies) == []

    def test_twice_gives_one_request_and_one_answer(self, client, practice):
        form = typed()
        answers = [client.post(ADDRESS, form) for _ in range(2)]

        assert [(answer.status_code, answer.url) for answer in answers] == [(303, RECEIVED)] * 2
        assert Request.objects.count() == 1

    def test_loses_no_second_request_that_went_back_for_the_same_form(self, client, practice):
        form = typed()
        client.post(ADDRESS, form)
        response = client.post(ADDRESS, form | {"name": "June's Mother"})

        assert response.status_code == 409
        again = kept_of(response)
        assert again["name"] == "June's Mother"
        assert client.post(ADDRESS, again | {"key": a_key()}).status_code == 303
        assert Request.objects.count() == 2

    def test_the_same_form_a_day_later_is_still_the_same_request(
        self, client, practice, monkeypatch
    ):
        form = typed()
        client.post(ADDRESS, form)
        monkeypatch.setattr("appointments.form_key.LONGEST", 1)

        assert client.post(ADDRESS, form).status_code == 303
        assert Request.objects.count() == 1

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_works_in_no_other_way(self, client, practice, method):
        assert getattr(client, method)(ADDRESS).status_code == 405

    def test_posts_nothing_to_the_page_that_thanks(self, client, practice):
        assert client.post(RECEIVED).status_code == 405


@pytest.mark.usefixtures("practice")
class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"topic": None}, "Choose what it is about"),
            ({"topic": "cake"}, "Choose what it is about"),
            ({"location": ""}, "Choose a place, or wherever is soonest"),
            ({"location": "atlantis"}, "This place takes no requests any more"),
            ({"surgeon": "nobody"}, "This surgeon takes no requests any more"),
            ({"name": ""}, "Write your name"),
            ({"name": " \u200b\x00\x07 "}, "Write your name"),
            ({"name": "x" * 101}, "Write 100 characters or fewer. Now there are 101"),
            ({"reach_by": None}, "Choose a call or an e-mail"),
            ({"reach_by": "pigeon"}, "Choose a call or an e-mail"),
            ({"reach": ""}, "Write your phone number or e-mail address"),
            ({"reach": "555-0177"}, "Write a US phone number with its area code"),
            ({"reach": EMAIL}, "This looks like an e-mail address"),
            ({"reach_by": "email", "reach": "june"}, "Write an e-mail address, such as"),
            ({"reach_by": "email", "reach": "a@b.example, c@d.example"}, "Write an e-mail address"),
            ({"reach_by": "email", "reach": PHONE}, "This looks like a phone number"),
            ({"best_time": None}, "Choose a time of day"),
            ({"note": "x" * 501}, "Write 500 characters or fewer. Now there are 501"),
            ({"note": "🦴" * 10_000}, "Now there are 10000"),
        ],
    )
    def test_comes_back_with_a_sentence_and_what_was_typed(self, client, changes, sentence):
        response = send(client, **changes)

        assert response.status_code == 422
        assert sentence in said(response)
        assert not Request.objects.exists()
        untouched = {"name": NAME, "note": NOTE, "location": "soonest"}.items() - changes.items()
        kept = kept_of(response)
        assert {name: kept[name] for name, _ in untouched if name not in changes} == {
            name: value for name, value in untouched if name not in changes
        }

    def test_a_surgeon_and_a_place_that_do_not_meet(self, client, maya):
        pages.a_location("valley", title="Valley", region=maya.locations.get().region)

        response = send(client, location="valley", surgeon="maya-okafor")

        assert response.status_code == 422
        assert "Maya Okafor, MD does not see patients at Valley" in said(response)

    def test_a_place_that_went_while_the_form_was_open(self, client, harbor):
        client.get(ADDRESS)
        type(harbor).objects.filter(pk=harbor.pk).update(published_at=None)

        response = send(client, location="harbor")

        assert response.status_code == 422
        assert "This place takes no requests any more" in said(response)

    def test_an_empty_form(self, client):
        assert client.post(ADDRESS, {}).status_code == 422

    def test_signs_that_nobody_sees_are_left_out(self, client):
        send(client, name="June\x00\u202e\r\nBcc: x@y.example", note="a\x1bb")

        stored = Request.objects.get().contents
        assert (stored.name, stored.note) == ("June Bcc: x@y.example", "ab")


@pytest.mark.usefixtures("practice")
class TestWhoSends:
    def test_a_robot_is_thanked_and_nothing_is_stored(self, client):
        response = send(client, leave_empty="https://spam.example")

        assert (response.status_code, response.url) == (303, RECEIVED)
        assert not Request.objects.exists()

    def test_a_form_of_no_key_of_ours_comes_back_with_one(self, client):
        for key in (None, "", "forged:key:x", a_key()[:-1] + "!", "x" * 5000):
            response = send(client, key=key)

            assert response.status_code == 422
            assert kept_of(response)["note"] == NOTE
            assert kept_of(response)["key"] != key
        assert not Request.objects.exists()

    def test_whoever_takes_less_than_three_seconds_is_asked_again(self, client):
        response = send(client, key=a_key(seconds_old=1))

        assert response.status_code == 422
        assert "That was very fast" in said(response)
        assert kept_of(response)["name"] == NAME

    def test_a_form_of_yesterday_keeps_what_was_typed_and_asks_once_more(self, client):
        response = send(client, key=a_key(seconds_old=25 * 60 * 60))

        assert response.status_code == 422
        assert "The page was open for a long time" in said(response)
        assert kept_of(response)["note"] == NOTE
        assert not Request.objects.exists()

    @pytest.mark.parametrize("token", [None, "x" * 64])
    def test_a_wrong_token_loses_nothing(self, token):
        client = Client(enforce_csrf_checks=True)
        response = client.post(ADDRESS, typed(csrfmiddlewaretoken=token, may_leave_message=None))

        assert response.status_code == 403
        assert "Your request was not sent." in said(response)
        kept = kept_of(response)
        assert (kept["name"], kept["note"]) == (NAME, NOTE)
        again = client.post(ADDRESS, kept | {"key": a_key()})
        assert again.status_code == 303
        assert Request.objects.get().contents == contents(may_leave_message=False)

    def test_elsewhere_a_wrong_token_has_the_page_it_had(self):
        client = Client(enforce_csrf_checks=True)
        response = client.post(reverse("assessment:start"), {})

        assert response.status_code == 403
        assert "Your answer was not sent" in said(response)
