"""Two languages on one page: whose words they are, and which English the Spanish was made from."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

from editorial import actions
from editorial.models import language_of
from tests import pages, people
from tests.stories.films import a_video

pytestmark = pytest.mark.django_db

UNCHECKED = "No qualified translator has checked this translation yet."


def translated(page):
    actions.record_translation(page, by=people.alice())
    return page


def spanish_words(line):
    with translation.override("es"):
        return translation.gettext(line)


def says(client, address, line):
    """Whether the page says so, in the words of its language, translated already or not."""
    text = client.get(address).content.decode()
    return line in text or spanish_words(line) in text


class TestLanguageOf:
    def test_is_english_on_an_english_page(self):
        assert language_of(pages.a_condition(title_es="Ciática"), "title") == "en"

    def test_is_the_pages_own_where_its_words_are_written(self):
        condition = pages.a_condition(title_es="Ciática")

        with translation.override("es"):
            assert language_of(condition, "title") == "es"

    def test_is_english_where_only_english_is_written(self):
        condition = pages.a_condition(symptoms="<p>Pain.</p>", title_es="Ciática")

        with translation.override("es"):
            assert language_of(condition, "symptoms") == "en"

    def test_is_the_pages_own_where_nothing_is_written(self):
        condition = pages.a_condition()

        with translation.override("es"):
            assert language_of(condition, "outlook") == "es"

    def test_is_english_where_no_language_is_active(self):
        condition = pages.a_condition(title_es="Ciática")

        with translation.override(None):
            assert language_of(condition, "title") == "en"


class TestSpoken:
    template = Template('{% load languages %}<p{% spoken page "title" %}>')

    def render(self, page):
        return self.template.render(Context({"page": page}))

    def test_says_nothing_on_an_english_page(self):
        assert self.render(pages.a_condition()) == "<p>"

    def test_says_english_where_a_spanish_page_shows_english_words(self):
        condition = pages.a_condition()

        with translation.override("es"):
            assert self.render(condition) == '<p lang="en">'

    def test_says_nothing_where_the_words_are_the_pages_own(self):
        condition = pages.a_condition(title_es="Ciática")

        with translation.override("es"):
            assert self.render(condition) == "<p>"


class TestEnglishDigest:
    def test_changes_with_the_words_of_the_page(self):
        condition = pages.a_condition()
        before = condition.english_digest

        condition.symptoms_en = "<p>New.</p>"

        assert condition.english_digest != before

    def test_does_not_change_with_the_spanish(self):
        condition = pages.a_condition()
        before = condition.english_digest

        condition.symptoms_es = "<p>Dolor.</p>"

        assert condition.english_digest == before

    def test_changes_with_the_words_of_a_row(self):
        procedure = pages.a_procedure()
        step = procedure.steps.create(title="Open", text="Opened.")
        before = procedure.english_digest

        procedure.steps.filter(pk=step.pk).update(text_en="Opened wide.")

        assert procedure.english_digest != before

    def test_does_not_change_with_sources_and_spanish_rows(self):
        procedure = pages.a_procedure()
        procedure.steps.create(title="Open", text="Opened.")
        before = procedure.english_digest

        procedure.steps.update(text_es="Se abre.")
        procedure.sources.update(title="Another paper")

        assert procedure.english_digest == before

    def test_minds_no_order_that_a_database_may_choose(self):
        procedure = pages.a_procedure()
        for title in ("Open", "Close"):
            procedure.steps.create(title=title, text=title, position=0)
        before = procedure.english_digest

        procedure.steps.filter(title_en="Open").update(text_es="Abrir")

        assert procedure.english_digest == before

    def test_knows_the_words_of_a_film(self):
        story = pages.a_story()
        before = story.english_digest

        a_video(story)

        story.refresh_from_db()
        assert story.english_digest != before


class TestRecordTranslation:
    def test_keeps_which_english_it_was_made_from(self):
        condition = translated(pages.a_condition(title_es="Ciática"))

        condition.refresh_from_db()
        assert not condition.is_english_newer

    def test_is_outdated_by_new_english_words(self):
        condition = translated(pages.a_condition(title_es="Ciática"))

        condition.symptoms_en = "<p>New.</p>"

        assert condition.is_english_newer

    def test_does_not_vouch_for_what_nobody_vouched_for(self):
        assert pages.a_condition(title_es="Ciática").is_english_newer

    def test_is_no_matter_where_there_is_no_spanish(self):
        assert not pages.a_condition().is_english_newer

    def test_is_refused_without_spanish_words(self):
        with pytest.raises(ValidationError):
            translated(pages.a_condition())

    def test_keeps_the_name_of_who_checked_it(self):
        condition = pages.a_condition(title_es="Ciática", translation_checked_by="Ana Ruiz")

        assert translated(condition).translation_checked_by == "Ana Ruiz"

    def test_drops_the_name_where_the_words_are_new(self):
        condition = pages.a_condition(title_es="Ciática", translation_checked_by="Ana Ruiz")

        actions.record_translation(condition, by=people.alice(), is_checked=False)

        condition.refresh_from_db()
        assert condition.translation_checked_by == ""


class TestSpanishPage:
    def test_says_that_the_english_is_newer_and_leads_there(self, client):
        condition = translated(pages.a_condition(title_es="Ciática"))
        condition.symptoms_en = "<p>New.</p>"
        condition.save()

        response = client.get("/es/conditions/sciatica/")

        assert "translation--older" in response.content.decode()
        assert (
            '<a href="/conditions/sciatica/" lang="en" hreflang="en">' in response.content.decode()
        )

    def test_says_nothing_of_it_while_it_is_up_to_date(self, client):
        translated(pages.a_condition(title_es="Ciática"))

        assert "translation--older" not in client.get("/es/conditions/sciatica/").content.decode()

    def test_says_that_nobody_has_checked_it(self, client):
        translated(pages.a_condition(title_es="Ciática"))

        assert says(client, "/es/conditions/sciatica/", UNCHECKED)

    def test_names_who_has_checked_it(self, client):
        translated(pages.a_condition(title_es="Ciática", translation_checked_by="Ana Ruiz"))

        text = client.get("/es/conditions/sciatica/").content.decode()

        assert "Ana Ruiz" in text
        assert not says(client, "/es/conditions/sciatica/", UNCHECKED)

    def test_speaks_english_where_it_shows_english(self, client):
        pages.a_condition(summary="A nerve.", symptoms="<p>Pain.</p>")

        text = client.get("/es/conditions/sciatica/").content.decode()

        assert '<p class="lede" lang="en">A nerve.</p>' in text
        assert '<div class="words" lang="en"><p>Pain.</p></div>' in text
        assert "translation--missing" in text

    def test_speaks_english_on_cards_of_pages_without_spanish(self, client):
        pages.a_condition()

        text = client.get("/es/conditions/").content.decode()

        assert '<a class="card__link" href="/es/conditions/sciatica/" lang="en">' in text

    def test_is_no_matter_on_the_english_page(self, client):
        pages.a_condition(title_es="Ciática")

        text = client.get("/conditions/sciatica/").content.decode()

        assert "translation--" not in text
        assert UNCHECKED not in text
        assert 'class="words" lang' not in text
