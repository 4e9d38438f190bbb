"""The pictures of each operation, step by step."""

from drawings import crosscut, needlework
from drawings.anatomy import worn_disc
from drawings.closeup import MIDDLE, Column, open_disc
from drawings.crosscut import NARROW_LOW_BACK, NECK
from drawings.curve import Point, smooth
from drawings.instruments import (
    artificial_disc,
    burr,
    cage,
    cut,
    grasper,
    loose_piece,
    plate_and_screws,
    retractors,
    rod,
    scalpel,
    screw,
    sore,
    stitches,
    tube,
)
from drawings.markup import path, placed
from drawings.scenes import (
    KEYHOLE,
    ROOF_WINDOW,
    SKIN_BACK,
    SKIN_FRONT,
    belly,
    emptied,
    from_the_front,
    low_back,
    pedicles,
    scene,
    slice_from_behind,
    whole_nerve,
    window_in_bone,
    windpipe,
)
from drawings.step_labels import LABELS
from drawings.words import STEPS

BULGE = "M56-9C76-18 95-7 93 7C91 22 72 23 56 11Q60 0 56-9Z"
LOW_THREADS: list[Point] = [(-9, -6), (0, -9), (9, -6), (-11, 4), (11, 4), (-5, 10), (5, 10)]
TIGHT_THREADS: list[Point] = [(-7, -1), (0, -3), (7, -1), (-3, 3), (4, 3)]
NECK_SPUR: list[Point] = [(38, -22), (48, -30), (62, -26), (64, -12), (52, -4), (42, -8)]
NECK_ROOT: list[Point] = [(14, 8), (40, 0), (70, -22), (104, -62)]


def slipped(name: str, tools: str) -> str:
    column = Column(name, center=120)
    hurting = (
        sore(218, MIDDLE) + whole_nerve(column, 22) + column.place(path("nuc fr", BULGE), MIDDLE)
    )
    return low_back(column, open_disc(), hurting) + tools


def relieved(name: str, tools: str) -> str:
    column = Column(name, center=120)
    return low_back(column, open_disc(), whole_nerve(column)) + tools


def discectomy(name: str) -> dict[str, str]:
    way = tube(232, 596, 200, -2.5)
    lifted = grasper(330, 196, 280, -2.5, loose_piece())
    return {
        "opening": slipped(f"{name}-o", cut(SKIN_BACK + 8, 190) + scalpel(552, 182, -24)),
        "tube": slipped(f"{name}-t", way),
        "removal": relieved(f"{name}-r", way + lifted),
        "closing": relieved(f"{name}-c", stitches(SKIN_BACK, 190)),
    }


def neck_slice(freed: bool, tools: str) -> str:
    """The nerve on the upper side leaves through a narrow gap until the gap is widened."""
    sac = crosscut.nerve_sac(10, 22, 14, [])
    calm = path("nv", smooth([(-x, y) for x, y in NECK_ROOT]))
    own = path("nv" if freed else "nv hurt", smooth(NECK_ROOT))
    bump = sore(52, -10, 26) + path("vb", smooth(NECK_SPUR, closed=True))
    window = window_in_bone(KEYHOLE) if freed else ""
    inside = calm + ("" if freed else bump) + own + sac
    return slice_from_behind(NECK, 1.5, inside, window) + tools


def foraminotomy(name: str) -> dict[str, str]:
    way = tube(268, 596, 96, -2)
    return {
        "opening": neck_slice(False, cut(SKIN_BACK + 8, 96) + scalpel(552, 90, -24)),
        "tube": neck_slice(False, way),
        "widening": neck_slice(True, way + burr(256, 97, 350, -2)),
        "closing": neck_slice(True, stitches(SKIN_BACK, 96)),
    }


def crowded_slice(tools: str) -> str:
    lining = crosscut.thick_ligament(NARROW_LOW_BACK, [(19, 3), (12, 17), (3, 23)])
    sac = crosscut.nerve_sac(10, 14, 7, TIGHT_THREADS, "hurt")
    return slice_from_behind(NARROW_LOW_BACK, 1.25, lining + sore(0, 10, 32) + sac) + tools


def opened_slice(tools: str) -> str:
    sac = crosscut.nerve_sac(20, 21, 17, LOW_THREADS)
    opened = window_in_bone(ROOF_WINDOW)
    return slice_from_behind(NARROW_LOW_BACK, 1.25, sac, opened) + tools


def laminectomy(name: str) -> dict[str, str]:
    way = tube(296, 596, 132, -2)
    chip = path("vb", "M-14-8L6-12 14 4-4 12Z")
    return {
        "opening": crowded_slice(cut(SKIN_BACK + 8, 126) + scalpel(552, 118, -24)),
        "tube": crowded_slice(way),
        "roof": opened_slice(way + grasper(360, 130, 250, -2, chip)),
        "closing": opened_slice(stitches(SKIN_BACK, 126)),
    }


def neck_front(name: str, middle: str, tools: str, moved: bool, pushed: float = 0) -> str:
    column = Column(name, center=120)
    bulge = column.place(path("dry", BULGE), MIDDLE) if pushed else ""
    nerves = whole_nerve(column, pushed) + bulge
    return from_the_front(column, 0.78, 252, middle, nerves) + windpipe(moved) + tools


def belly_front(name: str, middle: str, tools: str, moved: bool, pushed: float = 0) -> str:
    column = Column(name, center=100)
    nerves = whole_nerve(column, pushed)
    return from_the_front(column, 1, 296, middle, nerves) + belly(moved) + tools


def disc_replacement_neck(name: str) -> dict[str, str]:
    ways = retractors(40, 290, MIDDLE, 34)
    taken = grasper(
        150, MIDDLE, 120, 180, placed(path("dry", "M-18-8q20-8 28 2t-12 14q-18 2-16-16z"), 0, 0)
    )
    holder = path("tool", "M24 180H304") + path("metal", "M14 170h26v20H14Z")
    return {
        "opening": neck_front(f"{name}-o", worn_disc(116, 22), front_cut(), False, 14),
        "disc": neck_front(f"{name}-d", emptied(), ways + taken, True),
        "implant": neck_front(f"{name}-i", artificial_disc(), ways + holder, True),
        "closing": neck_front(f"{name}-c", artificial_disc(), stitches(SKIN_FRONT, MIDDLE), False),
    }


def front_cut() -> str:
    return cut(SKIN_FRONT - 12, MIDDLE + 6) + scalpel(62, 196, 156)


def disc_replacement_back(name: str) -> dict[str, str]:
    ways = retractors(40, 322, MIDDLE, 44)
    taken = grasper(170, MIDDLE, 140, 180, path("dry", "M-20-9q22-9 31 2t-13 16q-20 2-18-18z"))
    holder = path("tool", "M24 180H344") + path("metal", "M14 170h26v20H14Z")
    return {
        "opening": belly_front(f"{name}-o", worn_disc(116, 20), front_cut(), False, 8),
        "disc": belly_front(f"{name}-d", emptied(), ways + taken, True),
        "implant": belly_front(f"{name}-i", artificial_disc(), ways + holder, True),
        "closing": belly_front(f"{name}-c", artificial_disc(), stitches(SKIN_FRONT, MIDDLE), False),
    }


def acdf(name: str) -> dict[str, str]:
    ways = retractors(40, 290, MIDDLE, 34)
    piece = path("dry", "M-18-8q20-8 28 2t-12 14q-18 2-16-16z")
    taken = grasper(150, MIDDLE, 120, 180, piece)
    holder = path("tool", "M24 180H298") + path("metal", "M14 170h26v20H14Z")
    return {
        "opening": neck_front(f"{name}-o", worn_disc(116, 22), front_cut(), False, 14),
        "disc": neck_front(f"{name}-d", emptied(), ways + taken, True),
        "cage": neck_joined(f"{name}-g", ways + holder, True),
        "closing": neck_joined(f"{name}-c", stitches(SKIN_FRONT, MIDDLE), False),
    }


def neck_joined(name: str, tools: str, moved: bool) -> str:
    column = Column(name, center=120)
    hardware = whole_nerve(column) + column.place(plate_and_screws(), MIDDLE)
    return from_the_front(column, 0.78, 252, cage(), hardware) + windpipe(moved) + tools


def loose_joint(name: str, tools: str) -> str:
    column = Column(name, center=120, close=16, slide=14)
    nerves = sore(206, MIDDLE) + whole_nerve(column, 8)
    return low_back(column, worn_disc(104, 16), nerves + pedicles(column)) + tools


def fused_joint(name: str, middle: str, tools: str) -> str:
    column = Column(name, center=120)
    return low_back(column, middle, whole_nerve(column) + pedicles(column)) + tools


def fusion(name: str) -> dict[str, str]:
    way = tube(236, 596, 186, -1)
    cuts = cut(SKIN_BACK + 8, 120, 34) + cut(SKIN_BACK + 8, 236, 34) + scalpel(552, 112, -24)
    pushed = path("tool", "M168 181L600 178") + path("metal", "M594 168h26v20h-26Z")
    hardware = screw(300, 100, 196, 3) + screw(300, 222, 196, -3) + rod(306, 84, 238)
    return {
        "opening": loose_joint(f"{name}-o", cuts),
        "tube": loose_joint(f"{name}-t", way),
        "cage": fused_joint(f"{name}-g", cage(), way + pushed),
        "screws": fused_joint(
            f"{name}-s", cage(), hardware + stitches(SKIN_BACK, 120) + stitches(SKIN_BACK, 236)
        ),
    }


OPERATIONS = {
    "acdf": acdf,
    "augmentation": needlework.drawings,
    "discectomy": discectomy,
    "foraminotomy": foraminotomy,
    "laminectomy": laminectomy,
    "disc-replacement-neck": disc_replacement_neck,
    "disc-replacement-back": disc_replacement_back,
    "fusion": fusion,
}


def drawings() -> dict[str, str]:
    return {
        f"{operation}-{step}": named(f"{operation}-{step}", inner)
        for operation, draw in OPERATIONS.items()
        for step, inner in draw(operation).items()
    }


def named(name: str, inner: str) -> str:
    return scene(inner + LABELS[name], STEPS[name])
