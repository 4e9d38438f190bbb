"""One round icon for each condition."""

from drawings.anatomy import body
from drawings.markup import circle, ellipse, path, picture, placed

ARCH = "M20 24h44q5 0 5 6v5q-9 3-9 10t9 10v5q0 6-5 6H20q-5 0-5-6v-5q9-3 9-10t-9-10v-5q0-6 5-6Z"
LEFT, RIGHT = "M13 45h12m-4-4 4 4-4 4", "M71 45H59m4-4-4 4 4 4"


def bone(x: float, y: float, wide: float, high: float, lean: float = 0) -> str:
    return placed(path("vb", body(wide, high)), x, y, lean)


def cushion(x: float, y: float, wide: float, high: float, lean: float = 0) -> str:
    return ellipse("dk", x, y, wide, high, lean)


def worn() -> str:
    low = path("dry", "M20 59q18-3 36 0q4 2.5 0 5q-18 3-36 0q-4-2.5 0-5Z")
    spurs = path("o", "M16 57.5q-4 1-5 4M60 57.5q4 1 5 4")
    high = bone(38, 17, 38, 15) + cushion(38, 29.5, 18, 4.5) + bone(38, 45, 38, 20)
    return high + low + bone(38, 72, 36, 12) + spurs


def slipped() -> str:
    piece = path("dk fr", "M48 37q17 0 17 8t-16 5z")
    pinched = path("nv", "M64 10q4 14 5 27t-3 36")
    stack = bone(38, 22, 36, 18) + bone(38, 64, 36, 18)
    return stack + cushion(38, 43, 18, 7.5) + pinched + piece


def curved() -> str:
    column = [(42, 14, 17, -8), (47, 25.5, 18, -26), (51, 38, 19, -6)]
    column += [(48, 50.5, 20, 20), (42, 62, 21, 16), (40, 73, 21, 0)]
    return "".join(bone(x, y, wide, 9, lean) for x, y, wide, lean in column)


def narrowed() -> str:
    return path("vb", ARCH) + ellipse("sac", 42, 45, 6, 10) + path("pain", LEFT + RIGHT)


def leg_pain() -> str:
    bones = bone(32, 18, 26, 11, -6) + bone(31, 33, 27, 11, -2) + bone(32, 48, 28, 11, 4)
    discs = cushion(31.5, 25.5, 12, 2.6, -4) + cushion(31.5, 40.5, 12, 2.6, 1)
    running = path("nv", "M47 40q10 6 9 18t6 20")
    return bones + discs + running + path("pain", "M66 48l6-3M68 57h7M69 66l6 3")


def slid() -> str:
    bones = bone(46, 18, 34, 15, 4) + bone(32, 41, 36, 16, 2) + bone(48, 66, 36, 17, -10)
    discs = cushion(40, 29.5, 15, 3.2, 3) + cushion(41, 54, 14, 3.2, -4)
    return discs + bones + path("o", "M74 41H60m5-5-5 5 5 5")


ICONS = {
    "degenerative-disc-disease": worn,
    "herniated-disc": slipped,
    "scoliosis": curved,
    "spinal-stenosis": narrowed,
    "sciatica": leg_pain,
    "spondylolisthesis": slid,
}


def drawings() -> dict[str, str]:
    ground = circle("bg", 42, 42, 40)
    return {
        f"icon-{slug}": picture("0 0 84 84", ground + draw(), "drawing drawing--icon")
        for slug, draw in ICONS.items()
    }
