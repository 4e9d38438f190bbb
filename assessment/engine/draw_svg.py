"""A questionnaire drawn as SVG, for a clinician to read and sign: one column on Letter pages.

Everybody goes down the column. Where some pass a box by, an arrow beside it says so; red
marks a flag, and a red bar beside a line is the end of the questions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from assessment.engine.draw_rows import Block, Lane, Line, Look, Mark, blocks
from assessment.engine.model import Questionnaire

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 816, 1056, 48
"""Letter, at 96 to the inch."""
LEFT, WIDTH = 104, 640
MIDDLE = LEFT + WIDTH // 2
ROW, PADDING, GAP = 17, 9, 20
LETTERS = 92
"""As many as fit a line of a box, wide ones included."""
BOLD_LETTERS = 82
MOST_TOGETHER, LEAST_TOGETHER = 24, 8
"""Rows: a box with more may be parted, and so many must stand before the part."""

FILLS = {
    Look.TITLE: "#ffffff",
    Look.SECTION: "#dfe8ee",
    Look.QUESTION: "#ffffff",
    Look.NOTE: "#f4f4f4",
    Look.SCORE: "#eef5ea",
    Look.BAND: "#fff6e0",
}
RED, INK, GRAY = "#b00020", "#1b1b1b", "#5c5c5c"
LANE = LEFT - 40
DASHED = f'fill="none" stroke="{GRAY}" stroke-width="1.5" stroke-dasharray="5 4"'
COLORS = {Mark.ALARM: RED, Mark.FLAG: RED, Mark.STOP: RED, Mark.WHEN: "#1d4f73"}
SIGNS = {Mark.OPTION: "○ ", Mark.ALARM: "● ", Mark.FLAG: "⚑ ", Mark.STOP: "⚑ STOP. "}
SIGNATURE = ("Read and agreed by:", "Name and title:", "Date:")
LEGEND = (
    "Everybody goes down the column. A line on the left passes by what not everybody is asked; "
    "a broken one passes by a whole section. "
    "● raises a red flag on its own. STOP ends the questions."
)


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    mark: Mark = Mark.PLAIN
    bold: bool = False
    indent: int = 0


def draw_svg(questionnaire: Questionnaire, language: str = "en") -> str:
    drawn = blocks(questionnaire, language)
    canvas = _Canvas()
    for block in drawn:
        canvas.place(block)
    canvas.sign()
    return canvas.document(drawn[0].title, language)


class _Canvas:
    def __init__(self) -> None:
        self.shapes: list[str] = []
        self.top = MARGIN

    def place(self, block: Block) -> None:
        """A short box goes overleaf where it does not fit; a long one goes on there."""
        rows = list(_rows(block))
        whole = len(rows) <= MOST_TOGETHER or self._room() < _height(LEAST_TOGETHER)
        if whole and _height(len(rows)) > self._room():
            self._turn()
        above = self.top
        while rows:
            fitting = max(1, (self._room() - 2 * PADDING) // ROW)
            self._box(block, rows[:fitting])
            rows = rows[fitting:]
            if rows:
                self._turn()
        if block.skips:
            self._skip(above)
        if block.lane is Lane.END:
            self._path(f"M{LANE} {self.top + GAP // 2}H{MIDDLE - 8}")
        self._step()

    def _box(self, block: Block, rows: list[Row]) -> None:
        height = _height(len(rows))
        self._add(
            f'<rect x="{LEFT}" y="{self.top}" width="{WIDTH}" height="{height}" rx="5" '
            f'fill="{FILLS[block.look]}" stroke="{INK}"/>'
        )
        for number, row in enumerate(rows):
            self._row(row, self.top + PADDING + ROW * number)
        if block.lane is not Lane.NONE:
            self._lane(block.lane, height)
        self.top += height

    def _lane(self, lane: Lane, height: int) -> None:
        """Those who are not asked a section go down beside it."""
        above, below = self.top - GAP // 2, self.top + height + GAP // 2
        across = f"M{MIDDLE} {above}H{LANE}" if lane is Lane.START else f"M{LANE} {above}"
        self._add(f'<path d="{across}V{below}" {DASHED}/>')
        if lane is Lane.START:
            self._others(self.top)

    def _row(self, row: Row, top: int) -> None:
        if row.mark is Mark.STOP:
            self._add(f'<rect x="{LEFT}" y="{top}" width="6" height="{ROW}" fill="{RED}"/>')
        self._text(LEFT + 14 + row.indent, top + 13, row.text, COLORS.get(row.mark, INK), row.bold)

    def _skip(self, above: int) -> None:
        """An arrow around the box, on its left; from one page to the next it starts anew."""
        way, arrow = LEFT - 24, self.top + GAP // 2
        if above // PAGE_HEIGHT == self.top // PAGE_HEIGHT:
            self._path(f"M{MIDDLE} {above - GAP // 2}H{way}V{arrow}H{MIDDLE - 8}")
            self._others(above)

    def _others(self, above: int) -> None:
        self._text(MARGIN - 32, above + 13, "others", GRAY)
        self._text(MARGIN - 32, above + 27, "go on", GRAY)

    def _step(self) -> None:
        self._path(f"M{MIDDLE} {self.top}V{self.top + GAP - 2}")
        self.top += GAP

    def sign(self) -> None:
        """Three lines to fill in by hand."""
        texts = wrap(LEGEND, LETTERS)
        if self._room() < ROW * len(texts) + 40 * len(SIGNATURE):
            self._turn()
        for text in texts:
            self._text(LEFT, self.top + 13, text, GRAY)
            self.top += ROW
        for label in SIGNATURE:
            self.top += 40
            self._text(LEFT, self.top, label)
            self._add(f'<path d="M{LEFT + 150} {self.top}H{LEFT + WIDTH}" stroke="{INK}"/>')

    # Pages

    def _room(self) -> int:
        return PAGE_HEIGHT - MARGIN - self.top % PAGE_HEIGHT

    def _turn(self) -> None:
        self.top = (self.top // PAGE_HEIGHT + 1) * PAGE_HEIGHT + MARGIN

    # Shapes

    def _add(self, shape: str) -> None:
        self.shapes.append(shape)

    def _text(self, left: int, base: int, text: str, color: str = INK, bold: bool = False) -> None:
        weight = ' font-weight="bold"' if bold else ""
        self._add(f'<text x="{left}" y="{base}" fill="{color}"{weight}>{escape(text)}</text>')

    def _path(self, points: str) -> None:
        self._add(
            f'<path d="{points}" fill="none" stroke="{GRAY}" stroke-width="1.5" '
            'marker-end="url(#tip)"/>'
        )

    def document(self, title: str, language: str) -> str:
        pages = self.top // PAGE_HEIGHT + 1
        for page in range(pages):
            base = (page + 1) * PAGE_HEIGHT - 20
            self._text(LEFT, base, f"{title[:60]}, page {page + 1} of {pages}", GRAY)
        height = pages * PAGE_HEIGHT
        return "\n".join([*_opening(title, language, height), *self.shapes, "</svg>", ""])


def _opening(title: str, language: str, height: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{escape(language)}" role="img" '
        f'aria-labelledby="title description" width="{PAGE_WIDTH}" height="{height}" '
        f'viewBox="0 0 {PAGE_WIDTH} {height}" font-family="Arial, Helvetica, sans-serif" '
        'font-size="12">'
    )
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<desc id="description">{escape(LEGEND)}</desc>'
    yield (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        f'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z" fill="{GRAY}"/></marker></defs>'
    )
    yield f'<rect width="{PAGE_WIDTH}" height="{height}" fill="#ffffff"/>'


def _rows(block: Block) -> Iterator[Row]:
    for text in wrap(block.title, BOLD_LETTERS, break_on_hyphens=False):
        yield Row(text, bold=True)
    for line in block.lines:
        yield from _line_rows(line)


def _line_rows(line: Line) -> Iterator[Row]:
    texts = wrap(SIGNS.get(line.mark, "") + line.text, LETTERS, break_on_hyphens=False)
    for number, text in enumerate(texts):
        yield Row(text, line.mark, indent=14 if number else 0)


def _height(rows: int) -> int:
    return ROW * rows + 2 * PADDING
