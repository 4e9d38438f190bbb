"""Which changes may go live before the next medical review, and which may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.versions.careful_words import AMOUNTS, DENIALS_AND_DUTIES
from editorial.versions.wording import ALWAYS_ALLOWED, MOST_WORDS, is_wording_only
from tests.editorial.versions.written_snapshots import (
    NECK,
    PILLS,
    WAIT,
    a_page,
    a_source,
    an_option,
    often,
    pages,
)

FIELD = "Causes, English"
LONG = " ".join(f"word{'x' * (number % 7)}" for number in range(400))


def reasons(old, new, guarded=frozenset()):
    return is_wording_only(old, new, guarded=guarded)


def of_text(old, new, name="causes_en"):
    return reasons(
        a_page(**{name: old, "outlook_en": LONG}), a_page(**{name: new, "outlook_en": LONG})
    )


class TestWordingOnly:
    def test_is_a_change_of_nothing(self):
        assert reasons(a_page(), a_page()) == []

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("<p>The nerve hurst.</p>", "<p>The nerve hurts.</p>"),
            ("<p>The nerve hurts</p>", "<p>The nerve, hurts.</p>"),
            ("<p>It's a <em>nerve</em>.</p>", "<p>It’s a nerve.</p>"),
            ("<p>2 of 100 people.</p>", "<p>2 of 100 poeple!</p>"),  # codespell:ignore poeple
            ("<p>Not rare <a href='/x/'>a</a></p>", "<p>Not  rare <a href='/x/'>the</a></p>"),
            ("<p>Pain of the leg.</p>", "<p>The leg pain.</p>"),
        ],
    )
    def test_is_another_spelling_or_another_comma(self, old, new):
        assert of_text(old, new) == []

    def test_is_a_spanish_ending_that_was_wrong(self):
        assert of_text("un pierna en dos día", "una pierna en dos días", "causes_es") == []

    def test_is_a_word_in_a_row(self):
        old, new = (
            a_page(options=[an_option(what_it_is_en=f"{word} at home")])
            for word in ("Rset", "Rest")
        )

        assert reasons(old, new) == []

    def test_may_come_with_what_no_reviewer_answers_for(self):
        old, new = a_page(reading_reason="", slug="a"), a_page(reading_reason="Law.", slug="b")

        assert reasons(old, new) == []

    def test_may_renumber_rows_that_keep_their_order(self):
        assert reasons(
            a_page(options=[an_option(position=1)]), a_page(options=[an_option(position=2)])
        ) == []  # fmt: skip


class TestMoreThanWording:
    @pytest.mark.parametrize(
        ("old", "new", "label"),
        [
            (a_page(), a_page(picture="a.webp"), "Picture"),
            (a_page(), a_page(picture_role="decorative"), "Picture role"),
            (a_page(), a_page(areas=[NECK]), "Areas"),
            (a_page(), a_page(options=[an_option()]), "Choice “Wait”"),
            (a_page(options=[an_option()]), a_page(), "Choice “Wait”"),
            (a_page(sources=[a_source()]), a_page(sources=[a_source(title="X")]),
             "Source “Konstantinou K 2018”: Title"),
            (a_page(options=[an_option()]), a_page(options=[an_option(kind="surgery")]),
             "Choice “Wait”: Kind"),
            (a_page(options=[an_option(WAIT, 0), an_option(PILLS, 1)]),
             a_page(options=[an_option(PILLS, 0), an_option(WAIT, 1)]),
             "Choice “Wait”: Place in the list"),
        ],
    )  # fmt: skip
    def test_is_what_is_no_text(self, old, new, label):
        assert reasons(old, new) == [f"{label}: this is more than wording."]

    @pytest.mark.parametrize("name", ["get_help_now_en", "get_help_now_es"])
    def test_is_any_word_of_a_guarded_text(self, name):
        old, new = a_page(**{name: "<p>Cal us</p>"}), a_page(**{name: "<p>Call us</p>"})

        (reason,) = reasons(old, new, frozenset({"get_help_now"}))

        assert reason.endswith(": here every word needs a medical review.")
        assert reasons(old, new, frozenset({"get_help"})) == []

    @pytest.mark.parametrize(("old", "new"), [("", "Pain"), ("Pain", ""), (None, "Pain")])
    def test_is_a_text_that_is_begun_or_emptied(self, old, new):
        assert of_text(old, new) == [f"{FIELD}: a text was begun or emptied."]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("2 of 100 people", "3 of 100 people"),
            ("2 of 100 people", "100 of 2 people"),
            ("1.5 inches", "15 inches"),
            ("rest 2 days", "rest 2 weeks"),
            ("less pain", "more pain"),
            ("about half of them", "about all of them"),
            ("in the left leg", "in the right leg"),
            ("once a day", "a day"),
            ("5% of them", "5 of them"),
            ("> 5 of them", "< 5 of them"),
            ("½ of them", "¼ of them"),
            ("<p>10<sup>2</sup> cells</p>", "<p>102 cells</p>"),
            ("most people", "people"),
        ],
    )
    def test_is_another_number_or_amount(self, old, new):
        assert of_text(old, new) == [f"{FIELD}: a number or an amount changed."]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("dos de cada diez", "tres de cada diez"),
            ("una de cada diez", "de cada diez"),
            ("dos días", "dos semanas"),
            ("la pierna izquierda", "la pierna derecha"),
        ],
    )
    def test_is_another_spanish_amount(self, old, new):
        (reason,) = of_text(old, new, "causes_es")

        assert reason == "Causes, Spanish: a number or an amount changed."

    @pytest.mark.parametrize(
        ("old", "new", "word"),
        [
            ("It is not safe", "It is safe", "not"),
            ("It is safe", "It is never safe", "never"),
            ("not safe but easy", "safe but not easy", "not"),
            ("It isn’t safe", "It is safe", "isn't"),
            ("You may walk", "You must walk", "may"),
            ("Do not run", "Don't run", "not"),
        ],
    )
    def test_is_a_word_on_which_a_sentence_turns(self, old, new, word):
        (reason,) = of_text(old, new)

        assert reason == f"{FIELD}: “{word}” came, went or moved: a sentence can turn on it."

    def test_is_a_spanish_word_on_which_a_sentence_turns(self):
        (reason,) = of_text("Nunca corra", "Corra", "causes_es")

        assert "“nunca”" in reason

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("<a href='/x/'>discs</a>", "<a href='/y/'>discs</a>"),
            ("<a href='/x/'>discs</a> hurt", "discs hurt"),
            ("discs hurt [1]", "discs hurt [2]"),
            ("discs ache [1] and hurt", "discs ache and hurt [1]"),
        ],
    )
    def test_is_another_link_or_citation(self, old, new):
        assert of_text(old, new) == [f"{FIELD}: a link or a citation changed."]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("nerve <a href='#source-1'>1</a> leg", "leg nerve <a href='#source-1'>1</a>"),
            ("safe for the leg, not the neck", "safe for the neck, not the leg"),
            ("pain in 2 and weakness in 5", "weakness in 2 and pain in 5"),
        ],
    )
    def test_is_a_word_on_the_other_side_of_what_it_belonged_to(self, old, new):
        assert any("moved past a number" in reason for reason in of_text(old, new))

    def test_is_said_with_all_its_reasons(self):
        found = of_text("It is 2 days", "It is not 3 weeks [1]")

        assert len(found) == 3

    @pytest.mark.parametrize(
        ("old", "new", "word"),
        [
            ("Take ibuprofen", "Take naproxen", "naproxen"),
            ("Your leg hurts", "Your arm hurts", "arm"),
            ("a case of hypotension", "a case of hypertension", "hypertension"),
            ("severe pain", "pain", "severe"),
            ("pain", "mild pain", "mild"),
        ],
    )
    def test_is_another_word(self, old, new, word):
        (reason,) = of_text(old, new)

        assert reason == (
            f"{FIELD}: “{word}” came or went. Only spelling, endings and little words may change"
            " without a medical review."
        )

    @pytest.mark.parametrize(("old", "new"), [("leg and arm", "leg or arm")])
    def test_is_one_in_place_of_both(self, old, new):
        assert "“and” came, went or moved" in of_text(old, new)[0]


class TestHowMuch:
    def test_is_a_sentence_on_a_long_page(self):
        enough, too_much = ("a " * MOST_WORDS, "a " * (MOST_WORDS + 1))

        assert of_text("the " * 50, enough + "the " * (50 - MOST_WORDS)) == []
        assert of_text("the " * 50, too_much + "the " * (49 - MOST_WORDS)) == [
            "13 words changed. Without a medical review it may be 12 here."
        ]

    def test_is_a_share_of_a_shorter_page(self):
        old = a_page(title_en="the " * 99)  # the Spanish title is the hundredth word

        assert reasons(old, a_page(title_en="a " * 5 + "the " * 94)) == []
        assert reasons(old, a_page(title_en="a " * 6 + "the " * 93)) == [
            "6 words changed. Without a medical review it may be 5 here."
        ]

    def test_is_always_enough_for_a_typing_error(self):
        old, new = a_page(title_en="the the the the"), a_page(title_en="a a a the")

        assert reasons(old, new) == []
        assert len(reasons(old, a_page(title_en="a a a a"))) == 1

    def test_is_counted_over_all_fields_and_rows(self):
        def three_texts(word):
            return a_page(
                title_en=f"{word} one", summary_en=word,
                options=[an_option(what_it_is_en=f"{word} {word}")],
            )  # fmt: skip

        (reason,) = reasons(three_texts("rset"), three_texts("rest"))

        assert reason == "4 words changed. Without a medical review it may be 3 here."

    def test_counts_words_that_were_left_out_like_those_that_came(self):
        assert len(of_text("a " * 60, "a " * (60 - MOST_WORDS - 1))) == 1
        assert len(of_text("a " * 60, "a " * (60 + MOST_WORDS + 1))) == 1


CAREFUL = [
    (language, word)
    for language in ("en", "es")
    for word in sorted({*AMOUNTS[language].split(), *DENIALS_AND_DUTIES[language]})
]


@often
@given(
    st.sampled_from(CAREFUL), st.lists(st.sampled_from(["nerve", "leg", "pain"]), max_size=6),
    st.integers(0, 6), st.sampled_from([str.lower, str.capitalize, str.upper]),
)  # fmt: skip
def test_no_careful_word_comes_or_goes_unseen(careful, words, place, written):
    language, word = careful
    fuller = [*words[:place], written(word), *words[place:]]
    texts = ["<p>It " + " ".join(each) + ".</p>" for each in (words, fuller)]

    assert of_text(*texts, f"causes_{language}")
    assert of_text(*texts[::-1], f"causes_{language}")


@often
@given(pages(), pages())
def test_no_row_relation_or_picture_changes_unseen(old, new):
    if reasons(old, new) == []:
        assert old["many"] == new["many"]
        assert old["fields"]["picture"] == new["fields"]["picture"]
        assert [row["pk"] for row in old["rows"]["options"]] == [
            row["pk"] for row in new["rows"]["options"]
        ]


@often
@given(pages())
def test_the_same_page_needs_no_review(page):
    assert reasons(page, page) == []


def test_the_limits_leave_room_for_a_typing_error_only():
    assert ALWAYS_ALLOWED < MOST_WORDS < 20
