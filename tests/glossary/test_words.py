"""The glossary as published data: each language from A to Z, and what a page explains."""

import pytest
from django.utils import translation

from glossary import words
from tests import pages
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db


def ids_in(html):
    return [part.split('"')[0] for part in html.split('id="term-')[1:]]


class TestEntries:
    def test_stand_from_a_to_z_whatever_their_accents_and_capitals(self):
        for title in ("nerve", "MRI", "Ánkle", "bone"):
            a_term(title.lower().replace("á", "a"), title)

        assert [entry["title"] for entry in words.entries()] == ["Ánkle", "bone", "MRI", "nerve"]

    def test_part_other_names_at_their_commas(self):
        a_term(also="MRIs,  MRI scan ,, magnetic resonance imaging")

        (entry,) = words.entries()

        assert entry["also"] == ["MRIs", "MRI scan", "magnetic resonance imaging"]

    def test_say_the_spanish_words_in_spanish(self):
        a_term(title_es="Resonancia magnética", meaning_es="Un estudio.", also="MRIs")

        with translation.override("es"):
            (entry,) = words.entries()

        assert (entry["title"], entry["meaning"]) == ("Resonancia magnética", "Un estudio.")
        assert entry["also"] == []
        assert entry["language"] == "es"

    def test_stay_english_where_no_spanish_is_written(self):
        a_term()

        with translation.override("es"):
            (entry,) = words.entries()

        assert (entry["title"], entry["language"]) == ("MRI", "en")

    def test_come_without_a_query(self, django_assert_num_queries):
        a_term()
        words.entries()

        with django_assert_num_queries(0):
            words.entries()
            words.explainer(None)


class TestExplainer:
    def test_explains_in_the_language_in_which_the_page_is_read(self):
        a_term(title_es="Resonancia", meaning_es="Un estudio.")
        page = pages.a_condition(title_es="Ciática")

        with translation.override("es"):
            made = words.explainer(page).explain("<p>Una resonancia. An MRI.</p>")

        assert ids_in(made) == ["mri"]
        assert "<b>Resonancia </b>Un estudio." in made

    def test_explains_english_words_in_english_on_a_page_without_spanish(self):
        a_term(title_es="Resonancia", meaning_es="Un estudio.")
        page = pages.a_condition()

        with translation.override("es"):
            made = words.explainer(page).explain("<p>An MRI.</p>")

        assert '<span class="term" lang="en">' in made
        assert "A scan that shows discs." in made

    def test_explains_no_spanish_text_with_english_words(self):
        a_term()
        page = pages.a_condition(title_es="Ciática")

        with translation.override("es"):
            assert ids_in(words.explainer(page).explain("<p>Una MRI.</p>")) == []

    def test_leaves_a_page_its_own_subject(self):
        a_term("sciatica", "Sciatica", "Pain down a leg.")
        page = pages.a_condition("sciatica")

        assert ids_in(words.explainer(page).explain("<p>Sciatica.</p>")) == []

    def test_hears_of_a_changed_term(self):
        term = a_term()
        words.explainer(None)
        term.delete()
        a_term("disc", "Disc", "A pad.")

        assert ids_in(words.explainer(None).explain("<p>An MRI of a disc.</p>")) == ["disc"]
