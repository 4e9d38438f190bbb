"""The low back and hips from behind: the joint between the sacrum and the hip bone."""

from drawings.anatomy import seen_from_behind
from drawings.curve import Point, mirrored, smooth
from drawings.markup import label, path, placed, pointer, stamped, stencil

AXIS = 159
OUTLINE: list[Point] = [(104, -10), (106, 60), (122, 120), (140, 190), (147, 270), (150, 340)]
OUTLINE += [(146, 380), (110, 398)]
WING: list[Point] = [(46, 132), (64, 104), (96, 92), (124, 108), (126, 140), (112, 172)]
WING += [(106, 204), (112, 232), (104, 258), (92, 288), (78, 306), (62, 300), (66, 276), (56, 258)]
WING += [(58, 236), (44, 216), (38, 196), (44, 164)]
SACRUM: list[Point] = [(20, 116), (48, 122), (44, 160), (37, 196), (24, 232), (8, 262)]
HOLES: list[Point] = [(20, 148), (18, 174), (15, 199), (11, 222)]
JOINT: list[Point] = [(47, 130), (45, 156), (40, 184), (37, 204)]


def bones() -> str:
    wings = smooth([(AXIS + x, y) for x, y in WING], closed=True)
    wings += smooth([(AXIS - x, y) for x, y in WING], closed=True)
    sacrum = smooth([(AXIS + x, y) for x, y in mirrored(SACRUM)], closed=True)
    holes = "".join(f"M{AXIS + side * x} {y}h0" for side in (-1, 1) for x, y in HOLES)
    low_back = "".join(
        placed(path("vb", seen_from_behind(70, 34, 62)), AXIS, y) for y in (8, 50, 92)
    )
    tail = path("vb", f"M{AXIS - 6} 266h12l-4 22q-2 5-4 0z")
    return path("vb hind", wings) + tail + low_back + path("vb", sacrum) + path("hole", holes)


def _joint(side: int) -> str:
    return smooth([(AXIS + side * x, y) for x, y in JOINT])


def calm(name: str) -> str:
    outline = smooth([(AXIS + x, y) for x, y in mirrored(OUTLINE)], closed=True)
    shared = path("sil", outline) + bones() + path("joint", _joint(-1))
    lines = pointer(AXIS - 22, 316, AXIS - 40, 200) + pointer(AXIS + 22, 316, AXIS + 40, 200)
    return stencil(name, shared) + path("joint", _joint(1)) + lines + label(AXIS, 340, "Joint")


def sore(name: str) -> str:
    line = _joint(1)
    rays = path("pain", "M232 138l14-8M238 164h16M232 190l14 8")
    return stamped(name, 0, 0) + path("halo", line) + path("joint hurt", line) + rays
