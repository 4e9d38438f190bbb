"""An editor who is signed in."""

import pytest

from tests import people


@pytest.fixture
def alice():
    return people.alice()


@pytest.fixture
def desk(client, alice):
    client.force_login(alice)
    return client
