"""A bone that is broken, one with a growth and two with an infection, seen from the side."""

from drawings.anatomy import nerve, spur
from drawings.closeup import MIDDLE, BoneColumn, Column, back_muscle
from drawings.curve import Point
from drawings.markup import circle, ellipse, path, placed

HINGE: Point = (164, 132)
BEND = -10
"""Where, and by how many degrees, the spine tips forward over a bone that has sunk in."""

WEDGE = "M54-48Q61-48 61-41Q54 0 61 41Q61 48 54 48Q0 43-54 48Q-61 48-61 41Q-57 26-62 8"
WEDGE += "Q-64-2-56-4L-34-6-22-14-6-12 12-26Q40-34 54-48Z"
CRACK = "M-60 8l16 4 9-10 15 9 11-12 15 6 10-9 14 4"


def pushed_canal(column: Column) -> list[Point]:
    """The nerve goes around something larger than a slipped disc, in a wide bow."""
    heights = (-70, 40, 90, 132, 156, MIDDLE, 204, 228, 270, 320, 430)
    bends = (0, 0, 2, 11, 22, 26, 22, 11, 2, 0, 0)
    return [(column.x(y) + 78 + bend, y) for y, bend in zip(heights, bends, strict=True)]


def tipped(inner: str) -> str:
    x, y = HINGE
    return placed(placed(inner, -x, -y), x, y, BEND)


def tipped_canal(column: Column, pushed: float = 0) -> list[Point]:
    """The nerve goes with the bones, so it bends over the sunken one."""
    line = column.canal(pushed)
    return [(x + min(0.0, (y - HINGE[1]) * 0.176), y) for x, y in line]


def wedge(column: Column) -> str:
    hind = path("vb hind", spur(92, 178, 66, 24))
    return column.place(hind + path("vb", WEDGE), MIDDLE)


def sunken(name: str) -> str:
    column = BoneColumn(name)
    crack = column.place(path("pain crack", CRACK), MIDDLE)
    sore = ellipse("glow", 92, MIDDLE, 84, 56)
    over = path("o th way", "M44 84v34m-11-12 11 12 11-12")
    bones = column.below() + tipped(column.above()) + wedge(column) + sore + crack
    return back_muscle() + bones + nerve(tipped_canal(column)) + over


LUMP = "M6-34C30-46 60-40 70-30C92-34 104-12 98 8C96 30 72 40 56 34C34 44 6 34 4 14C-8 2-8-22 6-34Z"

GRAIN = "M20-16h0M42-24h0M34 4h0M58 6h0M66-14h0M78 2h0M46 22h0M18 8h0"


def growth(name: str) -> str:
    column = BoneColumn(name)
    mass = column.place(path("lump", LUMP) + path("grain", GRAIN), MIDDLE)
    line = pushed_canal(column)
    sore = circle("glow", 190, MIDDLE, 48)
    rays = path("pain", "M239 158l13-8M244 180h15M239 202l13 8")
    nerves = nerve(line) + nerve(line[3:8], "nv hurt")
    return back_muscle() + column.outer_discs() + column.bones() + sore + nerves + mass + rays


# The ends of both bones are eaten away, and the disc between them is all but gone.
EATEN = "M-56-26Q-46-30-40-24Q-30-42-18-30Q-6-16 8-32Q20-42 32-28Q44-20 57-30"
EATEN += "Q61 0 57 30Q46 18 36 30Q22 42 10 28Q-4 16-14 31Q-28 42-40 26Q-50 20-56 28Q-60 0-56-26Z"
POCKET = "M54-24C72-46 98-40 96-4C98 36 76 44 56 22Q64 0 54-24Z"
GERMS = "M62 172h0M82 186h0M96 172h0M116 186h0M136 172h0M174 166h0M182 182h0M172 196h0"


def infected(name: str) -> str:
    column = Column(name, close=8)
    line = pushed_canal(column)
    pus = column.place(path("pus", EATEN), MIDDLE)
    pocket = column.place(path("pus", POCKET), MIDDLE) + path("germ", GERMS)
    sore = ellipse("glow", 104, MIDDLE, 98, 80)
    nerves = nerve(line) + nerve(line[3:8], "nv hurt")
    bones = column.outer_discs() + column.bones() + sore
    rays = path("pain", "M239 158l13-8M244 180h15M239 202l13 8")
    return back_muscle() + bones + pus + nerves + pocket + rays
