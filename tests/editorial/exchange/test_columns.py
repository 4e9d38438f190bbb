"""Columns, where no page of ours goes: a reference that may be empty, a row that has no key."""

import pytest
from django.core.exceptions import FieldDoesNotExist

from editorial.exchange.cells import said
from editorial.exchange.columns import Known, column, key_of
from editorial.models import Reviewer
from editorial.models.languages import english_digest_of
from editorial.versions.snapshots import take
from surgeons.models import Surgeon
from tests import pages


def test_a_reference_may_be_empty_where_the_table_lets_it():
    assert column(Surgeon, "reviewer").read("", Known()) is None


def test_a_row_without_a_key_cannot_be_named():
    with pytest.raises(FieldDoesNotExist):
        key_of(Reviewer)


@pytest.mark.parametrize(
    ("value", "words"), [(False, "no"), (True, "yes"), (7.0, "7"), (7.5, "7.5"), (None, "")]
)
def test_a_value_is_said_as_people_write_it(value, words):
    assert said(value) == words


@pytest.mark.django_db
def test_the_english_of_a_snapshot_is_the_english_of_its_page():
    place = pages.a_location()
    for position, reason in enumerate(["Thanksgiving", "Snow"]):
        place.closures.create(
            position=1 - position, starts_on="2026-11-26", ends_on="2026-11-27", reason=reason
        )

    assert english_digest_of(type(place), take(place)) == place.english_digest
