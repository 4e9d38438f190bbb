"""The eight shots of the film about a slipped disc; each takes how far it has run, 0 to 1."""

from drawings import back_view, icons, marks, signs, spine
from drawings.anatomy import disc, nerve
from drawings.closeup import MIDDLE, Column, open_disc
from drawings.curve import Point, Track, angular, blend
from drawings.markup import block, circle, ellipse, path, placed
from drawings.scenes import back_layers

WIDE, HIGH = 640, 360
CENTER = "M-30-7Q-6-13 24-7C40-5 50-6 60-9V10C50 5 42 6 24 9Q-6 14-30 7Q-37 0-30-7Z"
BULGE = "M56-8C76-18 95-7 93 7C91 22 72 23 56 10Q60 0 56-8Z"
RAYS = "M249 158l15-9M254 180h17M249 202l15 9"
CRUMBS = [(16, -20), (34, -6), (30, 14), (14, 26), (44, -22), (46, 20)]


def span(share: float, start: float, end: float) -> float:
    """How far a smaller movement has come that lasts from start to end, eased at both ends."""
    part = max(0.0, min(1.0, (share - start) / (end - start)))
    return part * part * (3 - 2 * part)


def faded(inner: str, opacity: float) -> str:
    return f'<g opacity="{opacity:.2f}">{inner}</g>' if opacity > 0.01 else ""


def ground(classes: str = "bg") -> str:
    return block(classes, 0, 0, WIDE, HIGH)


def toward(inner: str, place: Point, scale: float) -> str:
    """The camera moves in until the place stands in the middle of the frame."""
    return placed(inner, WIDE / 2 - place[0] * scale, HIGH / 2 - place[1] * scale, 0, scale)


def whole_spine(share: float) -> str:
    bones = list(spine.pieces())
    shown = span(share, 0.02, 0.55) * (len(bones) + 4)
    stack = "".join(
        faded(piece, min(1.0, max(0.0, (shown - index) / 4)))
        for index, (_, piece) in enumerate(bones)
    )
    near = span(share, 0.6, 1)
    look = blend(185, 176, near), blend(338, 452, near)
    body = path("sil", spine.silhouette()) + stack
    return ground("paper") + toward(body, look, blend(0.535, 2.6, near))


def _close(name: str, middle: str, over: str, pushed: float = 0, hurt: float = 0) -> str:
    column = Column(name, center=120)
    line = column.canal(pushed)
    bones = column.outer_discs() + column.place(middle, MIDDLE) + column.bones()
    nerves = nerve(line) + faded(nerve(line[3:6], "nv hurt"), hurt)
    return back_layers(318) + column.stencils() + bones + nerves + column.place(over, MIDDLE)


def _framed(picture: str, scale: float = 1.25) -> str:
    return ground() + toward(picture, (190, MIDDLE - 4), scale)


def healthy_disc(share: float) -> str:
    ring, soft = span(share, 0.15, 0.3), span(share, 0.5, 0.65)
    rim = ellipse("o th", 0, 0, 68, 27)
    core = ellipse("o", 4.6, 0, 33, 18)
    show = faded(rim, ring - soft) + faded(core, soft * (1 - span(share, 0.92, 1)))
    return _framed(_close("f2", disc(116, 32), show), blend(1.1, 1.5, span(share, 0, 0.5)))


def torn_ring(share: float) -> str:
    out = span(share, 0.3, 0.95)
    middle = open_disc() + faded(path("nuc", CENTER), span(share, 0.05, 0.3))
    whole = faded(ellipse("nuc", 4.6, 0, 27.8, 12.8), 1 - out)
    return _framed(_close("f3", middle + whole, _bulge(out), 22 * out), 1.5)


def _bulge(size: float) -> str:
    if size < 0.02:
        return ""
    return placed(path("nuc fr", BULGE), 58 * (1 - size), 0, 0, round(size, 3))


def pressed_nerve(share: float) -> str:
    if share > 0.5:
        return _leg((share - 0.5) * 2)
    hurt = span(share, 0.05, 0.2)
    over = _bulge(1)
    close = _close("f4", open_disc() + path("nuc", CENTER), over, 22, hurt)
    beat = 0.6 + 0.4 * span(share % 0.16, 0, 0.16)
    rays = faded(circle("glow", 220, MIDDLE, 40) + path("pain", RAYS), hurt * beat)
    return _framed(close + rays, 1.5)


def _leg(share: float) -> str:
    """Pain runs down one leg, from the low back to the foot."""
    line = [
        (back_view.CENTER + x * back_view.BROAD, y)
        for x, y in (*back_view.NERVE, *back_view.CALF[1:])
    ]
    track = Track(line)
    reached = span(share, 0.1, 0.8) * track.length
    run = angular([track.at(step / 40 * reached)[:2] for step in range(41)])
    pain = path("halo", run) + path("nv hurt", run)
    spot = circle("dk fr", back_view.CENTER + 11, 29, 7)
    return ground("bg2") + placed(back_view.calm_leg() + pain + spot, 161, 0)


def clearing(share: float) -> str:
    left = 1 - 0.8 * span(share, 0.12, 0.85)
    hurt = 1 - span(share, 0.3, 0.75)
    crumbs = "".join(
        _crumb(x, y, span(share, 0.1 + i * 0.09, 0.4 + i * 0.09)) for i, (x, y) in enumerate(CRUMBS)
    )
    close = _close("f5", open_disc() + path("nuc", CENTER), _bulge(left) + crumbs, 22 * left, hurt)
    return _framed(close + faded(circle("glow", 220, MIDDLE, 40), hurt), 1.5)


def _crumb(x: float, y: float, gone: float) -> str:
    """A bit of the piece that drifts off while the body breaks it down."""
    here = circle("nuc fr", 82 + x * gone, y * gone, 4 * (1 - gone) + 0.5)
    return faded(here, (1 - gone) * 0.9) if gone > 0 else ""


def six_in_ten(share: float) -> str:
    drawn = ground("paper")
    for index in range(10):
        x, y = 96 + index % 5 * 112, 112 + index // 5 * 124
        better = span(share, 0.15 + index * 0.09, 0.3 + index * 0.09) if index < 6 else 0.0
        drawn += placed(_one_of_ten(better), x, y, 0, 1.2)
    return drawn


def _one_of_ten(better: float) -> str:
    stack = icons.bone(-4, -20, 36, 18) + icons.bone(-4, 22, 36, 18)
    stack += icons.cushion(-4, 1, 18, 7.5)
    piece = placed(path("dk fr", "M0-6q17 0 17 8t-16 5z"), 6 + 5 * better, 1, 0, 1 - 0.75 * better)
    tick = circle("badge-good", 0, 0, 10) + path("tick", "m-4 .5 3 3 5-6")
    done = faded(placed(tick, 28, 28), better)
    return circle("bg", 0, 0, 40) + stack + piece + done


def walk(share: float) -> str:
    risen = span(share, 0, 0.8)
    return placed(
        marks.landscape(70 * (1 - risen)) + marks.stones(17, span(share, 0.1, 0.9)), 0, -20
    )


def call_now(share: float) -> str:
    beat = 0.75 + 0.25 * span(share * 6 % 1, 0, 0.5) - 0.25 * span(share * 6 % 1, 0.5, 1)
    saddle = faded(ellipse("glow", 159, 112, 46, 40) + ellipse("glow", 159, 112, 30, 26), beat)
    body = placed(back_view.calm_leg() + saddle, -60, -60, 0, 1.35)
    pen = 'fill="none" stroke="#fff" stroke-width="1.8" stroke-linejoin="round"'
    phone = placed(f"<g {pen}>{signs.SIGNS['phone']}</g>", -46, -46, 0, 3.8)
    halo = circle("glow", 0, 0, 86 + 12 * beat)
    return ground("bg2") + body + placed(halo + circle("badge-bad", 0, 0, 76) + phone, 470, 160)


SHOTS = [whole_spine, healthy_disc, torn_ring, pressed_nerve]
SHOTS += [clearing, six_in_ten, walk, call_now]
