"""How far it is from one point to another, in a straight line, and how that is said."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

EARTH_RADIUS = 3958.8  # miles
FAR = 500


def miles(from_: Any, to: Any) -> float:
    """Return the miles between two things that have a latitude and a longitude."""
    south, north = radians(float(from_.latitude)), radians(float(to.latitude))
    east = radians(float(to.longitude) - float(from_.longitude))
    # The haversine formula: true to half a percent, which a ZIP code never is.
    half_chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half_chord)))


def in_words(distance: float) -> str:
    """Return "about 3.4 miles"; nobody needs to know it better than that."""
    if distance > FAR:
        return _("over %(miles)s miles") % {"miles": FAR}
    if distance < 1:
        return _("less than 1 mile")
    shown = round(distance, 1)
    if shown >= 10 or shown == int(shown):
        shown = round(distance)
    many = 1 if shown == 1 else 2  # a language's rule takes whole numbers only
    return ngettext("about %(miles)s mile", "about %(miles)s miles", many) % {"miles": shown}
