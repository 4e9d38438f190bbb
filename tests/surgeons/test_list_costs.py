"""What the list costs: as many queries for three surgeons as for sixty, and little Python a row."""

import pytest
from django.test import Client

from editorial.paging import PER_PAGE
from surgeons.models import Language
from tests import pages
from tests.calls import cost_of
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

QUERIES = {
    "/surgeons/": 4,
    "/surgeons/?condition=sciatica&location=harbor&new=yes": 4,
    "/surgeons/?near=21201": 6,
    "/surgeons/?condition=healed&new=yes": 5,
}
"""The options, the rows, their languages and places; by distance, where everybody is as well."""
MOST_CALLS_A_ROW = dict.fromkeys(QUERIES, 2_450) | {"/surgeons/?near=21201": 2_700}
"""Before anybody could choose, a full page of rows took 2,009 calls for each."""


@pytest.fixture
def surgeons():
    def make(count):
        pages.a_practice()
        spanish = Language.objects.create(code="es", name="español")
        place, condition = pages.a_location(), pages.a_condition()
        procedure, surgeon = pages.a_procedure(treats=[condition]), pages.a_surgeon()
        for each in (surgeon, *copies(surgeon, count - 1)):
            each.languages.set([spanish])
            each.locations.set([place])
            each.conditions.set([condition])
            each.procedures.set([procedure])

    return make


@pytest.mark.parametrize("count", [3, 60])
def test_asks_as_often_for_sixty_as_for_three(surgeons, count, django_assert_num_queries):
    surgeons(count)
    client = Client()

    for address, number in QUERIES.items():
        client.get(address)
        with django_assert_num_queries(number):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", QUERIES)
def test_takes_little_python_a_row(surgeons, address):
    surgeons(60)

    cost = cost_of(Client(), address)

    assert cost.status == 200
    assert cost.calls <= MOST_CALLS_A_ROW[address] * PER_PAGE
