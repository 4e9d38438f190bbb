"""The map of our regions: who stands on it, where, and under which number."""

import pytest

from locations.models import Location
from locations.region_map import RegionMap, position
from tests import pages

HARBOR = {"latitude": 39.2851, "longitude": -76.6053}


def a_place(**values):
    return Location(**{"title": "Somewhere"} | HARBOR | values)


class TestPosition:
    def test_is_in_the_units_of_the_drawing(self):
        assert position(a_place()) == (446, 120)

    @pytest.mark.parametrize("missing", ["latitude", "longitude"])
    def test_is_nowhere_without_coordinates(self, missing):
        assert position(a_place(**{missing: None})) is None

    @pytest.mark.parametrize(
        "far", [{"latitude": 40}, {"latitude": 38}, {"longitude": -76}, {"longitude": -78}]
    )
    def test_is_nowhere_beyond_the_edge(self, far):
        assert position(a_place(**far)) is None


class TestRegionMap:
    def test_numbers_the_places_in_the_order_of_their_list(self):
        found = RegionMap([a_place(title="North"), a_place(title="South")])

        assert [(each.place.title, each.number) for each in found.entries] == [
            ("North", 1),
            ("South", 2),
        ]

    def test_leaves_a_place_in_the_list_that_it_cannot_show(self):
        found = RegionMap([a_place(title="Far", latitude=45), a_place(title="Near")])

        assert [(each.place.title, each.number) for each in found.entries] == [
            ("Far", None),
            ("Near", 1),
        ]
        assert [pin.place.title for pin in found.pins] == ["Near"]


@pytest.mark.django_db
class TestPage:
    @pytest.mark.parametrize("address", ["/locations/", "/locations/central-maryland/"])
    def test_has_a_map_whose_numbers_are_those_of_the_list(self, client, address):
        region = pages.a_location().region
        pages.a_location("mill", region=region, title="Mill", latitude="39.34970")

        text = client.get(address).content.decode()

        assert "<title>Map of our places. The numbers are those of the list.</title>" in text
        assert text.count('class="pin"') == 2
        for number in ("1", "2"):
            assert f'text-anchor="middle">{number}</text>' in text
            assert f'aria-hidden="true">{number}</span>' in text

    @pytest.mark.parametrize("address", ["/locations/", "/locations/central-maryland/"])
    def test_has_no_map_where_nothing_would_stand_on_it(self, client, address):
        pages.a_location(latitude="45.00000")

        text = client.get(address).content.decode()

        assert "drawing--regions" not in text
        assert "Harbor" in text

    def test_puts_whole_numbers_into_the_drawing_in_spanish_too(self, client):
        pages.a_location()

        assert 'transform="translate(446 119)"' in client.get("/es/locations/").content.decode()
