"""The committed drawings are what the program draws, and each is fit to stand in a page."""

import re
from xml.etree import ElementTree

import pytest

from drawings import __main__ as program
from drawings import marks

PICTURES = program.every_drawing()
TEMPLATE_TAG = re.compile(r"{%.*?%}")


@pytest.mark.parametrize("name", sorted(PICTURES))
class TestDrawing:
    def test_is_committed_as_the_program_draws_it(self, name):
        committed = (program.PARTIALS / f"{name}.svg").read_text(encoding="utf-8")

        assert committed == PICTURES[name]

    def test_is_well_formed_and_has_no_style_or_script_of_its_own(self, name):
        svg = TEMPLATE_TAG.sub("", PICTURES[name])

        assert ElementTree.fromstring(svg).get("viewBox")
        assert not re.search(r"<script|<style|style=| on\w+=", svg)

    def test_leaves_its_colors_to_the_stylesheet(self, name):
        colors = set(re.findall(r"#[0-9a-fA-F]{3,6}\b", PICTURES[name]))

        assert colors <= {"#fff"}  # the stops of a mask, which are no colors anybody sees


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
