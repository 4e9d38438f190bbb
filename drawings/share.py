"""The pictures other programs ask for: `python -m drawings.share` (needs rsvg-convert).

favicon.svg is written with all other drawings; phones and link previews still want PNG.
"""

from pathlib import Path

from drawings import marks, spine
from drawings.film import rasterize
from drawings.markup import placed
from drawings.palette import standalone

IMAGES = Path(__file__).resolve().parent.parent / "static" / "img"


def preview() -> str:
    """An evening with the spine standing in it; no words, since the name is a site setting."""
    bones = "".join(spine.segments())
    scenery = placed(marks.landscape() + marks.stones(), 0, -100, 0, 1.875)
    return standalone(scenery + placed(bones, 70, 24, 0, 0.87), "0 0 1200 630")


def make() -> None:
    rasterize(marks.touch_icon(), IMAGES / "touch-icon.png", 180, 180)
    rasterize(preview(), IMAGES / "share.png", 1200, 630)


if __name__ == "__main__":
    make()
