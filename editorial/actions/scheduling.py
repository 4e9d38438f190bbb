"""Publishing and withdrawing at a time that is set ahead."""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.actions.asking import ask_for_review
from editorial.actions.publishing import publish_revision, withdraw
from editorial.actions.recording import remember
from editorial.actions.reviewing import NOT_APPROVED
from editorial.models import EditorialPage, PageRecord, Revision, Schedule
from editorial.versions import drafts

logger = logging.getLogger(__name__)


def schedule(
    page: EditorialPage,
    verb: Schedule.Verb,
    *,
    at: datetime,
    by: AbstractBaseUser,
    base: int | None = None,
) -> Schedule:
    """Set the time at which the newest draft goes public, or the page leaves the site.

    What could not be done now is refused now, with the reasons. Only a check may still be to come:
    it is asked for, and without it nothing goes public when the time has come.
    """
    if at <= timezone.now():
        raise ValidationError(_("Choose a time that is still to come."), code="past")
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        revision = record.newest if verb == Schedule.Verb.PUBLISH else None
        planned = Schedule(record=record, revision=revision, verb=verb, at=at, by=by)
        planned.waits_for_check = not _try(planned)
        record.schedules.pending().filter(verb=verb).update(cancelled_at=timezone.now())
        planned.save()
        if planned.waits_for_check and not hasattr(revision, "request"):
            ask_for_review(revision, by=by)
        remember(page, by, f"Scheduled: {planned.get_verb_display()} {at:%Y-%m-%d %H:%M %Z}.")
    return planned


def _try(planned: Schedule) -> bool:
    """Do it and take it back; return whether nothing is missing, not even a clinician's check."""
    try:
        with drafts.rolled_back():
            _do(planned)
    except ValidationError as problem:
        # One that names fields has no list: a rule of the row is broken.
        if {each.code for each in getattr(problem, "error_list", ())} != {NOT_APPROVED}:
            raise
        return False
    return True


def cancel(planned: Schedule, *, by: AbstractBaseUser, base: int | None = None) -> None:
    with transaction.atomic():
        record = PageRecord.objects.claimed(planned.record.page, base)
        if not record.schedules.pending().filter(pk=planned.pk).update(cancelled_at=timezone.now()):
            raise ValidationError(_("It is done or cancelled already."), code="not-pending")
        remember(record.page, by, "Schedule cancelled.")


def run_due(now: datetime | None = None) -> Iterator[Schedule]:
    """Do what is due, each in a transaction of its own; two runs at once do each thing once."""
    now = now or timezone.now()
    for key in list(Schedule.objects.due(now).values_list("pk", flat=True)):
        with transaction.atomic():
            due = Schedule.objects.due(now).select_for_update(skip_locked=True)
            planned = due.filter(pk=key).first()
            if planned is None:
                continue
            planned.failure = _failure_of(planned)
            planned.done_at = timezone.now()
            planned.save()
        yield planned


def _failure_of(planned: Schedule) -> str:
    """Do it, and return why it could not be done; nothing if it was."""
    try:
        with transaction.atomic():
            _do(planned)
    except ValidationError as problem:
        return " ".join(problem.messages)
    except OperationalError:  # the database is away or busy: it is due again in a minute
        raise
    except Exception:  # one page that cannot be published must not hold up all others
        logger.exception("Schedule %s could not be done.", planned.pk)
        return str(_("Something went wrong that nobody foresaw. The server's log has the reason."))
    return ""


def _do(planned: Schedule) -> Revision:
    if planned.verb == Schedule.Verb.WITHDRAW:
        return withdraw(planned.record.page, by=planned.by)
    note = str(_("As scheduled."))
    return publish_revision(planned.revision, by=planned.by, note=note, may_reword=True)
