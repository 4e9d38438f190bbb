"""Throwing away what nobody needs any more: the bin, unsaved text, who was where, old links."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from editorial.actions.archiving import purge_archived
from editorial.models import Autosave, Presence, Run, ShareLink, WaitingImport

EVERY = timedelta(days=1)
DAY = timedelta(days=1)
MONTH = timedelta(days=30)


def is_time(now: datetime) -> bool:
    last = Run.objects.filter(name=Run.Name.PURGE).first()
    return last is None or last.at <= now - EVERY


def purge(now: datetime) -> str:
    """Throw it away; return in words how much of each it was, and what had to stay."""
    from_bin = list(purge_archived(now))
    gone = [(_("pages from the bin"), sum(not page.failure for page in from_bin))]
    gone += [(what, rows.delete()[0]) for what, rows in _outlived(now)]
    told = [f"{what}: {count}." for what, count in gone if count]
    told += [f"{page.page}: {page.failure}." for page in from_bin if page.failure]
    return " ".join(told) or _("There was nothing to remove.")


def _outlived(now):
    return (
        (_("open pages"), Presence.objects.filter(seen_at__lt=now - DAY)),
        (_("unsaved texts"), Autosave.objects.filter(saved_at__lt=now - MONTH)),
        (_("unconfirmed imports"), WaitingImport.objects.expired(now)),
        (_("links to drafts"), ShareLink.objects.filter(expires_at__lt=now - MONTH)),
    )
