"""E-mails about a request: they say little, wait for nobody long, and are tried again."""

import logging
import smtplib
import threading
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone

from appointments import letters
from appointments.models import Letter, RequestEvent
from tests.appointments.requests import ADDRESS, EMAIL, NAME, NOTE, a_request, contents, typed

pytestmark = pytest.mark.django_db
BY_EMAIL = {"reach_by": "email", "reach": EMAIL}
DESK, PATIENT = Letter.Kind.DESK, Letter.Kind.PATIENT
HERE = f"{__name__}."


def events():
    mails = (RequestEvent.Verb.MAILED, RequestEvent.Verb.MAIL_FAILED)
    return list(RequestEvent.objects.filter(verb__in=mails).values_list("verb", "detail"))


class Refusing(BaseEmailBackend):
    """A server that quotes whom it refuses, as real ones do."""

    def send_messages(self, messages):
        refused = {to: (550, b"unknown") for message in messages for to in message.to}
        raise smtplib.SMTPRecipientsRefused(refused)


class Silent(BaseEmailBackend):
    """A server that takes the connection and never answers, until the test is over."""

    over = threading.Event()

    def send_messages(self, messages):
        self.over.wait(60)


class TestToTheDesk:
    def test_names_the_place_and_a_link_and_nothing_of_the_patient(self, client, maya):
        client.post(ADDRESS, typed(location="harbor", surgeon="maya-okafor", **BY_EMAIL))
        letter = next(each for each in mail.outbox if each.to == ["harbor@desk.example"])
        told = letter.message().as_string()

        assert "Harbor" in letter.subject
        assert "/admin/appointments/request/" in letter.body
        for word in (NAME, "June", EMAIL, NOTE, "Okafor", "pain", "morning"):
            assert word not in told

    def test_goes_to_the_practice_where_the_place_has_no_desk(self, client, practice, settings):
        settings.APPOINTMENT_DESK = "all@desk.example"

        client.post(ADDRESS, typed())

        assert [letter.to for letter in mail.outbox] == [["all@desk.example"]]
        assert events() == [("mailed", "desk")]

    def test_is_given_up_at_once_where_nobody_is_on_record(self, client, practice):
        client.post(ADDRESS, typed())

        assert mail.outbox == []
        assert events() == [("mail-failed", "desk: nobody's address is on record; given up")]
        assert not Letter.objects.waiting().exists()

    def test_says_so_where_no_mail_server_is_set_up(self, client, harbor, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

        client.post(ADDRESS, typed(location="harbor"))

        assert events() == [("mail-failed", "desk: no mail server is set up; given up")]


class TestToThePatient:
    def sent(self, client, address=ADDRESS, **changes):
        client.post(address, typed(**BY_EMAIL, **changes))
        return next(letter for letter in mail.outbox if letter.to == [EMAIL])

    def test_says_what_comes_next_and_nothing_about_health(self, client, maya):
        letter = self.sent(client, location="harbor", surgeon="maya-okafor")
        told = letter.subject + letter.body

        assert "410-555-0142" in told
        assert "Our staff read your request" in told
        for word in (NOTE, "Okafor", "pain", "Harbor", "June", "surgeon"):
            assert word not in told

    def test_is_in_the_patients_language(self, client, practice):
        type(practice).objects.update(emergency_text_es="Llame al 911.")

        assert "Llame al 911." in self.sent(client, "/es/appointments/").body

    def test_is_not_sent_to_whoever_wants_a_call(self, client, harbor):
        client.post(ADDRESS, typed(location="harbor"))

        assert [letter.to for letter in mail.outbox] == [["harbor@desk.example"]]

    def test_is_one_letter_however_often_the_form_is_sent(self, client, harbor):
        form = typed(location="harbor", **BY_EMAIL)
        for _ in range(3):
            client.post(ADDRESS, form)

        assert len(mail.outbox) == 2

    @pytest.mark.parametrize("sign", ["\r\n", "\n", "%0a", "\u2028", "\x00\n"])
    def test_lets_nobody_add_a_header(self, client, harbor, sign):
        poisoned = f"june@mailbox.example{sign}Bcc: all@mailbox.example"
        client.post(ADDRESS, typed(location="harbor", reach_by="email", reach=poisoned))
        client.post(ADDRESS, typed(location="harbor", name=f"June{sign}Bcc: all@mailbox.example"))

        told = [letter.message().as_string() for letter in mail.outbox]
        assert told
        assert not any("all@mailbox.example" in each for each in told)

    def test_has_a_subject_of_one_line(self, client, practice):
        type(practice).objects.update(name="Fern\r\nBcc: all@mailbox.example")

        assert "\n" not in self.sent(client).subject


class TestAServerThatFails:
    @pytest.fixture
    def refused(self, client, harbor, settings, caplog):
        settings.EMAIL_BACKEND = f"{HERE}Refusing"
        caplog.set_level(logging.DEBUG)
        return client.post(ADDRESS, typed(location="harbor", **BY_EMAIL))

    def test_spoils_no_request(self, refused):
        assert refused.status_code == 303
        assert {verb for verb, _ in events()} == {"mail-failed"}
        assert Letter.objects.waiting().count() == 2

    def test_is_told_without_those_it_refused(self, refused, caplog):
        told = caplog.text + str(events())

        assert "SMTPRecipientsRefused" in told
        assert EMAIL not in told
        assert "desk.example" not in told

    def test_is_tried_again_after_a_pause(self, refused, settings, capsys):
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        now = timezone.now()

        too_soon = letters.send_waiting(now)
        later = letters.send_waiting(now + timedelta(minutes=3))
        call_command("tend_appointments")

        assert (too_soon, later) == (letters.Outcome(), letters.Outcome(sent=2))
        assert len(mail.outbox) == 2
        assert "E-mails: 0 sent, 0 failed." in capsys.readouterr().out

    def test_is_given_up_after_two_days(self, refused):
        letters.send_waiting(timezone.now() + timedelta(days=2, minutes=1))

        assert not Letter.objects.waiting().exists()
        assert events()[-1][1].endswith("SMTPRecipientsRefused; given up")

    def test_keeps_nobody_waiting_longer_than_it_may(self, client, harbor, settings, monkeypatch):
        settings.EMAIL_BACKEND = f"{HERE}Silent"
        monkeypatch.setattr(letters, "SECONDS", 0.2)
        Silent.over.clear()

        started = time.monotonic()
        response = client.post(ADDRESS, typed(location="harbor", **BY_EMAIL))
        took = time.monotonic() - started
        Silent.over.set()

        assert response.status_code == 303
        assert took < 30
        assert ("mail-failed", "desk: TimeoutError") in events()
        assert Letter.objects.waiting().count() == 2


class TestALetter:
    def test_is_sent_by_one_of_two_who_want_to(self, harbor):
        letter = a_request(location=harbor).letters.get()
        same = Letter.objects.get(pk=letter.pk)

        first = letters._try(letter, timezone.now(), 5)
        second = letters._try(same, timezone.now(), 5)

        assert (first, second) == (True, None)
        assert len(mail.outbox) == 1

    def test_to_a_patient_whose_request_no_key_opens_is_given_up(self, practice, settings):
        request = a_request(**BY_EMAIL)
        settings.APPOINTMENT_KEYS = ["b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktb3Q="]

        letters.send_waiting(timezone.now())

        assert ("mail-failed", "patient: no key opens the request; given up") in events()
        assert request.letters.get(kind=PATIENT).sent_at is None

    def test_goes_with_its_request(self, practice):
        a_request(**BY_EMAIL).delete()

        assert not Letter.objects.exists()
        assert contents(**BY_EMAIL).is_by_email
