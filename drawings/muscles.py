"""The long muscles of the back from behind, whole and pulled."""

from drawings.curve import Point, mirrored, smooth
from drawings.markup import ellipse, label, path, pointer, stamped, stencil

AXIS = 159
OUTLINE: list[Point] = [
    (96, -10),
    (118, 40),
    (112, 130),
    (98, 208),
    (106, 270),
    (122, 350),
    (118, 384),
    (90, 398),
]
STRAND: list[Point] = [(16, -10), (52, -10), (60, 70), (62, 150), (56, 230), (44, 300), (26, 352)]
STRAND += [(16, 300), (14, 200), (14, 100)]
FIBERS: list[list[Point]] = [
    [(24, -4), (25, 120), (24, 220), (26, 330)],
    [(34, -4), (37, 120), (35, 220), (33, 322)],
    [(44, -4), (49, 120), (46, 220), (40, 300)],
    [(52, 20), (57, 120), (54, 210), (47, 276)],
]


def strand(side: int) -> str:
    outline = smooth([(AXIS + side * x, y) for x, y in STRAND], closed=True)
    lines = "".join(smooth([(AXIS + side * x, y) for x, y in line]) for line in FIBERS)
    return path("mus edged", outline) + path("fib", lines)


def spine() -> str:
    return "".join(path("vb", f"M{AXIS - 9} {y}h18v18q-9 9-18 0z") for y in range(-8, 340, 30))


def calm(name: str) -> str:
    outline = smooth([(AXIS + x, y) for x, y in mirrored(OUTLINE)], closed=True)
    shared = path("sil", outline) + strand(-1) + spine()
    lines = pointer(106, 150, 128, 150)
    return stencil(name, shared) + strand(1) + lines + label(6, 158, "Muscle", "start")


def torn(name: str) -> str:
    """Some fibers have parted; the muscle around them is sore."""
    sore = ellipse("glow", AXIS + 40, 190, 46, 62)
    gap = path("tear", "M180 190l12-7 6 10 10-9 5 10 11-7-8 18-9-7-6 9-9-9-7 6z")
    rays = path("pain", "M246 150l14-8M252 188h17M246 226l14 8")
    return stamped(name, 0, 0) + strand(1) + sore + gap + rays
