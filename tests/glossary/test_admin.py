"""Staff keep the glossary: what they save, patients read."""

import pytest

from glossary.models import Term
from tests import people
from tests.editorial.browser import address, press
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


class TestTermForm:
    def test_publishes_what_is_saved(self, editor, django_capture_on_commit_callbacks):
        term = a_term()

        with django_capture_on_commit_callbacks(execute=True):
            press(editor, term, meaning_en="It shows nerves.", title_es="Resonancia")

        assert "It shows nerves." in editor.get("/glossary/").content.decode()
        assert "Resonancia" in editor.get("/es/glossary/").content.decode()

    def test_takes_back_what_is_deleted(self, editor, django_capture_on_commit_callbacks):
        term = a_term()

        with django_capture_on_commit_callbacks(execute=True):
            editor.post(address(term, "delete"), {"post": "yes"})

        assert "A scan that shows discs." not in editor.get("/glossary/").content.decode()

    def test_takes_back_what_is_deleted_from_the_list(
        self, editor, django_capture_on_commit_callbacks
    ):
        term = a_term()
        chosen = {"action": "delete_selected", "_selected_action": [term.pk], "post": "yes"}

        with django_capture_on_commit_callbacks(execute=True):
            editor.post(address(term, "changelist"), chosen)

        assert not Term.objects.exists()
        assert "A scan that shows discs." not in editor.get("/glossary/").content.decode()

    def test_needs_a_meaning(self, editor):
        term = a_term()

        press(editor, term, meaning_en="")

        term.refresh_from_db()
        assert term.meaning_en == "A scan that shows discs."


class TestTerm:
    def test_is_known_by_its_title_and_has_its_place_in_the_glossary(self):
        term = a_term()

        assert str(term) == "MRI"
        assert term.get_absolute_url() == "/glossary/#mri"
