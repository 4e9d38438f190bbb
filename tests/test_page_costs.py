"""What pages about a condition and a procedure cost when they are made afresh: never more again.

The demand is 15,000 calls; most of what is left are the columns of nine queries.
"""

import pytest
from django.test import Client

from tests import pages
from tests.calls import cost_of

pytestmark = pytest.mark.django_db

MOST_QUERIES = 9
MOST_CALLS = {"/conditions/sciatica/": 26_000, "/procedures/lumbar-discectomy/": 26_500}


@pytest.fixture
def library():
    """One page of each kind, among surgeons who have a place and treat what it is about."""
    pages.a_practice()
    place = pages.a_location()
    condition = pages.a_condition(areas=[pages.an_area()])
    procedure = pages.a_procedure(treats=[condition])
    for name in ("ada", "ben", "cleo"):
        surgeon = pages.a_surgeon(name)
        surgeon.locations.add(place)
        surgeon.conditions.add(condition)
        surgeon.procedures.add(procedure)


@pytest.mark.parametrize("address", MOST_CALLS)
def test_a_page_costs_no_more_than_it_did(library, address):
    cost = cost_of(Client(), address)

    assert cost.status == 200
    assert cost.queries <= MOST_QUERIES
    assert cost.calls <= MOST_CALLS[address]
