"""Looking at every page ahead of time, so that a list of what is wrong costs nothing to show."""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Q

from editorial.inspection import Finding, inspect
from editorial.models import EditorialPage, Inspection, PageRecord
from editorial.versions import drafts

AT_MOST = 20
"""Pages in one go: one takes a twentieth of a second."""
HOLDS_FOR = timedelta(hours=1)
"""What a page links to may change without the page."""


def look_again(now: datetime, at_most: int = AT_MOST) -> int:
    """Look at what was written since the last look, then at what was not looked at for long."""
    chosen, troubles = _chosen(now, at_most), []
    for record in chosen:
        try:
            look_at(record, now)
        except Exception as trouble:  # one page that cannot be read must not hide all others
            trouble.add_note(f"while looking at page record {record.pk}")
            troubles.append(trouble)
    if troubles:
        raise ExceptionGroup("Not every page could be looked at.", troubles)
    return len(chosen)


@transaction.atomic
def look_at(record: PageRecord, now: datetime) -> Inspection:
    """Look at the page as patients read it and, if there is one, at the draft beside it."""
    record = PageRecord.objects.claimed(record.page)
    found = {"version": record.version, "looked_at": now, "findings": _findings(record)}
    inspection, _is_new = Inspection.objects.update_or_create(record=record, defaults=found)
    return inspection


def page_models() -> list[type[EditorialPage]]:
    return [model for model in apps.get_models() if issubclass(model, EditorialPage)]


def _findings(record: PageRecord) -> list[dict[str, Any]]:
    """Return what is found in both texts, each thing once."""
    page = record.page
    public = inspect(page) if page.is_published() else []
    newest = _findings_of_newest(page, record, public)
    found = dict.fromkeys([*public, *newest])
    return [_kept(each, each in public, each in newest) for each in found]


def _findings_of_newest(
    page: EditorialPage, record: PageRecord, public: list[Finding]
) -> list[Finding]:
    """Return what is found in the text that the form shows."""
    if page.published_at is None:
        return inspect(page)
    if record.draft is None:
        return public
    with drafts.rolled_back():
        drafts.put(page, record.draft.snapshot)
        return inspect(type(page)._base_manager.get(pk=page.pk))


def _kept(finding: Finding, is_public: bool, is_in_form: bool) -> dict[str, Any]:
    return {
        "message": str(finding.message),
        "field": finding.field,
        "blocks": finding.blocks,
        "is_public": is_public,
        "is_in_form": is_in_form,
    }


def _chosen(now: datetime, at_most: int) -> list[PageRecord]:
    _give_records(at_most)
    return [*_written_since(at_most), *_not_looked_at(now, at_most)][:at_most]


def _give_records(at_most: int) -> None:
    """A page that came with the demo or a file may have no history yet."""
    for model in page_models():
        known = PageRecord.objects.for_model(model).values("object_id")
        for page in model._base_manager.exclude(pk__in=known)[:at_most]:
            PageRecord.objects.of(page)


def _written_since(at_most: int) -> models.QuerySet:
    return _records().filter(~Q(inspection__version=F("version")) | Q(inspection=None))[:at_most]


def _not_looked_at(now: datetime, at_most: int) -> models.QuerySet:
    long_ago = _records().filter(
        inspection__version=F("version"), inspection__looked_at__lt=now - HOLDS_FOR
    )
    return long_ago.order_by("inspection__looked_at")[:at_most]


def _records() -> models.QuerySet:
    """Return the records of pages that are there and not in the bin."""
    is_there = Q(pk__in=[])
    for model in page_models():
        there = model._base_manager.values("pk")
        is_there |= Q(pk__in=PageRecord.objects.for_model(model).filter(object_id__in=there))
    return PageRecord.objects.filter(is_there, archived_at=None)
