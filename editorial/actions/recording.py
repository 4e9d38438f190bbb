"""How every verb writes: the page claimed at the writer's version, one revision, one log entry."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models import PageRecord, Revision
from editorial.versions import snapshots


def write(
    record: PageRecord,
    verb: Revision.Verb,
    *,
    by: AbstractBaseUser | None,
    contents: dict[str, Any] | None = None,
    is_public: bool = False,
    note: str = "",
) -> Revision:
    """Add a revision to a claimed record: the page's rows as they stand, if nothing is given."""
    contents = contents or snapshots.taken(record.page)
    record.version += 1
    return record.revisions.create(
        number=record.version,
        verb=verb,
        is_public=is_public,
        author=by,
        author_name=str(by or ""),
        note=note,
        **contents,
    )


def contents_of(snapshot: snapshots.Snapshot) -> dict[str, Any]:
    return {"snapshot": snapshot, "digest": snapshots.digest(snapshot)}


def remember(page: models.Model, by: AbstractBaseUser | None, message: str) -> None:
    """Write it into Django's own log too, where the name of who did it is known."""
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [page], CHANGE, message, single_object=True)


def refuse_archived(record: PageRecord) -> None:
    """Refuse what nobody can do with a page that lies in the bin."""
    if record.archived_at is not None:
        message = _("“%s” is in the bin. Take it out first.") % record
        raise ValidationError(message, code="archived")
