"""Surgeons by distance: by the nearest of their places that patients may see."""

from decimal import Decimal

import pytest

from editorial import actions
from locations.zip_codes import Spot
from surgeons import nearby
from surgeons.models import Surgeon
from tests import pages, people

pytestmark = pytest.mark.django_db

BALTIMORE = Spot(39.29, -76.62, "Baltimore", "MD")


@pytest.fixture
def region():
    return pages.a_region()


def a_place(slug, region, north):
    return pages.a_location(slug, region=region, title=slug, latitude=Decimal(north))


def a_surgeon(name, *places):
    surgeon = pages.a_surgeon(name, first_name=name, last_name=name)
    surgeon.locations.set(places)
    return surgeon


def order():
    return nearby.in_order(Surgeon.objects.published(), nearby.places(), BALTIMORE)


class TestOrder:
    def test_is_by_the_nearest_place_of_each(self, region):
        near, middle, far = (
            a_place(slug, region, north)
            for slug, north in (("near", "39.3"), ("middle", "39.6"), ("far", "41"))
        )
        ada, ben, cleo = a_surgeon("ada", far), a_surgeon("ben", middle), a_surgeon("cleo")
        cleo.locations.set([far, near])

        found = order()

        assert list(found) == [cleo.pk, ben.pk, ada.pk]
        assert [each.place.slug for each in found.values()] == ["near", "middle", "far"]

    def test_is_by_name_where_they_are_equally_near(self, region):
        place = a_place("near", region, "39.3")
        zoe, ada = a_surgeon("zoe", place), a_surgeon("ada", place)

        assert list(order()) == [ada.pk, zoe.pk]

    def test_has_those_last_who_see_patients_nowhere(self, region):
        closed = a_place("closed", region, "39.29")
        ada, ben = a_surgeon("ada", closed), a_surgeon("ben", a_place("open", region, "41"))
        actions.withdraw(closed, by=people.alice())

        found = order()

        assert list(found) == [ben.pk, ada.pk]
        assert found[ada.pk] is None


class TestTold:
    def test_knows_the_nearest_place_of_each(self, region):
        place = a_place("near", region, "39.3")
        ada, zoe = a_surgeon("ada", a_place("far", region, "41")), a_surgeon("zoe", place)

        surgeons = nearby.told(Surgeon.objects.all(), order())

        assert surgeons == [zoe, ada]
        assert surgeons[0].nearest.place == place
