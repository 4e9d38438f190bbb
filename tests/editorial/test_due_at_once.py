"""Four workers publish what is due at the same moment: each page once, and none is left out."""

import pytest

from tests import at_once
from tests.editorial.workers import PAGES


@pytest.fixture
def outcome(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return at_once.outcome_of("tests.editorial.workers", tmp_path)


def test_each_page_goes_public_once(outcome):
    done = dict(outcome["done"])
    assert len(outcome["done"]) == len(done) == PAGES
    assert set(done.values()) == {""}
    assert sorted(outcome["published"]) == sorted(outcome["records"])
