"""Which places are near, and how near."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from locations import distance
from locations.zip_codes import Spot

LONG_WAY = 100


class Near(NamedTuple):
    """A place and how many miles away it is, in a straight line."""

    place: Any
    miles: float

    @property
    def words(self) -> str:
        return distance.in_words(self.miles)

    @property
    def is_far(self) -> bool:
        """Whether somebody had better call before setting out."""
        return self.miles > LONG_WAY


def by_distance(places: Iterable[Any], spot: Spot) -> list[Near]:
    """Return the places, the nearest first; equally near ones stay in their order."""
    near = [Near(place, distance.miles(spot, place)) for place in places]
    return sorted(near, key=lambda each: each.miles)
