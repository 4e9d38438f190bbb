"""Making pages public, taking them off the site, and undoing either."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial import addresses
from editorial.actions.announcing import announce
from editorial.actions.recording import refuse_archived, remember, write
from editorial.actions.reviewing import carry_over, list_for_next_review
from editorial.models import (
    REVIEWED_BEFORE_PUBLISHED,
    EditorialPage,
    PageRecord,
    Revision,
    Schedule,
)
from editorial.versions import drafts, snapshots

UNDO_LASTS = timedelta(hours=24)
LIVE_VERBS = (
    Revision.Verb.AS_FOUND,
    Revision.Verb.PUBLISHED,
    Revision.Verb.WITHDRAWN,
    Revision.Verb.UNDONE,
    Revision.Verb.TRANSLATED,
)
"""The verbs after which a revision is what the page's rows hold."""


def publish(
    page: EditorialPage,
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
    base: int | None = None,
    note: str = "",
    may_reword: bool = False,
) -> Revision:
    """Make the page's rows, as they stand, public; raise ValidationError if they may not be."""
    with transaction.atomic(), addresses.followed(page):
        record = PageRecord.objects.claimed(page, base)
        refuse_archived(record)
        page.full_clean()
        page.save()
        contents = snapshots.taken(page)
        is_reworded, refusals = carry_over(page, record, contents, may_reword=may_reword)
        _make_public(page, at, refusals)
        record.live = write(
            record, Revision.Verb.PUBLISHED, by=by, contents=contents, is_public=True, note=note
        )
        if is_reworded:
            list_for_next_review(record.live, by=by)
        record.draft = None
        record.save()
        _cancel_publishing(record)
        remember(page, by, "Published.")
    announce()
    return record.live


def publish_revision(
    revision: Revision,
    *,
    by: AbstractBaseUser | None,
    base: int | None = None,
    note: str = "",
    may_reword: bool = False,
) -> Revision:
    """Make one exact revision public; a draft that was written after it stays the draft."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(revision.record.page, base)
        newer = record.draft if record.draft and record.draft.number > revision.number else None
        how = {"note": note, "may_reword": may_reword}
        published = publish_snapshot(record.page, revision.snapshot, by=by, **how)
        if newer:
            published.record.draft = newer
            published.record.save()
    return published


def publish_snapshot(
    page: EditorialPage,
    snapshot: snapshots.Snapshot,
    *,
    by: AbstractBaseUser | None,
    base: int | None = None,
    note: str = "",
    may_reword: bool = False,
) -> Revision:
    """Put the snapshot into the page's rows and make them public; refuse one with holes."""
    with transaction.atomic(), addresses.followed(page):
        PageRecord.objects.claimed(page, base)
        if problems := _put_for_good(page, snapshot):
            raise ValidationError([problem.message for problem in problems])
        return publish(page, by=by, base=base, note=note, may_reword=may_reword)


def replace(
    page: models.Model,
    snapshot: snapshots.Snapshot,
    *,
    by: AbstractBaseUser | None,
    base: int | None = None,
) -> Revision:
    """Put the snapshot into the rows of something that has no drafts: saved is public."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        if problems := snapshots.apply(page, snapshot):
            raise ValidationError([problem.message for problem in problems])
        page.full_clean()
        record.live = write(record, Revision.Verb.PUBLISHED, by=by, is_public=True)
        record.save()
        remember(page, by, "Saved.")
    announce()
    return record.live


def withdraw(
    page: EditorialPage,
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
    base: int | None = None,
) -> Revision:
    """Take a public page off the site; its text stays."""
    at = at or timezone.now()
    if not page.is_published(at):
        raise ValidationError(_("The page is not public."), code="not-public")
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        page.withdrawn_at = at
        page.validate_constraints()
        page.save()
        record.live = write(record, Revision.Verb.WITHDRAWN, by=by)
        record.save()
        remember(page, by, "Withdrawn.")
    announce()
    return record.live


def undo(page: EditorialPage, *, by: AbstractBaseUser, base: int | None = None) -> Revision:
    """Go back to what patients saw before the last change; what is undone becomes the draft."""
    with transaction.atomic(), addresses.followed(page):
        record = PageRecord.objects.claimed(page, base)
        if not can_be_undone(record):
            raise ValidationError(_("There is nothing to undo any more."), code="nothing-to-undo")
        undone, before = record.live, _live_before(record)
        is_public = bool(before and before.is_public)
        if before:
            _put_for_good(page, before.snapshot)
        if is_public:
            carry_over(page, record, snapshots.taken(page), may_reword=False)
            _make_public(page, None)
        else:
            page.withdrawn_at = timezone.now()
            page.save()
        record.live = write(record, Revision.Verb.UNDONE, by=by, is_public=is_public)
        record.draft = record.draft or undone
        record.save()
        remember(page, by, "Undone.")
    announce()
    return record.live


def can_be_undone(record: PageRecord) -> bool:
    """Whether the last change of what patients see is a day old at most, and the last of all."""
    live = record.live
    return (
        live is not None
        and live.verb != Revision.Verb.AS_FOUND
        and live.number == record.version
        and timezone.now() - live.created_at <= UNDO_LASTS
    )


def _live_before(record: PageRecord) -> Revision | None:
    return record.revisions.filter(number__lt=record.live.number, verb__in=LIVE_VERBS).first()


def _put_for_good(page: EditorialPage, snapshot: snapshots.Snapshot) -> list[snapshots.Problem]:
    """Put a snapshot into the rows; the page stays as public, and signed, as it was."""
    before = {name: getattr(page, name) for name in drafts.TAKEN_OFF}
    problems = drafts.put(page, snapshot)
    for name, value in before.items():
        setattr(page, name, value)
    return problems


def _make_public(
    page: EditorialPage, at: datetime | None, refusals: Iterable[ValidationError] = ()
) -> None:
    if page.published_at is None or page.withdrawn_at is not None:
        page.published_at = at or timezone.now()
    page.withdrawn_at = None
    if problems := [*_broken_rules(page), *page.publishing_problems(), *refusals]:
        raise ValidationError(problems)
    page.save()


def _broken_rules(page: EditorialPage) -> list[str]:
    """Return what the page's own rules say; that it lacks a review is said better elsewhere."""
    try:
        page.full_clean()
    except ValidationError as problem:
        said_elsewhere = str(REVIEWED_BEFORE_PUBLISHED.violation_error_message)
        return [message for message in problem.messages if message != said_elsewhere]
    return []


def _cancel_publishing(record: PageRecord) -> None:
    """What is public now was written later than what waits: that would bring old words back."""
    pending = record.schedules.pending().filter(verb=Schedule.Verb.PUBLISH)
    pending.update(cancelled_at=timezone.now())
