"""The first page of the staff site: what waits, what is due, what is coming, what is wrong."""

from datetime import datetime
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils import timezone

from editorial.dashboard.coming import coming_up, failed, put_out_of_sight
from editorial.dashboard.drafts import kept_drafts
from editorial.dashboard.due import due_for_review, open_wording_changes
from editorial.dashboard.edits import last_edits
from editorial.dashboard.problems import content_problems
from editorial.dashboard.runs import last_runs
from editorial.dashboard.waiting import asked_to_check, ready_to_publish, sent_back_to_me
from editorial.sight import Sight

__all__ = ["dashboard", "put_away"]


def dashboard(request: HttpRequest, site: AdminSite, now: datetime | None = None) -> dict[str, Any]:
    """Return every panel, filled with what this person may see."""
    now = now or timezone.now()
    sight = Sight(request, site)
    drafts = kept_drafts(sight)
    return {
        "has_desk": bool(sight.kinds),
        "my_drafts": [draft for draft in drafts if draft.is_mine],
        "sent_back": sent_back_to_me(drafts),
        "ready": ready_to_publish(drafts),
        "asked": asked_to_check(sight),
        "due": due_for_review(sight, timezone.localdate(now)),
        "wording_changes": open_wording_changes(sight),
        "coming": coming_up(sight, now),
        "failed": failed(sight),
        "problems": content_problems(sight),
        "edits": last_edits(sight),
        "runs": last_runs(now),
    }


def put_away(request: HttpRequest, site: AdminSite, pk: int, now: datetime) -> None:
    """Take what was scheduled and came to nothing off the page."""
    put_out_of_sight(Sight(request, site), pk, now)
