"""The order of places by their distance from somebody."""

from locations.models import Location
from locations.nearest import Near, by_distance
from locations.zip_codes import Spot

BALTIMORE = Spot(39.2904, -76.6122, "Baltimore", "MD")
HARBOR = Location(title="Harbor", latitude="39.2851", longitude="-76.6053")
COLUMBIA = Location(title="Columbia", latitude="39.2098", longitude="-76.8616")


class TestByDistance:
    def test_puts_the_nearest_first(self):
        near = by_distance([COLUMBIA, HARBOR], BALTIMORE)

        assert [each.place for each in near] == [HARBOR, COLUMBIA]
        assert [each.words for each in near] == ["less than 1 mile", "about 14 miles"]

    def test_keeps_the_order_of_the_equally_near(self):
        twin = Location(title="Twin", latitude=HARBOR.latitude, longitude=HARBOR.longitude)

        assert [each.place for each in by_distance([HARBOR, twin], BALTIMORE)] == [HARBOR, twin]
        assert [each.place for each in by_distance([twin, HARBOR], BALTIMORE)] == [twin, HARBOR]

    def test_has_nothing_to_order_without_places(self):
        assert by_distance([], BALTIMORE) == []


class TestNear:
    def test_is_far_where_one_had_better_call_first(self):
        assert Near(HARBOR, 101).is_far
        assert not Near(HARBOR, 99).is_far
