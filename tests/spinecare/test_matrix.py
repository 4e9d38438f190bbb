"""The matrix: every cell of the tables in docs/roles.md, tried as a browser or a forger would.

A person to whom a cell says no is sent away, and the request writes nothing at all. Somebody who
may write drafts of the page, and sends more than that, has written no more than a draft.
"""

import pytest
from django.apps import apps

from spinecare.roles import CONTENT_APPS, LIST_APPS, QUESTIONNAIRE_APPS
from tests.spinecare.matrix import at_the_office, many_pages, of_a_patient, on_a_page, world
from tests.spinecare.matrix.attempt import ROWS, Attempt, subjects
from tests.spinecare.matrix.table import COLUMNS, MATRIX, read

pytestmark = pytest.mark.django_db

ROADS = (on_a_page, many_pages, of_a_patient, at_the_office)
"""Each of these modules adds rows to `ROWS`."""
SENT_AWAY = (302, 403, 404, 409)
ASKING = ("/location/", "/condition/", "/import/")
"""Lists, and the page that asks for a file: they are shown again where nothing can be done."""
ADMIN = "/admin/"
FOR_EVERYBODY = (
    ADMIN,
    "/admin/search/",
    "/conditions/sciatica/",
    "/locations/central-maryland/harbor/",
)
"""What who has no group may open too: there is nothing of the desk on it."""


def public_tables(writes):
    """Return the tables written to that are no drafts: what patients read, who may do what."""
    labels = (*CONTENT_APPS, *LIST_APPS, *QUESTIONNAIRE_APPS, "auth", "mfa")
    apps_here = map(apps.get_app_config, labels)
    tables = [table for app in apps_here for table in app.get_models(include_auto_created=True)]
    names = {table: f'"{table._meta.db_table}"' for table in tables}
    return [each for each in tables if any(names[each] in sql for sql in writes.statements)]


def rows_of(tables):
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
    row.given(attempt)
    with world.rolled_back():
        happened = row.attempt(attempt)
        tables = public_tables(attempt.writes)
        after = rows_of(tables)
    if happened != is_allowed:
        return [f"{attempt}: {'done' if happened else 'not done'}, {statuses(attempt)}"]
    if is_allowed:
        return []
    if rows_of(tables) != after:
        return [f"{attempt}: refused, and yet something public is another now"]
    may_do_less = bool(row.less) and MATRIX[row.less][attempt.who]
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
        is_shown = method == "GET" and (attempt.who != "No group" or path in FOR_EVERYBODY)
        is_shown_again = response.status_code == 200 and (is_shown or path.endswith(ASKING))
        if response.status_code not in SENT_AWAY and not is_shown_again:
            yield f"{attempt}: not sent away, {statuses(attempt)}"
    if not may_do_less and attempt.writes.statements:
        yield f"{attempt}: refused, and yet it wrote {attempt.writes.statements}"


def is_sent_to_sign_in(response):
    return response.status_code == 302 and response.url.startswith("/admin/login/")


def statuses(attempt):
    return [response.status_code for response in attempt.responses]
