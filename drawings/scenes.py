"""The four places an operation is seen in: two from the back, two from the front."""

from drawings import crosscut
from drawings.anatomy import disc_shape, nerve
from drawings.closeup import BODY_WIDE, DISC_HIGH, MIDDLE, Column
from drawings.crosscut import Slice
from drawings.curve import Point, mirrored, smooth
from drawings.markup import block, path, placed, told

WIDE, HIGH = 640, 360
SKIN_BACK = 540
SKIN_FRONT = 76

# The piece of the roof that a laminectomy takes away, on the upper side of the slice.
ROOF_WINDOW: list[Point] = [(18, 10), (40, 24), (62, 40), (56, 62), (30, 72), (10, 60), (2, 44)]
BRIDGE = "M50-36Q76-30 104-38Q112-22 104-6Q76-12 50-4Z"
KEYHOLE: list[Point] = [(40, 8), (60, 2), (74, 14), (66, 34), (46, 34)]


def scene(inner: str, words: str) -> str:
    ground = block("bg", 0, 0, WIDE, HIGH)
    return told(f"0 0 {WIDE} {HIGH}", ground + inner, "drawing drawing--step", words)


def back_layers(start: float) -> str:
    """Muscle, fat and skin from the inside out, with air at the right edge."""
    muscle = path("mus", f"M{start} -4Q{start - 24} 180 {start} 364H478Q462 180 478-4Z")
    fibers = "".join(f"M{x} 0Q{x - 18} 180 {x} 360" for x in range(int(start) + 24, 470, 34))
    fat = path("fat", "M478-4Q462 180 478 364H524Q508 180 524-4Z")
    skin = path("skn", "M524-4Q508 180 524 364H556Q540 180 556-4Z")
    air = path("outside", "M556-4Q540 180 556 364H644V-4Z")
    return muscle + path("fib", fibers) + fat + skin + air


def front_layers() -> str:
    """The mirror of the back: air at the left, then skin, fat and a thin muscle."""
    air = path("outside", "M72-4Q56 180 72 364H-4V-4Z")
    skin = path("skn", "M72-4Q56 180 72 364H100Q84 180 100-4Z")
    fat = path("fat", "M100-4Q84 180 100 364H134Q118 180 134-4Z")
    muscle = path("mus", "M134-4Q118 180 134 364H168Q152 180 168-4Z")
    return air + skin + fat + muscle + path("fib", "M151 0Q135 180 151 360")


def low_back(column: Column, middle_disc: str, nerves: str) -> str:
    """From the side, with the skin of the back at the right."""
    bones = column.outer_discs() + column.place(middle_disc, MIDDLE) + column.bones()
    return back_layers(318) + column.stencils() + bones + nerves


def pedicles(column: Column) -> str:
    """The bridges of bone beside the nerve, which carry the screws of a fusion."""
    half = (130 - column.close) / 2
    heights = (MIDDLE - half - 130, MIDDLE - half, MIDDLE + half, MIDDLE + half + 130)
    return "".join(column.place(path("vb", BRIDGE), y) for y in heights)


def slice_from_behind(cut: Slice, scale: float, inside: str, window: str = "") -> str:
    """Seen from above, turned so that the skin of the back is at the right."""
    canal = path("bg", smooth(mirrored(cut.canal), closed=True))
    turned = canal + crosscut.arch(cut) + window + crosscut.front_disc(cut) + inside
    return back_layers(262) + placed(turned, 214, 180, -90, scale)


def window_in_bone(outline: list[Point]) -> str:
    data = smooth(outline, closed=True)
    return path("bg", data) + path("ghost", data)


def emptied(wide: float = BODY_WIDE - 6, high: float = DISC_HIGH - 2) -> str:
    return path("ghost", disc_shape(wide, high))


def windpipe(moved: bool) -> str:
    outline = "M182-4Q168 180 182 364H236Q222 180 236-4Z"
    if moved:
        return path("ghost", outline)
    rings = "".join(
        f"M{182 - 10 * (1 - abs(y - 180) / 180):.0f} {y}h54" for y in range(20, 360, 32)
    )
    return path("air", outline) + path("rib", rings)


def belly(moved: bool) -> str:
    loops = "M196 40Q262 8 276 60T236 122Q190 130 196 172T262 182Q298 196 276 246T206 262"
    loops += "Q176 288 204 326T288 330"
    if moved:
        return path("ghost", loops)
    return path("gut", loops) + path("gut gut-in", loops)


def from_the_front(column: Column, scale: float, right: float, middle: str, nerves: str) -> str:
    """From the side, with the skin of the neck or the belly at the left."""
    bones = column.outer_discs() + column.place(middle, MIDDLE) + column.bones() + nerves
    shifted = placed(column.stencils() + bones, right, MIDDLE * (1 - scale), 0, scale)
    return front_layers() + shifted


def whole_nerve(column: Column, pushed: float = 0) -> str:
    """The nerve sac; where a disc pushes it, that stretch is shown sore."""
    line = column.canal(pushed)
    return nerve(line) + (nerve(line[3:6], "nv hurt") if pushed else "")
