"""Which places stand on the map of our regions, where, and under which number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import cos, hypot, pi, sin

from locations.models import Location

WIDE, HIGH = 560, 620
WEST, NORTH = -77.18, 39.405
# Units of the drawing for one degree; one of longitude is shorter this far north.
PER_LATITUDE, PER_LONGITUDE = 1000.0, 776.0
PIN = 22
"""Half of what a pin takes, its edge included."""
RINGS, STEPS = 12, 8
"""Where a pin that would lie on another may go: so many rings, with so many places on the first."""

Point = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """A place of a list and, if the map shows it, its number there."""

    place: Location
    distance: str = ""
    """How far it is from the reader, in words; nothing where nobody asked."""
    number: int | None = None
    x: int = 0
    y: int = 0
    spot: Point | None = None
    """Where it really is, if its pin had to step aside."""


class RegionMap:
    """A list of places in its order; those that the map shows are numbered from 1."""

    def __init__(self, places: Iterable[Location], distances: Sequence[str] = ()) -> None:
        self.entries: list[Entry] = []
        for place, distance in zip_longest(places, distances, fillvalue=""):
            self.entries.append(self._entry(place, distance))

    @property
    def pins(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.number]

    def _entry(self, place: Location, distance: str) -> Entry:
        spot = position(place)
        if not spot:
            return Entry(place, distance)
        free = _free_spot(spot, [(pin.x, pin.y) for pin in self.pins])
        aside = None if free == spot else spot
        return Entry(place, distance, len(self.pins) + 1, *free, aside)


def position(place: Location) -> Point | None:
    """Return where its pin belongs, or nothing for a place that the map does not reach."""
    if place.latitude is None or place.longitude is None:
        return None
    x = round((float(place.longitude) - WEST) * PER_LONGITUDE)
    y = round((NORTH - float(place.latitude)) * PER_LATITUDE)
    return (x, y) if 0 <= x <= WIDE and 0 <= y <= HIGH else None


def _free_spot(spot: Point, taken: list[Point]) -> Point:
    """Return the spot or, where a pin would lie on another, the nearest one beside it."""
    if _is_free(spot, taken):
        return spot
    on_the_map = (each for each in _beside(spot, taken) if _is_whole(each))
    return next((each for each in on_the_map if _is_free(each, taken)), spot)


def _beside(spot: Point, taken: list[Point]) -> Iterator[Point]:
    """Try what moves it least: straight away from a pin in its place, then rings around it."""
    for x, y in taken:
        away = hypot(spot[0] - x, spot[1] - y)
        if 0 < away < 2 * PIN:
            scale = (2 * PIN + 1) / away
            yield round(x + (spot[0] - x) * scale), round(y + (spot[1] - y) * scale)
    for ring in range(1, RINGS + 1):
        for step in range(STEPS * ring):
            angle, away = 2 * pi * step / (STEPS * ring), ring * (2 * PIN + 1)
            yield round(spot[0] + away * cos(angle)), round(spot[1] + away * sin(angle))


def _is_whole(spot: Point) -> bool:
    return PIN <= spot[0] <= WIDE - PIN and PIN <= spot[1] <= HIGH - PIN


def _is_free(spot: Point, taken: list[Point]) -> bool:
    return all(hypot(spot[0] - x, spot[1] - y) >= 2 * PIN for x, y in taken)
