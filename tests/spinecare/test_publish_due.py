"""The command that publishes what is due, tidies up, and looks pages over."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from appointments.models import Request
from editorial import actions, inspections, purging
from editorial.models import (
    Autosave,
    Inspection,
    PageRecord,
    Presence,
    Run,
    Schedule,
    ShareLink,
)
from editorial.versions import snapshots
from search.models import MissedWords
from spinecare.management.commands import publish_due
from tests import pages, people
from tests.appointments.requests import a_request

pytestmark = pytest.mark.django_db


def run(**options):
    out, err = StringIO(), StringIO()
    call_command("publish_due", stdout=out, stderr=err, **options)
    return out.getvalue()


def overdue(schedule):
    """Let its time have come."""
    Schedule.objects.filter(pk=schedule.pk).update(at=timezone.now() - timedelta(minutes=1))


def a_scheduled_draft(**fields):
    page, alice = pages.an_area(), people.alice()
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields or {"body_en": "<p>New.</p>"}
    actions.save_draft(page, snapshot, by=alice)
    at = timezone.now() + timedelta(hours=1)
    overdue(actions.schedule(page, Schedule.Verb.PUBLISH, at=at, by=alice))
    return page


def outcome_of(name):
    return Run.objects.get(name=name).outcome


class TestPublishing:
    def test_does_what_is_due_and_tells(self):
        page = a_scheduled_draft()

        told = run()

        page.refresh_from_db()
        assert page.body_en == "<p>New.</p>"
        assert "Published: Low back" in told
        assert outcome_of(Run.Name.PUBLISHING) == "1 done, 0 failed."

    def test_takes_off_the_site(self):
        page, alice = pages.an_area(), people.alice()
        at = timezone.now() + timedelta(hours=1)
        overdue(actions.schedule(page, Schedule.Verb.WITHDRAW, at=at, by=alice))

        assert "Taken off the site: Low back" in run()
        page.refresh_from_db()
        assert not page.is_published()

    def test_tells_why_something_could_not_be_done(self):
        page = a_scheduled_draft()
        record = PageRecord.objects.of(page)
        record.draft.snapshot["fields"]["body_en"] = "<h4>Small</h4>"
        record.draft.save()

        told = run()

        assert "Not done: Low back: publish" in told
        assert "A small heading needs a large one above it." in told
        assert outcome_of(Run.Name.PUBLISHING) == "0 done, 1 failed."

    def test_notes_that_it_ran_though_nothing_was_due(self):
        run()

        assert outcome_of(Run.Name.PUBLISHING) == "Nothing was due."

    def test_of_one_page_that_nobody_foresaw_keeps_nothing_else_back(self, monkeypatch, caplog):
        first = a_scheduled_draft()
        second = pages.an_area("neck", title="Neck")
        at = timezone.now() + timedelta(hours=1)
        alice = people.alice()
        overdue(actions.schedule(second, Schedule.Verb.WITHDRAW, at=at, by=alice))
        monkeypatch.setattr(actions.scheduling, "publish_revision", broken)

        run()

        failure = Schedule.objects.get(record__object_id=first.pk, verb="publish").failure
        assert failure.startswith("Something went wrong that nobody foresaw.")
        assert "unforeseen" in caplog.text
        second.refresh_from_db()
        assert not second.is_published()

    def test_is_tried_again_when_the_database_is_away(self, monkeypatch):
        a_scheduled_draft()
        with monkeypatch.context() as patch:
            patch.setattr(actions.scheduling, "publish_revision", database_away)
            with pytest.raises(CommandError):
                run()

        assert "Published: Low back" in run()


class TestTidyingUp:
    def test_removes_what_nobody_needs_any_more(self):
        now, alice = timezone.now(), people.alice()
        page = pages.an_area()
        old_things(page, alice, now)
        new_things(pages.an_area("neck", title="Neck"), alice, now)

        outcome = purging.purge(now)

        assert outcome == "open pages: 1. unsaved texts: 1. links to drafts: 1."
        left = [model.objects.count() for model in (Presence, Autosave, ShareLink)]
        assert left == [1, 1, 1]

    def test_empties_the_bin_after_30_days(self):
        page = pages.an_area()
        actions.archiving.archive(page, by=people.alice())

        outcome = purging.purge(timezone.now() + timedelta(days=31))

        assert outcome == "pages from the bin: 1."
        assert not type(page).objects.exists()

    def test_tells_what_has_to_stay_in_the_bin(self):
        place = pages.a_location()
        actions.archiving.archive(place.region, by=people.alice())

        outcome = purging.purge(timezone.now() + timedelta(days=31))

        assert outcome == "Central Maryland: It is needed by: Harbor."

    def test_is_told_as_far_as_there_is_room(self):
        run = Run.objects.note(Run.Name.PURGE, "It is needed. " * 40, timezone.now())

        run.refresh_from_db()
        assert len(run.outcome) == 250

    def test_is_done_once_a_day(self):
        run()
        first = Run.objects.get(name=Run.Name.PURGE).at
        run()
        assert Run.objects.get(name=Run.Name.PURGE).at == first

        Run.objects.filter(name=Run.Name.PURGE).update(at=first - timedelta(days=1))

        assert "There was nothing to remove." in run()


class TestLookingPagesOver:
    def test_finds_what_the_first_page_of_staff_lists(self):
        pages.an_area()

        run()

        assert Inspection.objects.count() == 1


class TestATroubledRun:
    def test_does_the_rest_and_fails(self, monkeypatch, caplog):
        page = a_scheduled_draft()
        monkeypatch.setattr(inspections, "look_again", broken)

        with pytest.raises(CommandError, match="Not everything could be done"):
            run()

        page.refresh_from_db()
        assert page.body_en == "<p>New.</p>"
        assert "unforeseen" in caplog.text

    def test_that_could_not_publish_leaves_no_note_of_it(self, monkeypatch):
        monkeypatch.setattr(actions, "run_due", broken)

        with pytest.raises(CommandError):
            run()

        assert not Run.objects.filter(name=Run.Name.PUBLISHING).exists()
        assert Run.objects.filter(name=Run.Name.PURGE).exists()


class TestRequestsForAVisit:
    @pytest.fixture
    def request_for_a_visit(self):
        pages.a_practice()
        return a_request(location=pages.a_location(desk_email="harbor@desk.example"))

    def test_sends_the_letters_that_wait(self, request_for_a_visit, mailoutbox):
        assert "E-mails: 1 sent, 0 failed." in run()
        assert [letter.to for letter in mailoutbox] == [["harbor@desk.example"]]

    def test_says_nothing_of_letters_when_none_waits(self):
        assert "E-mails" not in run()

    def test_removes_requests_when_their_time_is_over(self, request_for_a_visit, settings):
        keep = timedelta(days=settings.APPOINTMENT_RETENTION_DAYS)
        Request.objects.update(received_at=timezone.now() - keep)

        assert "requests for a visit: 1." in run()
        assert not Request.objects.exists()

    def test_removes_them_once_a_day(self):
        run()

        assert "nothing to remove" not in run()


def test_words_that_nobody_found_are_forgotten():
    missed = MissedWords.objects.create(
        language="en", words="zorblax", count=3, first_on="2020-01-01", last_on="2020-01-01"
    )

    run()

    assert not MissedWords.objects.filter(pk=missed.pk).exists()


@pytest.mark.django_db(transaction=True)
class TestALoop:
    """Between two rounds it lets go of old connections: here no test may hold one open."""

    @pytest.fixture
    def rests(self, monkeypatch):
        """Let no time pass; after three rests the process beside it has ended."""
        rests = []
        monkeypatch.setattr(publish_due.time, "sleep", rests.append)
        monkeypatch.setattr(publish_due.os, "getppid", lambda: 1 if len(rests) > 2 else 42)
        return rests

    def test_goes_on_until_its_parent_ends(self, rests, monkeypatch):
        times = []
        monkeypatch.setattr(actions, "run_due", lambda now: times.append(now) or [])

        run(loop=2, beside=42)

        assert (len(times), rests) == (2, [1, 1, 1])

    def test_goes_on_after_trouble(self, rests, monkeypatch, caplog):
        monkeypatch.setattr(actions, "run_due", broken)

        run(loop=1, beside=42)

        assert caplog.text.count("publish_due could not do all of its work.") == 3

    def test_does_nothing_once_its_parent_is_gone(self, rests):
        run(loop=2, beside=7)

        assert not Run.objects.exists()

    def test_beside_nobody_goes_on_until_it_is_stopped(self, monkeypatch):
        def stopped(seconds):
            raise KeyboardInterrupt

        monkeypatch.setattr(publish_due.time, "sleep", stopped)

        with pytest.raises(KeyboardInterrupt):
            run(loop=1)

        assert outcome_of(Run.Name.PUBLISHING) == "Nothing was due."

    @pytest.mark.parametrize("seconds", [0, -1])
    def test_needs_a_second_at_least(self, seconds):
        with pytest.raises(CommandError, match="1 or more"):
            run(loop=seconds)


def broken(*_arguments, **_options):
    raise ZeroDivisionError("unforeseen")


def database_away(*_arguments, **_options):
    raise OperationalError("away")


def things(page, user):
    record = PageRecord.objects.of(page)
    now = timezone.now()
    revision = record.revisions.first()
    return (
        Presence.objects.create(user=user, record=record, since=now, seen_at=now),
        Autosave.objects.create(
            user=user, content_type=record.content_type, object_id=page.pk, data="", version=1
        ),
        ShareLink.objects.create(revision=revision, created_by=user, expires_at=now),
    )


def aged(rows, presence, autosave, link):
    for row, values in zip(
        rows,
        ({"seen_at": presence}, {"saved_at": autosave}, {"expires_at": link}),
        strict=True,
    ):
        type(row).objects.filter(pk=row.pk).update(**values)


def old_things(page, user, now):
    month = now - timedelta(days=30, minutes=1)
    aged(things(page, user), now - timedelta(days=1, minutes=1), month, month)


def new_things(page, user, now):
    month = now - timedelta(days=29)
    aged(things(page, user), now - timedelta(hours=23), month, month)
