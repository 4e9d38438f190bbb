"""A PDF as a screen reader finds it: its tags in order, with their words.

`python -m tests.assessment.report.spoken FILE` prints it, to be read by a person.
"""

import io
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, NumberObject

PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"Tj", b"TJ"}


@dataclass
class Part:
    """One tagged element: its kind, and words, parts and annotations in reading order."""

    kind: str
    entry: dict
    content: list = field(default_factory=list)

    @property
    def parts(self):
        return [each for each in self.content if isinstance(each, Part)]

    @property
    def annotations(self):
        return [each for each in self.content if isinstance(each, dict)]

    @property
    def own_words(self):
        return " ".join(each for each in self.content if isinstance(each, str))

    @property
    def words(self):
        if self.kind == "Figure":
            return str(self.entry.get("/Alt", ""))
        said = (each.words if isinstance(each, Part) else each for each in self.content)
        return " ".join(each for each in said if isinstance(each, str))

    @property
    def table(self):
        """The attributes of a cell of a table."""
        return self.entry.get("/A", {}).get_object()

    def everything(self, *kinds):
        """This part and all in it, of these kinds or of any, depth first."""
        if not kinds or self.kind in kinds:
            yield self
        for part in self.parts:
            yield from part.everything(*kinds)

    def lines(self, depth=0):
        alone = self.kind == "Figure" or not self.parts
        yield f"{'  ' * depth}{self.kind}  {self.words if alone else self.own_words}".rstrip()
        for part in self.parts:
            yield from part.lines(depth + 1)


class Spoken:
    def __init__(self, pdf):
        self.reader = PdfReader(io.BytesIO(pdf), strict=True)
        self.catalog = self.reader.root_object
        self.root = self.catalog["/StructTreeRoot"]
        self.painted = {}
        self.owned = []
        self.untagged = []
        for number, page in enumerate(self.reader.pages):
            self._read(number, page)
        self.document = self._part(self.root["/K"][0].get_object())

    @property
    def text(self):
        return "\n".join(self.document.lines())

    def _part(self, element):
        part = Part(element["/S"][1:], element)
        for kid in element.get("/K", ()):
            kid = kid.get_object()
            if isinstance(kid, NumberObject):
                mark = (element["/Pg"].get_object()["/StructParents"], int(kid))
                self.owned.append(mark)
                part.content.append(self.painted[mark])
            elif kid.get("/Type") == "/OBJR":
                part.content.append(kid["/Obj"].get_object())
            else:
                part.content.append(self._part(kid))
        return part

    def _read(self, number, page):
        """Note what is said within each mark, and what is painted outside of all of them."""
        fonts = {name: _letters(font) for name, font in page["/Resources"]["/Font"].items()}
        marks, font = [], {}
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                marks.append(_mark(number, operands))
                self.painted.setdefault(marks[-1], "")
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"Tf":
                font = fonts[operands[0]]
            elif operator in PAINTS and not marks:
                self.untagged.append((number, operator))
            if operator == b"TJ":
                self.painted[marks[-1]] += _said(operands[0], font)

    @property
    def marks(self):
        """Every mark on the pages but for artifacts."""
        return {mark for mark in self.painted if mark[1] is not None}


def _mark(number, operands):
    if operands[0] == "/Artifact":
        return (number, None)
    return (number, int(operands[1]["/MCID"]))


def _letters(font):
    """What each glyph of a font means, by the font's own map."""
    table = font.get_object()["/ToUnicode"].get_data().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>(?! <)", table)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def _said(operand, letters):
    pieces = operand if isinstance(operand, ArrayObject) else [operand]
    raw = b"".join(_bytes(each) for each in pieces if not isinstance(each, (int, float)))
    glyphs = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
    return "".join(letters[glyph] for glyph in glyphs)


def _bytes(text):
    return text if isinstance(text, bytes) else text.original_bytes


if __name__ == "__main__":
    print(Spoken(Path(sys.argv[1]).read_bytes()).text)
