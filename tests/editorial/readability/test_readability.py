"""Reading figures: syllables, sentences, grade and ease, and what an editor is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.readability import english, spanish
from editorial.readability.measure import Verdict, measure
from editorial.readability.sentences import sentences_of, words_of
from editorial.readability.words import describe_reading

ENGLISH = {
    "a": 1, "the": 1, "spine": 1, "moved": 1, "needed": 2, "sides": 1, "nurses": 2, "doing": 2,
    "surgery": 3, "surgeon": 2, "patient": 2, "medicine": 3, "radius": 3, "fluid": 2, "prior": 2,
    "likely": 2, "something": 2, "every": 2, "even": 2, "muscle": 2, "muscles": 2, "table": 2,
    "discectomy": 4, "laminectomy": 5, "anterior": 4, "serious": 3, "reaction": 3, "create": 2,
    "special": 2, "people": 2, "weakness": 2, "isn't": 1, "doctor's": 2, "rhythm": 1, "MRI": 3,
    "MRIs": 3, "treatment": 2, "movement": 2, "careful": 2, "opinion": 3, "cement": 2, "safety": 2,
}  # fmt: skip
SPANISH = {
    "a": 1, "médico": 3, "columna": 3, "dolor": 2, "día": 2, "ciudad": 2, "agua": 2, "muy": 1,
    "cirugía": 4, "pequeño": 3, "guía": 2, "bilingüe": 3, "oír": 2, "caer": 2, "país": 2, "ya": 1,
    "pierna": 2, "nuevo": 2, "cuídate": 3, "rodilla": 3, "radiografía": 5, "y": 1, "cuello": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), ENGLISH.items())
def test_english_syllables(word, count):
    assert english.syllables(word) == count


@pytest.mark.parametrize(("word", "count"), SPANISH.items())
def test_spanish_syllables(word, count):
    assert spanish.syllables(word) == count


@given(st.text(min_size=1))
def test_every_word_has_a_syllable(word):
    assert english.syllables(word) >= 1
    assert spanish.syllables(word) >= 1


def test_the_formulas_are_those_that_were_published():
    # Ten words of one syllable in one sentence; then ten of two.
    assert english.grade(["cat"] * 10, 1) == pytest.approx(0.39 * 10 + 11.8 - 15.59)
    assert english.grade(["doctor"] * 10, 2) == pytest.approx(0.39 * 5 + 23.6 - 15.59)
    assert spanish.ease(["sol"] * 10, 1) == pytest.approx(206.84 - 60 - 10.2)
    assert spanish.ease(["casa"] * 10, 2) == pytest.approx(206.84 - 120 - 5.1)


class TestSentences:
    def test_end_with_a_mark_a_paragraph_or_an_item(self):
        html = (
            "<h3>Not this</h3><p>Rest a day. Then walk! Why?</p>"
            "<ul><li>no fever</li><li>no pain</li></ul>"
        )
        assert sentences_of(html) == ["Rest a day.", "Then walk!", "no fever", "no pain"]

    def test_do_not_end_within_a_number(self):
        assert len(sentences_of("<p>Pain fell from 5.2 to 2.8 points.</p>")) == 1

    def test_have_no_numbers_of_sources(self):
        html = '<p>It helps <a href="#source-1">1</a>, often.</p>'
        assert words_of(sentences_of(html)[0]) == ["It", "helps", "often"]

    def test_leave_out_what_is_still_to_be_filled_in(self):
        html = "<p>Call [NAME OF THE PRIVACY OFFICER] at [PHONE NUMBER].</p>"
        assert words_of(sentences_of(html)[0]) == ["Call", "at"]

    def test_of_nothing_are_none(self):
        assert sentences_of("") == []

    def test_words_keep_their_apostrophes_and_entities_are_read(self):
        assert words_of(sentences_of("<p>Don&#x27;t wait, it&rsquo;s early</p>")[0]) == [
            "Don't", "wait", "it’s", "early",
        ]  # fmt: skip


class TestMeasure:
    def test_says_nothing_of_a_few_words(self):
        assert measure("<p>One small cut.</p>", "en") is None

    def test_plain_words_are_plain_in_both_languages(self):
        english_words = "<p>The disc is soft. It can push out. Then the leg may hurt.</p>" * 4
        spanish_words = "<p>El disco es blando. Se sale un poco. La pierna le duele.</p>" * 4
        assert measure(english_words, "en").verdict is Verdict.PLAIN
        assert measure(spanish_words, "es").verdict is Verdict.PLAIN

    @pytest.mark.parametrize(
        ("language", "figures"),
        [("en", [(6.0, "plain"), (6.1, "hard"), (8.0, "hard"), (8.1, "too hard")]),
         ("es", [(70.0, "plain"), (69.9, "hard"), (60.0, "hard"), (59.9, "too hard")])],
    )  # fmt: skip
    def test_the_lines_are_drawn_where_we_say(self, language, figures):
        from editorial.readability.measure import MEASURES

        _, judge = MEASURES[language]
        assert [(figure, judge(figure).value) for figure, _ in figures] == figures

    def test_names_the_longest_sentences(self):
        text = "<p>" + "Short words here. " * 10 + "This one is a good deal longer than them.</p>"
        assert measure(text, "en").longest[0].startswith("This one")


class TestWhatAnEditorIsTold:
    def test_figure_verdict_and_a_sentence_to_cut(self):
        text = "<p>" + "and then we walk " * 10 + "home.</p>"
        said = describe_reading("What people feel.", measure(text, "en"), "symptoms_en")
        assert said.startswith("What people feel. <strong>Reading grade")
        assert "The longest sentence has 41 words" in said

    def test_spanish_has_its_own_figure(self):
        text = "<p>El disco es blando. Se sale un poco.</p>" * 5
        said = describe_reading("", measure(text, "es"), "symptoms_es")
        assert "Ease" in said
        assert "longest" not in said

    def test_too_few_words_change_nothing(self):
        assert describe_reading("Help.", None, "symptoms_en") == "Help."

    def test_what_an_editor_wrote_stays_text(self):
        text = "<p>" + "a &lt;b&gt; c " * 20 + "</p>"
        assert "<b>" not in describe_reading("", measure(text, "en"), "symptoms_en")
