"""The words written into the steps of an operation, and where each stands."""

from drawings.curve import Point
from drawings.markup import label, label_on, pointer

SKIN_OF_BACK = label(598, 342, "Skin")
SKIN_OF_FRONT = label(34, 342, "Skin")


def pointing(words: str, place: Point, anchor: str, start: Point, end: Point) -> str:
    return pointer(*start, *end) + label(*place, words, anchor)


def upon_bone(words: str, end: Point) -> str:
    """On the lowest bone, pointing up into the broken one."""
    return pointer(116, 296, *end, on=True) + label_on(122, 318, words)


NERVE_OF_NECK = pointing("Nerve", (14, 40), "start", (86, 32), (116, 28))
NERVES_OF_BACK = pointing("Nerves", (14, 40), "start", (96, 42), (228, 172))
NEEDLE = pointing("Needle", (470, 196), "middle", (458, 172), (436, 98))

LABELS = {
    "acdf-opening": SKIN_OF_FRONT,
    "acdf-disc": pointing("Worn disc", (16, 306), "start", (104, 282), (140, 190)),
    "acdf-cage": pointing("Cage", (226, 290), "middle", (250, 268), (330, 186)),
    "acdf-closing": SKIN_OF_FRONT,
    "augmentation-needle": NEEDLE + SKIN_OF_BACK,
    "augmentation-balloon": upon_bone("Balloon", (108, 206)),
    "augmentation-cement": upon_bone("Cement", (108, 206)),
    "augmentation-closing": upon_bone("Cement", (108, 206)) + SKIN_OF_BACK,
    "disc-replacement-back-opening": SKIN_OF_FRONT,
    "disc-replacement-back-disc": pointing("Worn disc", (16, 306), "start", (112, 282), (158, 192)),
    "disc-replacement-back-implant": pointing(
        "New disc", (236, 316), "middle", (290, 294), (364, 190)
    ),
    "disc-replacement-back-closing": SKIN_OF_FRONT,
    "disc-replacement-neck-opening": SKIN_OF_FRONT,
    "disc-replacement-neck-disc": pointing("Worn disc", (16, 306), "start", (104, 282), (140, 190)),
    "disc-replacement-neck-implant": pointing(
        "New disc", (222, 290), "middle", (254, 268), (326, 188)
    ),
    "disc-replacement-neck-closing": SKIN_OF_FRONT,
    "discectomy-opening": label_on(124, 124, "Bone") + SKIN_OF_BACK,
    "discectomy-tube": label(414, 201, "Tube"),
    "discectomy-removal": pointing("Piece of disc", (414, 296), "middle", (390, 272), (346, 204)),
    "discectomy-closing": SKIN_OF_BACK,
    "foraminotomy-opening": NERVE_OF_NECK + SKIN_OF_BACK,
    "foraminotomy-tube": NERVE_OF_NECK + label(430, 99, "Tube"),
    "foraminotomy-widening": pointing("Drill", (330, 50), "start", (324, 48), (264, 88)),
    "foraminotomy-closing": pointing("More room", (324, 56), "start", (318, 54), (268, 90))
    + SKIN_OF_BACK,
    "fusion-opening": SKIN_OF_BACK,
    "fusion-tube": label(420, 191, "Tube"),
    "fusion-cage": pointer(122, 122, 122, 172, on=True) + label_on(122, 112, "Cage"),
    "fusion-screws": pointing("Screws", (352, 108), "start", (346, 100), (312, 100))
    + pointing("Rod", (352, 172), "start", (346, 164), (312, 164)),
    "laminectomy-opening": NERVES_OF_BACK + SKIN_OF_BACK,
    "laminectomy-tube": NERVES_OF_BACK + label(446, 135, "Tube"),
    "laminectomy-roof": pointing("Piece of bone", (424, 236), "middle", (404, 212), (366, 138)),
    "laminectomy-closing": NERVES_OF_BACK + SKIN_OF_BACK,
}
