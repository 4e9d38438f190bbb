"""Points, smooth curves and the short numbers that keep the SVG files small."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def number(value: float) -> str:
    """One decimal at most, and no zero that SVG can do without."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".") if abs(value) < 1 else text


def pair(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def blend(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def blend_points(start: Sequence[Point], end: Sequence[Point], share: float) -> list[Point]:
    return [
        (blend(a[0], b[0], share), blend(a[1], b[1], share))
        for a, b in zip(start, end, strict=True)
    ]


def mirrored(half: Sequence[Point], axis: float = 0) -> list[Point]:
    """A closed outline from its right half, listed from top to bottom."""
    return [*half, *((2 * axis - x, y) for x, y in reversed(half))]


def shifted(points: Iterable[Point], right: float, down: float) -> list[Point]:
    return [(x + right, y + down) for x, y in points]


def scaled(points: Iterable[Point], factor: float) -> list[Point]:
    return [(x * factor, y * factor) for x, y in points]


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Path data of a Catmull-Rom curve through the points, written as cubic Beziers."""
    count = len(points)

    def near(index: int) -> Point:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    pen = _Pen(points[0])
    for index in range(count if closed else count - 1):
        before, start, end, after = (near(index + step) for step in (-1, 0, 1, 2))
        leaving = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        coming = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        # Later pieces leave in the direction the last one came, which "s" repeats for free.
        pen.draw("s", coming, end) if index else pen.draw("c", leaving, coming, end)
    return pen.data + ("Z" if closed else "")


def angular(points: Sequence[Point], closed: bool = False) -> str:
    pen = _Pen(points[0])
    for point in points[1:]:
        pen.draw("l", point)
    return pen.data + ("Z" if closed else "")


class _Pen:
    """Writes relative path data and remembers where rounding has really left the pen."""

    def __init__(self, start: Point) -> None:
        self.at = (round(start[0], 1), round(start[1], 1))
        self.data = "M" + pair(*self.at)

    def draw(self, command: str, *points: Point) -> None:
        steps = [(round(x - self.at[0], 1), round(y - self.at[1], 1)) for x, y in points]
        self.data += command + " ".join(pair(*step) for step in steps)
        self.at = (self.at[0] + steps[-1][0], self.at[1] + steps[-1][1])


def dense(points: Sequence[Point], steps: int = 40) -> list[Point]:
    """The same curve as `smooth`, walked in short straight steps."""
    padded = [points[0], *points, points[-1]]
    walked: list[Point] = []
    for index in range(1, len(padded) - 2):
        around = padded[index - 1 : index + 3]
        walked += [_on_curve(around, step / steps) for step in range(steps)]
    return [*walked, points[-1]]


def _on_curve(around: Sequence[Point], share: float) -> Point:
    return (
        _coordinate([point[0] for point in around], share),
        _coordinate([point[1] for point in around], share),
    )


def _coordinate(values: Sequence[float], share: float) -> float:
    before, start, end, after = values
    linear = (end - before) * share
    square = (2 * before - 5 * start + 4 * end - after) * share**2
    cube = (3 * start - before - 3 * end + after) * share**3
    return 0.5 * (2 * start + linear + square + cube)


class Track:
    """A curve that can be asked for the place and the lean at any distance along it."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.line = dense(points)
        self.marks = [0.0]
        for start, end in zip(self.line, self.line[1:], strict=False):
            self.marks.append(self.marks[-1] + math.dist(start, end))

    @property
    def length(self) -> float:
        return self.marks[-1]

    def at(self, distance: float) -> tuple[float, float, float]:
        """x, y and the degrees by which the curve leans away from straight down."""
        distance = max(0.0, min(self.length, distance))
        index = next(i for i in range(1, len(self.marks)) if self.marks[i] >= distance)
        step = self.marks[index] - self.marks[index - 1]
        share = (distance - self.marks[index - 1]) / (step or 1)
        start, end = self.line[index - 1], self.line[index]
        lean = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) - 90
        return blend(start[0], end[0], share), blend(start[1], end[1], share), lean
