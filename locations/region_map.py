"""Which places stand on the map of our regions, where, and under which number."""

from collections.abc import Iterable
from dataclasses import dataclass

from locations.models import Location

WIDE, HIGH = 560, 620
WEST, NORTH = -77.18, 39.405
# Units of the drawing for one degree; one of longitude is shorter this far north.
PER_LATITUDE, PER_LONGITUDE = 1000.0, 776.0


@dataclass(frozen=True)
class Entry:
    """A place of a list and, if the map shows it, its number there."""

    place: Location
    number: int | None = None
    x: int = 0
    y: int = 0


class RegionMap:
    """A list of places in its order; those that the map shows are numbered from 1."""

    def __init__(self, places: Iterable[Location]) -> None:
        self.entries: list[Entry] = []
        for place in places:
            spot = position(place)
            number = len(self.pins) + 1
            self.entries.append(Entry(place, number, *spot) if spot else Entry(place))

    @property
    def pins(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.number]


def position(place: Location) -> tuple[int, int] | None:
    """Return where its pin belongs, or nothing for a place that the map does not reach."""
    if place.latitude is None or place.longitude is None:
        return None
    x = round((float(place.longitude) - WEST) * PER_LONGITUDE)
    y = round((NORTH - float(place.latitude)) * PER_LATITUDE)
    return (x, y) if 0 <= x <= WIDE and 0 <= y <= HIGH else None
