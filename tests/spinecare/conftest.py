"""The demo practice, loaded once for a module of tests that only read it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from tests.spinecare.matrix import world

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker, tmp_path_factory):
    """Every test sees it, and the last one leaves nothing behind."""
    folder = tmp_path_factory.mktemp("library")
    places = {"VAR": folder, "MEDIA_ROOT": folder, "PUBLISHED_DATA_ROOT": folder / "published"}
    with (
        django_db_blocker.unblock(),
        override_settings(**places, PASSWORD_HASHERS=QUICK),
        translation.override("en"),
        transaction.atomic(),
    ):
        call_command("load_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _begun(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once; what a test does with it is rolled back."""
    folder = tmp_path_factory.mktemp("matrix")
    places = {"VAR": folder, "MEDIA_ROOT": folder, "PUBLISHED_DATA_ROOT": folder / "published"}
    with (
        django_db_blocker.unblock(),
        override_settings(**places, PASSWORD_HASHERS=QUICK),
        translation.override("en"),
        world.rolled_back(),
    ):
        yield world.begin()


@pytest.fixture
def everybody(_begun, db):
    """A person of every group, and pages with drafts for them to try their hands on."""
    if not _begun.forms:
        _begun.fill_in_forms()
    return _begun
