"""The rows of the table "Requests for a visit", each tried as a browser or a forger would."""

from django.urls import reverse

from appointments import actions
from appointments.models import Note, Request
from tests.appointments.requests import NAME
from tests.spinecare.matrix.attempt import Attempt, row

State = Request.State
WRITTEN = "Called twice."


def of_a_patient(what: str, **how):
    return row(what, about="requests", **{"less": ""} | how)


def _now(at: Attempt) -> Request | None:
    """Return the request as the database has it now; nothing if it is erased."""
    return Request.objects.filter(pk=at.desk.request.pk).first()


def _press(at: Attempt, view: str, **sent) -> None:
    base = _now(at).changed_at.isoformat()
    at.post(at.address(view, at.desk.request), {"base": base} | sent)


def _ticked(at: Attempt, **more) -> dict:
    asked = at.desk.request
    base = {f"base-{asked.pk}": _now(at).changed_at.isoformat()}
    return {"chosen": [str(asked.pk)]} | base | more


def done(at: Attempt) -> None:
    actions.close(at.desk.request, by=at.writer)


@of_a_patient("Find it in the list of requests")
def listed(at):
    address = at.address("change", at.desk.request)
    return address in at.get(reverse("admin:appointments_request_changelist"))


@of_a_patient("See on the first page that it waits")
def waits_on_the_first_page(at):
    Request.objects.exclude(pk=at.desk.request.pk).update(state=State.DONE)
    return "New: 1" in at.get(reverse("admin:index"))


@of_a_patient("Open it and read what the patient wrote")
def read(at):
    return NAME in at.get(at.address("change", at.desk.request))


@of_a_patient("Take it in hand")
def taken(at):
    _press(at, "take")
    return _now(at).state == State.IN_HAND


@of_a_patient("Say that it is done")
def said_done(at):
    _press(at, "done")
    return _now(at).state == State.DONE


@of_a_patient("Say that the patient could not be reached")
def said_not_reached(at):
    _press(at, "not-reached")
    return _now(at).state == State.CLOSED


@of_a_patient("Open it again", given=done)
def reopened(at):
    _press(at, "reopen")
    return _now(at).state == State.NEW


@of_a_patient("Write a note beside it")
def note_written(at):
    _press(at, "note", text=WRITTEN)
    return Note.objects.filter(request=at.desk.request).exists()


@of_a_patient("Erase it")
def erased(at):
    _press(at, "erase")
    return _now(at) is None


@of_a_patient("Search for one person")
def person_found(at):
    at.post(reverse("admin:appointments_request_person"), {"typed": NAME})
    return at.desk.request.reference in at.responses[-1].content.decode()


@of_a_patient("Export what we keep about one person")
def person_exported(at):
    export = reverse("admin:appointments_request_person_export")
    return NAME in at.post(export, _ticked(at, format="json")).content.decode()


@of_a_patient("Erase what we keep about one person")
def person_erased(at):
    erase = reverse("admin:appointments_request_person_erase")
    at.post(erase, _ticked(at, confirmed="yes"))
    return _now(at) is None
