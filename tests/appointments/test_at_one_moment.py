"""A form sent eight times at one moment is one request, and a robot in a hurry is counted well."""

import pytest

from appointments.limits import AT_MOST, HOUR
from tests import at_once
from tests.appointments.at_one_moment import AT_ONCE


@pytest.fixture(scope="module")
def outcome(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("at-one-moment")
        return at_once.outcome_of("tests.appointments.at_one_moment", folder)


def test_one_form_is_one_request_with_one_answer(outcome):
    assert outcome["rows"] == outcome["received"] == 1
    answers = set(outcome["one_form"])
    assert 303 in answers
    assert answers <= {303, 429}


def test_its_letter_is_sent_once(outcome):
    assert (outcome["letters"], outcome["sent"]) == (1, 1)


def test_many_forms_of_one_address_are_no_more_than_may_be(outcome):
    most = AT_MOST[HOUR]

    assert outcome["of_many"] == most
    assert outcome["many_forms"] == [303] * most + [429] * (AT_ONCE - most)
