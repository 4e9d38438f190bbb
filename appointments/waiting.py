"""What waits for somebody's answer, as one member of staff may see it: for the first page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, Min, Q

from appointments.models import VIEW, Request
from editorial.models import Run

PATIENCE = timedelta(days=2)
"""So long after the last one, a clean-up is late: it should run every day."""


@dataclass(frozen=True)
class CleanUp:
    last: Run | None
    is_late: bool


@dataclass(frozen=True)
class Waiting:
    new: int
    oldest: datetime | None
    in_hand: int
    clean_up: CleanUp


def waiting_for(user: User, now: datetime) -> Waiting | None:
    """Return how much waits; nothing for whoever may see no request."""
    if not user.has_perm(VIEW):
        return None
    is_new = Q(state=Request.State.NEW)
    found = Request.objects.visible_to(user).aggregate(
        new=Count("pk", filter=is_new),
        oldest=Min("received_at", filter=is_new),
        in_hand=Count("pk", filter=Q(state=Request.State.IN_HAND)),
    )
    return Waiting(**found, clean_up=last_clean_up(now))


def last_clean_up(now: datetime) -> CleanUp:
    last = Run.objects.filter(name=Run.Name.REQUESTS).first()
    return CleanUp(last, is_late=last is None or last.at < now - PATIENCE)
