"""The logo, the leaning stack of the 404 page, the story poster and the favicon."""

import math

from drawings.anatomy import body
from drawings.curve import Point, blend, dense, number
from drawings.markup import block, circle, path, picture, placed

# x, y, width and lean of the four blocks: a short S, read from the top.
BLOCKS = [(13.5, 4.2, 13, -10), (16.5, 13.4, 15, 4), (16.5, 23, 17, 14), (12.5, 32.8, 20, -3)]
LEANING = [(118, 172, 62, 4), (106, 143, 56, -10), (116, 115, 54, 12), (134, 89, 50, 24)]
LEANING += [(128, 62, 46, 4), (112, 38, 42, -16)]
WAY: list[Point] = [(262, 420), (318, 384), (398, 356), (426, 328), (388, 302), (360, 284)]
WAY += [(376, 266), (402, 252), (412, 240)]
PLAY = "M84 71.5q0-4 3.5-2l32 20q3.5 2.5 0 5l-32 20q-3.5 2-3.5-2Z"


def _block(block: tuple[float, float, float, float], fill: str) -> str:
    x, y, wide, lean = block
    bar = f'<rect x="{number(-wide / 2)}" y="-3.4" width="{wide}" height="6.8" rx="3.2" {fill}'
    return f'{bar} transform="translate({x} {y}) rotate({lean})"/>'


def mark() -> str:
    blocks = "".join(_block(block, 'class="mark"') for block in BLOCKS)
    return picture("0 0 30 38", blocks, "drawing drawing--mark")


def lost() -> str:
    """A stack about to fall: something is not where it should be, and no harm done."""
    stack = "".join(placed(path("vb", body(wide, 24)), x, y, lean) for x, y, wide, lean in LEANING)
    fallen = placed(path("dk", body(44, 15)), 190, 179, 0)
    motion = path("o", "M160 30q10 4 14 13M166 17q17 6 23 22")
    ground = path("line-2", "M44 189H214")
    return picture(
        "0 0 240 220",
        circle("bg", 120, 110, 104) + ground + stack + fallen + motion,
        "drawing drawing--lost",
    )


def stones(count: int = 17, laid: float = 1) -> str:
    """The path of blocks: larger and further apart the nearer they are; `laid` counts in part."""
    line = dense(WAY, 24)
    drawn = ""
    for index in range(round(count * laid)):
        share = 1 - (1 - index / (count - 1)) ** 1.55
        drawn += _stone(line, int(share * (len(line) - 2)), blend(52, 9, share**0.8))
    return drawn


def _stone(line: list[Point], at: int, wide: float) -> str:
    (x, y), (next_x, next_y) = line[at], line[at + 1]
    lean = (math.degrees(math.atan2(next_y - y, next_x - x)) + 90) * 0.35
    return placed(
        block("stone", -wide / 2, -wide * 0.17, wide, wide * 0.34, wide * 0.16), x, y, round(lean)
    )


def landscape(sunk: float = 0) -> str:
    """Hills before a sun that may still be `sunk` behind them."""
    sky = '<rect class="sky" width="640" height="400"/>'
    sun = circle("sun sun-glow", 418, 168 + sunk, 160) + circle("sun", 418, 168 + sunk, 118)
    hills = path("hill-1", "M-10 262Q90 196 210 240T440 216 660 250V410H-10Z")
    hills += path("hill-2", "M-10 300Q150 246 300 292T660 270V410H-10Z")
    return sky + sun + hills + path("hill-3", "M-10 356Q180 300 380 348T660 330V410H-10Z")


def poster() -> str:
    button = circle("play-disc", 96, 92, 44) + path("play", PLAY)
    return picture("0 0 640 400", landscape() + stones() + button, "drawing drawing--poster")


def _own_colors(corner: int) -> str:
    """Stands alone in the browser bar, so it carries its own colors and its own ground."""
    ground = f'<rect width="64" height="64" rx="{corner}" fill="#0b5d56"/>'
    blocks = "".join(
        _block(block, f'fill="{"#eda271" if index == 1 else "#fbf8f1"}"')
        for index, block in enumerate(BLOCKS)
    )
    opening = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    return f"{opening}{ground}{placed(blocks, 9.2, 2.9, 0, 1.55)}</svg>\n"


def favicon() -> str:
    return _own_colors(14)


def touch_icon() -> str:
    """Phones cut their own corners, so this one has none."""
    return _own_colors(0)


def drawings() -> dict[str, str]:
    return {"mark": mark(), "lost": lost(), "poster": poster()}
