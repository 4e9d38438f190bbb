"""Everything that we keep about some requests, as a file for the person they are about."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from appointments.models import Note, Request, RequestEvent
from appointments.sealing import Unreadable
from appointments.telling import words
from editorial.moments import day, hour


@dataclass(frozen=True)
class Format:
    label: str
    ending: str
    content_type: str
    write: Callable[[list[Request], datetime], str]


@sensitive_variables()
def as_json(requests: list[Request], now: datetime) -> str:
    told = {"exported_at": now.isoformat(), "requests": [_request(each) for each in requests]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _request(request: Request) -> dict[str, Any]:
    return {
        "reference": request.reference,
        "received_at": request.received_at.isoformat(),
        "to_be_removed_at": request.gone_at.isoformat(),
        "place": _name(request.location),
        "surgeon": _name(request.surgeon),
        "language": request.language,
        "state": request.state,
        "in_hand_of": _name(request.taken_by),
        "written_by_the_patient": _contents(request),
        "notes": [_note(each) for each in request.notes.all()],
        "what_happened": [_event(each) for each in request.events.all()],
    }


def _name(row):
    return str(row) if row else None


def _contents(request: Request) -> dict[str, Any] | None:
    """Return None where no key of ours opens it: then we cannot read it either."""
    try:
        return request.contents.as_dict()
    except Unreadable:
        return None


def _note(note: Note) -> dict[str, Any]:
    text = note.text if note.is_readable else None
    return {"at": note.at.isoformat(), "who": note.who, "text": text}


def _event(event: RequestEvent) -> dict[str, str]:
    return {
        "at": event.at.isoformat(),
        "who": event.who,
        "what": event.verb,
        "detail": event.detail,
    }


@sensitive_variables()
def as_text(requests: list[Request], now: datetime) -> str:
    head = _("What we keep about you, as of %s") % _moment(now)
    return "\n\n".join([head, *(_told(each) for each in requests)]) + "\n"


@sensitive_variables()
def _told(request):
    lines = [_("Request %s") % request.reference, *_facts(request), *_written(request)]
    for note in request.notes.all():
        text = note.text if note.is_readable else _("No key opens it.")
        lines.append(f"{_('Note of our staff')}, {_moment(note.at)}, {note.who}: {text}")
    lines += ["", _("What happened")]
    for event in request.events.all():
        who = f", {event.who}" if event.who else ""
        lines.append(f"- {_moment(event.at)}: {event.get_verb_display()}{who}")
    return "\n".join(lines)


def _facts(request):
    yield f"{_('Received')}: {_moment(request.received_at)}"
    yield f"{_('Removed by itself')}: {_moment(request.gone_at)}"
    yield f"{_('Place')}: {request.location or _('No certain place')}"
    if request.surgeon:
        yield f"{_('Surgeon')}: {request.surgeon}"
    yield f"{_('Language')}: {request.get_language_display()}"
    yield f"{_('State')}: {request.get_state_display()}"


@sensitive_variables()
def _written(request):
    try:
        return [f"{what}: {text}" for what, text in words(request.contents)]
    except Unreadable:
        return [_("No key of ours opens what was written.")]


def _moment(moment):
    moment = timezone.localtime(moment)
    return _("%(day)s, %(hour)s") % {"day": day(moment), "hour": hour(moment)}


FORMATS = {
    "text": Format(gettext_lazy("Export as text"), "txt", "text/plain; charset=utf-8", as_text),
    "json": Format(gettext_lazy("Export as JSON"), "json", "application/json", as_json),
}
