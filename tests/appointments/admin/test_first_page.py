"""The first page of the staff site says how many requests wait, to whoever may see them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appointments import actions
from appointments.purging import purge
from appointments.waiting import PATIENCE, waiting_for
from editorial.models import Run
from tests import people
from tests.appointments.admin.at_the_desk import LIST, text_of
from tests.appointments.admin.conftest import signed_in
from tests.appointments.requests import NAME, a_request

pytestmark = pytest.mark.django_db
INDEX = "/admin/"
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("America/New_York"))


class TestPanel:
    def test_tells_how_many_are_new_and_since_when_the_oldest_waits(self, dana):
        for hours in (1, 30, 2):
            a_request(now=NOW - timedelta(hours=hours))
        actions.take(a_request(now=NOW - timedelta(days=9)), by=dana)

        waiting = waiting_for(dana, NOW)

        assert (waiting.new, waiting.in_hand) == (3, 1)
        assert waiting.oldest == NOW - timedelta(hours=30)

    def test_stands_on_the_page_and_leads_to_the_list(self, desk):
        a_request()

        text = text_of(desk.get(INDEX))

        assert f'<a href="{LIST}?state=new">New: 1</a>' in text
        assert "The oldest one waits since today at" in text
        assert NAME not in text

    def test_without_new_ones_tells_of_no_oldest(self, desk):
        text = text_of(desk.get(INDEX))

        assert "New: 0" in text
        assert "The oldest one" not in text

    def test_counts_the_own_places_of_a_manager(self, max_orr, harbor, uptown):
        a_request(location=harbor)
        for place in (uptown, None):
            a_request(location=place)

        assert "New: 1" in text_of(signed_in(max_orr).get(INDEX))

    def test_is_not_for_those_who_write_pages(self, client):
        a_request()
        for user in (people.alice(), people.ruth(), people.charlie()):
            client.force_login(user)

            assert "Requests for a visit" not in text_of(client.get(INDEX))

    def test_costs_the_database_the_same_however_many_wait(self, desk):
        a_request()
        desk.get(INDEX)
        few = queries_of(desk)
        for _number in range(10):
            a_request()

        assert queries_of(desk) == few


class TestCleanUp:
    def test_that_never_ran_is_late(self, dana):
        assert waiting_for(dana, NOW).clean_up.is_late

    @pytest.mark.parametrize(("age", "is_late"), [(PATIENCE, False), (PATIENCE * 1.01, True)])
    def test_is_late_after_two_days(self, dana, age, is_late):
        purge(NOW - age)

        assert waiting_for(dana, NOW).clean_up.is_late == is_late

    def test_stands_on_the_page_with_what_came_of_it(self, desk):
        Run.objects.note(Run.Name.REQUESTS, "requests for a visit: 2.", timezone.now())

        text = text_of(desk.get(INDEX))

        assert "requests for a visit: 2." in text
        assert "too long ago" not in text


def queries_of(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(INDEX)
    return len(queries)
