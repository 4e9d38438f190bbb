"""The summary read aloud: its tags, from first to last, say what the page says."""

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import time_machine
import tinyhtml5
from django.utils import translation

from assessment.report.renderer import Renderer
from assessment.report.summary import summary_html
from tests.assessment.report.printed import CASES, result_of, says

pytestmark = [
    pytest.mark.usefixtures("demo_practice"),
    pytest.mark.parametrize("language", ["en", "es"]),
    pytest.mark.parametrize("name", CASES),
]

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
INSIDE = {
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def html(name, language):
    """The shipped questions are in English; what stands around them is in the language."""
    with translation.override(language):
        return summary_html(result_of(name))


@pytest.fixture
def page(press, html):
    return press(html)


@pytest.fixture
def spoken(page):
    return page.spoken


class TestDocument:
    def test_says_its_language_title_and_kind(self, spoken, language):
        catalog = spoken.catalog

        assert catalog["/Lang"] == language
        assert catalog["/MarkInfo"]["/Marked"] is not False
        assert spoken.reader.metadata.title
        assert str(catalog["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"
        assert re.search(rb'pdfuaid:part="1"', catalog["/Metadata"].get_data())

    def test_embeds_our_own_fonts_alone(self, spoken):
        fonts = {
            font.get_object()["/BaseFont"][1:]: font.get_object()["/DescendantFonts"][0]
            for page in spoken.reader.pages
            for font in page["/Resources"]["/Font"].values()
        }

        assert {name.split("+")[1] for name in fonts} == {"Report-Sans", "Report-Sans-Semi-Bold"}
        descriptors = [font.get_object()["/FontDescriptor"] for font in fonts.values()]
        assert all({"/FontFile2", "/FontFile3"} & set(each) for each in descriptors)

    def test_weighs_at_most_40_kilobytes(self, page):
        assert len(page.pdf) <= 40_000

    def test_numbers_its_pages(self, page, language):
        words = {"en": "Page {} of 2", "es": "Página {} de 2"}[language]

        found = [says(text, words.format(place)) for place, text in enumerate(page.pages, 1)]
        assert found == [True, True]


class TestTags:
    def test_cover_everything_that_is_painted(self, spoken):
        assert spoken.untagged == []

    def test_own_every_mark_once(self, spoken):
        assert len(spoken.owned) == len(set(spoken.owned))
        assert set(spoken.owned) == spoken.marks

    def test_are_found_again_from_the_content(self, spoken):
        numbers = spoken.root["/ParentTree"]["/Nums"]
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))

        for page, mark in spoken.owned:
            element = owners[page].get_object()[mark].get_object()
            assert mark in list(element["/K"])

    def test_hold_nothing_without_meaning(self, spoken):
        parts = list(spoken.document.everything())

        assert {part.kind for part in parts} & {"NonStruct", "Span"} == set()
        assert [part.kind for part in parts if not part.content and part.kind != "TD"] == []

    def test_nest_as_they_should(self, spoken):
        for part in spoken.document.everything(*INSIDE):
            assert {each.kind for each in part.parts} <= INSIDE[part.kind]
            assert not part.own_words

    def test_begin_with_one_title_and_skip_no_level(self, spoken):
        levels = [int(part.kind[1]) for part in spoken.document.everything(*HEADINGS)]

        assert levels[0] == 1
        assert levels.count(1) == 1
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []

    def test_give_every_figure_words(self, spoken, name, language):
        with translation.override(language):
            labels = [gauge.label for gauge in result_of(name).gauges]

        assert [part.words for part in spoken.document.everything("Figure")] == labels

    def test_say_which_cells_a_header_speaks_for(self, spoken):
        for table in spoken.document.everything("Table"):
            heads = list(table.everything("TH"))
            assert heads
            for part, scope in (("THead", "/Column"), ("TBody", "/Row")):
                for body in table.everything(part):
                    assert {head.table["/Scope"] for head in body.everything("TH")} == {scope}

    def test_say_where_every_link_leads(self, spoken):
        links = list(spoken.document.everything("Link"))
        annotations = [each for link in links for each in link.annotations]

        assert all(link.words.strip() for link in links)
        assert all(each["/Contents"] for each in annotations)
        on_pages = [each for page in spoken.reader.pages for each in page.get("/Annots", [])]
        assert len(annotations) == len(on_pages)

    def test_say_what_the_page_says_in_its_order(self, spoken, html):
        assert squeezed("".join(_said_by_tags(spoken.document))) == squeezed(
            "".join(_said_by(tinyhtml5.parse(html).find(".//{*}body")))
        )


class TestBytes:
    def test_are_those_of_every_process_and_every_day(self, page, html, name):
        with time_machine.travel(datetime(2031, 7, 1, tzinfo=UTC)):
            assert Renderer().render(html) == page.pdf

    def test_name_no_day_but_that_of_the_answers(self, page):
        text = page.reader.metadata["/CreationDate"], page.reader.metadata["/ModDate"]

        assert {day[:10] for day in text} == {"D:20260304"}


def squeezed(text):
    return "".join(text.split())


def _said_by_tags(part):
    if part.kind == "Figure":
        yield part.words
    elif part.kind != "Lbl":
        for each in part.content:
            if isinstance(each, str):
                yield each
            elif not isinstance(each, dict):
                yield from _said_by_tags(each)


def _said_by(element):
    """The words of the page, with the numbers of its steps; without its footer."""
    if "running" in (element.get("class") or "").split():
        return
    if element.tag.endswith("}svg"):
        yield element.find(f"{SVG}title").text
        return
    yield element.text or ""
    for place, child in enumerate(element, 1):
        yield str(place) if element.get("class") == "steps" else ""
        yield from _said_by(child)
        yield child.tail or ""
