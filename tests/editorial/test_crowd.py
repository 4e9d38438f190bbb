"""Twenty editors, one page, two hundred saves: nothing is lost, and nothing is there twice."""

import pytest

from tests import at_once
from tests.editorial.crowd import EDITORS, SAVES_EACH


@pytest.fixture(scope="module")
def outcome(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return at_once.outcome_of("tests.editorial.crowd", tmp_path_factory.mktemp("crowd"))


def test_every_save_counts_once(outcome):
    assert len(outcome["marks"]) == len(set(outcome["marks"])) == EDITORS * SAVES_EACH
    assert [outcome["draft"].count(f"<p>{mark}</p>") for mark in outcome["marks"]] == [1] * 200


def test_every_save_is_a_revision(outcome):
    assert outcome["version"] == EDITORS * SAVES_EACH + 1
    assert outcome["numbers"] == list(range(outcome["version"], -1, -1))


def test_somebody_was_refused(outcome):
    """Else nobody was in anybody's way, and the rest proves nothing."""
    assert outcome["refused"] > 0


def test_patients_see_nothing_of_it(outcome):
    assert outcome["public"] == "<p>Begun.</p>"
