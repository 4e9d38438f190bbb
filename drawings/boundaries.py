"""Cuts the few boundaries our map needs out of the national atlas of counties.

`python -m drawings.boundaries counties-10m.json` writes boundaries.json again. The file comes from
the npm package us-atlas 3.0.1 (ISC license); the lines in it are the 2017 cartographic boundary
files of the U.S. Census Bureau, which are in the public domain.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from drawings.curve import Point

EXTRACT = Path(__file__).with_name("boundaries.json")
WEST, EAST, SOUTH, NORTH = -77.19, -76.44, 38.77, 39.42
DISTRICT, VIRGINIA = "11", "51"
Line = list[Point]


def unpacked(atlas: dict[str, Any]) -> list[Line]:
    """Arcs are stored as whole-number steps; this walks them into degrees."""
    (scale_x, scale_y), (left, bottom) = (
        atlas["transform"]["scale"],
        atlas["transform"]["translate"],
    )
    return [_walked(arc, scale_x, scale_y, left, bottom) for arc in atlas["arcs"]]


def _walked(arc: list[Point], scale_x: float, scale_y: float, left: float, bottom: float) -> Line:
    x = y = 0.0
    line = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        line.append((x * scale_x + left, y * scale_y + bottom))
    return line


def rings_of(shape: dict[str, Any]) -> Iterator[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield from polygon


def joined(ring: list[int], arcs: list[Line]) -> Line:
    """A negative number means the arc is walked backward."""
    line: Line = []
    for index in ring:
        line += arcs[index] if index >= 0 else arcs[~index][::-1]
    return line


def near(line: Line) -> bool:
    return any(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in line)


def clipped(ring: Line) -> Line:
    """The part of a closed outline inside the map (Sutherland and Hodgman's method)."""
    for axis, limit, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        ring = _cut(ring, axis, limit, sign)
    return ring


def _cut(ring: Line, axis: int, limit: float, sign: int) -> Line:
    kept: Line = []
    for start, end in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
        start_in, end_in = ((point[axis] - limit) * sign >= 0 for point in (start, end))
        if start_in != end_in:
            share = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append(tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)))
        if end_in:
            kept.append(end)
    return kept


def owners(atlas: dict[str, Any]) -> dict[int, list[str]]:
    """Which counties lie along each arc: one at a shore, two at a border."""
    found: dict[int, list[str]] = defaultdict(list)
    for county in atlas["objects"]["counties"]["geometries"]:
        for ring in rings_of(county):
            for index in ring:
                found[index if index >= 0 else ~index].append(county["id"])
    return found


def borders(
    atlas: dict[str, Any], arcs: list[Line], wanted: Callable[[str, str], bool]
) -> list[Line]:
    """Lines between two counties whose state codes are wanted as a pair."""
    return [
        _rounded(arcs[index])
        for index, counties in owners(atlas).items()
        if len(counties) == 2
        and wanted(*sorted(county[:2] for county in counties))
        and near(arcs[index])
    ]


def _rounded(line: Line) -> Line:
    return [(round(x, 4), round(y, 4)) for x, y in line]


def land(atlas: dict[str, Any], arcs: list[Line], wanted: Callable[[str], bool]) -> list[Line]:
    rings = [
        clipped(joined(ring, arcs))
        for state in atlas["objects"]["states"]["geometries"]
        if wanted(state["id"])
        for ring in rings_of(state)
    ]
    return [_rounded(ring) for ring in rings if ring]


def extract(atlas: dict[str, Any]) -> dict[str, list[Line]]:
    """Virginia ends at the Potomac, so its border with the others stands for the river."""
    arcs = unpacked(atlas)
    return {
        "land": land(atlas, arcs, lambda state: state != DISTRICT),
        "district": land(atlas, arcs, lambda state: state == DISTRICT),
        "county": borders(atlas, arcs, lambda one, other: one == other),
        "river": borders(atlas, arcs, lambda one, other: one != other and VIRGINIA in (one, other)),
    }


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    EXTRACT.write_text(json.dumps(extract(source)) + "\n", encoding="utf-8")
