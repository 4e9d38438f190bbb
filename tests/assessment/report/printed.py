"""Worked cases on paper: the result of each, its two pages, and a way to look at them."""

import io
import re
import tomllib
from functools import cached_property

from pypdf import PdfReader

from practice.models import CareCard, Practice
from spinecare.demo.reading import FOLDER, to_html
from tests.assessment import visits
from tests.assessment.report.spoken import Spoken
from tests.assessment.report.test_pdf import structure
from tests.assessment.spine_cases import WORKED, WORST

SHORT = len("Página")
CASES = {name: WORKED[name][0] for name in "ABCF"} | {"worst": WORST}


def result_of(name, **visit):
    return visits.spine(CASES[name], **visit)


def demo_practice():
    """The demo practice: its words are as long as real ones."""
    table = tomllib.loads((FOLDER / "practice.toml").read_text(encoding="utf-8"))
    cards = table.pop("care_cards")
    del table["reviewer"]
    practice = Practice.objects.create(pk=1, **table)
    for card in cards:
        words = {name: to_html(text) for name, text in card.items() if _is_rich(name)}
        CareCard.objects.create(practice=practice, **card | words)


def longer(html):
    """The page with every text a quarter longer, as if in a language with longer words."""
    head, body = html.split("<body", 1)
    return head + "<body" + re.sub(r"(?<=>)[^<>]+(?=<)", _longer, body)


def says(text, words):
    """Whether the words stand there, however the lines break."""
    return "".join(words.split()) in "".join(text.split())


class Printed:
    def __init__(self, pdf):
        self.pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = " ".join(self.pages)

    @property
    def sizes(self):
        return [
            tuple(round(float(side)) for side in page.mediabox[2:]) for page in self.reader.pages
        ]

    @cached_property
    def spoken(self):
        return Spoken(self.pdf)

    def elements(self, kind):
        return list(structure(self.reader.root_object["/StructTreeRoot"]["/K"][0], kind))


def _is_rich(name):
    return name.split("_es")[0] in ("signs", "what_to_do")


def _longer(found):
    """Its own first words once more, so that lines break where words end."""
    text, words = found[0], found[0].strip()
    if len(words) <= SHORT or "doi:" in words:  # the address of a source is the same everywhere
        return text
    return f"{text.rstrip()} {words[: len(words) // 4]}"
