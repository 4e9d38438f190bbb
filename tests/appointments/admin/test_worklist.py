"""The list of requests: what waits, how long, where, in whose hand; and no patient's name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appointments import actions
from appointments.admin.worklist import PER_PAGE
from appointments.models import Request
from editorial.models import Run
from tests import pages, people
from tests.appointments.admin.at_the_desk import LIST, address, text_of
from tests.appointments.admin.conftest import signed_in
from tests.appointments.requests import EMAIL, NAME, NOTE, PHONE, a_request

pytestmark = pytest.mark.django_db


def shown(client, **query):
    return client.get(LIST, query).context


def references(context):
    return [line.reference for line in context["lines"]]


def counted(options):
    return {str(option.label): option.count for option in options}


class TestList:
    def test_shows_the_newest_that_waits_first_and_how_long(self, desk, harbor):
        now = timezone.now()
        older = a_request(location=harbor, now=now - timedelta(days=2, hours=1))
        newer = a_request(location=harbor, now=now - timedelta(hours=3))

        context = shown(desk)

        assert references(context) == [newer.reference, older.reference]
        waits = [line.waits.replace("\xa0", " ") for line in context["lines"]]
        assert waits == ["3 hours", "2 days, 1 hour"]

    def test_leads_to_each_request_by_its_number(self, desk):
        request = a_request()

        text = text_of(desk.get(LIST))

        assert address(request) in text
        assert f"Request {request.reference}" in text

    def test_names_no_patient_and_opens_nothing(self, desk, monkeypatch):
        a_request(note=NOTE)
        a_request(name=NAME, reach_by="email", reach=EMAIL)
        monkeypatch.setattr("appointments.models.unseal", None)

        text = text_of(desk.get(LIST))

        assert not [word for word in (NAME, NAME.split()[1], PHONE, EMAIL, NOTE) if word in text]

    def test_shows_who_has_it_in_hand(self, desk, dana):
        actions.take(a_request(), by=dana)

        assert "In hand: Dana Wills" in text_of(desk.get(LIST))

    def test_shows_place_surgeon_and_language(self, desk, harbor):
        surgeon = pages.a_surgeon()
        a_request(location=harbor, surgeon=surgeon, language="es")

        text = text_of(desk.get(LIST))

        assert f"Harbor, {surgeon}" in text
        assert "In Spanish" in text

    def test_says_that_there_are_none(self, desk):
        assert "There are none." in text_of(desk.get(LIST))

    def test_is_kept_by_no_cache(self, desk):
        assert "no-store" in desk.get(LIST)["Cache-Control"]

    def test_says_when_requests_were_last_cleaned_up(self, desk):
        assert "it should run every day" in text_of(desk.get(LIST))

        Run.objects.note(Run.Name.REQUESTS, "Requests removed: 3.", timezone.now())

        text = text_of(desk.get(LIST))
        assert "Requests removed: 3." in text
        assert "it should run every day" not in text


class TestCounts:
    @pytest.fixture(autouse=True)
    def _requests(self, harbor, uptown, dana):
        a_request(location=harbor)
        a_request(location=harbor)
        actions.take(a_request(location=harbor), by=dana)
        actions.close(a_request(location=uptown), by=dana)
        actions.close(a_request(), by=dana, state=Request.State.CLOSED)

    def test_are_of_each_state_at_all_places(self, desk):
        assert counted(shown(desk)["states"]) == {
            "Waiting": 3,
            "New": 2,
            "In hand": 1,
            "Done": 1,
            "Closed, not reached": 1,
            "All": 5,
        }

    def test_are_of_each_state_at_one_place(self, desk, uptown):
        counts = counted(shown(desk, place=uptown.pk)["states"])

        assert (counts["Waiting"], counts["Done"], counts["All"]) == (0, 1, 1)

    def test_are_of_each_place_in_the_chosen_state(self, desk):
        options = shown(desk, state="all")["places"]

        assert counted(options) == {
            "All places": 5,
            "Harbor": 3,
            "Uptown": 1,
            "No certain place": 1,
        }

    def test_of_other_places_are_not_told_to_a_manager(self, max_orr):
        context = shown(signed_in(max_orr), state="all")

        assert counted(context["states"])["All"] == 3
        assert context["places"] == []

    def test_lead_where_they_say(self, desk):
        for option in [*shown(desk)["states"], *shown(desk)["places"]]:
            lines = desk.get(LIST + option.address).context["lines"]

            assert len(lines) == option.count, option


class TestNarrowing:
    @pytest.mark.parametrize(
        "query",
        [
            {"state": "gone"},
            {"state": "\x00"},
            {"state": "new' OR 1=1"},
            {"place": "x"},
            {"place": "9" * 40},
            {"place": "\x00"},
            {"page": "0"},
            {"page": "-1"},
            {"page": "9" * 100},
            {"page": "9" * 5000},
            {"page": "\x00"},
            {"sealed__startswith": "g"},
            {"location__managers__user__password__startswith": "m"},
            {"o": "1", "e": "1", "q": NAME, "_popup": "1", "_to_field": "sealed"},
        ],
    )
    def test_by_what_is_not_offered_counts_as_not_asked(self, desk, query):
        request = a_request()

        response = desk.get(LIST, query)

        assert response.status_code == 200
        assert references(response.context) == [request.reference]

    def test_to_a_place_of_somebody_else_shows_ones_own(self, max_orr, harbor, uptown):
        own = a_request(location=harbor)
        a_request(location=uptown)

        assert references(shown(signed_in(max_orr), place=uptown.pk)) == [own.reference]

    def test_to_no_certain_place_is_not_for_managers(self, max_orr):
        a_request()

        assert references(shown(signed_in(max_orr), place="none", state="all")) == []


class TestManyAtOnce:
    @pytest.mark.parametrize("action", ["delete_selected", "publish_selected", "x", ""])
    def test_nothing_is_done(self, office, action):
        request = a_request()
        sent = {"action": action, "_selected_action": [str(request.pk)], "post": "yes"}

        assert office.post(LIST, sent).status_code == 405
        assert Request.objects.exists()


class TestLongList:
    def test_comes_in_pages_and_keeps_what_was_chosen(self, desk, harbor):
        for _number in range(PER_PAGE + 1):
            a_request(location=harbor)

        first, second = (desk.get(LIST, {"state": "new", "page": page}) for page in (1, 2))

        assert len(first.context["lines"]) == PER_PAGE
        assert len(second.context["lines"]) == 1
        assert 'href="?state=new&amp;page=2"' in text_of(first)

    def test_asks_as_little_of_the_database_as_a_short_one(self, desk, dana, harbor, uptown):
        surgeon = pages.a_surgeon()
        for place in (harbor, uptown):
            actions.take(a_request(location=place, surgeon=surgeon), by=dana)
        desk.get(LIST)
        few = queries_of(desk)
        for place in (harbor, uptown) * 10:
            actions.take(a_request(location=place, surgeon=surgeon), by=dana)

        assert queries_of(desk) == few
        assert few <= 10


def queries_of(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(LIST)
    return len(queries)


class TestWhoMayLook:
    def test_an_editor_who_keeps_a_place_sees_that_one_alone(self, harbor, uptown, max_orr):
        """Editors may change every place, and that is no reason to read every patient's words."""
        max_orr.groups.add(*people.alice().groups.all())
        own = a_request(location=harbor)
        other = a_request(location=uptown)
        client = signed_in(max_orr)

        assert references(shown(client)) == [own.reference]
        assert client.get(address(other)).status_code == 404

    def test_a_manager_at_the_front_desk_changes_no_other_place(self, uptown, max_orr, dana):
        max_orr.groups.add(*dana.groups.all())

        response = signed_in(max_orr).get(f"/admin/locations/location/{uptown.pk}/change/")

        assert response.status_code == 302

    def test_an_editor_finds_no_way_in(self, client):
        client.force_login(people.alice())

        assert client.get(LIST).status_code == 403
        assert LIST not in text_of(client.get("/admin/"))
