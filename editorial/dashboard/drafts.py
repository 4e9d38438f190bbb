"""Drafts: pages with words that patients do not see yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from editorial.admin.state import name_of
from editorial.models import Approval, PageRecord, Revision
from editorial.sight import Sight


@dataclass(frozen=True)
class Draft:
    title: str
    """As the draft has it: the page may still have the old one."""
    kind: str
    address: str
    saved_at: datetime
    saved_by: str
    is_mine: bool
    """Whether this person wrote any of it, be it that somebody else saved it last."""
    is_beside_public: bool
    is_ready: bool
    """Whether a clinician has checked exactly this text, and this person may publish it."""
    sent_back: str
    """What the clinician wrote who did not agree with it."""


def kept_drafts(sight: Sight) -> list[Draft]:
    """Return every draft that this person may change, the newest first."""
    found = ((record, sight.changeable(record)) for record in _records(sight.user))
    return [_draft(record, *place) for record, place in found if place]


def _draft(record, kind, page):
    return Draft(
        title=record.draft_title or str(page),
        kind=kind.name,
        address=kind.address(page),
        saved_at=record.draft.created_at,
        saved_by=name_of(record.draft.author, record.draft.author_name),
        is_mine=record.is_mine,
        is_beside_public=page.is_published(),
        is_ready=page.needs_review and record.is_approved and kind.may_publish(),
        sent_back=record.draft.note,
    )


def _records(user) -> QuerySet:
    since_public = Revision.objects.filter(
        record=OuterRef("pk"), author=user, number__gt=Coalesce(OuterRef("live__number"), -1)
    )
    of_this_text = Approval.objects.filter(record=OuterRef("pk"), digest=OuterRef("draft__digest"))
    return (
        PageRecord.objects.exclude(draft=None)
        .select_related("draft__author")
        .defer("draft__snapshot")
        .annotate(
            draft_title=F("draft__snapshot__fields__title_en"),
            is_mine=Exists(since_public),
            is_approved=Exists(of_this_text),
        )
        .order_by("-draft__created_at")
    )
