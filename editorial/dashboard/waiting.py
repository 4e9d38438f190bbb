"""What waits for one person: texts to check, and checked texts to publish."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q, QuerySet

from editorial.admin.buttons import reviewer_of
from editorial.admin.state import name_of
from editorial.dashboard.drafts import Draft
from editorial.models import Reviewer, ReviewRequest
from editorial.sight import Sight


@dataclass(frozen=True)
class Asked:
    title: str
    kind: str
    address: str
    by: str
    at: datetime
    note: str
    is_for_anybody: bool
    has_changed: bool
    """Whether somebody has written since: the newest text is the one to check."""


def asked_to_check(sight: Sight) -> list[Asked]:
    """Return what a reviewer was asked to check, the longest waiting first."""
    reviewer = reviewer_of(sight.user)
    if reviewer is None:
        return []
    newest = {each.revision.record_id: each for each in _requests(reviewer)}
    found = ((each, sight.changeable(each.revision.record)) for each in newest.values())
    asked = (_asked(each, *place) for each, place in found if place)
    return sorted(asked, key=lambda each: each.at)


def ready_to_publish(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.is_ready]


def sent_back_to_me(drafts: Iterable[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.is_mine and draft.sent_back]


def _asked(request, kind, page):
    record = request.revision.record
    return Asked(
        title=request.title or str(page),
        kind=kind.name,
        address=kind.address(page, "review"),
        by=name_of(request.by),
        at=request.at,
        note=request.note,
        is_for_anybody=request.reviewer_id is None,
        has_changed=record.draft_id not in (None, request.revision_id),
    )


def _requests(reviewer: Reviewer) -> QuerySet:
    """Return the requests that are still open; of several about one page, the newest last."""
    is_open = Q(revision__record__draft__isnull=False) | Q(revision=F("revision__record__live"))
    requests = ReviewRequest.objects.filter(is_open, Q(reviewer=reviewer) | Q(reviewer=None))
    if not settings.SOLO_MODE:
        # Nobody checks what they wrote themselves.
        requests = requests.exclude(revision__author=reviewer.user_id)
    return (
        requests.select_related("by", "revision__record")
        .defer("revision__snapshot")
        .annotate(title=F("revision__snapshot__fields__title_en"))
        .order_by("at")
    )
