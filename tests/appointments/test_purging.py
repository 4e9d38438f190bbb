"""Requests go when their time is over; what was done with them is known for longer."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from appointments import actions, purging
from appointments.models import Letter, Note, Request, RequestEvent
from editorial.models import Run
from tests import people
from tests.appointments.requests import a_request

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def test_a_request_goes_on_the_day_that_was_promised(settings):
    settings.APPOINTMENT_RETENTION_DAYS = 30
    gone, stays = a_request(now=days_ago(30)), a_request(now=days_ago(29))

    words = purging.purge(timezone.now())

    assert list(Request.objects.all()) == [stays]
    assert "1" in words
    assert RequestEvent.objects.get(verb="purged").request_id == gone.pk


def test_it_goes_whether_or_not_somebody_answered_and_with_all_that_was_written():
    request = a_request(now=days_ago(91))
    actions.write_note(request, "Called.", by=people.alice())
    actions.take(request, by=people.alice())

    purging.purge(timezone.now())

    assert [model.objects.count() for model in (Request, Letter, Note)] == [0, 0, 0]


def test_events_go_after_six_years():
    RequestEvent.objects.create(verb="opened", at=days_ago(6 * 365))
    RequestEvent.objects.create(verb="opened", at=days_ago(6 * 365 - 1))

    purging.purge(timezone.now())

    assert RequestEvent.objects.count() == 1


def test_it_is_time_once_a_day():
    now = timezone.now()
    assert purging.is_time(now)

    call_command("tend_appointments")

    assert Run.objects.get(name=Run.Name.REQUESTS).at >= now
    assert not purging.is_time(now + timedelta(hours=23))
    assert purging.is_time(now + timedelta(hours=25))


def test_a_second_time_removes_and_writes_nothing():
    a_request(now=days_ago(91))
    purging.purge(timezone.now())
    purging.purge(timezone.now())

    assert RequestEvent.objects.filter(verb="purged").count() == 1
