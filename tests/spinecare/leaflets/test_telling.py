"""Who publishes is told what could not be printed; the command prints it later."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from assessment.report.pool import Busy
from editorial import actions
from editorial.models import PageRecord
from editorial.signals import published_changed
from spinecare import notices
from spinecare.leaflets import shelf, writing
from tests import people
from tests.editorial.browser import messages_in
from tests.editorial.browser import press as press_button

SCIATICA = ("en", "conditions", "sciatica")


@pytest.fixture(autouse=True)
def _at_publishing(settings):
    settings.LEAFLETS_AT_PUBLISHING = True


class TestPublishing:
    def test_prints_the_leaflet(self, press, condition):
        published_changed.send(sender=None)

        assert press.titles == ["Sciatica"]

    def test_prints_nothing_where_the_settings_say_so(self, press, condition, settings):
        settings.LEAFLETS_AT_PUBLISHING = False

        published_changed.send(sender=None)

        assert press.printed == []

    @pytest.mark.django_db(transaction=True)
    def test_tells_the_editor_what_could_not_be_printed(self, press, condition, client):
        press.problem = Busy()
        client.force_login(people.alice())
        press_button(client, condition, summary_en="New words.")
        draft, ruth = PageRecord.objects.of(condition).draft, people.ruth()
        actions.approve(draft, by=ruth, reviewer=ruth.reviewer)

        response = press_button(client, condition, "_publish")

        told = messages_in(response)
        assert "“Sciatica” is public." in told
        assert any("1 leaflet (PDF) could not be printed" in message for message in told)

    @pytest.mark.django_db(transaction=True)
    def test_tells_nothing_when_all_is_printed(self, press, condition, client):
        client.force_login(people.alice())

        response = press_button(client, condition, "_publish")

        assert messages_in(response) == ["“Sciatica” is public."]
        assert shelf.find(SCIATICA)

    def test_tells_the_log_where_nobody_listens(self, press, condition, caplog):
        press.problem = Busy()

        published_changed.send(sender=None)

        assert "could not be printed" in caplog.text


class TestNotices:
    def test_says_a_thing_once(self, rf, monkeypatch):
        shown = []
        monkeypatch.setattr(notices.messages, "warning", lambda request, said: shown.append(said))

        notices.passed_on(lambda request: [notices.tell("Wait.") for _ in "12"])(rf.get("/"))

        assert shown == ["Wait."]


class TestCommand:
    def test_prints_what_is_missing(self, press, procedure):
        out = StringIO()

        call_command("write_leaflets", stdout=out)

        assert "en/conditions/sciatica: written" in out.getvalue()
        assert "leaflets: 2 written, 0 unchanged" in out.getvalue()

    def test_leaves_alone_what_is_the_same(self, press, procedure):
        writing.write_at_publishing()
        out = StringIO()

        call_command("write_leaflets", stdout=out)

        assert out.getvalue() == "Writing leaflets ...\n  leaflets: 0 written, 2 unchanged\n"

    def test_counts_on_a_terminal(self, press, procedure):
        out = StringIO()
        out.isatty = lambda: True

        call_command("write_leaflets", stdout=out, no_color=True)

        assert "1 of 2: en/conditions/sciatica" in out.getvalue()

    def test_fails_where_some_could_not_be_printed(self, press, procedure):
        press.problem = Busy()

        with pytest.raises(CommandError, match="2 leaflets could not be written"):
            call_command("write_leaflets", stdout=StringIO())
