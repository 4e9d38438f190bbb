"""How the desk says days and hours: as patients read them, where the practice is."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day(moment: date) -> str:
    """Return a day as "March 4, 2026"."""
    return date_format(_local(moment), _("F j, Y"))


def month(moment: date) -> str:
    """Return a month as "March 2027"."""
    return date_format(_local(moment), _("F Y"))


def hour(moment: datetime) -> str:
    """Return a time of day as "8 am" or "8:30 am"."""
    local = _local(moment)
    return date_format(local, _("g:i A") if local.minute else _("g A")).lower()


def ago(moment: datetime, now: datetime | None = None) -> str:
    """Return when something was: "today at 10:12 am", or with its day."""
    days = (_local(now or timezone.now()).date() - _local(moment).date()).days
    if days == 0:
        return _("today at %s") % hour(moment)
    if days == 1:
        return _("yesterday at %s") % hour(moment)
    return _("on %(day)s at %(hour)s") % {"day": day(moment), "hour": hour(moment)}


def ahead(moment: datetime, now: datetime | None = None) -> str:
    """Return when something is to be: "Monday, November 30, 8 am"; the year, if it is another."""
    local = _local(moment)
    is_this_year = local.year == _local(now or timezone.now()).year
    pattern = _("l, F j") if is_this_year else _("l, F j, Y")
    return _("%(day)s, %(hour)s") % {"day": date_format(local, pattern), "hour": hour(moment)}


def until(moment: datetime, now: datetime | None = None) -> str:
    """Return a time within a day from now: "today at 10:12 am" or "tomorrow at 10:12 am"."""
    local = _local(now or timezone.now())
    if _local(moment).date() == local.date() + timedelta(days=1):
        return _("tomorrow at %s") % hour(moment)
    return ago(moment, now)


def _local(moment):
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
