"""Spelling: a mistake or two is forgiven, but only in words that nobody wrote."""

import pytest

from search.spelling import MOST_CORRECTIONS, MOST_ENDINGS, Speller
from tests.search.documents import a_document, an_index, titles

PAGES = (
    a_document("Sciatica", "A nerve that hurts."),
    a_document("Stenosis", "A narrow canal."),
    a_document("Laminectomy", "Less bone."),
)


class TestTypos:
    @pytest.mark.parametrize(
        ("typed", "title"),
        [
            ("siatica", "Sciatica"),
            ("sciatca", "Sciatica"),
            ("sicatica", "Sciatica"),
            ("cyatica", "Sciatica"),
            ("stenosys", "Stenosis"),
            ("laminectomey", "Laminectomy"),
            ("laminctmy", "Laminectomy"),
            ("nerv", "Sciatica"),
            ("nevre", "Sciatica"),
        ],
    )
    def test_are_forgiven(self, typed, title):
        assert titles(an_index(*PAGES), typed) == [title]

    @pytest.mark.parametrize("typed", ["bon3", "12345", "xyz", "hurrrrts", "zzzzzzzz"])
    def test_are_not_guessed_at(self, typed):
        assert titles(an_index(*PAGES), typed) == []

    def test_count_only_in_unknown_words(self):
        index = an_index(a_document("One", "bone"), a_document("Two", "done"))

        assert titles(index, "bone") == ["One"]

    def test_are_told_with_the_accents_of_the_page(self):
        index = an_index(a_document("Ciática", "Duele la pierna.", language="es"))

        assert index.search("siatica en la pierna").query.suggestion == "Ciática en la pierna"

    def test_are_not_told_where_there_were_none(self):
        assert an_index(*PAGES).search("sciatica").query.suggestion == ""

    def test_are_not_told_of_a_word_that_was_only_begun(self):
        found = an_index(*PAGES).search("sciat")

        assert found.query.suggestion == ""
        assert [document.title for document in found.documents] == ["Sciatica"]


class TestSpeller:
    def test_prefers_the_same_first_letter_then_the_commoner_then_the_alphabet(self):
        speller = Speller({"back": 1, "pack": 9, "buck": 5, "beck": 5})

        assert speller.corrections("bock") == ["beck", "buck", "back"]

    def test_gives_no_more_than_a_few(self):
        speller = Speller({f"word{letter}": 1 for letter in "abcdefghijklmnop"})

        assert len(speller.corrections("wordz")) == MOST_CORRECTIONS
        assert len(speller.completions("wor")) == MOST_ENDINGS

    def test_completes_with_the_commonest_word(self):
        speller = Speller({"lumbar": 5, "lump": 1, "lung": 9, "lumber": 5})

        assert speller.completions("lum") == ["lumbar", "lumber", "lump"]

    @pytest.mark.parametrize("typed", ["", "l", "lu"])
    def test_completes_no_word_of_two_letters(self, typed):
        assert Speller({"lumbar": 5}).completions(typed) == []
