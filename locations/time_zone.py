"""The time zone in which a place keeps its hours, and what people call it."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SPOKEN = {
    "America/New_York": _("Eastern time"),
    "America/Detroit": _("Eastern time"),
    "America/Chicago": _("Central time"),
    "America/Denver": _("Mountain time"),
    "America/Phoenix": _("Arizona time"),
    "America/Los_Angeles": _("Pacific time"),
    "America/Anchorage": _("Alaska time"),
    "Pacific/Honolulu": _("Hawaii time"),
    "America/Puerto_Rico": _("Atlantic time"),
}


def check_time_zone(name):
    """Refuse a zone that no clock knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        sentence = _("There is no time zone of this name. Write one such as America/New_York.")
        raise ValidationError(sentence, code="time-zone") from None


def spoken(name):
    """Return what people call it; the city it is named after where it has no name of its own."""
    if name in SPOKEN:
        return SPOKEN[name]
    return _("the time in %(city)s") % {"city": name.rpartition("/")[2].replace("_", " ")}
