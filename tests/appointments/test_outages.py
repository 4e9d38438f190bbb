"""While the database is away: words, the phone, 503, and everything that was typed."""

import pytest

from tests import at_once

OUTAGES = ("away", "read-only", "cut off")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("outages")
        return at_once.outcome_of("tests.appointments.outages", folder)


@pytest.mark.parametrize("outage", OUTAGES)
class TestWhileTheDatabaseIsAway:
    def test_the_form_opens(self, outcome, outage):
        assert outcome[outage]["page"] == 200

    def test_it_says_so_in_words_with_the_phone(self, outcome, outage):
        told = outcome[outage]

        assert (told["status"], told["retry_after"]) == (503, "60")
        assert "We cannot take your request right now." in told["says"]
        assert "410-555-0142" in told["says"]
        assert "no-store" in told["cached"]

    def test_nothing_typed_is_lost_and_nothing_is_stored(self, outcome, outage):
        assert outcome[outage]["lost"] == []
        assert outcome[outage]["before"] == 0

    def test_the_same_form_goes_through_afterwards(self, outcome, outage):
        assert (outcome[outage]["again"], outcome[outage]["after"]) == (303, 1)
