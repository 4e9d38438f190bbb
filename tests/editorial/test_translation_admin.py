"""Staff see whether the Spanish is up to date, and say when it is."""

import pytest

from editorial import actions
from tests import pages, people
from tests.editorial.browser import address, messages_in, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


def a_condition(**values):
    return pages.a_condition(is_public=False, areas=[pages.an_area()], **values)


def a_translated_condition(**values):
    condition = a_condition(title_es="Ciática", **values)
    actions.record_translation(condition, by=people.alice())
    return condition


def reloaded(page):
    return type(page).objects.get(pk=page.pk)


class TestForm:
    def test_counts_new_spanish_words_as_made_from_the_english_of_today(self, editor):
        condition = a_condition()

        response = press(editor, condition, title_es="Ciática")

        assert not reloaded(condition).is_english_newer
        assert "The Spanish counts as up to date from now on." in messages_in(response)

    def test_counts_new_spanish_words_of_a_row_as_well(self, editor):
        condition = a_translated_condition()
        words = {"what_it_is": "You wait.", "what_it_can_do": "Ease.", "what_can_go_wrong": "Time."}
        condition.options.create(kind="wait", title="Wait", **words)
        assert reloaded(condition).is_english_newer

        press(editor, condition, **{"options-0-title_es": "Esperar"})

        assert not reloaded(condition).is_english_newer

    def test_takes_new_english_words_as_news(self, editor):
        condition = a_translated_condition()

        press(editor, condition, summary_en="Newer than the Spanish.")

        assert reloaded(condition).is_english_newer

    def test_drops_the_name_of_who_checked_when_the_spanish_changes(self, editor):
        condition = a_translated_condition(translation_checked_by="Ana Ruiz")

        press(editor, condition, summary_es="Otro.")

        assert reloaded(condition).translation_checked_by == ""

    def test_keeps_a_name_that_is_new_as_well(self, editor):
        condition = a_translated_condition(translation_checked_by="Ana Ruiz")

        press(editor, condition, summary_es="Otro.", translation_checked_by="Luz Paz")

        assert reloaded(condition).translation_checked_by == "Luz Paz"

    def test_lets_staff_say_that_the_spanish_needs_no_change(self, editor):
        condition = a_translated_condition(translation_checked_by="Ana Ruiz")
        press(editor, condition, summary_en="Newer, but only a comma.")

        press(editor, condition, "_translated")

        condition = reloaded(condition)
        assert not condition.is_english_newer
        assert condition.translation_checked_by == "Ana Ruiz"

    def test_offers_that_only_where_the_english_is_newer(self, editor):
        condition = a_translated_condition()
        assert 'name="_translated"' not in editor.get(address(condition)).content.decode()

        press(editor, condition, summary_en="Newer.")

        assert 'name="_translated"' in editor.get(address(condition)).content.decode()

    def test_says_why_a_page_without_spanish_cannot_be_up_to_date(self, editor):
        condition = a_condition()

        response = press(editor, condition, "_translated")

        assert "The page has no Spanish title yet." in messages_in(response)


class TestState:
    def state(self, editor, condition):
        return editor.get(address(condition, "changelist")).content.decode()

    def test_is_not_written_yet(self, editor):
        assert "Not written yet" in self.state(editor, a_condition())

    def test_is_older_than_the_english(self, editor):
        assert "The English is newer" in self.state(editor, a_condition(title_es="Ciática"))

    def test_is_up_to_date_and_unchecked(self, editor):
        text = self.state(editor, a_translated_condition())

        assert "Up to date, not checked by a translator" in text

    def test_is_up_to_date_and_checked(self, editor):
        text = self.state(editor, a_translated_condition(translation_checked_by="Ana Ruiz"))

        assert "Up to date, checked by Ana Ruiz" in text
