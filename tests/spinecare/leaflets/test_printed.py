"""Leaflets as a PDF reader, a printer and a screen reader find them."""

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader

from conditions.models import Condition
from locations.models import Region
from spinecare.leaflets.leaflet import STYLESHEET, every_leaflet
from tests import pages
from tests.assessment.report.test_pdf import structure


class Printed:
    def __init__(self, pdf):
        self.pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.text = " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def words(self):
        """Without spaces: a line may break anywhere in an address."""
        return self.text.replace(" ", "")

    def elements(self, kind):
        return list(structure(self.reader.root_object["/StructTreeRoot"]["/K"][0], kind))


def html_of(slug, language="en"):
    return next(
        leaflet.html()
        for leaflet in every_leaflet()
        if (leaflet.page.slug, leaflet.language) == (slug, language)
    )


@pytest.fixture
def condition_pdf(real_press, condition):
    return Printed(real_press(html_of("sciatica")))


@pytest.fixture
def procedure_pdf(real_press, procedure):
    return Printed(real_press(html_of("lumbar-discectomy")))


class TestCondition:
    def test_says_what_the_page_says(self, condition_pdf):
        assert "Call if you are numb." in condition_pdf.text
        assert "Get help now if:" in condition_pdf.text
        assert "you cannot pee" in condition_pdf.text
        assert "About a condition: Low back" in condition_pdf.text

    def test_prints_its_sources_with_their_addresses(self, condition_pdf):
        assert "https://doi.org/10.1016/j.spinee.2017.10.071" in condition_pdf.words

    def test_prints_who_checked_it(self, condition_pdf):
        assert "Checked by Ruth Okello, MD on March 4, 2026." in condition_pdf.text

    def test_prints_practice_phone_address_and_page_on_every_page(self, condition_pdf, settings):
        count = len(condition_pdf.reader.pages)

        for number, page in enumerate(condition_pdf.reader.pages, start=1):
            words = " ".join(page.extract_text().split())
            assert "Fern Spine, 410-555-0142." in words
            assert f"{settings.BASE_URL}/conditions/sciatica/" in words
            assert f"Page {number} of {count}" in words

    def test_is_dated_by_the_last_change_and_not_by_the_clock(self, real_press, condition):
        changed = timezone.datetime(2026, 3, 4, 17, tzinfo=timezone.get_default_timezone())
        Condition.objects.update(updated_at=changed)

        printed = Printed(real_press(html_of("sciatica")))

        assert "Last changed on March 4, 2026." in printed.text
        assert printed.reader.metadata["/ModDate"].startswith("D:20260304")

    def test_same_source_same_bytes(self, condition_pdf, real_press):
        assert real_press(html_of("sciatica")) == condition_pdf.pdf

    def test_is_printed_on_letter(self, condition_pdf):
        assert tuple(condition_pdf.reader.pages[0].mediabox[2:]) == (612, 792)

    def test_is_printed_on_a4_where_every_region_prints_on_it(self, real_press, condition):
        pages.a_region(paper=Region.Paper.A4)

        box = Printed(real_press(html_of("sciatica"))).reader.pages[0].mediabox

        assert [round(float(side)) for side in box[2:]] == [595, 842]

    def test_leads_to_other_pages_by_their_whole_address(self, condition, settings):
        Condition.objects.update(causes_en='<p><a href="/faq/">Ask</a></p>')

        assert f'<a href="{settings.BASE_URL}/faq/">' in html_of("sciatica")


class TestAccessibility:
    @pytest.fixture(params=["condition_pdf", "procedure_pdf"])
    def printed(self, request):
        return request.getfixturevalue(request.param)

    def test_is_tagged_with_language_and_title_as_pdf_ua(self, printed):
        catalog = printed.reader.root_object

        assert catalog["/Lang"] == "en"
        assert printed.reader.metadata.title in ("Sciatica", "Lumbar discectomy")
        assert re.search(rb'pdfuaid:part="1"', catalog["/Metadata"].get_data())

    def test_every_drawing_has_words(self, printed):
        figures = printed.elements("/Figure")

        assert len(figures) == 1
        assert all(len(figure["/Alt"]) > 10 for figure in figures)

    def test_lists_hold_nothing_but_items(self, printed):
        kinds = {kid.get_object()["/S"] for each in printed.elements("/L") for kid in each["/K"]}

        assert kinds == {"/LI"}

    def test_has_one_title_and_sections_below_it(self, printed):
        assert len(printed.elements("/H1")) == 1
        assert len(printed.elements("/H2")) >= 2

    def test_embeds_our_own_font_only(self, printed):
        fonts = {
            font.get_object()["/BaseFont"].split("+")[1]
            for page in printed.reader.pages
            for font in page["/Resources"]["/Font"].values()
        }

        assert fonts == {"Report-Sans", "Report-Sans-Semi-Bold"}

    def test_holds_no_bitmap(self, printed):
        assert [image.name for page in printed.reader.pages for image in page.images] == []


class TestProcedure:
    def test_holds_steps_and_milestones(self, procedure_pdf):
        assert "A small cut You sleep." in procedure_pdf.text
        assert "Day 1 Up and walking. A nurse helps you." in procedure_pdf.text

    def test_tells_benefits_risks_and_other_choices(self, procedure_pdf):
        for words in ("Less leg pain.", "A leak.", "Waiting.", "It is used for: sciatica."):
            assert words in procedure_pdf.text


class TestSpanish:
    def test_speaks_spanish(self, real_press, practice):
        pages.a_condition(title_es="Ciática", get_help_now_es="<p>Llame.</p>")

        printed = Printed(real_press(html_of("sciatica", "es")))

        assert printed.reader.root_object["/Lang"] == "es"
        assert "Ciática" in printed.text
        assert "/es/conditions/sciatica/" in printed.words


class TestStyleSheet:
    def test_names_no_address(self):
        assert "url(" not in STYLESHEET.read_text(encoding="utf-8")

    def test_explains_every_class_that_is_its_own(self):
        explained, _, rules = STYLESHEET.read_text(encoding="utf-8").partition("*/")
        borrowed = STYLESHEET.with_name("report.css").read_text(encoding="utf-8").partition("*/")[0]

        classes = set(re.findall(r"\.([a-z][a-z0-9-]+)", rules))
        assert {name for name in classes if name not in explained + borrowed} == set()
