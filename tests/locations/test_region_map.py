"""The map of our regions: who stands on it, where, and under which number."""

from itertools import combinations
from math import dist

import pytest
from django.template.loader import render_to_string

from locations.models import Location
from locations.region_map import HIGH, PIN, WIDE, RegionMap, position
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


class TestPins:
    def spots(self, places):
        return [(pin.x, pin.y) for pin in RegionMap(places).pins]

    def test_stand_where_their_place_is(self):
        (pin,) = RegionMap([a_place()]).pins

        assert (pin.x, pin.y, pin.spot) == (446, 120, None)

    def test_step_aside_for_one_that_is_there(self):
        first, second = RegionMap([a_place(), a_place(longitude=-76.60)]).pins

        assert (first.x, first.y) == (446, 120)
        assert second.spot == (450, 120)
        assert (second.x, second.y) == (491, 120)

    @pytest.mark.parametrize("count", [2, 12, 40])
    def test_never_lie_on_one_another(self, count):
        spots = self.spots([a_place()] * count)

        assert all(dist(one, other) >= 2 * PIN for one, other in combinations(spots, 2))
        assert all(0 < x < WIDE and 0 < y < HIGH for x, y in spots)

    def test_stay_where_they_belong_once_the_map_is_full(self):
        assert len(self.spots([a_place()] * 200)) == 200

    def test_keep_within_the_edge(self):
        corner = a_place(latitude=39.404, longitude=-77.179)

        spots = self.spots([corner, corner])

        assert spots[0] == (1, 1)
        assert min(spots[1]) >= PIN

    def test_lead_to_their_spot_in_the_drawing(self):
        pins = RegionMap([a_place(title="One"), a_place(title="Two & Co")]).pins

        drawn = render_to_string("components/region_map.html", {"pins": pins})

        assert drawn.count('class="pin-line"') == drawn.count('class="pin-spot"') == 1
        assert "<desc>1: One. 2: Two &amp; Co. </desc>" in drawn


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
