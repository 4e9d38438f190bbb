"""The committed drawings are what the program draws, and each is fit to stand in a page."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

from drawings import __main__ as program
from drawings import icons, marks, palette, regions, steps, words
from drawings.step_labels import LABELS
from editorial.templatetags.drawings import drawing
from locations import region_map
from locations.models import Location

PICTURES = program.every_drawing()
TEMPLATE_TAG = re.compile(r"{%.*?%}")
TRANSLATED = re.compile(r'{% translate "(.*?)" %}')
with (program.ROOT / "locale/es/LC_MESSAGES/django.po").open("rb") as catalog:
    SPANISH = read_po(catalog, locale="es")
STYLES = palette.STYLESHEET.read_text(encoding="utf-8")
STYLED = set(re.findall(r"\.([a-z][a-z0-9-]*)", STYLES))
TOKENS = dict(re.findall(r"--([\w-]+): (#\w+);", palette.TOKENS.read_text().split("@media")[0]))
WORD_SIZE = float(re.search(r"\.word {.*font-size: ([\d.]+)px", STYLES)[1])
NAMED = re.compile(r'^illustration = "(.+)"$', re.MULTILINE)
STEP = re.compile(r'^drawing = "(.+)"$', re.MULTILINE)
DEMO = program.ROOT / "demo"
MOST_PACKED, MOST_OF_AN_ICON = 2500, 900
"""Bytes after gzip: a page carries its drawings within it."""


@pytest.mark.parametrize("name", sorted(PICTURES))
class TestDrawing:
    def test_is_committed_as_the_program_draws_it(self, name):
        committed = (program.PARTIALS / f"{name}.svg").read_text(encoding="utf-8")

        assert committed == PICTURES[name]

    def test_is_well_formed_and_has_no_style_or_script_of_its_own(self, name):
        svg = in_english(name)

        assert ElementTree.fromstring(svg).get("viewBox")
        assert not re.search(r"<script|<style|style=| on\w+=", svg)

    def test_leaves_its_colors_to_the_stylesheet(self, name):
        colors = set(re.findall(r"(?<!href=\")#[0-9a-fA-F]{3,6}\b", PICTURES[name]))

        assert colors <= {"#fff"}  # the stops of a mask, which are no colors anybody sees

    def test_takes_its_classes_from_the_stylesheet(self, name):
        used = set(" ".join(re.findall(r'class="([^"]+)"', PICTURES[name])).split())

        assert used <= STYLED | {"seg", "s1", "s2", "s3", "s4"}


class TestSize:
    @pytest.mark.parametrize("name", [*words.CONDITIONS, *words.STEPS])
    def test_leaves_room_for_the_page_around_it(self, name):
        assert packed(name) <= MOST_PACKED

    @pytest.mark.parametrize("slug", icons.ICONS)
    def test_of_an_icon_suits_a_list_of_many(self, slug):
        assert packed(f"icon-{slug}") <= MOST_OF_AN_ICON


def packed(name):
    return len(gzip.compress(PICTURES[name].encode()))


class TestWords:
    """What is written in a drawing, and what it is called for those who cannot see it."""

    @pytest.mark.parametrize("name", [*words.CONDITIONS, *words.STEPS])
    def test_tell_what_a_picture_of_a_condition_or_a_step_shows(self, name):
        shown = ElementTree.fromstring(in_english(name))

        assert shown.get("role") == "img"
        assert shown.get("aria-label") in sentences()

    @pytest.mark.parametrize("slug", words.CONDITIONS)
    def test_name_the_healthy_side_and_the_problem(self, slug):
        names = ElementTree.fromstring(in_english(slug)).iterfind(".//text")
        written = [each.text for each in names if "word-name" in each.get("class")]

        assert written == ["Healthy", words.CONDITIONS[slug][0]]

    @pytest.mark.parametrize("name", [*words.CONDITIONS, *words.STEPS])
    def test_need_no_escaping_where_they_stand_in_an_attribute(self, name):
        assert all(not set('<>&"') & set(each) for each in TRANSLATED.findall(PICTURES[name]))

    def test_fit_their_plate_in_spanish_too(self):
        """Half of a picture holds about 19 letters of the size that a phone still shows."""
        with translation.override("es"):
            names = [gettext(name) for name, _ in words.CONDITIONS.values()]

        assert max(map(len, names)) <= 19

    @pytest.mark.parametrize("name", [*words.CONDITIONS, *words.STEPS])
    def test_are_all_there_in_spanish(self, name):
        """Read from the catalog itself: "Tumor" is the same word in both languages."""
        assert all(
            said in SPANISH and SPANISH[said].string for said in TRANSLATED.findall(PICTURES[name])
        )

    @pytest.mark.parametrize("name", ["herniated-disc", "acdf-cage"])
    def test_are_those_of_the_page(self, name):
        with translation.override("es"):
            spanish = drawing(name)

        assert "Healthy" not in spanish
        assert spanish != drawing(name)

    @pytest.mark.parametrize("name", [*words.CONDITIONS, *words.STEPS])
    def test_are_large_enough_on_a_phone(self, name):
        """A picture is 340 pixels wide there, and its words 12 pixels high."""
        wide = float(ElementTree.fromstring(in_english(name)).get("viewBox").split()[2])

        assert WORD_SIZE * 340 / wide >= 12

    def test_lie_on_a_part_only_where_they_keep_its_contrast(self):
        """A bone is bright in both themes, so the page's ink may not be used on it."""
        assert "var(--night)" in rule_of(".word-on")


def in_english(name):
    return TEMPLATE_TAG.sub("", TRANSLATED.sub(lambda found: found[1], PICTURES[name]))


def sentences():
    return {sentence for _, sentence in words.CONDITIONS.values()} | set(words.STEPS.values())


def rule_of(selector):
    return re.search(rf"^{re.escape(selector)} {{(.*)}}", STYLES, re.MULTILINE)[1]


class TestDemo:
    """The pages of the demonstration name drawings; each is there."""

    @pytest.mark.parametrize("folder", ["conditions", "procedures"])
    def test_names_no_drawing_that_is_missing(self, folder):
        named = {name for page in (DEMO / folder).glob("*.md") for name in drawings_of(page)}

        assert len(named) > 6
        assert named <= set(PICTURES)

    def test_shows_every_condition_and_its_icon(self):
        for page in (DEMO / "conditions").glob("*.md"):
            assert drawings_of(page) == [page.stem]
            assert f"icon-{page.stem}" in PICTURES

    def test_shows_every_operation_in_four_steps_or_more(self):
        for page in (DEMO / "procedures").glob("*.md"):
            assert len(set(STEP.findall(page.read_text(encoding="utf-8")))) >= 4, page.stem


def drawings_of(page):
    return NAMED.findall(page.read_text(encoding="utf-8"))


class TestMap:
    """The site knows no drawing program, so both know how a place comes onto the map."""

    @pytest.mark.parametrize(
        ("longitude", "latitude"), [(-76.6053, 39.2851), (-77.0931, 38.8872), (-76.8616, 39.2098)]
    )
    def test_has_its_pins_where_the_site_puts_them(self, longitude, latitude):
        x, y = regions.place(longitude, latitude)
        place = Location(longitude=longitude, latitude=latitude)

        assert region_map.position(place) == (round(x), round(y))

    def test_is_as_large_as_the_site_thinks(self):
        assert f'viewBox="0 0 {region_map.WIDE} {region_map.HIGH}"' in PICTURES["map"]


class TestSteps:
    def test_have_words_and_labels_for_exactly_what_is_drawn(self):
        assert set(words.STEPS) == set(steps.drawings()) == set(LABELS)


class TestPalette:
    """Pictures made outside a browser have the colors of the stylesheet, worked out."""

    def test_reads_the_tokens(self):
        assert palette.light()["warm"] == TOKENS["warm"]
        assert palette.light()["surface"] == "#ffffff"

    def test_leaves_nothing_that_a_converter_does_not_know(self):
        sheet = palette.plain_stylesheet()

        assert ".vb{" in sheet
        assert not re.search(r"var\(--(?!sans|serif|pen)|color-mix", sheet)


class TestProgram:
    def test_writes_every_drawing_and_the_favicon(self, tmp_path, monkeypatch):
        monkeypatch.setattr(program, "PARTIALS", tmp_path / "drawings")
        monkeypatch.setattr(program, "IMAGES", tmp_path / "img")

        count = program.write()

        assert count == len(list((tmp_path / "drawings").glob("*.svg")))
        assert (tmp_path / "img" / "favicon.svg").read_text() == marks.favicon()

    def test_gives_no_two_drawings_the_same_id(self):
        ids = [found for svg in PICTURES.values() for found in re.findall(r' id="([^"]+)"', svg)]

        assert len(ids) == len(set(ids))
