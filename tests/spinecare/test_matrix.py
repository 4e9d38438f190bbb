"""The matrix: every cell of the tables in docs/roles.md, tried as a browser or a forger would.

A person to whom a cell says no is sent away, and the request writes nothing at all. Somebody who
may write drafts of the page, and sends more than that, has written no more than a draft.
"""

import pytest
from django.apps import apps
from django.test import override_settings
from django.utils import translation

from spinecare.roles import CONTENT_APPS, QUESTIONNAIRE_APPS
from tests.spinecare.matrix import at_the_office, many_pages, on_a_page, world
from tests.spinecare.matrix.attempt import ROWS, Attempt, subjects
from tests.spinecare.matrix.table import COLUMNS, MATRIX, read

pytestmark = pytest.mark.django_db

ROADS = (on_a_page, many_pages, at_the_office)
"""Each of these modules adds rows to `ROWS`."""
SENT_AWAY = (302, 403, 404, 409)
ASKING = ("/location/", "/condition/", "/import/")
"""Lists, and the page that asks for a file: they are shown again where nothing can be done."""
ADMIN = "/admin/"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
def everybody(_begun):
    if not _begun.forms:
        _begun.fill_in_forms()
    return _begun


def public_rows():
    """Everything that is no draft: what patients read, and who may do what."""
    labels = (*CONTENT_APPS, *QUESTIONNAIRE_APPS, "auth", "mfa")
    tables = [table for label in labels for table in apps.get_app_config(label).get_models()]
    return {table: list(table._base_manager.order_by("pk").values()) for table in tables}


class TestTables:
    def test_say_what_the_tests_try_and_nothing_else(self):
        assert set(MATRIX) == set(ROWS)

    @pytest.mark.parametrize("text", ["| {} | yes |", "| {} | {} maybe |"])
    def test_with_a_hole_or_another_word_are_refused(self, text):
        header = f"| What | {' | '.join(COLUMNS)} |\n"

        with pytest.raises((ValueError, KeyError)):
            read(header + text.format("Publish", "yes | " * 7))


@pytest.mark.parametrize("what", ROWS)
def test_row(everybody, what):
    wrong = []
    for who in COLUMNS:
        for name in subjects(who, ROWS[what].about):
            with world.rolled_back():
                wrong += tried(Attempt(everybody, who, name), what)
    assert not wrong


def tried(attempt, what):
    """Return what is not as the cell says, as sentences."""
    row, is_allowed = ROWS[what], MATRIX[what][attempt.who]
    may_do_less = bool(row.less) and MATRIX[row.less][attempt.who]
    row.given(attempt)
    before = public_rows() if may_do_less and not is_allowed else None
    happened = row.attempt(attempt)
    if happened != is_allowed:
        return [f"{attempt}: {'done' if happened else 'not done'}, {statuses(attempt)}"]
    if is_allowed:
        return []
    if before is not None and public_rows() != before:
        return [f"{attempt}: refused, and yet something public is another now"]
    return list(not_refused(attempt, may_do_less))


def not_refused(attempt, may_do_less):
    for response in attempt.responses:
        path, method = response.request["PATH_INFO"], response.request["REQUEST_METHOD"]
        if (
            attempt.who == "Stranger"
            and path.startswith(ADMIN)
            and not is_sent_to_sign_in(response)
        ):
            yield f"{attempt}: not sent to sign in, {statuses(attempt)}"
        is_shown_again = response.status_code == 200 and (method == "GET" or path.endswith(ASKING))
        if response.status_code not in SENT_AWAY and not is_shown_again:
            yield f"{attempt}: not sent away, {statuses(attempt)}"
    if not may_do_less and attempt.writes.statements:
        yield f"{attempt}: refused, and yet it wrote {attempt.writes.statements}"


def is_sent_to_sign_in(response):
    return response.status_code == 302 and response.url.startswith("/admin/login/")


def statuses(attempt):
    return [response.status_code for response in attempt.responses]
