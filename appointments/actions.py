"""What is done with requests: each verb changes the row and writes its event in one step.

A verb of staff takes `base`, the moment of the change that they looked at, and raises `NotNow` if
somebody has changed the request since. None means: as it stands now.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from appointments.contents import Contents
from appointments.models import Letter, Note, Request, RequestEvent
from locations.models import Location
from surgeons.models import Surgeon

State, Verb = Request.State, RequestEvent.Verb
ONE_READING = timedelta(minutes=10)


class NotNow(Exception):
    """The request is in a state that this verb does not start from; a colleague was faster."""


@sensitive_variables()
def ask(
    *,
    key: str,
    contents: Contents,
    location: Location | None,
    surgeon: Surgeon | None,
    language: str,
    now: datetime | None = None,
) -> Request:
    """Store a request with its letters, once: who sends the same form again gets the same row."""
    now = now or timezone.now()
    request = Request(
        id=uuid.uuid4(),
        key=key,
        received_at=now,
        changed_at=now,
        location=location,
        surgeon=surgeon,
        is_anywhere=location is None,
        language=language,
    )
    request.seal(contents)
    return _stored(request, contents.is_by_email)


def _stored(request, writes_to_patient):
    kinds = [Letter.Kind.DESK] + [Letter.Kind.PATIENT] * writes_to_patient
    values = {field.attname: getattr(request, field.attname) for field in request._meta.fields}
    key = values.pop("key")
    with transaction.atomic():
        kept, is_new = Request.objects.get_or_create(key=key, defaults=values)
        if is_new:
            Letter.objects.bulk_create(Letter(request=kept, kind=kind) for kind in kinds)
            note(kept, Verb.RECEIVED, at=kept.received_at)
    return kept


def note(
    request: Request | None,
    verb: str,
    *,
    by: User | None = None,
    detail: str = "",
    at: datetime | None = None,
) -> RequestEvent:
    """Write down that something happened; the detail says nothing of the patient."""
    return RequestEvent.objects.create(
        request_id=request.pk if request else None,
        at=at or timezone.now(),
        user=by,
        who=_name_of(by),
        verb=verb,
        detail=detail,
    )


def open_contents(request: Request, *, by: User, now: datetime | None = None) -> Contents:
    """Return what the patient wrote, and write down who has read it.

    Who looks again within minutes, as after every button, has read it once.
    """
    now = now or timezone.now()
    contents = request.contents
    before = request.events.filter(verb=Verb.OPENED, user=by, at__gt=now - ONE_READING)
    if not before.exists():
        note(request, Verb.OPENED, by=by, at=now)
    return contents


def take(request: Request, *, by: User, base: datetime | None = None) -> Request:
    """Take a new one in hand, as the one who will call."""
    how = {"by": by, "base": base, "allowed": [State.NEW]}
    return _move(request, State.IN_HAND, Verb.TAKEN, **how, taken_by=by)


def take_over(request: Request, *, by: User, base: datetime | None = None) -> Request:
    """Go on with what a colleague has in hand."""
    how = {"by": by, "base": base, "allowed": [State.IN_HAND]}
    return _move(request, State.IN_HAND, Verb.TAKEN, **how, taken_by=by)


def close(
    request: Request, *, by: User, state: str = State.DONE, base: datetime | None = None
) -> Request:
    """Put it away: done, or closed because nobody was reached."""
    if state not in (State.DONE, State.CLOSED):
        raise ValueError(state)
    return _move(request, state, Verb.CLOSED, by=by, base=base, allowed=Request.OPEN)


def reopen(request: Request, *, by: User, base: datetime | None = None) -> Request:
    how = {"by": by, "base": base, "allowed": [State.DONE, State.CLOSED]}
    return _move(request, State.NEW, Verb.REOPENED, **how, taken_by=None)


@sensitive_variables("text", "last")
@transaction.atomic
def write_note(request: Request, text: str, *, by: User) -> Note:
    """Keep a few words beside the request, sealed; the same words twice in a row are one note."""
    row = _locked(request)
    last = row.notes.last()
    if last and last.user_id == by.pk and last.is_readable and last.text == text:
        return last
    written = Note(request=row, user=by, who=_name_of(by))
    written.seal(text)
    written.save()
    note(row, Verb.NOTED, by=by)
    return written


@transaction.atomic
def erase(request: Request, *, by: User, base: datetime | None = None) -> None:
    """Remove the row for good; that it was there, and who removed it, stays."""
    _locked(request, base)
    note(request, Verb.ERASED, by=by)
    Request.objects.filter(pk=request.pk).delete()


@transaction.atomic
def export(requests: Iterable[Request], *, by: User) -> list[Request]:
    """Return the requests to be written out, each with an event that says so."""
    exported = list(requests)
    for request in exported:
        note(request, Verb.EXPORTED, by=by)
    return exported


@transaction.atomic
def _move(request, state, verb, *, by, base, allowed, **changes):
    row = _locked(request, base)
    if row.state not in allowed:
        raise NotNow(row.get_state_display())
    row.state, row.changed_at = state, timezone.now()
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "changed_at", *changes])
    note(row, verb, by=by, detail=state)
    return row


def _locked(request, base=None):
    """The row is locked, so of two colleagues one comes first and the other is told."""
    row = Request.objects.select_for_update().filter(pk=request.pk).first()
    if row is None:
        raise NotNow(_("Erased"))
    if base is not None and row.changed_at != base:
        raise NotNow(row.get_state_display())
    return row


def _name_of(user):
    return (user.get_full_name() or user.get_username())[:150] if user else ""
