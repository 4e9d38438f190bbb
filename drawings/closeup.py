"""The low back from the side, close enough to see one disc and the nerve behind it."""

import math

from drawings.anatomy import body, disc, disc_shape, nerve, rings, spur
from drawings.curve import Point
from drawings.markup import label, label_on, path, placed, pointer, stamped, stencil

BODY_WIDE, BODY_HIGH, DISC_HIGH = 122, 96, 34
PITCH = BODY_HIGH + DISC_HIGH
MIDDLE = 180
BACK = "M318 -4H292Q274 180 292 364H318Z"
FIBERS = "M300 0Q284 180 300 360M311 0Q295 180 311 360"


class Column:
    """Bones and discs on a gentle curve; `close` narrows the middle disc, `slide` pushes the
    part above it forward. `name` keeps the stencils of one file apart from all others."""

    def __init__(self, name: str, center: float = 100, close: float = 0, slide: float = 0) -> None:
        self.name = name
        self.center = center
        self.close = close
        self.slide = slide

    def x(self, y: float) -> float:
        forward = self.slide if y < MIDDLE - 20 else 0
        return self.center + 0.00034 * (y - MIDDLE) ** 2 - forward

    def lean(self, y: float) -> float:
        return -math.degrees(math.atan(0.00068 * (y - MIDDLE)))

    def place(self, inner: str, y: float) -> str:
        return placed(inner, self.x(y), y, self.lean(y))

    def stamp(self, part: str, y: float) -> str:
        return stamped(f"{self.name}-{part}", self.x(y), y, self.lean(y))

    def stencils(self) -> str:
        spine_spur = path("vb hind", spur(92, 178, 66, 24))
        bone = path("vb", body(BODY_WIDE, BODY_HIGH)) + spine_spur
        cushion = disc(BODY_WIDE - 6, DISC_HIGH - 2)
        parts = stencil(f"{self.name}-bone", bone) + stencil(f"{self.name}-disc", cushion)
        return f"<defs>{parts}</defs>"

    def bones(self) -> str:
        half = PITCH / 2 - self.close / 2
        places = [MIDDLE - half - PITCH, MIDDLE - half, MIDDLE + half, MIDDLE + half + PITCH]
        return "".join(self.stamp("bone", y) for y in places)

    def outer_discs(self) -> str:
        reach = PITCH - self.close / 2
        return self.stamp("disc", MIDDLE - reach) + self.stamp("disc", MIDDLE + reach)

    def canal(self, pushed: float = 0, spread: float = 34) -> list[Point]:
        """Where the nerve sac runs; `pushed` bends it back at the middle disc."""
        heights = [-70, 60, MIDDLE - spread * 1.7, MIDDLE - spread / 2, MIDDLE]
        heights += [MIDDLE + spread / 2, MIDDLE + spread * 1.7, 300, 430]
        bends = [0, 0, 0, 0.75, 1, 0.75, 0, 0, 0]
        return [(self.x(y) + 78 + pushed * bend, y) for y, bend in zip(heights, bends, strict=True)]


class BoneColumn(Column):
    """The same column with a bone, not a disc, in the middle; a broken one is left out."""

    def bones(self) -> str:
        return "".join(self.stamp("bone", MIDDLE + step * PITCH) for step in (-1, 0, 1))

    def above(self) -> str:
        """What rests on the middle bone: a disc, a bone, and what can be seen above them."""
        discs = self.stamp("disc", MIDDLE - PITCH / 2) + self.stamp("disc", MIDDLE - PITCH * 1.5)
        return discs + self.stamp("bone", MIDDLE - PITCH) + self.stamp("bone", MIDDLE - 2 * PITCH)

    def below(self) -> str:
        disc_under = self.stamp("disc", MIDDLE + PITCH / 2)
        return disc_under + self.stamp("bone", MIDDLE + PITCH)

    def outer_discs(self) -> str:
        return self.stamp("disc", MIDDLE - PITCH / 2) + self.stamp("disc", MIDDLE + PITCH / 2)


def back_muscle() -> str:
    return path("mus", BACK) + path("fib", FIBERS)


def healthy(name: str) -> str:
    """The calm side of a pair, which also holds the stencils for both sides."""
    column = Column(name)
    discs = column.outer_discs() + column.stamp("disc", MIDDLE)
    words = (
        label_on(100, 124, "Bone") + label_on(100, 188, "Disc") + label(214, 216, "Nerve", "start")
    )
    words += pointer(210, 208, 179, 208)
    bones = discs + column.bones() + nerve(column.canal())
    return column.stencils() + back_muscle() + bones + words


def healthy_bone(name: str) -> str:
    """The calm side of a pair about a bone, with the stencils for both sides."""
    column = BoneColumn(name)
    bones = column.outer_discs() + column.bones() + nerve(column.canal())
    words = (
        label_on(100, 188, "Bone") + label_on(100, 123, "Disc") + label(214, 148, "Nerve", "start")
    )
    words += pointer(210, 140, 179, 140)
    return column.stencils() + back_muscle() + bones + words


def open_disc() -> str:
    """A disc whose soft center has left through the back of its rings."""
    wide, high = BODY_WIDE - 6, DISC_HIGH - 2
    return path("dk", disc_shape(wide, high)) + rings(wide, high)


def kinked_canal(column: Column) -> list[Point]:
    """The nerve follows both halves of a slipped column and bends where they part."""
    above = [(column.x(y) + 78, float(y)) for y in (-70, 60, 130)]
    below = [(column.x(y) + 78, float(y)) for y in (236, 300, 430)]
    return [*above, (column.x(158) + 84, 158), (column.x(MIDDLE + 22) + 74, MIDDLE + 22), *below]
