"""Where every ZIP code of the United States is, and every town that has one, without asking anyone.

The package `zipcodes` knows all of it, but costs a web worker 38 MB and its first visitor 1.3
seconds. Our own table is a text with a line for each ZIP code, written from the package by
`manage.py write_zip_codes`. It is read when somebody first asks, takes 3.5 MB and some
milliseconds, and never changes, so all threads may read it at once. To look up is to search in it.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from locations.town_key import town_key

TABLE = Path(__file__).with_name("zip_codes.txt")

zip_code = re.compile(r"([0-9]{5})(?:-?[0-9]{4})?")


class Spot(NamedTuple):
    """A point in the country, and the town it belongs to."""

    latitude: float
    longitude: float
    city: str
    state: str


def find(code: str) -> Spot | None:
    """Return where a ZIP code is; ZIP+4 and spaces are forgiven."""
    written = zip_code.fullmatch("".join(code.split()))
    if not written:
        return None
    begins = _first_from(written[1])
    return _spot(begins) if table().startswith(f"{written[1]} ", begins) else None


def towns(name: str) -> list[Spot]:
    """Return the towns of that name, one for each state, the largest first."""
    if not (key := town_key(name)):
        return []
    by_state: dict[str, list[Spot]] = {}
    for spot in _spots_of(f" {key} "):
        by_state.setdefault(spot.state, []).append(spot)
    largest_first = sorted(by_state.values(), key=len, reverse=True)
    return [_middle(spots) for spots in largest_first]


@cache
def table() -> str:
    """Return the lines below the head, each between two line ends."""
    _head, _between, lines = TABLE.read_text(encoding="ascii").partition("\n\n")
    return f"\n{lines}"


def _first_from(code: str) -> int:
    """Return where the first line begins whose ZIP code is not below: they are in order."""
    text = table()
    low, high = 1, len(text)
    while low < high:
        begins = text.rfind("\n", 0, (low + high) // 2) + 1
        ends = text.find("\n", begins) + 1
        if text[begins : begins + len(code)] < code:
            low = ends
        else:
            high = begins
    return low


def _spots_of(wanted: str) -> list[Spot]:
    spots, text, found = [], table(), -1
    while (found := text.find(wanted, found + 1)) >= 0:
        spots.append(_spot(text.rfind("\n", 0, found) + 1))
    return spots


def _spot(begins: int) -> Spot:
    """Read the line that begins there."""
    text = table()
    line = text[begins : text.find("\n", begins)]
    _code, north, east, _key, state, town = line.split(" ", 5)
    return Spot(float(north), float(east), town, state)


def _middle(spots: list[Spot]) -> Spot:
    """Return one spot for a town of many ZIP codes."""
    north = sum(spot.latitude for spot in spots) / len(spots)
    east = sum(spot.longitude for spot in spots) / len(spots)
    return spots[0]._replace(latitude=round(north, 4), longitude=round(east, 4))
