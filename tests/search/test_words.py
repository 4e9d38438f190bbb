"""Words: what is one word, when two are the same, and what is left of what somebody types."""

import pytest

from search.words import LONGEST_QUERY, LONGEST_WORD, folded, split, stem, tidied


class TestSplitting:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Sciatica, or leg pain?", ["sciatica", "or", "leg", "pain"]),
            ("Ciática DEL Área", ["ciatica", "del", "area"]),
            ("can't can’t", ["cant", "cant"]),
            ("L4-L5 x-ray", ["l4", "l5", "x", "ray"]),
            ("a_b 21202", ["a", "b", "21202"]),
            ("!?… \n", []),
            ("", []),
        ],
    )
    def test_finds(self, text, words):
        assert split(text) == words

    def test_cuts_a_word_that_nobody_writes(self):
        assert split("x" * 500) == ["x" * LONGEST_WORD]

    def test_keeps_the_length_of_a_folded_text(self):
        text = "İstanbul ÁÑÜ naïve ﬁne Ω"

        assert len(folded(text)) == len(text)


class TestStems:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "herniated herniation herniations"),
            ("en", "surgery surgeries"),
            ("en", "operate operation operations operating"),
            ("es", "operación operacion operaciones operar"),
            ("es", "cirugía cirugia cirugías cirugias"),
            ("es", "hernia hernias herniado herniada"),
            ("es", "ciática ciatica"),
            ("es", "dolor dolores"),
        ],
    )
    def test_are_shared_by_the_forms_of_a_word(self, language, words):
        assert len({stem(word, language) for word in split(words)}) == 1

    @pytest.mark.parametrize("language", ["en", "es"])
    @pytest.mark.parametrize("words", ["neck back", "disc discal", "nerve numb", "21202 21203"])
    def test_differ_where_words_do(self, language, words):
        assert len({stem(word, language) for word in split(words)}) == 2

    def test_leave_numbers_alone(self):
        assert stem("l5s", "en") == "l5s"


class TestTidying:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("  leg \t pain\n", "leg pain"),
            ("leg\x00pain\x1b", "leg pain"),
            ("leg\u202epain\u200b", "leg pain"),
            ("\ud800 leg", "leg"),
            ("", ""),
            ("\x00\x01\x02", ""),
        ],
    )
    def test_leaves(self, typed, kept):
        assert tidied(typed) == kept

    def test_cuts_what_is_too_long(self):
        assert tidied("sciatica " * 5_000) == ("sciatica " * 23)[:LONGEST_QUERY].strip()
