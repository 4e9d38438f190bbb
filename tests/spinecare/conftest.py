"""The demo practice, loaded once for a module of tests that only read it."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from tests.spinecare.matrix import world

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def library(apart):
    """Every test sees it, and the last one leaves nothing behind."""
    with apart("library"), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _begun(apart):
    """Made once; what a test does with it is rolled back."""
    with apart("matrix"), world.rolled_back():
        yield world.begin()


@pytest.fixture(scope="module")
def apart(django_db_setup, django_db_blocker, tmp_path_factory):
    """Let a module's own rows be made: the files they need lie in a folder of that name."""

    @contextmanager
    def apart(name):
        folder = tmp_path_factory.mktemp(name)
        places = {"VAR": folder, "MEDIA_ROOT": folder, "PUBLISHED_DATA_ROOT": folder / "published"}
        with (
            django_db_blocker.unblock(),
            override_settings(**places, PASSWORD_HASHERS=QUICK),
            translation.override("en"),
        ):
            yield

    return apart


@pytest.fixture
def everybody(_begun, db):
    """A person of every group, and pages with drafts for them to try their hands on."""
    if not _begun.forms:
        _begun.fill_in_forms()
    return _begun
