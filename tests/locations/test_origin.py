"""What somebody types to say where they are: ZIP codes, towns, and everything else."""

import pytest

from locations import origin
from locations.models import Location
from locations.origin import LONGEST, MOST_CHOICES

OURS = [
    Location(city="Columbia", state="MD"),
    Location(city="Washington", state="DC"),
    Location(city="Arlington", state="VA"),
]


def read(text):
    return origin.read(text, OURS)


class TestNothing:
    @pytest.mark.parametrize("text", [None, "", "   ", "\x00\x01\x1b", "\u200b\u202e", "\n\t"])
    def test_is_no_origin(self, text):
        assert read(text) is None


class TestZipCode:
    @pytest.mark.parametrize(
        "text",
        [
            "21201",
            " 21201-1234 ",
            "2 1 2 0 1",
            "２１２０１",
            "٢١٢٠١",
            "\u202e21201\x00",
            "Baltimore, MD 21201",
            "MD 21201-1234",
            "ZIP: 21201",
        ],
    )
    def test_is_read_forgivingly(self, text):
        found = read(text)

        assert found.name == "21201 (Baltimore, MD)"
        assert found.spot.city == "Baltimore"
        assert not found.problem

    @pytest.mark.parametrize("text", ["2120", "1", "212011", "2120112345678"])
    def test_has_five_digits(self, text):
        found = read(text)

        assert found.spot is None
        assert found.problem == "A ZIP code has five digits, such as 21201."

    @pytest.mark.parametrize("text", ["00000", "99999-1234", "09001"])
    def test_that_is_nowhere_is_told_by_its_number(self, text):
        found = read(text)

        assert found.spot is None
        assert f"We do not know where the ZIP code {text[:5]} is." in found.problem


class TestTown:
    @pytest.mark.parametrize(
        "text", ["Columbia", "Columbia, MD", "columbia maryland", "COLUMBIA,MD", "columbia md."]
    )
    def test_of_ours_is_meant_first(self, text):
        assert read(text).name == "Columbia, MD"

    def test_offers_the_others_of_its_name(self):
        others = read("Columbia").choices

        assert others[0] == "Columbia, VA"
        assert "Columbia, SC" in others
        assert "Columbia, MD" not in others
        assert len(others) == MOST_CHOICES

    def test_that_its_state_makes_plain_has_no_others(self):
        assert read("Columbia, SC").choices == ()

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Washington", "Washington, DC"),
            ("washington d.c.", "Washington, DC"),
            ("New York", "New York, NY"),
            ("Charleston west virginia", "Charleston, WV"),
            ("Baltimore", "Baltimore, MD"),
            ("Annapolis", "Annapolis, MD"),
        ],
    )
    def test_is_found_by_what_people_call_it(self, text, name):
        assert read(text).name == name

    def test_is_asked_back_where_nothing_tells_which(self):
        found = origin.read("Springfield")

        assert found.spot is None
        assert "more than one town" in found.problem
        assert len(found.choices) == MOST_CHOICES

    def test_choices_are_clear_when_they_are_chosen(self):
        for choice in origin.read("Springfield").choices:
            chosen = origin.read(choice)
            assert chosen.name == choice
            assert not chosen.choices

    def test_choices_begin_with_our_states(self):
        two_of_ours = [Location(city="X", state="CT"), Location(city="Y", state="MO")]

        found = origin.read("Columbia", two_of_ours)

        assert found.spot is None
        assert set(found.choices[:2]) == {"Columbia, CT", "Columbia, MO"}

    @pytest.mark.parametrize("text", ["Nowhere", "Columbia, ZZ", "🙂", "'", "<b>", "%00", "; --"])
    def test_that_nobody_knows_is_told_so(self, text):
        found = read(text)

        assert found.spot is None
        assert found.problem.startswith("We do not know a town by that name.")


class TestBounds:
    @pytest.mark.parametrize("text", ["x" * 10_000, "1" * 10_000, "\ufdfa" * 5_000])
    def test_what_is_too_long_is_cut_and_told(self, text):
        found = read(text)

        assert found.problem == "That is too long. Type a ZIP code or a town."
        assert len(found.text) == LONGEST

    @pytest.mark.parametrize(
        "text",
        [
            "\x00 21201",
            "e\u200d\u0301 " * 70,
            "\ufdfa" * 100,
            "  a \u3000 b ",
            "٢" * 300,
            "\ud800x",
        ],
    )
    def test_what_is_clean_stays_as_it_is(self, text):
        once = origin.clean(text)

        assert origin.clean(once) == once
