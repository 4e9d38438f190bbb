"""The neck: from the side with the spinal cord, and from behind with the nerves of the arms."""

import math

from drawings.anatomy import body, disc, seen_from_behind, spur
from drawings.curve import Point, mirrored, smooth
from drawings.markup import circle, label, label_on, path, placed, pointer, stamped, stencil

BODY_WIDE, BODY_HIGH, DISC_HIGH = 92, 56, 20
PITCH = BODY_HIGH + DISC_HIGH
MIDDLE = 180
BONES = (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5)
"""Counted in steps from the middle disc."""

AXIS = 159
TRUNK: list[Point] = [(50, -12), (47, 50), (52, 98), (88, 128), (132, 152), (152, 196)]
TRUNK += [(157, 260), (157, 340), (152, 380), (110, 398)]
ARM_LINE = "M55 372Q52 280 70 232M263 372Q266 280 248 232"
NERVE_HEIGHTS = (83, 113, 143)
ARM: list[Point] = [(84, 168), (112, 186), (130, 226), (134, 300), (132, 372)]


def x_at(y: float) -> float:
    """The neck bows forward, to the left."""
    return 106 + 0.0007 * (y - MIDDLE) ** 2


def lean(y: float) -> float:
    return -math.degrees(math.atan(0.0014 * (y - MIDDLE)))


def put(inner: str, y: float) -> str:
    return placed(inner, x_at(y), y, lean(y))


def stamp(name: str, y: float) -> str:
    return stamped(name, x_at(y), y, lean(y))


def stencils(name: str) -> str:
    bone = path("vb", body(BODY_WIDE, BODY_HIGH)) + path("vb hind", spur(84, 150, 44, 14))
    cushion = disc(BODY_WIDE - 4, DISC_HIGH - 2, detailed=False)
    return f"<defs>{stencil(f'{name}-bone', bone)}{stencil(f'{name}-disc', cushion)}</defs>"


def column(name: str, worn: bool = False) -> str:
    """Six bones and the discs between them; the middle disc is left out where it is worn."""
    steps = (step for step in (-2, -1, 0, 1, 2) if step or not worn)
    discs = "".join(stamp(f"{name}-disc", MIDDLE + step * PITCH) for step in steps)
    return discs + "".join(stamp(f"{name}-bone", MIDDLE + step * PITCH) for step in BONES)


def edges(squeezed: float = 0) -> list[tuple[Point, Point]]:
    """The front and the back of the cord; `squeezed` takes away from both at the middle."""
    heights = (-40, 60, 120, 150, 165, MIDDLE, 195, 210, 240, 300, 400)
    shares = (0, 0, 0, 0.25, 0.8, 1, 0.8, 0.25, 0, 0, 0)
    return [
        ((x_at(y) + 57 + squeezed * share, y), (x_at(y) + 75 - squeezed * share * 0.4, y))
        for y, share in zip(heights, shares, strict=True)
    ]


def band(sides: list[tuple[Point, Point]], classes: str) -> str:
    front, back = ([side[index] for side in sides] for index in (0, 1))
    return path(classes, smooth([*front, *reversed(back)], closed=True))


def cord(squeezed: float = 0) -> str:
    """The spinal cord, thicker than a nerve, in the fluid around it."""
    middle = smooth([(x_at(y) + 66, float(y)) for y in range(-40, 401, 55)])
    return path("fluid", middle) + band(edges(squeezed), "cord")


def from_the_side(name: str) -> str:
    """The calm side, which also holds the stencils for both sides."""
    words = (
        label_on(104, 151, "Bone") + pointer(204, 198, 173, 198) + label(208, 206, "Cord", "start")
    )
    return stencils(name) + cord() + column(name) + words


def pressed_from_the_side(name: str) -> str:
    """A worn disc with spurs in front of the cord, and a thick band behind it."""
    spurs = path("vb", "M40-26Q47-13 60-9Q63-2 50 0L30-6ZM40 26Q47 13 60 9Q63 2 50 0L30 6Z")
    worn = path("dry", "M-43-7Q0-2 43-7Q61-8 63 0Q61 8 43 7Q0 2-43 7Q-49 0-43-7Z")
    fold = path("lig", "M86-38Q71-14 72 0Q72 18 90 34Q97 0 86-38Z")
    sore = circle("glow", x_at(MIDDLE) + 66, MIDDLE, 44)
    hurt = band(edges(9)[3:8], "cord sore")
    rays = path("pain", "M262 156l15-8M266 180h17M262 204l15 8")
    front = put(worn + spurs + fold, MIDDLE)
    return cord(9) + column(name, worn=True) + sore + hurt + front + rays


def _roots(side: int, classes: str, heights: tuple[int, ...]) -> str:
    """Nerves leave between the bones, come together and run down the arm."""
    lines = ([(20, y), (44, y + 14), *ARM] for y in heights)
    return path(classes, "".join(smooth([(AXIS + side * x, y) for x, y in line]) for line in lines))


def _body() -> str:
    outline = smooth([(AXIS + x, y) for x, y in mirrored(TRUNK)], closed=True)
    bones = "".join(
        placed(path("vb", seen_from_behind(44, 24, 30)), AXIS, 8 + 30 * step) for step in range(12)
    )
    return path("sil", outline) + path("rib", ARM_LINE) + bones


def calm_arm(name: str) -> str:
    """Also holds the stencil of the body and the calm nerves for the sore side."""
    shared = _body() + _roots(-1, "nv", NERVE_HEIGHTS)
    words = pointer(276, 292, 290, 292) + label(272, 300, "Nerve", "end")
    return stencil(name, shared) + _roots(1, "nv", NERVE_HEIGHTS) + words


def sore_arm(name: str) -> str:
    high, pressed, low = NERVE_HEIGHTS
    halo = _roots(1, "halo", (pressed,)) + _roots(1, "nv", (high, low))
    bulge = circle("dk fr", AXIS + 23, pressed + 1, 8)
    rays = "M269 268l-13-6M271 288h-14M269 308l-13 6M305 268l8-4M307 288h9M305 308l8 4"
    return (
        stamped(name, 0, 0) + halo + _roots(1, "nv hurt", (pressed,)) + bulge + path("pain", rays)
    )
