"""The parts every drawing shares: vertebra, disc and nerve, seen from the side."""

from collections.abc import Sequence

from drawings.curve import Point, mirrored, number, pair, smooth
from drawings.markup import ellipse, path


def body(wide: float, high: float) -> str:
    """A vertebral body with hollow ends and a waist, centered on zero."""
    x, y = wide / 2, high / 2
    corner, waist = min(7, high * 0.32), min(8, wide * 0.08, high * 0.11)
    hollow = min(5, high * 0.09)
    return (
        f"M{pair(corner - x, -y)}Q0 {number(hollow - y)} {pair(x - corner, -y)}"
        f"Q{pair(x, -y)} {pair(x, corner - y)}Q{pair(x - waist, 0)} {pair(x, y - corner)}"
        f"Q{pair(x, y)} {pair(x - corner, y)}Q0 {number(y - hollow)} {pair(corner - x, y)}"
        f"Q{pair(-x, y)} {pair(-x, y - corner)}Q{pair(waist - x, 0)} {pair(-x, corner - y)}"
        f"Q{pair(-x, -y)} {pair(corner - x, -y)}Z"
    )


def plain_body(wide: float, high: float) -> str:
    """The same bone for pictures so small that only its rounded block is seen."""
    x, y, corner = wide / 2, high / 2, min(4, high * 0.32)
    turn = number(corner)
    across, down = number(wide - 2 * corner), number(high - 2 * corner)
    return (
        f"M{pair(corner - x, -y)}h{across}q{turn} 0 {turn} {turn}v{down}q0 {turn}-{turn} {turn}"
        f"h-{across}q-{turn} 0-{turn}-{turn}v-{down}q0-{turn} {turn}-{turn}Z"
    )


def process(wide: float, high: float, length: float, drop: float, thick: float) -> str:
    """The spur at the back of one vertebra, for the small whole spine."""
    x = wide / 2 + 1.5
    tip = x + length
    return (
        f"M{pair(x, -high * 0.32)}C{pair(x + length * 0.4, -high * 0.36)} "
        f"{pair(x + length * 0.7, drop - thick)} {pair(tip, drop - thick * 0.55)}"
        f"Q{pair(tip + 3.4, drop)} {pair(tip - 0.5, drop + thick * 0.6)}"
        f"C{pair(x + length * 0.6, drop + thick * 0.5)} {pair(x + length * 0.35, high * 0.34)} "
        f"{pair(x, high * 0.3)}Z"
    )


def spur(start: float, tip: float, high: float, drop: float) -> str:
    """The spinous process in a close view: a blade that hangs behind the nerve canal."""
    reach = tip - start
    edge = [
        (start, drop - high * 0.42),
        (start + reach * 0.45, drop - high * 0.34),
        (tip - 4, drop - high * 0.2),
        (tip, drop + high * 0.22),
        (tip - 9, drop + high * 0.5),
        (start + reach * 0.5, drop + high * 0.26),
        (start + 3, drop + high * 0.3),
        (start - 3, drop),
    ]
    return smooth(edge, closed=True)


def disc_shape(wide: float, high: float, bulge: float = 3) -> str:
    x, y = wide / 2 - 4, high / 2
    side = wide / 2 + bulge
    swell = min(5, high * 0.28)
    return (
        f"M{pair(-x, -y)}Q0 {number(-y - swell)} {pair(x, -y)}C{pair(side, -y)} {pair(side, y)} "
        f"{pair(x, y)}Q0 {number(y + swell)} {pair(-x, y)}C{pair(-side, y)} {pair(-side, -y)} "
        f"{pair(-x, -y)}Z"
    )


def disc(wide: float, high: float, detailed: bool = True) -> str:
    """Firm rings outside, soft center inside."""
    outer = path("dk", disc_shape(wide, high))
    if not detailed:
        return outer
    return outer + rings(wide, high) + ellipse("nuc", wide * 0.04, 0, wide * 0.24, high * 0.4)


def rings(wide: float, high: float) -> str:
    x, y = wide / 2 - 11, high / 2 - 1
    data = "".join(
        f"M{pair(side * (x - inset), -y)}q{pair(side * 7, y)} 0 {number(2 * y)}"
        for side in (-1, 1)
        for inset in (0, wide * 0.08)
    )
    return path("ring", data)


def worn_disc(wide: float, high: float) -> str:
    crack = f"M{number(-wide * 0.3)} 1l{number(wide * 0.14)} -2 {number(wide * 0.1)} 3"
    crack += f"M{number(wide * 0.08)} 0l{number(wide * 0.12)} 2 {number(wide * 0.12)} -3"
    return path("dry", disc_shape(wide, high, bulge=6)) + path("rib", crack)


def nerve(points: Sequence[Point], classes: str = "nv") -> str:
    """The nerve sac in a long cut: a soft band with threads in it."""
    data = smooth(points)
    return path(f"{classes} wide", data) + path("strand", data)


def seen_from_behind(wide: float, high: float, wing: float) -> str:
    """A vertebra from behind: body, side processes and the spur toward the viewer."""
    half = [
        (wide * 0.4, -high * 0.5),
        (wide * 0.5, -high * 0.2),
        (wing, -high * 0.2),
        (wing, high * 0.08),
        (wide * 0.44, high * 0.14),
        (wide * 0.46, high * 0.46),
        (wide * 0.12, high * 0.52),
    ]
    return smooth(mirrored(half), closed=True)
