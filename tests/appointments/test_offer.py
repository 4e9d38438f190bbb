"""What the form offers is published data: both languages, and nothing that is not public."""

import pytest
from django.utils import translation

from appointments import offer
from tests import pages

pytestmark = pytest.mark.django_db


def test_names_places_by_region_and_surgeons_with_their_places(maya):
    offered = offer.build()["en"]

    assert offered["places"] == [
        {"slug": "harbor", "title": "Harbor", "region": "Central Maryland"}
    ]
    assert offered["surgeons"] == [
        {"slug": "maya-okafor", "title": "Maya Okafor, MD", "places": ["harbor"]}
    ]


def test_speaks_spanish(harbor):
    type(harbor).objects.update(title_es="El puerto")

    with translation.override("es"):
        assert offer.place("harbor")["title"] == "El puerto"


def test_asks_no_more_questions_for_more_rows(maya, django_assert_num_queries):
    for number in range(5):
        place = pages.a_location(f"place-{number}", region=maya.locations.first().region)
        pages.a_surgeon(f"surgeon-{number}").locations.add(place)

    with django_assert_num_queries(6):
        offer.build()


@pytest.mark.parametrize("slug", [None, "", "nowhere", "x" * 10_000])
def test_knows_what_it_does_not_offer(harbor, slug):
    assert offer.place(slug) is offer.surgeon(slug) is None
