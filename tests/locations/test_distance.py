"""Miles in a straight line, and how they are said."""

import pytest

from locations import distance
from locations.distance import in_words, miles
from locations.zip_codes import Spot

BALTIMORE = Spot(39.2904, -76.6122, "Baltimore", "MD")
WASHINGTON = Spot(38.9072, -77.0369, "Washington", "DC")
ANCHORAGE = Spot(61.2181, -149.9003, "Anchorage", "AK")
THE_OTHER_SIDE = Spot(-39.2904, 103.3878, "Nowhere", "")


class TestMiles:
    def test_are_those_of_the_great_circle(self):
        assert miles(BALTIMORE, WASHINGTON) == pytest.approx(35, abs=1)
        assert miles(BALTIMORE, ANCHORAGE) == pytest.approx(3343, rel=0.01)

    def test_are_the_same_both_ways(self):
        assert miles(BALTIMORE, ANCHORAGE) == pytest.approx(miles(ANCHORAGE, BALTIMORE))

    def test_are_none_from_here_to_here(self):
        assert miles(BALTIMORE, BALTIMORE) == 0

    def test_are_half_the_earth_at_most(self):
        assert miles(BALTIMORE, THE_OTHER_SIDE) == pytest.approx(
            distance.EARTH_RADIUS * 3.14159265, rel=1e-6
        )

    def test_may_cross_the_line_of_dates(self):
        west, east = Spot(52, 179.5, "", ""), Spot(52, -179.5, "", "")

        assert miles(west, east) == pytest.approx(42.5, abs=1)


class TestInWords:
    @pytest.mark.parametrize(
        ("far", "words"),
        [
            (0, "less than 1 mile"),
            (0.99, "less than 1 mile"),
            (1.04, "about 1 mile"),
            (1.06, "about 1.1 miles"),
            (3.44, "about 3.4 miles"),
            (9.94, "about 9.9 miles"),
            (9.96, "about 10 miles"),
            (10.4, "about 10 miles"),
            (499.9, "about 500 miles"),
            (500.1, "over 500 miles"),
            (5000, "over 500 miles"),
        ],
    )
    def test_is_as_exact_as_anybody_needs(self, far, words):
        assert in_words(far) == words
