"""A slice through the back seen from above: front of the body up, spur of the bone down."""

from typing import NamedTuple

from drawings.curve import Point, mirrored, pair, smooth
from drawings.markup import circle, ellipse, path, stamped, stencil

EVEN_ODD = ' fill-rule="evenodd"'


class Slice(NamedTuple):
    """The right half of each outline; the left half is its mirror image."""

    front: list[Point]
    arch: list[Point]
    canal: list[Point]


LOW_BACK = Slice(
    front=[(20, -100), (54, -90), (70, -58), (62, -26), (40, -13), (12, -18)],
    arch=[
        (48, -40),
        (64, -16),
        (112, -6),
        (120, 6),
        (108, 16),
        (76, 20),
        (68, 42),
        (52, 56),
        (30, 66),
        (12, 84),
        (9, 110),
        (5, 118),
    ],
    canal=[(36, -30), (40, 2), (28, 30), (8, 46)],
)
NARROW_LOW_BACK = Slice(
    front=[(20, -100), (54, -90), (71, -58), (64, -24), (40, -6), (12, -2)],
    arch=[
        (48, -40),
        (64, -16),
        (112, -6),
        (120, 6),
        (108, 16),
        (80, 18),
        (78, 44),
        (58, 62),
        (32, 68),
        (12, 84),
        (9, 110),
        (5, 118),
    ],
    canal=[(34, -30), (32, 0), (22, 26), (7, 42)],
)
NECK = Slice(
    front=[(16, -72), (44, -64), (58, -40), (50, -16), (30, -6), (8, -9)],
    arch=[
        (44, -44),
        (72, -48),
        (86, -34),
        (80, -16),
        (78, 12),
        (66, 36),
        (40, 48),
        (18, 64),
        (15, 90),
        (22, 106),
        (12, 112),
        (5, 100),
    ],
    canal=[(40, -20), (46, 6), (30, 30), (7, 40)],
)


def arch(cut: Slice, missing: str = "") -> str:
    """The ring of bone around the nerves; `missing` takes pieces away by their outlines."""
    outer = smooth(mirrored(cut.arch), closed=True)
    inner = smooth(mirrored(cut.canal), closed=True)
    return path("vb", outer + inner + missing, EVEN_ODD)


def front_disc(cut: Slice) -> str:
    """The disc fills the front of a slice that runs between two bones."""
    outline = mirrored(cut.front)
    middle = sum(y for _, y in outline) / len(outline)

    def shrunk(share: float) -> str:
        points = [(x * share, middle + (y - middle) * share) for x, y in outline]
        return smooth(points, closed=True)

    soft = ellipse("nuc", 0, middle, outline[2][0] * 0.44, 17)
    return path("dk", shrunk(1)) + path("ring", shrunk(0.76)) + soft


def thick_ligament(cut: Slice, inner: list[Point]) -> str:
    """A V under the roof of the canal: the lining has grown toward the nerves."""
    outer = mirrored(cut.canal[1:])
    points = [*outer, *reversed(mirrored(inner))]
    return path("lig", smooth(points, closed=True))


def nerve_sac(y: float, wide: float, high: float, threads: list[Point], classes: str = "") -> str:
    sac = ellipse(f"sac {classes}".strip(), 0, y, wide, high)
    return sac + path("root", "".join(f"M{pair(x, y + down)}h0" for x, down in threads))


def roots(points: list[Point], classes: str = "nv") -> str:
    """The same nerve on both sides."""
    mirror = [(-x, y) for x, y in points]
    return path(classes, smooth(points) + smooth(mirror))


def back_muscles() -> str:
    """The long muscles that lie on both sides of the spur."""
    half: list[Point] = [(16, 70), (44, 62), (88, 30), (122, 44), (118, 92), (74, 122), (20, 122)]
    mirror = [(-x, y) for x, y in half]
    fibers = "M44 78q-8 20-4 34M74 62q-6 26-4 44M100 54q0 20-2 34"
    fibers += "M-44 78q8 20 4 34M-74 62q6 26 4 44M-100 54q0 20 2 34"
    return path("mus", smooth(half, True) + smooth(mirror, True)) + path("fib", fibers)


def round_hole(x: float, y: float, radius: float) -> str:
    """A circle as path data, to take out of a bone."""
    curve = f"a{radius} {radius} 0 1 0"
    return f"M{pair(x - radius, y)}{curve} {2 * radius} 0{curve} {-2 * radius} 0Z"


def roomy(name: str) -> str:
    """A healthy low back: space all around the nerves."""
    threads: list[Point] = [
        (-9, -6),
        (0, -9),
        (9, -6),
        (-11, 4),
        (11, 4),
        (-5, 10),
        (5, 10),
        (0, 1),
    ]
    leaving = roots([(17, 4), (34, -2), (62, 6), (96, 32)])
    sac = nerve_sac(10, 22, 20, threads)
    return (
        stencil(f"{name}-muscles", back_muscles())
        + arch(LOW_BACK)
        + leaving
        + front_disc(LOW_BACK)
        + sac
    )


def crowded(name: str) -> str:
    """A worn low back: disc, joints and lining all reach into the canal."""
    threads: list[Point] = [(-7, -1), (0, -3), (7, -1), (-3, 3), (4, 3)]
    leaving = roots([(10, 10), (32, 0), (62, 6), (96, 32)])
    lining = thick_ligament(NARROW_LOW_BACK, [(19, 3), (12, 17), (3, 23)])
    sore = circle("glow", 0, 10, 34)
    sac = nerve_sac(10, 14, 7, threads, "hurt")
    bone = (
        stamped(f"{name}-muscles", 0, 0)
        + arch(NARROW_LOW_BACK)
        + lining
        + leaving
        + front_disc(NARROW_LOW_BACK)
    )
    return bone + sore + sac + path("pain", "M-58 34l16-9m-8-1 8 1-3 8M58 34l-16-9m8-1-8 1 3 8")
