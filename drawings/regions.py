"""Our part of Maryland, Washington and Virginia, and the numbered pins that the site puts on it."""

import json

from drawings.boundaries import EXTRACT
from drawings.curve import Point, angular
from drawings.markup import block, path

WIDE, HIGH = 560, 620
WEST, NORTH = -77.18, 39.405
# Units for one degree; a degree of longitude is shorter this far north (cosine of 39.1).
PER_LATITUDE = 1000.0
PER_LONGITUDE = 776.0


def place(longitude: float, latitude: float) -> Point:
    """Where a pin belongs on the map, in the units of its viewBox."""
    return (longitude - WEST) * PER_LONGITUDE, (NORTH - latitude) * PER_LATITUDE


def thinned(line: list[Point], tolerance: float = 1.1) -> list[Point]:
    """Drops points that the eye would not miss (Douglas and Peucker's method)."""
    if len(line) < 3:
        return line
    distances = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= tolerance:
        return [line[0], line[-1]]
    return [*thinned(line[: farthest + 1], tolerance)[:-1], *thinned(line[farthest:], tolerance)]


def _distance(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5
    if not length:
        return ((point[0] - start[0]) ** 2 + (point[1] - start[1]) ** 2) ** 0.5
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length


def _lines(found: list[list[Point]], closed: bool = False) -> str:
    placed = (thinned([place(*point) for point in line]) for line in found)
    return "".join(angular(line, closed) for line in placed if len(line) > (2 if closed else 1))


def map_ground() -> str:
    boundaries = json.loads(EXTRACT.read_text(encoding="utf-8"))
    inner = block("water", 0, 0, WIDE, HIGH)
    inner += path("land", _lines(boundaries["land"], closed=True))
    inner += path("district", _lines(boundaries["district"], closed=True))
    inner += path("county", _lines(boundaries["county"])) + path(
        "river", _lines(boundaries["river"])
    )
    inner += town(440, 184, "Baltimore") + town(284, 546, "Washington")
    inner += town(466, 400, "Maryland") + town(58, 598, "Virginia")
    return (
        f'<svg class="drawing drawing--regions" viewBox="0 0 {WIDE} {HIGH}" role="img">'
        f"<title>{{{{ title }}}}</title><desc>{told()}</desc>{inner}{pins()}</svg>\n"
    )


def town(x: float, y: float, name: str) -> str:
    """A proper name, which no language changes."""
    return f'<text class="town" x="{x}" y="{y}" text-anchor="middle">{name}</text>'


def pins() -> str:
    """The site says where: `pins` have a number and the x and y that `place` would give.

    One that would lie on another stands aside, and a line leads to its `spot`.
    """
    spot = '<g transform="translate({{ pin.x }} {{ pin.y }})">'
    number = '<text class="pin-number" y="8" text-anchor="middle">{{ pin.number }}</text>'
    line = '<path class="pin-line" d="M{{ pin.x }} {{ pin.y }}L{{ pin.spot.0 }} {{ pin.spot.1 }}"/>'
    end = '<circle class="pin-spot" cx="{{ pin.spot.0 }}" cy="{{ pin.spot.1 }}" r="5"/>'
    aside = f"{{% if pin.spot %}}{line}{end}{{% endif %}}"
    return (
        f"{{% for pin in pins %}}{aside}{{% endfor %}}"
        f'{{% for pin in pins %}}{spot}<circle class="pin" r="20"/>{number}</g>{{% endfor %}}'
    )


def told() -> str:
    """What the pins show, for who does not see them."""
    return "{% for pin in pins %}{{ pin.number }}: {{ pin.place.title }}. {% endfor %}"


def drawings() -> dict[str, str]:
    return {"map": map_ground()}
