"""Surgeons in the order of their distance from somebody: each by the nearest of their places."""

from collections.abc import Iterable
from math import inf

from django.db.models import QuerySet

from locations.models import Location
from locations.nearest import Near, by_distance
from locations.zip_codes import Spot
from surgeons.models import Surgeon

FOR_DISTANCE = ("title", "slug", "city", "state", "latitude", "longitude")


def places() -> list[Location]:
    """Return the places that patients see, with what a distance needs to be told and no more."""
    return list(Location.objects.published().only(*FOR_DISTANCE))


def in_order(surgeons: QuerySet, found: list[Location], spot: Spot) -> dict[int, Near | None]:
    """Return the key of every surgeon with their nearest place, the nearest surgeon first.

    Equally near ones stay in the order of their names, and who sees patients nowhere comes last.
    """
    near = {each.place.pk: each for each in by_distance(found, spot)}
    nearest: dict[int, Near | None] = {}
    # Their own `values_list` mixes up its columns, where some could have been translated.
    for surgeon, place in QuerySet.values_list(surgeons, "pk", "locations"):
        nearest[surgeon] = _closer(nearest.get(surgeon), near.get(place))
    return dict(sorted(nearest.items(), key=lambda item: item[1].miles if item[1] else inf))


def told(surgeons: Iterable[Surgeon], nearest: dict[int, Near | None]) -> list[Surgeon]:
    """Return surgeons in the order of their distance, each knowing their nearest place."""
    surgeons = list(surgeons)
    for surgeon in surgeons:
        surgeon.nearest = nearest[surgeon.pk]
    places_in_line = {key: position for position, key in enumerate(nearest)}
    return sorted(surgeons, key=lambda surgeon: places_in_line[surgeon.pk])


def _closer(one: Near | None, other: Near | None) -> Near | None:
    if one and other:
        return min(one, other, key=lambda near: near.miles)
    return one or other
