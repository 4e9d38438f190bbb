"""What a patient wrote is nowhere in plain words: not in files, dumps, logs or error reports."""

import logging

import pytest
from django.views.debug import ExceptionReporter

from appointments import actions, views
from tests import at_once
from tests.appointments.planted import IN_SIGHT, MARKS
from tests.appointments.requests import ADDRESS, EMAIL, NAME, NOTE, typed


@pytest.fixture(scope="module")
def outcome(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        folder = tmp_path_factory.mktemp("planted")
        return at_once.outcome_of("tests.appointments.planted", folder)


class TestTheDatabase:
    def test_has_stored_every_mark(self, outcome):
        assert outcome["status"] == 303
        assert set(outcome["stored"]) == set(MARKS.values())
        assert outcome["topic"] == "before-operation"

    @pytest.mark.parametrize("place", ["files", "dump"])
    def test_holds_none_of_them_in_plain_words(self, outcome, place):
        assert outcome["found"][place] == []
        assert outcome["topic_found"][place] == []

    @pytest.mark.parametrize("place", ["files", "dump"])
    def test_is_searched_by_a_search_that_finds(self, outcome, place):
        assert outcome["in_sight"][place] == [IN_SIGHT]

    def test_is_searched_with_its_log_of_writes(self, outcome):
        assert "everything.log" in outcome["names"]
        kinds = {name.rpartition("sqlite3")[2] for name in outcome["names"] if "sqlite3" in name}
        assert kinds in (set(), {"", "-wal", "-shm"})


@pytest.mark.django_db
@pytest.mark.usefixtures("practice")
class TestWhatGoesWrong:
    @pytest.mark.parametrize("place", ["actions._stored", "forms.validate_email"])
    def test_is_reported_without_a_word_of_the_patient(self, rf, monkeypatch, place):
        module, name = place.split(".")
        monkeypatch.setattr(f"appointments.{module}.{name}", _fail)
        request = rf.post(ADDRESS, typed(reach_by="email", reach=EMAIL))

        with pytest.raises(ZeroDivisionError) as raised:
            views.ask_for_visit(request)
        report = _report(request, raised)

        assert "ZeroDivisionError" in report
        assert "appointments/views.py" in report
        for word in (NAME, EMAIL, NOTE):
            assert word not in report

    def test_is_logged_without_a_word_of_the_patient(self, client, monkeypatch, caplog):
        caplog.set_level(logging.DEBUG)
        monkeypatch.setattr(actions, "_stored", _fail)
        client.raise_request_exception = False

        response = client.post(ADDRESS, typed(reach_by="email", reach=EMAIL))

        assert response.status_code == 500
        for word in (NAME, EMAIL, NOTE):
            assert word not in caplog.text

    def test_a_form_that_comes_back_is_logged_by_its_address_only(self, client, caplog):
        caplog.set_level(logging.DEBUG)
        client.post(ADDRESS, typed(reach="nonsense"))
        client.post(ADDRESS, typed(key="forged"))

        for word in (NAME, NOTE, "nonsense"):
            assert word not in caplog.text


def _report(request, raised):
    """What an error report holds; the frame of the test itself is no part of the site."""
    reporter = ExceptionReporter(request, raised.type, raised.value, raised.tb.tb_next)
    return reporter.get_traceback_html() + reporter.get_traceback_text()


def _fail(*args, **kwargs):
    return 1 / 0
