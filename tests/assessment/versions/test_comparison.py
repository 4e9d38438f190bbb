"""What staff are told about a new version: what it changes, and for how many patients."""

from dataclasses import replace

from assessment.drafts.comparison import (
    BANDS,
    FLAGS,
    PATIENTS,
    POINTS,
    RULES,
    WORDS,
    Change,
    Pinned,
    changes,
    effect,
)
from assessment.engine.document import digest
from assessment.questionnaires import load
from tests.assessment.engine.builders import band, flag, many, one, score, when
from tests.assessment.versions.drafts import small


def pinned(asked):
    return Pinned(asked, digest(asked))


def effect_of(old, new):
    return effect(pinned(old), pinned(new))


class TestChanges:
    def test_are_none_between_equals(self):
        assert changes(load("spine"), load("spine")) == []

    def test_tell_words_in_each_language(self):
        new = replace(small(), title={"en": "Tried again", "es": "Otra vez"})

        assert changes(small(), new) == [
            Change(WORDS, "title.en", "Tried", "Tried again"),
            Change(WORDS, "title.es", "", "Otra vez"),
        ]

    def test_tell_points(self):
        new = small(pain=one("pain", 0, 1, 2, None))

        assert changes(small(), new) == [
            Change(POINTS, "sections[only].items[pain].options[d].points", "3", "")
        ]

    def test_tell_conditions_in_words(self):
        new = small(
            bands=(band("much", when(("sum", ">=", 3), ("pain", "=", "d"))), band("little"))
        )

        assert changes(small(), new) == [
            Change(BANDS, "bands[much].when[1]", "sum >= 2", "sum >= 3 and pain = d")
        ]

    def test_tell_of_a_flag_that_is_gone_before_anything_else(self):
        new = replace(
            small(red_flags=(flag("numb", when(("signs", "=", "a"))),)), title={"en": "New"}
        )

        found = changes(small(), new)

        assert found[0] == Change(FLAGS, "red_flags, in this order", "numb, worse", "numb")
        assert {change.kind for change in found[:-1]} == {FLAGS}
        assert found[-1].kind == WORDS

    def test_tell_only_the_name_of_what_is_gone(self):
        new = small(red_flags=(flag("numb", when(("signs", "=", "a"))),))

        assert changes(small(), new)[1:] == [Change(FLAGS, "red_flags[worse]", "Flag worse", "")]

    def test_tell_all_of_what_is_new(self):
        old = small(red_flags=(flag("numb", when(("signs", "=", "a"))),))

        where = {change.where for change in changes(old, small())}

        assert {"red_flags[worse].when[1]", "red_flags[worse].advice.en"} <= where

    def test_tell_what_counts_in_a_score_in_one_line(self):
        new = small(scores=(score("sum", levels=small().scores[0].levels),))

        assert changes(small(), new) == [Change(POINTS, "scores[sum].of", "pain", "")]

    def test_tell_what_is_asked_otherwise(self):
        new = small(signs=many("signs", None, None, required=False))

        assert changes(small(), new) == [
            Change(RULES, "sections[only].items[signs].required", "yes", "no")
        ]


class TestEffect:
    def test_is_nothing_where_nothing_changes(self):
        assert effect_of(small(), small()).changed == 0

    def test_is_nothing_where_only_words_change(self):
        assert effect_of(small(), replace(small(), title={"en": "New"})).changed == 0

    def test_counts_patients_whose_band_changes(self):
        new = small(bands=(band("little"),))

        found = effect_of(small(), new)

        assert 0 < found.changed < PATIENTS
        assert all(
            (each.before.band, each.after.band) == ("much", "little") for each in found.examples
        )

    def test_counts_patients_who_lose_a_flag(self):
        new = small(red_flags=())

        found = effect_of(small(), new)

        assert found.changed > 0
        assert all(each.before.flags and not each.after.flags for each in found.examples)

    def test_is_the_same_every_time(self):
        new = small(bands=(band("little"),))

        assert effect_of(small(), new) == effect_of(small(), replace(new, limits=()))

    def test_shows_the_answers_in_words(self):
        found = effect_of(small(), small(red_flags=()))

        assert ("Question pain?", "Option d") in {
            row for example in found.examples for row in example.answers
        }

    def test_shows_a_lost_flag_of_the_shipped_questionnaire(self):
        spine = load("spine")
        kept = tuple(flag for flag in spine.red_flags if flag.key != "rf-ces-1")

        found = effect_of(spine, replace(spine, red_flags=kept))

        assert found.changed > 0
        assert all("rf-ces-1" in example.before.flags for example in found.examples)
