"""The bin: whoever deletes a page puts it here, and for 30 days it can be taken out again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.actions.announcing import announce
from editorial.actions.publishing import withdraw
from editorial.actions.recording import refuse_archived, remember, write
from editorial.models import EditorialPage, PageRecord, Revision

BIN_LASTS = timedelta(days=30)


@dataclass(frozen=True)
class Purged:
    """What became of one page whose time in the bin was over."""

    page: str
    failure: str = ""


def archive(page: EditorialPage, *, by: AbstractBaseUser, base: int | None = None) -> Revision:
    """Put the page into the bin, off the site if it is on it; its draft goes with it."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        refuse_archived(record)
        if page.is_published():
            withdraw(page, by=by)
        _end_publication(page)
        record.refresh_from_db()
        record.archived_at, record.archived_by = timezone.now(), by
        revision = write(record, Revision.Verb.ARCHIVED, by=by, contents=_newest(record))
        record.save()
        record.schedules.pending().update(cancelled_at=record.archived_at)
        remember(page, by, "Put into the bin.")
    announce()
    return revision


def unarchive(page: EditorialPage, *, by: AbstractBaseUser, base: int | None = None) -> Revision:
    """Take the page out of the bin; it is not public until somebody publishes it."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        if record.archived_at is None:
            raise ValidationError(_("“%s” is not in the bin.") % page, code="not-archived")
        record.archived_at = record.archived_by = None
        revision = write(record, Revision.Verb.UNARCHIVED, by=by, contents=_newest(record))
        record.save()
        remember(page, by, "Taken out of the bin.")
    return revision


def purge_archived(now: datetime | None = None) -> list[Purged]:
    """Delete for good what has been in the bin for 30 days; what others rest on is kept, and said.

    Each in a transaction of its own; two runs at once delete each page once.
    """
    return list(_purge(now or timezone.now()))


def _purge(now: datetime) -> Iterator[Purged]:
    over = PageRecord.objects.archived().filter(
        archived_at__lte=(now or timezone.now()) - BIN_LASTS
    )
    for key in list(over.values_list("pk", flat=True)):
        with transaction.atomic():
            record = over.select_for_update(skip_locked=True, of=("self",)).filter(pk=key).first()
            purged = record and _purged(record)
        if purged:
            yield purged


def _purged(record: PageRecord) -> Purged:
    page, name = record.page, str(record)
    try:
        with transaction.atomic():
            if page:
                _log_deletion(page, record.archived_by)
                page.delete()
            record.delete()
    except models.ProtectedError as refusal:
        needed_by = ", ".join(sorted(str(row) for row in refusal.protected_objects))
        return Purged(name, _("It is needed by: %s") % needed_by)
    return Purged(name)


def _log_deletion(page: EditorialPage, by: AbstractBaseUser | None) -> None:
    if by:
        LogEntry.objects.log_actions(by.pk, [page], DELETION, "30 days in the bin.")


def _end_publication(page: EditorialPage) -> None:
    """Leave no moment, past or still to come, from which the page would be public by itself.

    A page can be unseen and yet count as published: its region or its consent may have ended.
    """
    now = timezone.now()
    if page.published_at is None or (page.withdrawn_at and page.withdrawn_at <= now):
        return
    page.withdrawn_at = now if page.published_at < now else None
    page.published_at = page.withdrawn_at and page.published_at
    page.save()


def _newest(record: PageRecord) -> dict | None:
    """The words that the page had last, also where they were a draft beside it."""
    newest = record.newest
    return newest and {"snapshot": newest.snapshot, "digest": newest.digest}
