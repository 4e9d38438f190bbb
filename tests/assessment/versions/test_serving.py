"""What patients are served: the live version, the one they began, never a withdrawn one."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.test import RequestFactory

from assessment import cookie, instrument
from assessment.drafts import actions
from assessment.engine.document import to_json
from assessment.models import Version
from editorial import published
from tests.assessment.engine.builders import band
from tests.assessment.versions.drafts import a_document, small
from tests.assessment.visitor import Page

pytestmark = pytest.mark.django_db

START = "/assessment/start/"
FIRST, SECOND = "/assessment/signs/", "/assessment/pain/"


@pytest.fixture
def shipped(settings, tmp_path):
    """The small questionnaire in the place of the one that ships."""
    path = tmp_path / "small.json"
    path.write_text(to_json(small()), encoding="utf-8")
    settings.ASSESSMENT_DOCUMENT = path
    return small()


@pytest.fixture
def publish(shipped, alice, ruth, django_capture_on_commit_callbacks):
    """Publish the small questionnaire under a number, and write what pages read."""

    def run(number="1", **changes):
        asked = replace(small(**changes), version=number)
        with django_capture_on_commit_callbacks(execute=True):
            return a_document(editor=alice, reviewer=ruth, asked=asked)

    return run


@pytest.fixture
def end(django_capture_on_commit_callbacks, ruth):
    def run(verb, document):
        with django_capture_on_commit_callbacks(execute=True):
            verb(document, by=ruth, reason="Wrong advice.")

    return run


def answer(client, address, raw):
    return client.post(address, {"answer": raw})


class TestCurrent:
    def test_is_what_ships_while_nothing_was_published(self, shipped):
        assert instrument.current().questionnaire == shipped

    def test_is_what_was_published_last(self, publish):
        publish("1")
        second = publish("2")

        assert instrument.current().digest == second.digest
        assert instrument.current().questionnaire.version == "2"

    def test_is_nothing_once_the_live_one_is_withdrawn(self, publish, end):
        end(actions.withdraw, publish())

        assert instrument.current() is None

    def test_is_nothing_once_the_live_one_is_retired(self, publish, end):
        end(actions.retire, publish())

        assert instrument.current() is None

    def test_is_never_a_questionnaire_of_another_key(self, publish, settings):
        publish()
        settings.ASSESSMENT_DOCUMENT = "assessment/questionnaires/spine.json"

        assert instrument.current().questionnaire.key == "spine"

    def test_takes_no_query(self, publish, django_assert_num_queries):
        publish()

        with django_assert_num_queries(0):
            instrument.current()

    def test_is_found_again_where_the_published_data_are_lost(self, publish, settings, tmp_path):
        document = publish()
        settings.PUBLISHED_DATA_ROOT = tmp_path / "fresh"

        assert instrument.current().digest == document.digest


class TestByDigest:
    def test_finds_what_is_retired(self, publish):
        first = publish("1")
        publish("2")

        assert instrument.by_digest(first.digest).questionnaire.version == "1"

    def test_finds_what_ships_after_something_else_was_published(self, publish, shipped):
        pinned = instrument.shipped().digest
        publish("2")

        assert instrument.by_digest(pinned).questionnaire == shipped

    def test_finds_nothing_withdrawn(self, publish, end):
        document = publish()
        end(actions.withdraw, document)

        assert instrument.by_digest(document.digest) is None
        assert instrument.is_withdrawn(document.digest)

    def test_finds_nothing_unknown(self, shipped):
        assert instrument.by_digest("0" * 64) is None
        assert not instrument.is_withdrawn("0" * 64)

    def test_keeps_no_words_of_what_is_withdrawn(self, publish, end):
        document = publish()
        end(actions.withdraw, document)

        data = published.read(instrument.NAME, lambda: pytest.fail("never built"))

        assert data["documents"][document.digest]["text"] == ""


class TestAPersonInside:
    @pytest.fixture(autouse=True)
    def _begun(self, practice, client, publish):
        self.first = publish("1")
        self.client = client
        client.post(START, {"region": ""})
        answer(client, FIRST, "none")

    def test_finishes_the_version_they_began(self, publish):
        publish("2", bands=(band("other"),))

        answer(self.client, SECOND, "c")
        page = Page(self.client.get("/assessment/result/"))

        assert "Headline much" in page.text

    def test_begins_the_new_version_when_they_start_again(self, publish):
        second = publish("2")

        self.client.post(START, {"region": ""})

        assert pinned_by(self.client) == second.digest

    def test_keeps_their_version_with_every_answer(self, publish):
        publish("2")

        answer(self.client, SECOND, "c")

        assert pinned_by(self.client) == self.first.digest

    def test_is_told_when_it_is_withdrawn(self, end):
        end(actions.withdraw, self.first)

        page = Page(self.client.get(SECOND))

        assert page.heading == "We changed the questions"
        assert "Your answers are deleted" in page.text

    @pytest.mark.parametrize("address", ["", "result/", "summary.pdf", "answers/", "urgent/"])
    def test_is_told_on_whatever_page_they_turn_to(self, end, address):
        end(actions.withdraw, self.first)

        page = Page(self.client.get(f"/assessment/{address}"))

        assert page.heading == "We changed the questions"

    def test_loses_their_answers_when_it_is_withdrawn(self, end, settings):
        end(actions.withdraw, self.first)

        response = self.client.get(SECOND)

        assert response.cookies[settings.ANSWERS_COOKIE_NAME].value == ""

    def test_is_not_answered_by_a_withdrawn_version(self, end):
        end(actions.withdraw, self.first)

        page = Page(answer(self.client, SECOND, "d"))

        assert page.heading == "We changed the questions"

    def test_can_start_again_once_there_is_another(self, end, publish):
        end(actions.withdraw, self.first)
        publish("2")

        page = Page(self.client.get(SECOND))

        assert "/assessment/" in page.links

    def test_finds_nothing_to_start_while_there_is_no_other(self, end):
        end(actions.withdraw, self.first)

        assert "/assessment/" not in Page(self.client.get(SECOND)).links

    def test_finishes_a_retired_one_although_nothing_is_live(self, end):
        end(actions.retire, self.first)

        answer(self.client, SECOND, "c")

        assert "Headline much" in Page(self.client.get("/assessment/result/")).text


class TestANewcomer:
    @pytest.fixture(autouse=True)
    def _withdrawn(self, practice, publish, end):
        end(actions.withdraw, publish())

    @pytest.mark.parametrize("address", ["", "signs/", "result/"])
    def test_finds_it_closed_while_nothing_is_live(self, client, address):
        response = client.get(f"/assessment/{address}")

        assert response.status_code == 503
        assert Page(response).heading == "The spine check is closed for now"

    def test_cannot_start(self, client):
        assert client.post(START, {"region": ""}).status_code == 503


class TestOffering:
    def test_brings_the_shipped_questionnaire_as_a_draft(self, capsys):
        call_command("offer_questionnaire")

        version = Version.objects.get()
        assert (version.key, version.edited_by) == ("spine", None)
        assert "Offered as a draft" in capsys.readouterr().out

    def test_brings_it_once(self, capsys):
        call_command("offer_questionnaire")

        call_command("offer_questionnaire")

        assert Version.objects.count() == 1
        assert "known already" in capsys.readouterr().out

    def test_leaves_it_where_it_was_published(self, publish):
        publish()
        Version.objects.update(delivered="")

        call_command("offer_questionnaire", verbosity=0)

        assert Version.objects.drafts().count() == 0

    def test_brings_a_new_text_beside_what_is_live(self, publish, shipped, settings):
        publish()
        newer = replace(shipped, version="2", limits=({"en": "New."},))
        path = settings.ASSESSMENT_DOCUMENT.with_name("newer.json")
        path.write_text(to_json(newer), encoding="utf-8")
        settings.ASSESSMENT_DOCUMENT = path

        call_command("offer_questionnaire")

        assert Version.objects.drafts().get().number == "2"
        assert instrument.current().questionnaire.version == "1"


def pinned_by(client):
    request = RequestFactory().get("/assessment/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return cookie.pinned(request)
