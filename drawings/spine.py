"""The whole spine from the side: the body map and the small "you are here" spines."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from drawings.anatomy import body, plain_body, process
from drawings.curve import Point, Track, blend, dense, pair, smooth
from drawings.markup import block, ellipse, group, path, picture, placed

CURVE = [(176, 74), (166, 104), (163, 132), (172, 160), (190, 200), (206, 246), (211, 292)]
CURVE += [(204, 340), (186, 392), (168, 432), (160, 470), (168, 506), (184, 536)]
SACRUM = [(186, 544), (197, 562), (211, 580), (222, 600), (226, 622)]
SACRUM_WIDTHS = [44, 40, 33, 24, 12]
TAILBONE = [(227, 634, 10, 2), (225, 647, 8, 12), (220, 659, 6, 24)]

HEAD = [(150, 8), (186, 2), (220, 22), (232, 56), (222, 92), (214, 118)]
BACK = [(226, 150), (252, 186), (270, 240), (276, 300), (266, 356), (248, 410), (238, 452)]
BACK += [(248, 492), (276, 532), (294, 580), (290, 640), (270, 692)]
FRONT = [(104, 692), (84, 620), (78, 560), (84, 500), (92, 450), (92, 400), (84, 344), (76, 290)]
FRONT += [(84, 236), (108, 196), (132, 172), (139, 152), (131, 142), (113, 139), (99, 133)]
FRONT += [(95, 122), (97, 112), (91, 106), (94, 98), (91, 93), (82, 85), (91, 68), (97, 44)]
FRONT += [(118, 18)]

# White and black here are amounts of a mask and never seen as colors.
FADE = (
    '<defs><linearGradient id="spine-map-fall" x1="0" y1="0" x2="0" y2="1">'
    '<stop offset=".74" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>'
    '</linearGradient><mask id="spine-map-fade">'
    '<rect width="400" height="692" fill="url(#spine-map-fall)"/></mask></defs>'
)


class Region(NamedTuple):
    slug: str
    target: tuple[float, float, float, float]
    anchor: Point
    row: float


# The rows share their heights with the list beside the map, so leaders end at its links.
REGIONS = [
    Region("neck", (118, 70, 120, 100), (196, 112), 172),
    Region("mid-back", (110, 172, 190, 232), (250, 268), 220),
    Region("low-back", (96, 406, 190, 128), (222, 462), 150),
    Region("sacrum", (96, 536, 210, 130), (246, 590), 138),
]


class Level(NamedTuple):
    region: int
    wide: float
    high: float
    disc: float
    length: float
    drop: float
    thick: float


def _levels() -> list[Level]:
    """Seven neck, twelve chest and five low back vertebrae, each a little larger."""
    neck = [(0, 19, 25, 8.4, 10, 2.6, 2.6, 11, 19, 2, 6, 3.4, 4.2, share / 6) for share in range(7)]
    chest = [
        (1, 25, 35, 11.4, 17, 2.6, 4.2, 23, 24, 12, 9, 4.6, 4.6, share / 11) for share in range(12)
    ]
    low = [(2, 37, 43, 19, 20.5, 6, 8, 27, 25, 5, 4, 8, 8, share / 4) for share in range(5)]
    return [_level(*entry) for entry in (*neck, *chest, *low)]


def _level(region: int, *sizes: float) -> Level:
    share = sizes[-1]
    ends = zip(sizes[:-1:2], sizes[1:-1:2], strict=True)
    return Level(region, *(blend(start, end, share) for start, end in ends))


def pieces(small: bool = False) -> Iterator[tuple[int, str]]:
    """Every bone with the disc under it, from the top, and the region it belongs to."""
    track, levels = Track(CURVE), _levels()
    stretch = track.length / sum(level.high + level.disc for level in levels)
    reached = 0.0
    for level in levels:
        high, gap = level.high * stretch, level.disc * stretch
        bone = _bone(track.at(reached + high / 2), level, high, small)
        yield level.region, bone + _disc(track.at(reached + high + gap / 2), level.wide, gap)
        reached += high + gap
    yield 3, _sacrum() + _tailbone()


def segments(small: bool = False) -> list[str]:
    """The four regions, each as the bones and discs inside it; small ones with plainer bones."""
    regions = ["", "", "", ""]
    for region, piece in pieces(small):
        regions[region] += piece
    return regions


def _bone(place: tuple[float, float, float], level: Level, high: float, small: bool) -> str:
    spur = process(level.wide, high, level.length, level.drop, level.thick)
    shape = plain_body(level.wide, high) if small else body(level.wide, high)
    return placed(path("vb", spur + shape), *place)


def _disc(place: tuple[float, float, float], wide: float, gap: float) -> str:
    x, y, lean = place
    return ellipse("dk", x, y, wide * 0.45, max(1.5, gap * 0.52), lean)


def _sacrum() -> str:
    """Five fused bones as one tapering block; faint lines keep the old joints."""
    line = dense(SACRUM, 8)
    front: list[Point] = []
    back: list[Point] = []
    joints = ""
    for index, (x, y) in enumerate(line):
        across_x, across_y = _across(line, index)
        half = _sacrum_width(index / (len(line) - 1) * 4) / 2
        front.append((x + across_x * half, y + across_y * half))
        back.append((x - across_x * half, y - across_y * half))
        if index in (8, 16, 24):
            start = pair(x + across_x * half * 0.72, y + across_y * half * 0.72)
            joints += f"M{start}L{pair(x - across_x * half * 0.72, y - across_y * half * 0.72)}"
    outline = front[::4] + back[::-4]
    return path("vb", smooth(outline, closed=True)) + path("rib", joints)


def _across(line: list[Point], index: int) -> Point:
    start, end = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
    length = math.dist(start, end) or 1
    return (start[1] - end[1]) / length, (end[0] - start[0]) / length


def _sacrum_width(step: float) -> float:
    whole = min(int(step), 3)
    return blend(SACRUM_WIDTHS[whole], SACRUM_WIDTHS[whole + 1], step - whole)


def _tailbone() -> str:
    return "".join(placed(path("vb", body(wide, 11)), x, y, lean) for x, y, wide, lean in TAILBONE)


def silhouette() -> str:
    """Head and trunk in profile, facing left."""
    return smooth(HEAD + BACK + FRONT, closed=True)


def _leader(region: Region, middle: float) -> str:
    x, y = region.anchor
    return path("lead", f"M{pair(x, y)}C{pair(x + 60, y)} {pair(330, middle)} {pair(400, middle)}")


def _leaders(high: float) -> str:
    whole = sum(region.row for region in REGIONS)
    drawn, top = "", 0.0
    for region in REGIONS:
        drawn += _leader(region, (top + region.row / 2) * high / whole)
        top += region.row
    return drawn


def spine_map() -> str:
    """Pointer-only links: the list beside the map serves keyboard and screen reader."""
    linked = "".join(
        f"<a class=\"seg s{index}\" href=\"{{% url 'conditions:area' '{region.slug}' %}}\""
        f' tabindex="-1">{block("hit", *region.target)}{inner}</a>'
        for index, (region, inner) in enumerate(zip(REGIONS, segments(), strict=True), 1)
    )
    inner = FADE + path("sil", silhouette(), ' mask="url(#spine-map-fade)"')
    inner += _leaders(680) + linked
    return picture("0 0 400 680", inner, "drawing drawing--map")


def here(hot: int | None) -> str:
    """The small spine; None fills every region, for pages about the whole spine."""
    inner = "".join(
        group(part, "hot" if hot is None or hot == index else "cool")
        for index, part in enumerate(segments(small=True))
    )
    return picture("128 58 152 612", inner, "drawing drawing--here")


def drawings() -> dict[str, str]:
    pictures = {f"here-{region.slug}": here(index) for index, region in enumerate(REGIONS)}
    return {"spine-map": spine_map(), "here-whole": here(None), **pictures}
