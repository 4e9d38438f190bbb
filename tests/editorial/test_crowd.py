"""Twenty editors, one page, two hundred saves: nothing is lost, and nothing is there twice."""

import json
import os
import subprocess
import sys
import uuid
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from tests.editorial.crowd import EDITORS, SAVES_EACH

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 300


@contextmanager
def an_empty_database(folder):
    """Yield the address of a database of its own, of the kind that this run tests."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'crowd.sqlite3'}"
        return
    name = f"crowd_{uuid.uuid4().hex}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("crowd")
    with django_db_blocker.unblock(), an_empty_database(folder) as address:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.editorial.crowd"],
            cwd=PROJECT,
            env=os.environ | {"DATABASE_URL": address, "SPINECARE_VAR": str(folder)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


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
