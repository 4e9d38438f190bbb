"""The summary as a PDF reader, a printer and a screen reader find it."""

import io
import re

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from assessment.report.pool import Pool
from assessment.report.renderer import FONT_FILES, STYLESHEET, font_path

SPANISH = "¿Dónde le duele? ¡Llame al 911! Año, pingüino, médula, corazón, ÁÉÍÓÚÑÜ"
SIGNS = "“quotes” ‘single’ – — … • · × − ± ≤ ≥ → ✓ ° ½ % § № €"


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(io.BytesIO(pdf))


def structure(element, kind):
    """Every tagged element of a kind, depth first."""
    element = element.get_object()
    if isinstance(element, DictionaryObject):
        if element.get("/S") == kind:
            yield element
        kids = element.get("/K")
        for kid in kids if isinstance(kids, list) else []:
            yield from structure(kid, kind)


class TestDocument:
    def test_is_a_pdf_of_two_letter_pages(self, pdf, reader):
        assert pdf.startswith(b"%PDF-1.7")
        assert [tuple(page.mediabox[2:]) for page in reader.pages] == [(612, 792)] * 2

    def test_fits_two_pages_of_a4(self, pool, example):
        pdf = pool.render(example.replace("<body>", '<body class="a4">'))

        pages = PdfReader(io.BytesIO(pdf)).pages
        assert [round(float(page.mediabox.height)) for page in pages] == [842, 842]

    def test_weighs_at_most_40_kilobytes(self, pdf):
        assert len(pdf) <= 40_000

    def test_numbers_its_pages(self, reader):
        for number, page in enumerate(reader.pages, start=1):
            assert f"Page {number} of 2" in page.extract_text()

    def test_prints_where_a_link_leads(self, reader):
        assert "(https://spine.example/appointments/)" in reader.pages[0].extract_text()

    def test_is_dated_by_the_page_and_not_by_the_clock(self, reader):
        assert reader.metadata["/CreationDate"] == "D:20260304141500-06'00"

    def test_same_page_same_bytes(self, pool, pdf, example):
        assert pool.render(example) == pdf

    def test_same_page_same_bytes_in_another_process(self, pdf, example, tmp_path):
        other = Pool(folder=tmp_path, render_seconds=60)

        assert other.render(example) == pdf
        other.close()

    def test_is_named_by_its_content(self, pool, reader, example):
        other = PdfReader(io.BytesIO(pool.render(example.replace("<p>", "<p>Other. ", 1))))

        names = [each.trailer["/ID"] for each in (reader, other)]
        assert [len(name[0].original_bytes) for name in names] == [16, 16]
        assert names[0] != names[1]

    def test_carries_no_file_and_no_script(self, pdf, reader):
        assert reader.attachments == {}
        assert "/JavaScript" not in str(reader.root_object)
        assert "/OpenAction" not in reader.root_object


class TestAccessibility:
    def test_is_tagged_with_language_and_title(self, reader):
        catalog = reader.root_object

        assert catalog["/MarkInfo"]["/Marked"] is not False
        assert catalog["/Lang"] == "en"
        assert reader.metadata.title == "Your spine check summary"
        assert "/DisplayDocTitle" in catalog["/ViewerPreferences"]

    def test_declares_pdf_ua_1(self, reader):
        metadata = reader.root_object["/Metadata"].get_data()

        assert re.search(rb'pdfuaid:part="1"', metadata)

    def test_every_figure_has_words(self, reader):
        figures = list(structure(reader.root_object["/StructTreeRoot"]["/K"][0], "/Figure"))

        assert [figure["/Alt"].split(":")[0] for figure in figures] == [
            "Impact now",
            "Risk factors",
        ]

    def test_list_items_hold_label_and_body_only(self, reader):
        items = list(structure(reader.root_object["/StructTreeRoot"]["/K"][0], "/LI"))

        assert len(items) == 8
        kinds = {kid.get_object()["/S"] for item in items for kid in item["/K"]}
        assert kinds == {"/Lbl", "/LBody"}

    def test_table_cells_name_their_headers(self, reader):
        cells = list(structure(reader.root_object["/StructTreeRoot"]["/K"][0], "/TD"))

        assert cells
        assert all(cell["/A"]["/Headers"] for cell in cells)


class TestFont:
    def test_only_our_own_font_is_embedded(self, reader):
        fonts = {
            font.get_object()["/BaseFont"].split("+")[1]
            for page in reader.pages
            for font in page["/Resources"]["/Font"].values()
        }

        assert fonts == {"Report-Sans", "Report-Sans-Semi-Bold"}

    def test_a_letter_we_lack_brings_in_no_other_font(self, pool):
        page = (
            '<html lang="en"><title>Letter</title><p>日本</p>'
            '<svg><title>A</title><text y="20">A</text></svg>'
        )

        reader = PdfReader(io.BytesIO(pool.render(page)))
        fonts = reader.pages[0]["/Resources"]["/Font"].values()
        assert {font.get_object()["/BaseFont"].split("+")[1] for font in fonts} == {"Report-Sans"}

    @pytest.mark.parametrize("weight", FONT_FILES)
    def test_has_every_character_we_print(self, weight, example):
        known = TTFont(font_path(weight)).getBestCmap()

        printed = set(example + SPANISH + SIGNS) - {"\n"}
        assert {character for character in printed if ord(character) not in known} == set()


class TestStyleSheet:
    def test_names_no_address(self):
        sheet = STYLESHEET.read_text(encoding="utf-8")

        assert "url(" not in sheet
        assert "@import" not in sheet

    def test_explains_every_class_it_styles(self):
        explained, _, rules = STYLESHEET.read_text(encoding="utf-8").partition("*/")

        classes = set(re.findall(r"\.([a-z][a-z0-9-]+)", rules))
        assert {name for name in classes if name not in explained} == set()
