"""A practice with a harbor, a surgeon who works there, and a desk that is written to."""

import pytest
from django.core.cache import cache

from tests import pages


@pytest.fixture
def practice(db):
    return pages.a_practice()


@pytest.fixture
def harbor(practice):
    return pages.a_location(desk_email="harbor@desk.example")


@pytest.fixture
def maya(harbor):
    surgeon = pages.a_surgeon()
    surgeon.locations.add(harbor)
    return surgeon


@pytest.fixture(autouse=True)
def _nothing_counted(request):
    """Counts lie in the cache, which is a table."""
    if "db" in request.fixturenames:
        request.getfixturevalue("db")
        cache.clear()
