"""The gauge: how far it is lit, in which colours, and the sentence that stands in for it."""

import re
from decimal import Decimal
from itertools import groupby

import pytest
from django.utils import translation

from assessment.engine.model import How
from assessment.engine.scoring import assess
from assessment.gauge import BLOCKS, CENTER, POINTER_RADIUS, RADIUS, Gauge, rounded
from tests.assessment.engine.builders import (
    answered,
    identity,
    level,
    number,
    questionnaire,
    score,
)
from tests.assessment.other_document import HARD_WEEK, RUNNING

LEVELS = (level("low", 0), level("medium", 4), level("high", 7))


def gauge_at(value, lowest=0, highest=10, levels=LEVELS, *, in_ones=True):
    """The gauge of one question whose number is its points."""
    asked = questionnaire(
        number("pain", lowest, highest, points=identity()),
        scores=(score("hurt", "pain", levels=levels),),
    )
    return Gauge(assess(asked, answered(pain=value)).scores[0], "en", in_ones=in_ones)


def lit(gauge):
    return sum(block["is_on"] for block in gauge.blocks)


def colours(gauge):
    return [block["band"] for block in gauge.blocks]


class TestBlocks:
    @pytest.mark.parametrize(
        ("value", "expected"), [(0, 0), (4, 10), (5, 12), (7, 17), (9, 22), (10, BLOCKS)]
    )
    def test_are_lit_up_to_the_value(self, value, expected):
        assert lit(gauge_at(value)) == expected

    def test_are_lit_from_the_left(self):
        on = [block["is_on"] for block in gauge_at(5).blocks]

        assert on == sorted(on, reverse=True)

    def test_are_lit_the_more_the_higher_the_value(self):
        counts = [lit(gauge_at(value)) for value in range(11)]

        assert counts == sorted(counts)
        assert len(set(counts)) == 11

    def test_are_none_at_the_lowest_of_a_scale_that_begins_elsewhere(self):
        assert lit(gauge_at(5, lowest=5)) == 0
        assert lit(gauge_at(10, lowest=5)) == BLOCKS

    def test_are_dark_where_the_scale_has_one_value_only(self):
        assert lit(gauge_at(3, lowest=3, highest=3)) == 0

    def test_take_the_colour_of_their_level(self):
        found = colours(gauge_at(0))

        assert [found.count(band) for band in ("low", "mid", "high")] == [10, 7, 8]
        assert found == sorted(found, key=["low", "mid", "high"].index)

    def test_keep_to_three_colours_with_more_levels(self):
        levels = tuple(level(f"level-{low}", low) for low in (0, 2, 4, 6, 8))

        assert set(colours(gauge_at(1, levels=levels))) == {"low", "mid", "high"}

    def test_have_one_colour_with_one_level(self):
        assert set(colours(gauge_at(1, levels=LEVELS[:1]))) == {"low"}

    def test_stand_on_the_arc_from_left_to_right(self):
        blocks = gauge_at(5).blocks

        places = [block["x"] for block in blocks]
        assert places == sorted(places)
        for block in blocks:
            distance = ((block["x"] - CENTER) ** 2 + (block["y"] - CENTER) ** 2) ** 0.5
            assert distance == pytest.approx(RADIUS, abs=0.1)


class TestOutlines:
    """The same blocks for print, those of a color in one path."""

    @pytest.mark.parametrize("value", [0, 5, 10])
    def test_hold_every_block_in_its_color(self, value):
        gauge = gauge_at(value)

        counted = [(each["color"], each["path"].count("Z")) for each in gauge.outlines]
        said = [block["is_on"] and block["band"] for block in gauge.blocks]
        assert counted == [(color, len(list(run))) for color, run in groupby(said)]

    def test_stand_where_the_blocks_stand(self):
        gauge = gauge_at(5)

        paths = "".join(each["path"] for each in gauge.outlines).split("Z")[:-1]
        for block, path in zip(gauge.blocks, paths, strict=True):
            numbers = [float(each) for each in re.findall(r"-?[\d.]+", path)]
            xs, ys = numbers[::2], numbers[1::2]
            assert sum(xs) / len(xs) == pytest.approx(block["x"], abs=0.1)
            assert sum(ys) / len(ys) == pytest.approx(block["y"], abs=0.1)

    def test_have_their_words_in_the_middle(self):
        words = gauge_at(5).printed_words

        assert [words[name]["words"] for name in ("value", "range")] == ["5", "0–10"]
        assert words["value"]["x"] == pytest.approx(CENTER - 74 * 0.513 / 2, abs=1)
        assert words["range"]["x"] == pytest.approx(CENTER - 30 * (3 * 0.497 + 0.48) / 2, abs=1)


class TestPointer:
    @pytest.mark.parametrize(
        ("value", "x", "rotation"),
        [(0, CENTER - POINTER_RADIUS, -90), (5, CENTER, 0), (10, CENTER + POINTER_RADIUS, 90)],
    )
    def test_points_at_the_value(self, value, x, rotation):
        gauge = gauge_at(value)

        assert gauge.pointer_x == pytest.approx(x, abs=0.1)
        assert gauge.pointer_rotation == rotation

    def test_stands_on_the_base_at_the_lowest(self):
        assert gauge_at(0).pointer_y == CENTER


class TestSentence:
    @pytest.mark.parametrize("value", [0, 4, 10])
    def test_says_the_value_and_every_level(self, value):
        assert gauge_at(value).label == (
            f"Score hurt: {value} of 10 points."
            " Level low is 0 to 3. Level medium is 4 to 6. Level high is 7 to 10."
        )

    def test_of_a_scale_with_fractions_ends_below_the_next_level(self):
        assert gauge_at(4, in_ones=False).label == (
            "Score hurt: 4 of 10 points."
            " Level low is from 0 to below 4. Level medium is from 4 to below 7."
            " Level high is 7 to 10."
        )

    def test_of_a_level_of_one_number_says_that_number(self):
        levels = (level("none", 0), level("some", 1))

        assert "Level none is 0. " in gauge_at(4, levels=levels).label

    def test_of_a_level_that_this_person_cannot_reach_says_where_it_begins(self):
        levels = (level("low", 0), level("out", 40))

        assert gauge_at(4, levels=levels).label.endswith("Level out is 40 or more.")

    def test_of_one_level_says_that_one(self):
        assert gauge_at(2, levels=LEVELS[:1]).label.endswith("points. Level low is 0 to 10.")

    def test_is_in_the_language_of_the_reader(self):
        strain = next(
            result for result in assess(RUNNING, HARD_WEEK).scores if result.score.key == "strain"
        )

        with translation.override("es"):
            gauge = Gauge(strain, "es", in_ones=True)

        assert gauge.title == "Esfuerzo"
        assert gauge.level_title == "Duro"
        assert gauge.label.startswith("Esfuerzo: 9 ")
        assert "Ligero" in gauge.label


class TestBands:
    @pytest.mark.parametrize(("value", "own"), [(0, 0), (3, 0), (4, 1), (6, 1), (7, 2), (10, 2)])
    def test_say_which_one_is_yours(self, value, own):
        found = [band["is_own"] for band in gauge_at(value).bands]

        assert found == [place == own for place in range(3)]

    def test_name_every_level_with_both_its_ends(self):
        bands = gauge_at(5).bands

        assert [(band["level"], band["span"]) for band in bands] == [
            ("Level low", "0 to 3"),
            ("Level medium", "4 to 6"),
            ("Level high", "7 to 10"),
        ]

    def test_have_the_colours_of_the_blocks(self):
        assert [band["band"] for band in gauge_at(5).bands] == ["low", "mid", "high"]


class TestLevelTitle:
    @pytest.mark.parametrize(
        ("value", "title"),
        [
            (0, "Level low"),
            (3, "Level low"),
            (4, "Level medium"),
            (6, "Level medium"),
            (7, "Level high"),
            (10, "Level high"),
        ],
    )
    def test_changes_at_the_edge(self, value, title):
        assert gauge_at(value).level_title == title


class TestRounding:
    @pytest.mark.parametrize(
        ("number_", "shown"),
        [
            ("3.333333", "3.3"),
            ("2.25", "2.3"),
            ("-0.04", "0"),
            ("20", "20"),
            ("10", "10"),
            ("7.0", "7"),
        ],
    )
    def test_leaves_one_decimal_place_at_most(self, number_, shown):
        assert str(rounded(Decimal(number_))) == shown

    def test_applies_to_what_the_gauge_shows(self):
        asked = questionnaire(
            *(number(key, points=identity()) for key in ("first", "second", "third")),
            scores=(score("calm", "first", "second", "third", how=How.MEAN, levels=LEVELS),),
        )
        result = assess(asked, answered(first=1, second=1, third=2)).scores[0]

        assert str(Gauge(result, "en", in_ones=False).value) == "1.3"
