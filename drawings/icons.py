"""One round icon for each condition."""

from drawings.anatomy import body, seen_from_behind
from drawings.markup import circle, ellipse, path, picture, placed

ARCH = "M20 24h44q5 0 5 6v5q-9 3-9 10t9 10v5q0 6-5 6H20q-5 0-5-6v-5q9-3 9-10t-9-10v-5q0-6 5-6Z"
NARROWING = "M40 42h6m-4-4 4 4-4 4M68 42H60m4-4-4 4 4 4"
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


def arm_pain() -> str:
    bones = "".join(
        placed(path("vb", seen_from_behind(20, 11, 15)), 34, y) for y in (12, 26, 40, 54, 68)
    )
    arm = path("nv hurt", "M43 33q10 2 16 12t5 28")
    calm = path("nv", "M25 33q-8 3-11 14")
    return calm + bones + arm + path("pain", "M70 38l6-4M73 48h7M74 58l6 3")


def pressed_cord() -> str:
    bones = bone(28, 18, 30, 17, -6) + bone(28, 66, 30, 17, 6) + bone(26, 42, 32, 16)
    discs = cushion(27, 30, 14, 3) + cushion(27, 54, 14, 3)
    return path("nv slim", "M54 10q-3 16-3 32t3 32") + bones + discs + path("pain", NARROWING)


def broken() -> str:
    wedge = path(
        "vb", "M22 42l6 1 4-4 7 2 18-7q3 0 2 4-2 7 0 15 1 3-3 3-18-2-36 0-3 0-2-4 1-6 4-10z"
    )
    bones = bone(34, 18, 36, 16, -10) + cushion(38, 30, 17, 3.4, -10) + bone(42, 72, 36, 14)
    return bones + cushion(41, 60.5, 17, 3.4) + wedge + path("pain crack", "M24 48l7 2 4-5 7 5 4-5")


def lump() -> str:
    bones = bone(38, 16, 38, 16) + bone(38, 42, 38, 20) + bone(38, 68, 38, 16)
    discs = cushion(38, 28, 18, 3.4) + cushion(38, 56, 18, 3.4)
    return discs + bones + path("lump", "M42 34q10-6 16 0 9 1 8 9-2 10-13 8-11 2-13-6-3-8 2-11z")


def infected() -> str:
    pus = path("pus", "M20 38l5 3 5-4 5 4 5-4 5 4 5-4 6 2v12l-6-3-5 4-5-4-5 4-5-4-5 4-5-3z")
    germs = path("germ", "M28 45h0M36 46h0M44 45h0M51 46h0")
    halo = circle("glow", 38, 45, 27)
    return bone(38, 24, 38, 26) + bone(38, 66, 38, 26) + halo + pus + germs


def hip_joint() -> str:
    wing = "M51 28q10-12 20-4t2 20-6 18-9 6-1-12-6-12-2-14z"
    other = "M33 28q-10-12-20-4t-2 20 6 18 9 6 1-12 6-12 2-14z"
    wings = path("vb hind", wing + other)
    sacrum = path("vb", "M33 27q9 3 18 0l-2 16-7 19-7-19z")
    return wings + sacrum + path("joint", "M34 29l2 16") + path("joint hurt", "M50 29l-2 16")


def pulled() -> str:
    strand = path("mus edged", "M28 8h28q8 16 8 34t-8 34H28q-8-16-8-34T28 8z")
    fibers = path("fib", "M34 10q-5 32 0 64M42 10v64M50 10q5 32 0 64")
    return strand + fibers + path("tear", "M23 43l7-5 5 6 7-7 5 7 6-6 8 5-7 9-7-5-5 6-7-6-6 6z")


ICONS = {
    "cervical-myelopathy": pressed_cord,
    "cervical-radiculopathy": arm_pain,
    "muscle-strain": pulled,
    "sacroiliac-joint-pain": hip_joint,
    "spinal-infection": infected,
    "spinal-tumor": lump,
    "vertebral-compression-fracture": broken,
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
