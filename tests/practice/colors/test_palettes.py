"""Every pair of colors that meet on a page can be read, in every palette, light and dark."""

import pytest

from practice.colors import pairs, palettes
from practice.colors.tokens import STYLESHEET, house


@pytest.mark.parametrize("palette", palettes.PALETTES, ids=lambda palette: palette.key)
def test_every_pair_of_every_palette_can_be_read(palette):
    assert pairs.failures(palettes.colors(palette)) == []


def test_the_contrasts_are_reckoned_from_the_stylesheet():
    measured = {
        (pair.scheme, pair.front, pair.back): round(pair.measured, 2)
        for pair in pairs.measure(house())
    }
    assert measured["light", "ink", "paper"] == 13.75
    assert measured["light", "mid", "surface"] == 3.86
    assert measured["dark", "brand", "tint"] == 7.70
    assert house()["light"]["brand"] in STYLESHEET.read_text()


def test_a_fainter_ink_would_be_found():
    faint = {scheme: tokens | {"ink-2": "#9aa8a5"} for scheme, tokens in house().items()}
    found = {(pair.scheme, pair.front, pair.back) for pair in pairs.failures(faint)}
    assert ("light", "ink-2", "paper") in found
    assert all(front == "ink-2" for _, front, _ in found)


def test_palettes_differ_and_the_first_is_the_house_itself():
    assert palettes.colors(palettes.HOUSE) == house()
    brands = {palettes.colors(each)["light"]["brand"] for each in palettes.PALETTES}
    assert len(brands) == len(palettes.PALETTES)


def test_danger_and_focus_are_the_same_in_every_palette():
    for palette in palettes.PALETTES:
        for scheme, tokens in palettes.colors(palette).items():
            for name in ("danger", "alarm", "night", "focus", "mid", "high"):
                assert tokens[name] == house()[scheme][name]


@pytest.mark.parametrize("color", ["#003366", "#000000", "#0b5d56", "#6b1f4d"])
def test_a_dark_color_of_ones_own_is_taken_exactly(color):
    assert palettes.own_problems(color, "") == []
    assert palettes.own_colors(color, "")["light"]["brand"] == color


@pytest.mark.parametrize("color", ["#2e9bd6", "#ffee00", "#ff0000", "#fff", "#777"])
def test_a_faint_one_is_refused_with_the_nearest_that_works(color):
    assert palettes.own_problems(color, "")
    nearest = palettes.nearest_that_passes(color, "")
    assert palettes.own_problems(nearest, "") == []


def test_an_accent_only_gives_its_hue():
    found = palettes.own_colors("#003366", "#00ff00")
    assert pairs.failures(found) == []
    assert found["light"]["warm"] != house()["light"]["warm"]
