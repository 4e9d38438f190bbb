"""Adding many pages at once, as from a file: each a row that nobody sees, and its first draft."""

from collections.abc import Sequence

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from editorial.actions.recording import contents_of
from editorial.models import EditorialPage, PageRecord, Revision
from editorial.versions.snapshots import Snapshot

AT_ONCE = 200
"""Rows in one statement that gives each a value of its own."""


def add_drafts(
    pages: Sequence[tuple[EditorialPage, Snapshot]],
    *,
    by: AbstractBaseUser,
    verb: Revision.Verb = Revision.Verb.SAVED,
) -> None:
    """Add the pages, all of one kind, in as many statements as it would take for a few."""
    if not pages:
        return
    model = type(pages[0][0])
    with transaction.atomic():
        model._base_manager.bulk_create([page for page, _snapshot in pages])
        for field in model._meta.many_to_many:
            _relate(field, pages)
        records = PageRecord.objects.bulk_create(
            PageRecord(content_type=_type_of(model), object_id=page.pk, version=1)
            for page, _snapshot in pages
        )
        drafts = Revision.objects.bulk_create(
            Revision(
                record=record,
                number=record.version,
                verb=verb,
                author=by,
                author_name=str(by),
                **contents_of(snapshot),
            )
            for record, (_page, snapshot) in zip(records, pages, strict=True)
        )
        for record, draft in zip(records, drafts, strict=True):
            record.draft = draft
        PageRecord.objects.bulk_update(records, ["draft"], batch_size=AT_ONCE)
        added = [page for page, _snapshot in pages]
        LogEntry.objects.log_actions(by.pk, added, ADDITION, f"{verb.label}.")


def _relate(field: models.ManyToManyField, pages: Sequence[tuple[EditorialPage, Snapshot]]) -> None:
    through, one, other = (
        field.remote_field.through,
        field.m2m_field_name(),
        field.m2m_reverse_field_name(),
    )
    through._base_manager.bulk_create(
        through(**{f"{one}_id": page.pk, f"{other}_id": each["pk"]})
        for page, snapshot in pages
        for each in snapshot["many"][field.name]
    )


def _type_of(model: type[models.Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)
