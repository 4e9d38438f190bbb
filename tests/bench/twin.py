"""The same summary by reportlab: the same texts and tables on two pages, but without any tag."""

import io
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

FONT = "Twin"
STYLES = {
    name: ParagraphStyle(name, fontName=FONT, fontSize=size, leading=size * 1.2, spaceAfter=after)
    for name, size, after in (
        ("h1", 14, 3), ("h2", 9, 1), ("h3", 8, 0), ("p", 7.2, 1), ("li", 6.8, 0), ("cell", 5.8, 0),
    )
}  # fmt: skip
LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#ddd5c5"),
    ("TOPPADDING", (0, 0), (-1, -1), 0.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
MARGIN = 10 * mm
BLOCKS = ("h1", "h2", "h3", "p", "li", "caption")
CELLS = ("th", "td")


@dataclass
class Content:
    """What a summary says, in order: (kind, words), or ("table", rows)."""

    blocks: list[tuple[str, str | list[list[str]]]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(
            said if isinstance(said, str) else " ".join(cell for row in said for cell in row)
            for _, said in self.blocks
        )


class Reader(HTMLParser):
    """Reads the texts and tables out of the page that becomes our PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.content = Content()
        self._words: list[str] = []
        self._rows: list[list[str]] | None = None

    def handle_starttag(self, tag, attrs):
        if tag in ("body", *BLOCKS, *CELLS):
            self._words = []
        elif tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])

    def handle_data(self, data):
        self._words.append(data)

    def handle_endtag(self, tag):
        if tag == "table":
            self.content.blocks.append(("table", self._rows))
            self._rows = None
        elif tag in BLOCKS + CELLS and (said := " ".join("".join(self._words).split())):
            self._words = []
            if tag in CELLS:
                self._rows[-1].append(said)
            else:
                self.content.blocks.append(("p" if tag == "caption" else tag, said))


def read(html: str) -> Content:
    reader = Reader()
    reader.feed(html)
    return reader.content


class Twin:
    def __init__(self, font: str) -> None:
        pdfmetrics.registerFont(TTFont(FONT, font))

    def render(self, content: Content) -> bytes:
        pdf = io.BytesIO()
        margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
        document = SimpleDocTemplate(pdf, pagesize=LETTER, **margins)
        document.build([_flowable(kind, said, document.width) for kind, said in content.blocks])
        return pdf.getvalue()


def _flowable(kind, said, width):
    if kind != "table":
        return Paragraph(escape(said), STYLES[kind])
    columns = max(map(len, said))
    rows = [[Paragraph(escape(cell), STYLES["cell"]) for cell in row] for row in said]
    filled = [row + [""] * (columns - len(row)) for row in rows]
    return Table(filled, colWidths=[width / columns] * columns, style=LINES)
