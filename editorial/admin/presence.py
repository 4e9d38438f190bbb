"""Who has a page open: said at the top of its form, and again every half minute."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial.admin.asked_for import page_to_change
from editorial.admin.state import name_of
from editorial.models import PageRecord, Presence
from editorial.moments import hour

GONE_AFTER = timedelta(seconds=90)
"""Three times as long as a browser waits before it says again that it is there."""


def arrive(user: AbstractBaseUser, record: PageRecord, now: datetime | None = None) -> None:
    """Write down that the person has the page open now, and forget who has left."""
    now = now or timezone.now()
    record.present.filter(seen_at__lt=now - GONE_AFTER).delete()
    Presence.objects.update_or_create(
        user=user,
        record=record,
        defaults={"seen_at": now},
        create_defaults={"seen_at": now, "since": now},
    )


def others(user: AbstractBaseUser, record: PageRecord, now: datetime | None = None) -> list[str]:
    """Return a sentence for each other person who has the page open."""
    now = now or timezone.now()
    there = record.present.filter(seen_at__gte=now - GONE_AFTER).exclude(user=user)
    return [
        _("%(who)s has this open since %(when)s.")
        % {"who": name_of(each.user), "when": hour(each.since)}
        for each in there.select_related("user").order_by("since")
    ]


@method_decorator(require_POST)
def presence(model_admin, request, object_id):
    """Answer a browser that says it is still there with who else is."""
    page = page_to_change(model_admin, request, object_id)
    record = PageRecord.objects.of(page)
    arrive(request.user, record)
    present = others(request.user, record)
    return render(request, "admin/editorial/present.html", {"present": present})
