"""What an editor is told has changed between two versions of a page."""

import pytest
from django.utils import translation
from hypothesis import given

from editorial.versions import word_difference as words_of
from editorial.versions.differences import Difference, Piece, bare, differences, shortened
from editorial.versions.readable_text import blocks, plain_lines, rich_lines
from editorial.versions.word_difference import formatting_changed, word_difference
from tests.editorial.versions.written_snapshots import (
    LOW_BACK,
    NECK,
    PILLS,
    SURGERY,
    THERAPY,
    WAIT,
    a_page,
    a_source,
    an_option,
    often,
    pages,
    rich_texts,
    texts,
)

NOTE = formatting_changed()


def same(text):
    return Piece("same", text)


def added(text):
    return Piece("added", text)


def removed(text):
    return Piece("removed", text)


def the_one(old, new):
    (found,) = differences(old, new)
    return found


def rich(old, new):
    return list(the_one(a_page(causes_en=old), a_page(causes_en=new)).words)


def without(kind, pieces):
    return " ".join(piece.text for piece in pieces if piece.kind != kind).split()


def texts_of(lines):
    return [" ".join(word.text for word in line) for line in lines]


class TestFields:
    def test_are_told_by_path_name_values_and_words(self):
        old, new = a_page(), a_page(title_en="Sciatica pain")

        assert the_one(old, new) == Difference(
            path=("fields", "title_en"),
            label="Title, English",
            old="Sciatica",
            new="Sciatica pain",
            kind="changed",
            words=(same("Sciatica"), added("pain")),
        )

    @pytest.mark.parametrize(
        ("old", "new", "kind"),
        [("", "A nerve", "added"), (None, "A nerve", "added"), ("A nerve", "", "removed")],
    )
    def test_are_begun_or_emptied(self, old, new, kind):
        found = the_one(a_page(summary_en=old), a_page(summary_en=new))

        assert (found.kind, found.words) == (kind, (Piece(kind, "A nerve"),))

    def test_come_in_the_order_of_reading(self):
        old = a_page()
        new = a_page(
            picture="pictures/a.webp", outlook_en="<p>a</p>", causes_en="<p>b</p>", title_en="c",
            long_gone="d",
        )  # fmt: skip

        names = [found.path[-1] for found in differences(old, new)]

        assert names == ["title_en", "causes_en", "outlook_en", "picture", "long_gone"]

    def test_that_a_model_lost_are_told_by_their_bare_name(self):
        found = the_one(a_page(long_gone="one two"), a_page(long_gone="one"))

        assert (found.label, found.words) == ("Long gone", (same("one"), removed("two")))

    def test_have_their_language_in_the_words_of_the_editor(self):
        with translation.override("es"):
            found = the_one(a_page(), a_page(title_es="Nervio"))

        assert found.label.endswith("Español")

    def test_are_left_out_where_the_site_keeps_them_for_itself(self):
        assert differences(a_page(translated_from="a"), a_page(translated_from="b")) == []

    def test_are_not_told_apart_where_nothing_is_written(self):
        assert differences(a_page(summary_es=None), a_page(summary_es="")) == []

    def test_are_all_new_in_a_first_version(self):
        found = differences(None, a_page(options=[an_option()], summary_en=""))

        assert {each.kind for each in found} == {"added"}
        assert [each.path for each in found] == [
            ("fields", "title_en"),
            ("fields", "title_es"),
            ("fields", "slug"),
            ("many", "areas"),
            ("rows", "options", WAIT),
        ]


class TestValues:
    def of(self, model, name, old, new):
        page = {"model": model, "schema": 0, "many": {}, "rows": {}}
        found = the_one(page | {"fields": {name: old}}, page | {"fields": {name: new}})
        return [(piece.kind, piece.text) for piece in found.words]

    @pytest.mark.parametrize(
        ("model", "name", "old", "new", "words"),
        [
            ("conditions.condition", "picture", "pictures/a.webp", "", [("removed", "a.webp")]),
            ("stories.story", "kind", "patient", None,
             [("removed", "Told by a patient")]),
            ("surgeons.surgeon", "accepting_new_patients", True, False,
             [("removed", "yes"), ("added", "no")]),
            ("stories.story", "consent_given_on", None, "2026-03-04", [("added", "March 4, 2026")]),
            ("stories.story", "consent_given_on", None, "in March", [("added", "in March")]),
            ("locations.location", "latitude", "39.28", "39.29",
             [("removed", "39.28"), ("added", "39.29")]),
            ("faq.question", "position", 1, 2, [("removed", "1"), ("added", "2")]),
            ("locations.location", "region", {"pk": 3, "text": "Central"},
             {"pk": 4, "text": "Eastern"}, [("removed", "Central"), ("added", "Eastern")]),
            ("faq.question", "long_gone", 1, 2, [("removed", "1"), ("added", "2")]),
        ],
    )  # fmt: skip
    def test_are_said_as_people_say_them(self, model, name, old, new, words):
        assert self.of(model, name, old, new) == words

    def test_of_relations_are_compared_by_key_and_not_by_label(self):
        old, new = ({"region": {"pk": 3, "text": text}} for text in ("Central", "The middle"))

        assert bare(old["region"]) == bare(new["region"])


class TestRelations:
    def test_are_told_as_who_stayed_went_and_came(self):
        old = a_page(areas=[LOW_BACK, NECK])
        new = a_page(areas=[{"pk": 1, "text": "Lower back"}, {"pk": 7, "text": "Hip"}])

        found = the_one(old, new)

        assert (found.path, found.label, found.kind) == (("many", "areas"), "Areas", "changed")
        assert found.words == (same("Lower back"), removed("Neck"), added("Hip"))

    def test_with_new_labels_only_are_the_same(self):
        assert differences(a_page(), a_page(areas=[{"pk": 1, "text": "Lower back"}])) == []

    def test_from_the_other_side_have_the_name_of_what_is_there(self):
        old, new = a_page(), a_page()
        new["many"]["stories"] = [{"pk": 1, "text": "How I walked again"}]

        assert the_one(old, new).label == "Stories"

    def test_that_a_model_lost_are_told_by_their_bare_name(self):
        old, new = a_page(), a_page()
        new["many"]["old_friends"] = [NECK]
        new["rows"]["old_rows"] = [an_option()]

        assert [found.label for found in differences(old, new)] == [
            "Old friends",
            "Old rows “Wait”",
        ]


class TestRows:
    def test_that_are_new_or_gone_say_all_they_had_to_say(self):
        row = an_option(what_it_is_en="You wait.", how_long_en="")
        row["many"] = {"procedures": [{"pk": 1, "text": "Discectomy"}], "stories": []}

        came, went = (
            the_one(a_page(), a_page(options=[row])),
            the_one(a_page(options=[row]), a_page()),
        )

        text = (
            "Kind: Wait\nTitle, English: Wait\nWhat it is, English: You wait.\n"
            "Procedures: Discectomy"
        )
        assert (came.path, came.label) == (("rows", "options", WAIT), "Choice “Wait”")
        assert (came.old, came.new, came.words) == (None, row, (added(text),))
        assert (went.old, went.new, went.words) == (row, None, (removed(text),))

    def test_are_compared_field_by_field(self):
        old = a_page(options=[an_option(what_it_is_en="You wait.")])
        new = a_page(options=[an_option(what_it_is_en="You can wait.")])

        found = the_one(old, new)

        assert found.path == ("rows", "options", WAIT, "fields", "what_it_is_en")
        assert found.label == "Choice “Wait”: What it is, English"
        assert found.words == (same("You"), added("can"), same("wait."))

    def test_are_compared_relation_by_relation(self):
        old, new = (a_page(options=[an_option()]) for _version in range(2))
        new["rows"]["options"][0]["many"] = {"procedures": [{"pk": 1, "text": "Discectomy"}]}

        found = the_one(old, new)

        assert found.path == ("rows", "options", WAIT, "many", "procedures")
        assert found.label == "Choice “Wait”: Procedures"

    def test_that_moved_are_as_few_as_can_be(self):
        old = a_page(options=[an_option(WAIT, 0), an_option(PILLS, 1), an_option(SURGERY, 2)])
        new = a_page(options=[an_option(SURGERY, 0), an_option(WAIT, 1), an_option(PILLS, 2)])

        found = the_one(old, new)

        assert found.path == ("rows", "options", SURGERY, "position")
        assert found.label == "Choice “Wait”: Place in the list"
        assert (found.old, found.new) == (3, 1)
        assert found.words == (removed("place 3"), added("place 1"))

    def test_did_not_move_where_only_the_numbers_are_others(self):
        old = a_page(options=[an_option(WAIT, 0), an_option(PILLS, 1)])
        new = a_page(options=[an_option(WAIT, 10), an_option(PILLS, 20)])

        assert differences(old, new) == []

    def test_that_are_gone_are_told_where_they_stood(self):
        old = a_page(options=[an_option(key) for key in (WAIT, PILLS, SURGERY, THERAPY)])
        new = a_page(options=[an_option("f6"), an_option(SURGERY)])

        keys = [found.path[2] for found in differences(old, new)]

        assert keys == [WAIT, PILLS, "f6", THERAPY]

    def test_come_after_fields_and_relations(self):
        old = a_page()
        new = a_page(title_en="a", areas=[NECK], options=[an_option()], sources=[a_source()])

        assert [found.path[:2] for found in differences(old, new)] == [
            ("fields", "title_en"),
            ("many", "areas"),
            ("rows", "options"),
            ("rows", "sources"),
        ]


class TestRichText:
    def test_is_read_without_tags(self):
        html = "<h3>A nerve</h3><ul><li>hurts<ul><li>&lt; 2 days</li></ul></li></ul>in<em>side</em>"

        assert texts_of(rich_lines(html)) == ["A nerve", "hurts", "< 2 days", "inside"]

    def test_shows_where_a_link_leads(self):
        html = (
            '<p>See <a href="/x y/">discs</a>. Known <a href="#source-1">1</a>.</p><a href="/z/">a'
        )

        assert texts_of(rich_lines(html)) == [
            "See discs [/x%20y/]. Known 1 [#source-1].",
            "a [/z/]",
        ]

    def test_survives_tags_that_nobody_opened(self):
        assert texts_of(rich_lines("a</em> b<br/>c<a>d</a>")) == ["a b", "cd"]
        assert texts_of(rich_lines("<p><em>a</p>b")) == ["a", "b"]

    def test_is_compared_word_by_word(self):
        words = rich(
            "<p>It hurts.</p><p>A nerve is not well.</p>", "<p>It hurts.</p><p>A nerve is well.</p>"
        )

        assert words == [same("It hurts.\nA nerve is"), removed("not"), same("well.")]

    def test_shows_a_link_that_leads_elsewhere(self):
        words = rich('<p>See <a href="/x/">discs</a></p>', '<p>See <a href="/y/">discs</a></p>')

        assert words == [same("See discs"), removed("[/x/]"), added("[/y/]")]

    def test_says_after_which_words_the_formatting_changed(self):
        words = rich("<p>It is <strong>not</strong> rare</p>", "<p>It is not rare now</p>")

        assert words == [same("It is not"), NOTE, same("rare"), added("now")]

    def test_says_so_where_a_list_became_a_paragraph(self):
        words = rich("<ul><li>a</li><li>b</li></ul>", "<p>a</p><p>b</p>")

        assert words == [same("a"), NOTE, same("\nb"), NOTE]

    def test_says_so_where_a_paragraph_was_cut_in_two(self):
        words = rich("<p>a b</p>", "<p>a</p><p>b</p>")

        assert words == [same("a"), added("\n"), NOTE, same("b")]

    def test_says_so_where_nothing_else_can_be_said(self):
        assert rich("<p>a<br>b</p>", "<p>a</p> <p>b</p>") == [same("a\nb"), NOTE]
        assert rich('<ol start="3"><li>a</li></ol>', "<ol><li>a</li></ol>") == [same("a"), NOTE]
        assert rich("<p></p>", "<p> </p>") == [NOTE]

    def test_is_cut_into_its_blocks(self):
        html = (
            "<p>a &amp; b&#39;<br></p>\n<ul><li>c<ul><li>d</li></ul></li></ul>"
            'e <a href="/x/">f</a> g<br/>'
        )

        assert blocks(html) == [
            "<p>a &amp; b&#39;<br></p>",
            "<ul><li>c<ul><li>d</li></ul></li></ul>",
            'e <a href="/x/">f</a> g<br/>',
        ]


class TestWords:
    @often
    @given(texts, texts)
    def test_without_the_new_ones_are_the_old_text_and_the_other_way_round(self, old, new):
        pieces = word_difference(plain_lines(old), plain_lines(new))

        kept = [piece for piece in pieces if piece != NOTE]
        assert without("added", pieces) == old.split()
        assert without("removed", kept) == new.split()

    @often
    @given(rich_texts, rich_texts)
    def test_of_rich_texts_tell_the_old_text_and_all_new_words(self, old, new):
        pieces = word_difference(rich_lines(old), rich_lines(new))

        told = " ".join(without("removed", pieces)).replace(NOTE.text, "").split()
        assert without("added", pieces) == " ".join(texts_of(rich_lines(old))).split()
        assert told == " ".join(texts_of(rich_lines(new))).split()

    @often
    @given(texts, texts)
    def test_keep_the_lines(self, old, new):
        pieces = word_difference(plain_lines(old), plain_lines(new))

        before = " ".join(piece.text for piece in pieces if piece.kind != "added")
        assert texts_of(plain_lines(before)) == texts_of(plain_lines(old))

    def test_of_a_text_that_is_too_long_are_told_line_by_line(self, monkeypatch):
        monkeypatch.setattr(words_of, "MOST", 3)

        pieces = word_difference(plain_lines("a b\nc d e f"), plain_lines("a b\nc d x f"))

        assert pieces == [same("a b\nc d"), removed("e"), added("x"), same("f")]
        pieces = word_difference(plain_lines("a b\nc d e f"), plain_lines("a b\nx d e y"))
        assert pieces == [same("a b\n"), removed("c d e f"), added("x d e y")]

    def test_that_are_all_alike_do_not_keep_the_matcher_busy(self):
        old, new = ["a"] * 1500 + ["b"] * 1500, ["c", "a"] * 1500

        assert words_of.changes(old, new) == [("replace", 0, 3000, 0, 3000)]

    def test_far_from_a_change_are_left_out(self):
        pieces = [
            same("a b c d e"),
            removed("x"),
            same("a b\nc d e f"),
            added("y"),
            same("a b c d"),
        ]

        assert shortened(pieces, around=2) == [
            same("… d e"),
            removed("x"),
            same("a b\n… e f"),
            added("y"),
            same("a b …"),
        ]

    def test_stay_where_leaving_one_out_would_save_nothing(self):
        pieces = [same("a b c"), removed("x"), same("a b c d e"), added("y")]

        assert shortened(pieces, around=2) == pieces

    def test_without_any_change_are_shown_from_the_start(self):
        assert shortened([same("a b c d e")], around=2) == [same("a b …")]
        assert shortened([]) == []


@often
@given(pages(), pages())
def test_nothing_is_told_of_what_is_the_same_and_something_of_all_else(old, new):
    def content(page):
        rows = [(row["pk"], {**row["fields"], "position": 0}) for row in page["rows"]["options"]]
        return page["fields"], page["many"], rows

    assert differences(old, old) == []
    assert (differences(old, new) == []) == (content(old) == content(new))
    assert all(found.words for found in differences(old, new))


@often
@given(pages(), pages())
def test_what_came_one_way_went_the_other_way(old, new):
    there, back = differences(old, new), differences(new, old)

    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    moves = ("position",)
    assert {(found.path, found.kind) for found in there if found.path[-1:] != moves} == {
        (found.path, opposite[found.kind]) for found in back if found.path[-1:] != moves
    }
