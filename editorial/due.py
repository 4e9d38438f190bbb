"""Which public pages a clinician has to look at again: overdue, due today, or within a month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q

from editorial.models import EditorialPage, PageRecord

AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    page: EditorialPage
    is_overdue: bool
    wording_changes: int
    """Small changes that went public since the last check without a new one."""


def due_by_owner(
    pages: Iterable[EditorialPage], today: date
) -> list[tuple[Group | None, list[Due]]]:
    """Return each group with what it keeps, the oldest first; last, what no group keeps."""
    due = [page for page in pages if page.review_due_on and page.review_due_on <= today + AHEAD]
    due = [page for page in due if page.is_published()]
    records = _records(due)
    found = defaultdict(list)
    for page in sorted(due, key=lambda page: (page.review_due_on, str(page))):
        record = records.get(_key(page))
        wording_changes = record.wording_changes if record else 0
        place = Due(page, page.is_review_overdue(today), wording_changes)
        found[record and record.owner].append(place)
    return sorted(found.items(), key=lambda each: (each[0] is None, str(each[0])))


def _records(pages: Iterable[EditorialPage]) -> dict[tuple[int, int], PageRecord]:
    keys = defaultdict(list)
    for page in pages:
        content_type, key = _key(page)
        keys[content_type].append(key)
    of_these = Q(pk__in=[])
    for content_type, found in keys.items():
        of_these |= Q(content_type=content_type, object_id__in=found)
    is_open = Q(revisions__wording__isnull=False, revisions__wording__settled_by=None)
    records = PageRecord.objects.filter(of_these).select_related("owner")
    records = records.annotate(wording_changes=Count("revisions__wording", filter=is_open))
    return {(record.content_type_id, record.object_id): record for record in records}


def _key(page: EditorialPage) -> tuple[int, int]:
    return ContentType.objects.get_for_model(page).pk, page.pk
