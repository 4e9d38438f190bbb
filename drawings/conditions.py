"""One picture for each condition: healthy on the left, the problem on the right."""

from drawings import back_view, closeup, crosscut
from drawings.anatomy import nerve, worn_disc
from drawings.closeup import MIDDLE, Column, back_muscle
from drawings.markup import block, circle, ellipse, path, picture, placed

PANEL_WIDE, PANEL_HIGH, GAP = 318, 360, 4


def badge(troubled: bool) -> str:
    """A check or an exclamation mark, so the two sides differ by more than color."""
    sign = path("bang", "M0 -7V1M0 6.5V7") if troubled else path("tick", "m-6 .5 4 4 8-9")
    return placed(circle("badge-bad" if troubled else "badge-good", 0, 0, 15) + sign, 30, 330)


def pair_of(healthy: str, problem: str) -> str:
    """The problem side is painted last and covers whatever reaches over from the healthy side."""
    calm = block("bg", 0, 0, PANEL_WIDE, PANEL_HIGH) + healthy + badge(troubled=False)
    between = block("paper", PANEL_WIDE, 0, GAP, PANEL_HIGH)
    sore = block("bg2", 0, 0, PANEL_WIDE, PANEL_HIGH) + problem + badge(troubled=True)
    inner = calm + between + placed(sore, PANEL_WIDE + GAP, 0)
    return picture("0 0 640 360", inner, "drawing drawing--condition")


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
    bones = back_muscle() + discs + column.bones()
    return pair_of(closeup.healthy("hd"), bones + sore + pushed + squeezed + bulge)


def degenerative_disc() -> str:
    column = Column("dd", close=22)
    front = "M-58-28Q-70-14-82-10Q-84-1-72-1Q-58-2-44-7ZM-58 28Q-70 14-82 10Q-84 1-72 1Q-58 2-44 7Z"
    rear = "M58-24Q64-12 70-9Q74-2 64-1Q56-2 44-7ZM58 24Q64 12 70 9Q74 2 64 1Q56 2 44 7Z"
    edges = column.place(path("vb", front + rear), MIDDLE)
    flat = column.place(worn_disc(112, 12), MIDDLE)
    sore = ellipse("glow", 100, MIDDLE, 92, 40)
    bones = column.outer_discs() + sore + edges + column.bones() + flat
    return pair_of(closeup.healthy("dd"), back_muscle() + bones + nerve(column.canal(7)))


def spondylolisthesis() -> str:
    column = Column("sl", center=112, close=14, slide=34)
    sheared = "M22 170Q80 165 132 170C150 172 152 184 166 190Q112 195 58 190C40 188 34 176 22 170Z"
    signs = path("line-2", "M139 24V166M173 194V340")
    signs += path("o th", "M112 122H52m17-17-17 17 17 17")
    signs += path("pain", "M217 172l13-7M221 190h15M217 208l13 7")
    bones = column.outer_discs() + path("dry", sheared) + column.bones()
    sore = circle("glow", 180, 186, 34) + nerve(closeup.kinked_canal(column))
    return pair_of(closeup.healthy("sl"), back_muscle() + bones + sore + signs)


def spinal_stenosis() -> str:
    return pair_of(
        placed(crosscut.roomy("ss"), 159, 168, scale=1.22),
        placed(crosscut.crowded("ss"), 159, 168, scale=1.22),
    )


def drawings() -> dict[str, str]:
    return {
        "degenerative-disc-disease": degenerative_disc(),
        "herniated-disc": herniated_disc(),
        "scoliosis": pair_of(back_view.straight(), back_view.curved()),
        "spinal-stenosis": spinal_stenosis(),
        "sciatica": pair_of(back_view.calm_leg(), back_view.sore_leg()),
        "spondylolisthesis": spondylolisthesis(),
    }
