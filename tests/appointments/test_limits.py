"""Requests are counted by network address, which is written down nowhere."""

from datetime import UTC, datetime
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import connection

from appointments import limits
from appointments.models import Request
from tests.appointments.requests import ADDRESS, NOTE, kept_of, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("practice")]
HERE, THERE = "192.0.2.7", "192.0.2.8"
HOURLY, DAILY = limits.AT_MOST[limits.HOUR], limits.AT_MOST[limits.DAY]


def send(client, address=HERE, **extra):
    return client.post(ADDRESS, typed(), REMOTE_ADDR=address, **extra)


class TestOneAddress:
    def test_may_ask_five_times_an_hour(self, client):
        answers = [send(client).status_code for _ in range(HOURLY + 1)]

        assert answers == [303] * HOURLY + [429]
        assert Request.objects.count() == HOURLY

    def test_is_told_in_words_with_the_phone_and_keeps_what_was_typed(self, client):
        for _ in range(HOURLY):
            send(client)
        response = send(client)

        assert "Many requests came from your network" in response.content.decode()
        assert "410-555-0142" in response.content.decode()
        assert response.headers["Retry-After"] == str(limits.HOUR)
        assert kept_of(response)["note"] == NOTE

    def test_may_ask_twenty_times_a_day(self, client):
        for _ in range(DAILY // HOURLY):
            assert [send(client).status_code for _ in range(HOURLY)] == [303] * HOURLY
            _forget(limits.HOUR)

        assert send(client).status_code == 429

    def test_keeps_nobody_else_out(self, client):
        for _ in range(HOURLY + 1):
            send(client)

        assert send(client, THERE).status_code == 303

    def test_is_not_counted_for_the_same_form_sent_again(self, client):
        form = typed()

        answers = [client.post(ADDRESS, form, REMOTE_ADDR=HERE) for _ in range(HOURLY + 2)]

        assert {answer.status_code for answer in answers} == {303}


class TestTheMark:
    def test_holds_no_address(self, client):
        send(client)
        with connection.cursor() as cursor:
            cursor.execute("SELECT cache_key, value FROM cache")
            kept = str(cursor.fetchall())

        assert limits.SALT in kept
        assert HERE not in kept

    def test_is_another_one_each_day(self):
        marks = set()
        for day in (3, 4):
            with mock.patch(
                "django.utils.timezone.now", return_value=datetime(2026, 3, day, 17, tzinfo=UTC)
            ):
                marks.add(limits._mark(HERE))

        assert len(marks) == 2


class TestTheAddress:
    def test_is_what_our_own_proxy_has_seen(self, client, settings):
        settings.BEHIND_PROXY = True
        for _ in range(HOURLY):
            send(client, headers={"X-Real-IP": "198.51.100.1"})

        assert send(client, headers={"X-Real-IP": "198.51.100.1"}).status_code == 429
        assert send(client, headers={"X-Real-IP": "198.51.100.2"}).status_code == 303

    def test_is_believed_of_nobody_else(self, client):
        for number in range(HOURLY):
            send(client, headers={"X-Real-IP": f"198.51.100.{number}"})

        assert send(client, headers={"X-Real-IP": "198.51.100.99"}).status_code == 429

    def test_of_a_household_is_one(self, client):
        for number in range(HOURLY):
            send(client, f"2001:db8:1:1::{number}")

        assert send(client, "2001:db8:1:1:ffff::1").status_code == 429
        assert send(client, "2001:db8:1:2::1").status_code == 303

    def test_that_a_proxy_does_not_tell_counts_nobody(self, client, settings):
        settings.BEHIND_PROXY = True

        answers = {send(client).status_code for _ in range(HOURLY + 1)}

        assert answers == {303}


def _forget(seconds):
    mark = limits._mark(HERE)
    cache.delete_many([f"{limits.SALT}:{mark}:{seconds}:{number}" for number in range(DAILY)])
