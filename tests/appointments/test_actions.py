"""Each verb changes the row and writes its event in one step, or does nothing at all."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from appointments import actions
from appointments.models import Letter, Request, RequestEvent
from appointments.sealing import Unreadable
from tests import pages, people
from tests.appointments.requests import EMAIL, NAME, a_request, contents

pytestmark = pytest.mark.django_db
Verb = RequestEvent.Verb


def verbs_of(request):
    return list(RequestEvent.objects.filter(request_id=request.pk).values_list("verb", flat=True))


class TestAsk:
    def test_stores_what_the_patient_wrote_and_opens_it_again(self):
        request = a_request()

        assert Request.objects.get().contents == contents()
        assert verbs_of(request) == [Verb.RECEIVED]

    def test_stores_a_form_once_however_often_it_is_sent(self):
        first = a_request(key="same")
        second = a_request(key="same", name="Somebody Else")

        assert first == second
        assert Request.objects.get().contents.name == NAME
        assert verbs_of(first) == [Verb.RECEIVED]
        assert Letter.objects.count() == 1

    def test_stores_nothing_where_its_event_cannot_be_written(self, monkeypatch):
        monkeypatch.setattr(actions, "note", _refuse)

        with pytest.raises(DatabaseError):
            a_request()

        assert not Request.objects.exists()
        assert not Letter.objects.exists()

    def test_calls_for_a_letter_to_the_patient_only_by_email(self):
        by_phone, by_email = a_request(), a_request(reach_by="email", reach=EMAIL)

        assert [each.kind for each in by_phone.letters.all()] == [Letter.Kind.DESK]
        assert {each.kind for each in by_email.letters.all()} == set(Letter.Kind)

    def test_knows_a_place_left_to_us_from_a_place_that_is_gone(self):
        place = pages.a_location()
        chosen, left = a_request(location=place), a_request()
        place.delete()
        chosen.refresh_from_db()

        assert (chosen.location, chosen.is_anywhere) == (None, False)
        assert (left.location, left.is_anywhere) == (None, True)


class TestTheDesk:
    def test_takes_closes_and_reopens(self):
        alice = people.alice()
        request = a_request()

        actions.take(request, by=alice)
        actions.close(request, by=alice)
        again = actions.reopen(request, by=alice)

        assert verbs_of(request) == [Verb.RECEIVED, Verb.TAKEN, Verb.CLOSED, Verb.REOPENED]
        assert (again.state, again.taken_by) == (Request.State.NEW, None)
        assert set(request.events.exclude(user=None).values_list("who", flat=True)) == {"alice"}

    def test_tells_the_second_of_two_colleagues(self):
        request = a_request()
        actions.take(request, by=people.alice())

        with pytest.raises(actions.NotNow):
            actions.take(request, by=people.ruth())
        taken = actions.take_over(request, by=people.ruth())

        assert taken.taken_by == people.ruth()

    def test_never_closes_into_a_state_that_is_open(self):
        with pytest.raises(ValueError, match="new"):
            actions.close(a_request(), by=people.alice(), state=Request.State.NEW)

    def test_writes_down_who_has_read_it(self):
        request = a_request()

        actions.open_contents(request, by=people.alice())

        assert verbs_of(request)[-1] == Verb.OPENED

    def test_writes_down_each_request_that_was_exported(self):
        a_request(), a_request()

        exported = actions.export(Request.objects.all(), by=people.alice())

        assert [verbs_of(each)[-1] for each in exported] == [Verb.EXPORTED] * 2

    def test_erases_all_but_the_fact(self):
        request = a_request()

        actions.erase(request, by=people.alice())

        assert not Request.objects.exists()
        assert not Letter.objects.exists()
        assert verbs_of(request) == [Verb.RECEIVED, Verb.ERASED]


class TestTheRows:
    def test_open_only_as_the_row_that_they_were_sealed_for(self):
        mine, theirs = a_request(), a_request(name="Somebody Else")
        Request.objects.filter(pk=mine.pk).update(sealed=theirs.sealed)

        with pytest.raises(Unreadable):
            Request.objects.get(pk=mine.pk).contents  # noqa: B018, to ask is what raises

    def test_say_nothing_of_the_patient_in_their_own_words(self):
        request = a_request()
        said = f"{request} {request!r} {request.contents!r} {request.events.get()}"

        assert "June" not in said
        assert "Quillfeather" not in said

    @pytest.mark.parametrize("change", [{"verb": "opened"}, {"who": "Nobody"}, {"detail": "x"}])
    def test_of_events_cannot_be_rewritten(self, change):
        a_request()

        with pytest.raises(IntegrityError), transaction.atomic():
            RequestEvent.objects.update(**change)

    def test_of_events_cannot_be_given_to_somebody_else(self):
        a_request()

        with pytest.raises(IntegrityError), transaction.atomic():
            RequestEvent.objects.update(user=people.ruth())

    def test_of_events_keep_the_name_of_who_left(self):
        alice = people.alice()
        actions.take(request := a_request(), by=alice)
        request.refresh_from_db()
        alice.delete()

        taken = RequestEvent.objects.get(verb=Verb.TAKEN)
        assert (taken.user, taken.who) == (None, "alice")

    def test_are_refused_in_a_state_that_nobody_knows(self):
        a_request()

        with pytest.raises(IntegrityError), transaction.atomic():
            Request.objects.update(state="lost")


def _refuse(*args, **kwargs):
    raise DatabaseError("the disk is full")
