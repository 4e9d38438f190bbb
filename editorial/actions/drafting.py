"""Drafts: written beside the public page, taken from history, thrown away."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from editorial.actions.recording import contents_of, remember, write
from editorial.actions.reviewing import sign_if_approved
from editorial.models import PageRecord, Revision
from editorial.versions import drafts, snapshots


def save_draft(
    page: models.Model,
    snapshot: snapshots.Snapshot,
    *,
    by: AbstractBaseUser,
    base: int | None = None,
    verb: Revision.Verb = Revision.Verb.SAVED,
    note: str = "",
) -> Revision:
    """Keep the snapshot as the page's draft; patients see nothing of it.

    The rows of a page that was never public hold its newest draft, so that lists show it.
    """
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        contents = contents_of(snapshot)
        if page.published_at is not None and verb != Revision.Verb.SAVED:
            drafts.try_out(page, snapshot)  # what a form saves was in the rows already
        if page.published_at is None:
            snapshots.apply(page, snapshot)
            sign_if_approved(page, record, contents["digest"])
            page.save()
        record.draft = write(record, verb, by=by, contents=contents, note=note)
        record.save()
        remember(page, by, f"{record.draft.get_verb_display()}.")
    return record.draft


def discard_draft(page: models.Model, *, by: AbstractBaseUser, base: int | None = None) -> Revision:
    """Go back to what is public; the draft stays in the history."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        if record.draft is None or record.live is None:
            raise ValidationError(_("There is no draft beside this page."), code="no-draft")
        record.draft = None
        if page.published_at is None:
            snapshots.apply(page, record.live.snapshot)
        verb = Revision.Verb.DISCARDED
        revision = write(record, verb, by=by, contents=contents_of(record.live.snapshot))
        record.save()
        remember(page, by, "Draft thrown away.")
    return revision


def restore(
    revision: Revision, *, by: AbstractBaseUser, base: int | None = None
) -> tuple[Revision, list[snapshots.Problem]]:
    """Take an older version as the draft; return it with what could not be brought back."""
    page = revision.record.page
    with drafts.rolled_back():
        problems = drafts.put(page, revision.snapshot)
        snapshot = snapshots.take(page)
    page.refresh_from_db()
    verb = Revision.Verb.RESTORED
    return save_draft(page, snapshot, by=by, base=base, verb=verb), problems
