"""Removing requests when their time is over, answered or not: what was promised to patients."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from appointments.models import Request, RequestEvent
from editorial.models import Run

EVERY = timedelta(days=1)
EVENTS_STAY = timedelta(days=6 * 365)
"""They name no patient, and answer who has read what long after."""


def is_time(now):
    last = Run.objects.filter(name=Run.Name.REQUESTS).first()
    return last is None or last.at <= now - EVERY


def purge(now):
    """Remove what has outlived its time; return in words how much it was."""
    count = _purge_requests(now)
    RequestEvent.objects.filter(at__lte=now - EVENTS_STAY).delete()
    words = _("requests for a visit: %(count)s.") % {"count": count} if count else ""
    outcome = words or _("There was nothing to remove.")
    Run.objects.note(Run.Name.REQUESTS, outcome, now)
    return outcome


@transaction.atomic
def _purge_requests(now):
    """Locked, so that of two who purge at once, one removes and writes it down."""
    outlived = list(Request.objects.outlived(now).select_for_update().values_list("pk", flat=True))
    RequestEvent.objects.bulk_create(
        RequestEvent(request_id=pk, at=now, verb=RequestEvent.Verb.PURGED) for pk in outlived
    )
    Request.objects.filter(pk__in=outlived).delete()
    return len(outlived)
