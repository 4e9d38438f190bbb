"""E-mails about a request: to the desk, without a word about the patient, and to the patient.

They are sent beside the request, which waits a few seconds at most; what could not be sent is
tried again by `manage.py tend_appointments`. Every send and every failure is an event.
"""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import Error
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables

from appointments import words
from appointments.actions import note
from appointments.models import Letter, RequestEvent
from appointments.sealing import Unreadable
from practice.facts import facts

logger = logging.getLogger(__name__)
_posting = ThreadPoolExecutor(max_workers=4, thread_name_prefix="appointment-mail")

SECONDS = 5
"""As long as a patient waits for both letters together."""
SECONDS_UNWATCHED = 20
GIVEN_UP_AFTER = timedelta(days=2)
LONGEST_PAUSE = timedelta(hours=1)
Kind, Verb = Letter.Kind, RequestEvent.Verb


@dataclass(frozen=True)
class Outcome:
    sent: int = 0
    failed: int = 0


class NobodyToTell(Exception):
    """There is no letter to send, now or later; the text says why, and names nobody."""


def send_for(request):
    """Send the letters of a new request. A request is stored by now, so nothing here fails."""
    until = time.monotonic() + SECONDS
    try:
        # Only what nobody has tried: the same form, sent twice, comes here twice.
        for letter in request.letters.waiting().filter(tries=0):
            left = until - time.monotonic()
            if left > 0:
                _try(letter, timezone.now(), left)
    except Error as error:
        logger.warning("A request's letters wait: %s.", type(error).__name__)


def send_waiting(now):
    """Try again what could not be sent, after longer and longer pauses."""
    waiting = Letter.objects.waiting().select_related("request__location")
    came_of_it = [
        _try(letter, now, SECONDS_UNWATCHED) for letter in waiting if _is_due(letter, now)
    ]
    return Outcome(came_of_it.count(True), came_of_it.count(False))


def _is_due(letter, now):
    if letter.tried_at is None:
        return True
    pause = min(timedelta(minutes=2 ** min(letter.tries, 10)), LONGEST_PAUSE)
    return letter.tried_at + pause <= now


@sensitive_variables()
def _try(letter, now, seconds):
    """Return whether it was sent; None where somebody else has it in hand."""
    if not _claim(letter, now):
        return None
    try:
        message = _message(letter, seconds)
        _posting.submit(message.send).result(timeout=seconds)
    except NobodyToTell as reason:
        _give_up(letter, now, str(reason))
        return False
    except Exception as error:  # whatever a mail server says; its words may name the patient
        logger.warning("An e-mail about a request was not sent: %s.", type(error).__name__)
        _failed(letter, now, type(error).__name__)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=now)
    note(letter.request, Verb.MAILED, detail=letter.kind, at=now)
    return True


def _claim(letter, now):
    """Of two that want to send it, one gets it: the row still says what this one has read."""
    mine = Letter.objects.waiting().filter(pk=letter.pk, tries=letter.tries)
    return mine.update(tries=letter.tries + 1, tried_at=now) == 1


def _failed(letter, now, why):
    if now - letter.request.received_at >= GIVEN_UP_AFTER:
        _give_up(letter, now, why)
    else:
        note(letter.request, Verb.MAIL_FAILED, detail=f"{letter.kind}: {why}", at=now)


def _give_up(letter, now, why):
    Letter.objects.filter(pk=letter.pk).update(given_up_at=now)
    note(letter.request, Verb.MAIL_FAILED, detail=f"{letter.kind}: {why}; given up", at=now)


# What they say


@sensitive_variables()
def _message(letter, seconds):
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        raise NobodyToTell("no mail server is set up")
    compose = {Kind.DESK: _to_the_desk, Kind.PATIENT: _to_the_patient}[letter.kind]
    subject, body, recipient = compose(letter.request)
    return EmailMessage(
        # A line break in a subject is refused; in ours it would come from the practice's name.
        " ".join(subject.split()),
        body,
        to=[recipient],
        headers={"Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=seconds),
    )


def _to_the_desk(request):
    """In English, as the desk is. Not even the name: letters lie about and are passed on."""
    place = request.location
    recipient = (place.desk_email if place else "") or settings.APPOINTMENT_DESK
    if not recipient:
        raise NobodyToTell("nobody's address is on record")
    with override("en"):
        told = {
            "place": place.title if place else "wherever is soonest",
            "link": settings.BASE_URL
            + reverse("admin:appointments_request_change", args=[request.pk]),
        }
        body = render_to_string("appointments/mail/desk.txt", told)
    return f"A request for a visit: {told['place']}", body, recipient


@sensitive_variables()
def _to_the_patient(request):
    """In the patient's language, without what it is about and whom they asked for."""
    try:
        recipient = request.contents.reach
    except Unreadable:
        raise NobodyToTell("no key opens the request") from None
    with override(request.language):
        practice = facts()
        return words.letter_subject(practice), words.letter(practice), recipient
