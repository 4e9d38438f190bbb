"""Drawings on paper: the colors of the site, and words for a screen reader."""

import re

import pytest
from django.conf import settings

from spinecare.leaflets import colors
from spinecare.templatetags import paper_drawings
from spinecare.templatetags.paper_drawings import drawing_on_paper

DRAWINGS = sorted(
    path.stem for path in (settings.BASE_DIR / "templates" / "drawings").glob("*.svg")
)


class TestColors:
    @pytest.mark.parametrize(
        ("color", "other", "share", "mixed"),
        [
            ("#ffffff", "#000000", 0.5, "#636363"),
            ("#fff", "#fff", 0.3, "#ffffff"),
            ("#ff0000", "#0000ff", 1, "#ff0000"),
            ("#ff0000", "#0000ff", 0, "#0000ff"),
        ],
    )
    def test_are_mixed_as_css_does(self, color, other, share, mixed):
        assert colors.mix(color, other, share) == mixed

    def test_are_spelled_out(self):
        declarations = " ".join(declared for _, declared in colors.rules())

        assert "var(" not in declarations
        assert "color-mix(" not in declarations

    def test_are_those_of_the_light_theme(self):
        assert dict(colors.rules())[".bg"] == "fill: #dfeee7;"


class TestDrawing:
    def test_says_in_a_title_what_it_shows(self, monkeypatch):
        svg = (
            '<svg class="drawing" role="img" aria-label="Legs &amp; feet"><path class="bg"/></svg>'
        )
        monkeypatch.setattr(paper_drawings, "drawing", lambda name: svg)

        printed = drawing_on_paper("legs", "Words")

        assert printed.startswith('<svg class="drawing"><title>Legs &amp; feet</title><style>.bg{')

    def test_says_the_words_of_its_place_where_it_says_nothing_itself(self, monkeypatch):
        svg = '<svg class="drawing" aria-hidden="true" focusable="false"></svg>'
        monkeypatch.setattr(paper_drawings, "drawing", lambda name: svg)

        printed = drawing_on_paper("legs", "Nerves & legs")

        assert printed.startswith('<svg class="drawing"><title>Nerves &amp; legs</title>')

    def test_brings_the_rules_that_it_needs_and_no_others(self):
        svg = drawing_on_paper("sciatica", "Legs")

        assert ".bg{" in svg
        assert ".sky{" not in svg

    def test_is_nothing_where_there_is_none(self):
        assert drawing_on_paper("", "Words") == ""
        assert drawing_on_paper("no-such-drawing", "Words") == ""

    @pytest.mark.parametrize("name", [name for name in DRAWINGS if "icon" not in name])
    def test_has_a_rule_for_every_class(self, name):
        svg = drawing_on_paper(name, "Words")
        names = {each for given in re.findall(r'class="([^"]*)"', svg) for each in given.split()}
        ruled = {each for rule, _ in colors.rules() for each in re.findall(r"\.([a-z0-9-]+)", rule)}

        bare = {each for each in names - ruled if not re.match(r"drawing|sign|seg|s\d|hit", each)}
        assert bare <= {"hot", "cool"} - ruled
