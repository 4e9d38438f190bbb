"""Writes every drawing: `python -m drawings`."""

from pathlib import Path

from drawings import conditions, icons, marks, regions, signs, spine, steps

ROOT = Path(__file__).resolve().parent.parent
PARTIALS = ROOT / "templates" / "drawings"
IMAGES = ROOT / "static" / "img"


def every_drawing() -> dict[str, str]:
    pictures: dict[str, str] = {}
    for module in (spine, conditions, icons, steps, signs, marks, regions):
        pictures |= module.drawings()
    return pictures


def write() -> int:
    PARTIALS.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(parents=True, exist_ok=True)
    pictures = every_drawing()
    for name, svg in pictures.items():
        (PARTIALS / f"{name}.svg").write_text(svg, encoding="utf-8")
    (IMAGES / "favicon.svg").write_text(marks.favicon(), encoding="utf-8")
    return len(pictures)


if __name__ == "__main__":
    print(f"{write()} drawings written to {PARTIALS}")
