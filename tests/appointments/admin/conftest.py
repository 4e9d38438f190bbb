"""Two places, a manager of one of them, and people who answer requests."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from spinecare.roles import ADMINISTRATORS, FRONT_DESK, LOCATION_MANAGERS
from tests import pages, people


@pytest.fixture
def harbor(db):
    return pages.a_location()


@pytest.fixture
def uptown(harbor):
    return pages.a_location("uptown", region=harbor.region, title="Uptown")


@pytest.fixture
def dana(db):
    """Who answers patients, at every place."""
    return named(people.in_group(FRONT_DESK), "Dana", "Wills")


@pytest.fixture
def ada(db):
    return named(people.in_group(ADMINISTRATORS), "Ada", "Stone")


@pytest.fixture
def max_orr(harbor):
    """The manager of one place."""
    user = named(people.in_group(LOCATION_MANAGERS), "Max", "Orr")
    harbor.managers.create(user=user)
    return user


@pytest.fixture
def desk(dana):
    return signed_in(dana)


@pytest.fixture
def office(ada):
    return signed_in(ada)


def named(user, first, last):
    """Return the user as a request would load it: without remembered permissions."""
    User.objects.filter(pk=user.pk).update(first_name=first, last_name=last)
    return User.objects.get(pk=user.pk)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client
