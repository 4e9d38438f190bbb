"""Where a ZIP code is: every one of them, offline, for next to nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import zipcodes
from django.core.management import call_command

from locations import zip_codes
from locations.zip_codes import Spot

BALTIMORE = Spot(39.2946, -76.6252, "Baltimore", "MD")


class TestFind:
    @pytest.mark.parametrize("code", ["21201", "21201-1234", "212011234", " 21201 ", "2 1 2 0 1"])
    def test_forgives_how_it_is_written(self, code):
        assert zip_codes.find(code) == BALTIMORE

    @pytest.mark.parametrize("code", ["00501", "99950"])
    def test_knows_the_first_and_the_last(self, code):
        assert zip_codes.find(code).state in ("NY", "AK")

    @pytest.mark.parametrize(
        "code",
        ["", "00000", "99999", "00500", "2120", "212012", "21201-", "21201-12", "ab", "21201\x00"],
    )
    def test_finds_nothing_for_what_is_none(self, code):
        assert zip_codes.find(code) is None

    def test_finds_nothing_for_a_post_that_moves_with_its_ship(self):
        assert zip_codes.find("09001") is None

    def test_may_be_asked_by_many_at_once(self):
        zip_codes.table.cache_clear()

        with ThreadPoolExecutor(8) as pool:
            found = set(pool.map(zip_codes.find, ["21201"] * 64))

        assert found == {BALTIMORE}


class TestTowns:
    def test_are_one_for_each_state_the_largest_first(self):
        states = [spot.state for spot in zip_codes.towns("Springfield")]

        assert len(states) == len(set(states)) > 20
        assert set(states[:4]) >= {"IL", "MO"}

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("baltimore", "Baltimore"),
            ("McLean", "McLean"),
            ("mc lean", "McLean"),
            ("O'Fallon", "O'Fallon"),
            ("St. Louis", "Saint Louis"),
            ("ft worth", "Fort Worth"),
            ("Winston-Salem", "Winston Salem"),
        ],
    )
    def test_are_found_however_they_are_typed(self, typed, meant):
        assert zip_codes.towns(typed)[0].city == meant

    def test_lie_in_the_middle_of_their_zip_codes(self):
        town = next(spot for spot in zip_codes.towns("Baltimore") if spot.state == "MD")

        assert town.latitude == pytest.approx(39.3, abs=0.1)
        assert town.longitude == pytest.approx(-76.6, abs=0.1)

    @pytest.mark.parametrize("name", ["", "'", "nowhere at all", "zip", "\n", "42"])
    def test_are_none_for_what_is_no_town(self, name):
        assert zip_codes.towns(name) == []


class TestTable:
    def test_says_what_the_package_says(self, tmp_path):
        copy = tmp_path / "table.txt"

        call_command("write_zip_codes", to=copy)

        assert copy.read_bytes() == zip_codes.TABLE.read_bytes()

    def test_knows_every_zip_code_that_has_a_position(self):
        known = zipcodes.list_all()
        with_position = [each for each in known if float(each["lat"] or 0)]

        assert zip_codes.table().count("\n") == len(with_position) + 1
        assert all(zip_codes.find(each["zip_code"]) for each in with_position[::97])
