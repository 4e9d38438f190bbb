"""One picture for each condition: healthy on the left, the problem on the right."""

from drawings import back_view, bones, closeup, crosscut, hips, muscles, neck
from drawings.anatomy import nerve, worn_disc
from drawings.closeup import MIDDLE, Column, back_muscle
from drawings.markup import circle, ellipse, label, label_on, path, placed, pointer
from drawings.pairs import pair_of


def herniated_disc() -> str:
    column = Column("hd")
    center = path(
        "nuc", "M-30-7Q-6-13 24-7C40-5 50-6 60-9V10C50 5 42 6 24 9Q-6 14-30 7Q-37 0-30-7Z"
    )
    piece = path("nuc fr", "M56-8C76-18 95-7 93 7C91 22 72 23 56 10Q60 0 56-8Z")
    discs = column.outer_discs() + column.place(closeup.open_disc() + center, MIDDLE)
    pushed, squeezed = nerve(column.canal(22)), nerve(column.canal(22)[3:6], "nv hurt")
    sore = circle("glow", 200, MIDDLE, 38)
    bulge = column.place(piece, MIDDLE) + path("pain", "M229 158l13-8M234 180h15M229 202l13 8")
    stack = back_muscle() + discs + column.bones()
    return pair_of(
        "herniated-disc", closeup.healthy("hd"), stack + sore + pushed + squeezed + bulge
    )


def degenerative_disc() -> str:
    column = Column("dd", close=22)
    front = "M-58-28Q-70-14-82-10Q-84-1-72-1Q-58-2-44-7ZM-58 28Q-70 14-82 10Q-84 1-72 1Q-58 2-44 7Z"
    rear = "M58-24Q64-12 70-9Q74-2 64-1Q56-2 44-7ZM58 24Q64 12 70 9Q74 2 64 1Q56 2 44 7Z"
    edges = column.place(path("vb", front + rear), MIDDLE)
    flat = column.place(worn_disc(112, 12), MIDDLE)
    sore = ellipse("glow", 100, MIDDLE, 92, 40)
    stack = column.outer_discs() + sore + edges + column.bones() + flat
    return pair_of(
        "degenerative-disc-disease",
        closeup.healthy("dd"),
        back_muscle() + stack + nerve(column.canal(7)),
    )


def spondylolisthesis() -> str:
    column = Column("sl", center=112, close=14, slide=34)
    sheared = "M22 170Q80 165 132 170C150 172 152 184 166 190Q112 195 58 190C40 188 34 176 22 170Z"
    signs = path("line-2", "M139 24V166M173 194V340")
    signs += path("o th way", "M112 122H52m17-17-17 17 17 17")
    signs += path("pain", "M217 172l13-7M221 190h15M217 208l13 7")
    stack = column.outer_discs() + path("dry", sheared) + column.bones()
    sore = circle("glow", 180, 186, 34) + nerve(closeup.kinked_canal(column))
    return pair_of("spondylolisthesis", closeup.healthy("sl"), back_muscle() + stack + sore + signs)


def spinal_stenosis() -> str:
    words = (
        label_on(159, 248, "Bone") + label(312, 42, "Nerves", "end") + pointer(268, 52, 164, 176)
    )
    return pair_of(
        "spinal-stenosis",
        placed(crosscut.roomy("ss"), 159, 168, scale=1.22) + words,
        placed(crosscut.crowded("ss"), 159, 168, scale=1.22),
    )


def sciatica() -> str:
    words = pointer(84, 262, 122, 262) + label(6, 270, "Nerve", "start")
    return pair_of("sciatica", back_view.calm_leg() + words, back_view.sore_leg())


def side_by_side() -> dict[str, tuple[str, str]]:
    """The pairs whose two sides are drawn next to each other elsewhere."""
    return {
        "cervical-myelopathy": (neck.from_the_side("cm"), neck.pressed_from_the_side("cm")),
        "cervical-radiculopathy": (neck.calm_arm("cr"), neck.sore_arm("cr")),
        "muscle-strain": (muscles.calm("ms"), muscles.torn("ms")),
        "sacroiliac-joint-pain": (hips.calm("si"), hips.sore("si")),
        "scoliosis": (back_view.straight(), back_view.curved()),
        "spinal-infection": (closeup.healthy("in"), bones.infected("in")),
        "spinal-tumor": (closeup.healthy_bone("tu"), bones.growth("tu")),
        "vertebral-compression-fracture": (closeup.healthy_bone("vf"), bones.sunken("vf")),
    }


def drawings() -> dict[str, str]:
    return {
        "degenerative-disc-disease": degenerative_disc(),
        "herniated-disc": herniated_disc(),
        "spinal-stenosis": spinal_stenosis(),
        "sciatica": sciatica(),
        "spondylolisthesis": spondylolisthesis(),
    } | {slug: pair_of(slug, *sides) for slug, sides in side_by_side().items()}
