"""The body from behind: a straight and a curved spine, and the nerve that runs down the leg."""

import math

from drawings.curve import Point, Track, angular, blend, mirrored, shifted, smooth
from drawings.markup import circle, path, placed, stamped, stencil

CENTER = 159
LEVELS = 17
BROAD = 1.2
STRAIGHT: list[Point] = [(159, 76), (159, 140), (159, 210), (159, 284)]
CURVED: list[Point] = [(157, 78), (163, 102), (184, 142), (178, 180), (148, 222), (147, 256)]
CURVED += [(158, 286)]
HEAD: list[Point] = [(15, -6), (33, 8), (34, 36), (22, 58), (22, 72)]
TRUNK: list[Point] = [(40, 82), (84, 92), (104, 116), (112, 180), (116, 260), (120, 372)]
BONE: list[Point] = [(-0.42, -0.5), (0.42, -0.5), (0.58, 0), (0.42, 0.5), (-0.42, 0.5), (-0.58, 0)]

LEGS: list[Point] = [(48, -12), (52, 26), (68, 72), (74, 108), (68, 160), (57, 208), (50, 238)]
LEGS += [(54, 268), (54, 300), (44, 338), (42, 374), (24, 374), (23, 338), (19, 300), (17, 262)]
LEGS += [(18, 236), (13, 196), (7, 152), (3, 128)]
PELVIS: list[Point] = [
    (20, 56),
    (34, 38),
    (56, 32),
    (70, 44),
    (66, 62),
    (56, 78),
    (56, 94),
    (46, 104),
]
PELVIS += [(44, 122), (32, 126), (26, 112), (8, 108), (8, 97), (26, 90), (26, 70)]
SACRUM: list[Point] = [(20, 48), (16, 66), (9, 86), (3, 100)]
THIGH: list[Point] = [(60, 92), (64, 104), (54, 130), (46, 180), (44, 222), (36, 222), (38, 180)]
THIGH += [(44, 130), (46, 102), (50, 92)]
NERVE: list[Point] = [(10, 34), (15, 56), (28, 88), (33, 116), (30, 160), (31, 206), (34, 236)]
CALF: list[Point] = [(34, 236), (40, 268), (40, 304), (35, 366)]


def centered(half: list[Point], spread: float = 1) -> str:
    return smooth(mirrored([(CENTER + x * spread, y) for x, y in half], CENTER), closed=True)


def both_sides(half: list[Point], spread: float = 1) -> str:
    right = [(CENTER + x * spread, y) for x, y in half]
    left = [(CENTER - x * spread, y) for x, y in half]
    return smooth(right, closed=True) + smooth(left, closed=True)


def column(line: list[Point]) -> str:
    """Seventeen bones as one path: chest and low back, each larger than the one above."""
    track = Track(line)
    step = track.length / LEVELS
    return "".join(
        _bone(track.at((index + 0.5) * step), index / (LEVELS - 1), step) for index in range(LEVELS)
    )


def _bone(place: tuple[float, float, float], share: float, step: float) -> str:
    x, y, lean = place
    wide, high = blend(20, 31, share), step * 0.8
    cosine, sine = math.cos(math.radians(lean)), math.sin(math.radians(lean))
    corners = [(across * wide, down * high) for across, down in BONE]
    turned = [(x + a * cosine - d * sine, y + a * sine + d * cosine) for a, d in corners]
    return angular(turned, closed=True)


def trunk(tilt: float) -> str:
    """The body outline; `tilt` drops one shoulder."""
    right = [(CENTER + x, y) for x, y in (*HEAD, *TRUNK)]
    drops = [0.0] * len(HEAD) + [tilt * 0.4, tilt, tilt, tilt * 0.6, 0, 0]
    left = [(CENTER - x, y + drop) for (x, y), drop in zip((*HEAD, *TRUNK), drops, strict=True)]
    raised = [(x, y - drop * 0.5) for (x, y), drop in zip(right, drops, strict=True)]
    arms = "M85 152Q92 240 84 372M233 152Q226 240 234 372"
    return path("sil", smooth([*raised, *reversed(left)], closed=True)) + path("rib", arms)


def straight() -> str:
    """Also holds the stencil of the hips and the plumb line for the curved side."""
    wings, sacrum = shifted(PELVIS, 0, 236), shifted(SACRUM, 0, 238)
    hips = path("vb hind", both_sides(wings, 1.3)) + path("vb", centered(sacrum, 1.2))
    hips += path("line-2", "M159 64V352")
    return trunk(0) + stencil("sp-hips", hips) + path("vb", column(STRAIGHT))


def curved() -> str:
    return trunk(14) + stamped("sp-hips", 0, 0) + path("vb", column(CURVED))


def legs() -> str:
    bones = path("vb hind", both_sides(PELVIS, BROAD) + both_sides(THIGH, BROAD))
    low_back = "".join(
        placed(path("vb", angular([(x * 34, y * 17) for x, y in BONE], closed=True)), CENTER, y)
        for y in (-2, 18, 38)
    )
    return (
        path("sil", centered(LEGS, BROAD)) + bones + path("vb", centered(SACRUM, BROAD)) + low_back
    )


def _nerve(side: int, classes: str) -> str:
    line = NERVE + CALF[1:]
    return path(classes, smooth([(CENTER + side * x * BROAD, y) for x, y in line]))


def calm_leg() -> str:
    """Also holds the stencils of the body and its two nerves for the sore side."""
    return stencil("sc-legs", legs() + _nerve(-1, "nv")) + _nerve(1, "nv")


def sore_leg() -> str:
    halo = _nerve(1, "halo")
    pressed = circle("dk fr", CENTER + 11, 29, 7)
    rays = "M250 84l13-7M253 102h15M250 120l13 7M230 276l13-7M232 293h14M230 310l12 7"
    nerves = halo + _nerve(1, "nv hurt")
    return stamped("sc-legs", 0, 0) + nerves + pressed + path("pain", rays)
