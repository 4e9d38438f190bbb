"""Drafts of a small questionnaire and of the shipped one, and people to work on them."""

import pytest

from tests import people


@pytest.fixture
def alice(db):
    return people.alice()


@pytest.fixture
def ruth(db):
    return people.ruth()
