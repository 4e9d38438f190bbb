"""What we keep about one person: searched by POST, given out as a file, erased for good."""

import json

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appointments import actions, finding
from appointments.models import Request, RequestEvent
from tests.appointments.admin.at_the_desk import PERSON, text_of, verbs_of
from tests.appointments.requests import EMAIL, NAME, NOTE, PHONE, a_request
from tests.editorial.browser import messages_in

pytestmark = pytest.mark.django_db
Verb = RequestEvent.Verb
EXPORT, ERASE = f"{PERSON}export/", f"{PERSON}erase/"


def search(client, typed):
    return client.post(PERSON, {"typed": typed})


def hits(response):
    return [each["row"] for each in response.context["rows"]]


def ticked(*requests, **more):
    bases = {f"base-{each.pk}": each.changed_at.isoformat() for each in requests}
    return {"chosen": [str(each.pk) for each in requests]} | bases | more


class TestSearching:
    def test_finds_by_phone_by_email_and_by_name(self, office):
        by_phone = a_request()
        by_email = a_request(name="June Q.", reach_by="email", reach=EMAIL)
        a_request(name="Theo Brack", reach="443-555-0101")

        assert hits(search(office, "(410) 555 0177")) == [by_phone]
        assert hits(search(office, EMAIL.upper())) == [by_email]
        assert hits(search(office, "june")) == [by_email, by_phone]

    def test_shows_what_tells_two_people_apart(self, office, harbor):
        a_request(location=harbor)

        text = text_of(search(office, NAME))

        assert f"<b>{NAME}</b>, {PHONE}<br>Harbor, New" in text

    def test_is_written_down_without_what_was_typed(self, office):
        request = a_request()

        search(office, NAME)

        event = RequestEvent.objects.get(request_id=None)
        assert (event.verb, event.who, event.detail) == (Verb.SEARCHED, "Ada Stone", "1")
        assert verbs_of(request, verb=Verb.FOUND) == [Verb.FOUND]

    def test_of_nobody_is_written_down_too(self, office):
        response = search(office, "Nobody Here")

        assert "0 requests found" in text_of(response)
        assert RequestEvent.objects.get().detail == "0"

    @pytest.mark.parametrize("typed", ["", "Q", "12", "410", "..", "\x00"])
    def test_needs_enough_to_tell_one_person_from_all(self, office, typed):
        a_request()

        response = search(office, typed)

        assert "errorlist" in text_of(response)
        assert not RequestEvent.objects.filter(verb=Verb.SEARCHED).exists()

    def test_puts_nothing_into_an_address(self, office):
        request = a_request()

        response = office.get(PERSON, {"typed": NAME})

        assert response.context["found"] is None
        assert request.reference not in text_of(response)
        assert 'method="post"' in text_of(response)

    def test_is_kept_by_no_cache(self, office):
        assert "no-store" in search(office, NAME)["Cache-Control"]

    def test_tells_how_many_no_key_opens(self, office, settings):
        a_request()
        settings.APPOINTMENT_KEYS = [Fernet.generate_key().decode()]

        assert "1 request could not be read" in text_of(search(office, NAME))

    def test_opens_a_few_at_a_time_in_one_query(self, office, monkeypatch):
        monkeypatch.setattr(finding, "AT_A_TIME", 2)
        for _number in range(5):
            a_request(name="Theo Brack")

        with CaptureQueriesContext(connection) as queries:
            assert hits(search(office, NAME)) == []
        asked = [query for query in queries if '"appointments_request"."sealed"' in query["sql"]]
        assert len(asked) == 1

    def test_shows_only_so_many_and_says_so(self, office, monkeypatch):
        monkeypatch.setattr(finding, "MOST", 2)
        for _number in range(3):
            a_request()

        response = search(office, NAME)

        assert len(hits(response)) == 2
        assert "Type more" in text_of(response)

    @pytest.mark.parametrize("view", ["", "export/", "erase/"])
    def test_and_the_rest_is_for_administrators(self, desk, view):
        request = a_request()

        response = desk.post(PERSON + view, ticked(request, typed=NAME, format="json"))

        assert response.status_code == 403
        assert desk.get(PERSON + view).status_code in (403, 405)
        assert verbs_of(request) == [Verb.RECEIVED]


class TestExporting:
    def export(self, office, *requests, how="json"):
        return office.post(EXPORT, ticked(*requests, format=how))

    def test_answers_with_a_file_that_no_cache_keeps(self, office):
        response = self.export(office, a_request())

        day = timezone.localdate()
        assert response["Content-Disposition"] == f'attachment; filename="requests-{day}.json"'
        assert response["Content-Type"] == "application/json"
        assert "no-store" in response["Cache-Control"]

    def test_holds_everything_that_we_keep(self, office, dana, harbor):
        request = a_request(location=harbor, summary="No warning signs.")
        actions.write_note(request, "Called twice.", by=dana)

        told = json.loads(self.export(office, request).content)["requests"]

        assert len(told) == 1
        assert told[0]["written_by_the_patient"] == request.contents.as_dict()
        assert told[0]["notes"][0]["text"] == "Called twice."
        assert told[0]["place"] == "Harbor"
        assert [each["what"] for each in told[0]["what_happened"]] == [
            Verb.RECEIVED,
            Verb.NOTED,
            Verb.EXPORTED,
        ]

    def test_as_text_can_be_read_by_anybody(self, office, dana, harbor):
        surgeon_less = a_request(location=harbor, summary="No warning signs.")
        actions.write_note(surgeon_less, "Called twice.", by=dana)

        text = self.export(office, surgeon_less, how="text").content.decode()

        for words in (
            f"Name: {NAME}",
            f"Phone or e-mail: {PHONE}",
            f"Note: {NOTE}",
            "Place: Harbor",
            "No warning signs.",
            "Dana Wills: Called twice.",
            "Exported, Ada Stone",
        ):
            assert words in text

    @pytest.mark.parametrize("how", ["json", "text"])
    def test_says_so_where_no_key_opens_it(self, office, dana, settings, how):
        request = a_request()
        actions.write_note(request, "Called twice.", by=dana)
        settings.APPOINTMENT_KEYS = [Fernet.generate_key().decode()]

        content = self.export(office, request, how=how).content.decode()

        assert "Called twice." not in content
        assert ('"written_by_the_patient": null' in content) == (how == "json")
        assert ("No key of ours opens what was written." in content) == (how == "text")

    @pytest.mark.parametrize("how", ["", "xml", "\x00"])
    def test_in_another_format_gives_nothing(self, office, how):
        request = a_request()

        assert self.export(office, request, how=how).status_code == 302
        assert verbs_of(request) == [Verb.RECEIVED]

    @pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 40], ["\x00"]])
    def test_of_nothing_asks_to_choose(self, office, chosen):
        a_request()

        response = office.post(EXPORT, {"chosen": chosen, "format": "json"}, follow=True)

        assert messages_in(response) == [
            "Nothing was done: choose at least one request. Search again."
        ]

    def test_is_asked_for_by_post_alone(self, office):
        assert office.get(EXPORT).status_code == 405


class TestErasing:
    def test_asks_first(self, office):
        request = a_request()

        text = text_of(office.post(ERASE, ticked(request)))

        assert "What stays for 6 years" in text
        assert f"Request {request.reference}" in text
        assert NAME not in text
        assert Request.objects.exists()

    def test_removes_all_that_were_ticked_and_no_other(self, office):
        first, second, other = a_request(), a_request(), a_request(name="June Quillfeather-Lee")
        sent = ticked(first, second, confirmed="yes")

        response = office.post(ERASE, sent, follow=True)

        assert messages_in(response) == ["2 requests are erased."]
        assert list(Request.objects.all()) == [other]
        assert verbs_of(first)[-1] == verbs_of(second)[-1] == Verb.ERASED

    def test_shows_in_the_log_by_number(self, office):
        request = a_request()

        response = office.post(ERASE, ticked(request, confirmed="yes"), follow=True)

        assert f"Erased ({request.reference}), Ada Stone" in text_of(response)

    def test_removes_none_if_one_was_changed_meanwhile(self, office, dana):
        first, second = a_request(), a_request()
        sent = ticked(first, second, confirmed="yes")
        actions.take(second, by=dana)

        response = office.post(ERASE, sent, follow=True)

        assert "Nothing was erased" in messages_in(response)[0]
        assert Request.objects.count() == 2
        assert Verb.ERASED not in verbs_of(first)

    def test_removes_none_if_one_is_gone_meanwhile(self, office, ada):
        first, second = a_request(), a_request()
        sent = ticked(first, second, confirmed="yes")
        actions.erase(second, by=ada)

        response = office.post(ERASE, sent, follow=True)

        assert "Nothing was erased" in messages_in(response)[0]
        assert Request.objects.count() == 1

    def test_without_what_was_looked_at_removes_nothing(self, office):
        request = a_request()

        office.post(ERASE, {"chosen": [request.pk], "confirmed": "yes"})

        assert Request.objects.exists()

    def test_of_nothing_asks_to_choose(self, office):
        response = office.post(ERASE, {"confirmed": "yes"}, follow=True)

        assert "choose at least one" in messages_in(response)[0]

    def test_is_asked_for_by_post_alone(self, office):
        assert office.get(ERASE).status_code == 405
