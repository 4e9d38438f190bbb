"""What is scheduled, in the order of its time, and what came to nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import Http404

from editorial.admin.state import name_of
from editorial.models import Schedule
from editorial.sight import Sight

PATIENCE = timedelta(minutes=5)
"""So long after its time, what is not done is late."""


@dataclass(frozen=True)
class Planned:
    pk: int
    title: str
    kind: str
    address: str
    may_cancel: bool
    is_withdrawal: bool
    at: datetime
    by: str
    reason: str
    """Why it came to nothing."""
    is_late: bool = False


def coming_up(sight: Sight, now: datetime) -> list[Planned]:
    return [
        _planned(each, *place, is_late=each.at < now - PATIENCE)
        for each in _with_pages(Schedule.objects.pending())
        if (place := sight.find(each.record))
    ]


def failed(sight: Sight) -> list[Planned]:
    """Return what came to nothing, until somebody who may change the page has seen why."""
    return [
        _planned(each, *place)
        for each in _with_pages(Schedule.objects.failed())
        if (place := sight.changeable(each.record))
    ]


def put_out_of_sight(sight: Sight, pk: int, now: datetime) -> None:
    """Take one failure off the list, for everybody."""
    failure = _with_pages(Schedule.objects.failed()).filter(pk=pk).first()
    if failure is None or not sight.changeable(failure.record):
        raise Http404
    failure.looked_at = now
    failure.save(update_fields=["looked_at"])


def _planned(schedule, kind, page, *, is_late=False):
    return Planned(
        pk=schedule.pk,
        title=str(page),
        kind=kind.name,
        address=kind.address(page),
        may_cancel=kind.may_publish() and kind.may_change(page),
        is_withdrawal=schedule.verb == Schedule.Verb.WITHDRAW,
        at=schedule.at,
        by=name_of(schedule.by),
        reason=schedule.failure,
        is_late=is_late,
    )


def _with_pages(schedules: QuerySet) -> QuerySet:
    return schedules.select_related("record", "by")
