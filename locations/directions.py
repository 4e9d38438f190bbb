"""The way to a place, on a map that is not ours."""

from urllib.parse import urlencode

from locations.models import Location

SITE = "www.openstreetmap.org"


def address(place: Location) -> str:
    """Return a page that asks where somebody starts from, and knows where they want to go.

    A `geo:` address would open the map of the phone, but does nothing at all on many others.
    """
    route = f";{float(place.latitude):.5f},{float(place.longitude):.5f}"
    return f"https://{SITE}/directions?{urlencode({'route': route})}"
