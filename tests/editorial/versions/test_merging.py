"""Two people change one page at the same time, and neither loses a word."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.versions.differences import bare
from editorial.versions.merging import Undecided, choose, merge
from tests.editorial.versions.written_snapshots import (
    HIP,
    LOW_BACK,
    NECK,
    PILLS,
    SURGERY,
    WAIT,
    a_page,
    a_source,
    an_option,
    often,
    pages,
)


def merged(base, mine, theirs):
    """Return what both did, where nobody has to choose."""
    found = merge(base, mine, theirs)
    assert found.conflicts == ()
    return found.snapshot


def the_conflict(base, mine, theirs):
    (conflict,) = merge(base, mine, theirs).conflicts
    return conflict


def with_options(*options):
    return a_page(options=options)


def chosen(base, mine, theirs, choice):
    found = merge(base, mine, theirs)
    return choose(found, {conflict.key: choice for conflict in found.conflicts})


class TestFields:
    def test_that_only_one_of_us_changed_are_as_that_one_left_them(self):
        base = a_page(title_en="a", summary_en="b")
        mine, theirs = a_page(title_en="x", summary_en="b"), a_page(title_en="a", summary_en="y")

        assert merged(base, mine, theirs) == a_page(title_en="x", summary_en="y")

    def test_that_both_changed_alike_are_no_conflict(self):
        same = a_page(title_en="x")

        assert merged(a_page(), same, deepcopy(same)) == same

    def test_that_both_changed_are_a_conflict_and_theirs_until_somebody_chooses(self):
        found = merge(a_page(title_en="a"), a_page(title_en="b"), a_page(title_en="c"))

        (conflict,) = found.conflicts
        assert (conflict.path, conflict.key) == (("fields", "title_en"), "fields.title_en")
        assert conflict.label == "Title, English"
        assert (conflict.base, conflict.mine, conflict.theirs) == ("a", "b", "c")
        assert found.snapshot["fields"]["title_en"] == "c"

    def test_are_compared_by_what_they_point_at(self):
        versions = (
            {"pk": 3, "text": "Central"}, {"pk": 4, "text": "Eastern"}, {"pk": 3, "text": "Middle"}
        )  # fmt: skip
        base, mine, theirs = (a_page(region=region) for region in versions)

        assert merged(base, mine, theirs)["fields"]["region"] == mine["fields"]["region"]
        assert merged(base, theirs, mine)["fields"]["region"] == mine["fields"]["region"]

    def test_have_their_newer_label_where_i_changed_nothing(self):
        base, theirs = (a_page(region={"pk": 3, "text": text}) for text in ("Central", "Middle"))

        assert merged(base, deepcopy(base), theirs) == theirs

    def test_are_not_changed_by_writing_nothing_in_another_way(self):
        base, mine, theirs = a_page(summary_es=None), a_page(summary_es=""), a_page(summary_es="x")

        assert merged(base, mine, theirs)["fields"]["summary_es"] == "x"

    def test_that_only_one_version_has_are_kept(self):
        theirs = a_page(title_en="x")

        snapshot = merged(a_page(), a_page(summary_en="new"), theirs)

        assert snapshot["fields"] == {**theirs["fields"], "summary_en": "new"}

    def test_that_the_site_keeps_for_itself_are_nothing_to_choose(self):
        base, mine, theirs = (a_page(translated_from=digest) for digest in "abc")

        assert merged(base, mine, theirs) == theirs


class TestRelations:
    def test_have_whom_either_added_and_lack_whom_either_removed(self):
        base = a_page(areas=[LOW_BACK, NECK])
        mine, theirs = a_page(areas=[LOW_BACK, NECK, HIP]), a_page(areas=[NECK])

        assert merged(base, mine, theirs)["many"]["areas"] == [NECK, HIP]
        assert merged(base, theirs, mine)["many"]["areas"] == [NECK, HIP]

    def test_have_once_whom_both_added(self):
        base, both = a_page(areas=[]), a_page(areas=[NECK])

        assert merged(base, both, a_page(areas=[NECK, HIP]))["many"]["areas"] == [NECK, HIP]


class TestRows:
    def test_that_either_added_are_there_in_their_order(self):
        base = with_options(an_option(WAIT, 1))
        mine = with_options(an_option(PILLS, 0), an_option(WAIT, 1))
        theirs = with_options(an_option(WAIT, 1), an_option(SURGERY, 2))

        keys = [row["pk"] for row in merged(base, mine, theirs)["rows"]["options"]]

        assert keys == [PILLS, WAIT, SURGERY]

    def test_that_either_removed_are_gone(self):
        rows = [an_option(WAIT, 0), an_option(PILLS, 1), an_option(SURGERY, 2)]

        snapshot = merged(with_options(*rows), with_options(*rows[1:]), with_options(*rows[:2]))

        assert snapshot == with_options(rows[1])

    def test_that_the_other_only_moved_may_go(self):
        other = an_option(PILLS, 1)
        base, without = with_options(an_option(WAIT, 0), other), with_options(other)
        moved = with_options(other, an_option(WAIT, 2))

        assert merged(base, without, moved) == without
        assert merged(base, moved, without) == without

    def test_are_merged_field_by_field(self):
        base = with_options(an_option(what_it_is_en="a", how_long_en="b"))
        mine = with_options(an_option(what_it_is_en="x", how_long_en="b"))
        theirs = with_options(an_option(what_it_is_en="a", how_long_en="y"))

        assert merged(base, mine, theirs) == with_options(
            an_option(what_it_is_en="x", how_long_en="y")
        )

    def test_have_the_label_of_the_one_who_changed_it(self):
        base, mine = with_options(an_option(text="a")), with_options(an_option(text="b"))
        theirs = with_options(an_option(text="a", how_long_en="y"))

        assert merged(base, mine, theirs) == with_options(an_option(text="b", how_long_en="y"))

    def test_that_both_changed_are_a_conflict_in_the_field(self):
        base, mine, theirs = (with_options(an_option(how_long_en=words)) for words in "abc")

        conflict = the_conflict(base, mine, theirs)

        assert conflict.path == ("rows", "options", WAIT, "fields", "how_long_en")
        assert conflict.label == "Choice “Wait”: How long, English"
        assert chosen(base, mine, theirs, "mine") == mine
        assert chosen(base, mine, theirs, "theirs") == theirs

    def test_that_both_made_under_one_key_are_a_conflict_in_what_differs(self):
        mine, theirs = (with_options(an_option(how_long_en=words)) for words in "bc")

        conflict = the_conflict(a_page(), mine, theirs)

        assert conflict.path[-1] == "how_long_en"
        assert chosen(a_page(), mine, theirs, "mine") == mine

    def test_that_i_changed_and_they_removed_are_a_conflict(self):
        base = with_options(an_option(how_long_en="a"), an_option(PILLS, 1))
        mine = with_options(an_option(how_long_en="b"), an_option(PILLS, 1))
        theirs = with_options(an_option(PILLS, 1))

        conflict = the_conflict(base, mine, theirs)

        assert (conflict.path, conflict.label) == (("rows", "options", WAIT), "Choice “Wait”")
        assert (conflict.mine, conflict.theirs) == (mine["rows"]["options"][0], None)
        assert chosen(base, mine, theirs, "mine") == mine
        assert chosen(base, mine, theirs, "theirs") == theirs

    def test_that_i_removed_and_they_changed_are_a_conflict(self):
        base, theirs = (with_options(an_option(how_long_en=words)) for words in "ab")

        assert the_conflict(base, a_page(), theirs).path == ("rows", "options", WAIT)
        assert chosen(base, a_page(), theirs, "mine") == a_page()
        assert chosen(base, a_page(), theirs, "theirs") == theirs

    def test_that_only_i_gave_another_member_are_a_conflict_when_they_are_gone(self):
        base, mine = with_options(an_option()), with_options(an_option())
        mine["rows"]["options"][0]["many"] = {"procedures": [NECK]}

        assert the_conflict(base, mine, a_page()).path == ("rows", "options", WAIT)

    def test_stand_where_they_put_them_unless_only_i_moved_them(self):
        def placed(*places):
            rows = zip((WAIT, PILLS), places, strict=True)
            return with_options(*sorted((an_option(*row) for row in rows), key=lambda r: r["pk"]))

        def places(page):
            return {row["pk"]: row["fields"]["position"] for row in page["rows"]["options"]}

        snapshot = merged(placed(0, 1), placed(5, 6), placed(0, 7))

        assert places(snapshot) == {WAIT: 5, PILLS: 7}

    def test_of_which_there_can_be_one_are_chosen_as_a_whole(self):
        def a_story(*videos):
            rows = [{"pk": key, "text": key, "fields": {"film": key}, "many": {}} for key in videos]
            return {
                "model": "stories.story", "schema": 0, "fields": {}, "many": {},
                "rows": {"video": rows},
            }  # fmt: skip

        base, mine, theirs = a_story(), a_story("a.mp4"), a_story("b.mp4")

        assert the_conflict(base, mine, theirs).key == "rows.video"
        assert chosen(base, mine, theirs, "mine") == mine
        assert chosen(base, mine, theirs, "theirs") == theirs

    def test_of_a_kind_that_only_i_have_are_kept(self):
        base, mine, theirs = a_page(), a_page(sources=[a_source()]), a_page(title_en="x")
        del base["rows"]["sources"], theirs["rows"]["sources"]

        assert merged(base, mine, theirs)["rows"] == mine["rows"]


class TestBoth:
    def both(self, name, base, mine, theirs):
        versions = [a_page(**{name: words}) for words in (base, mine, theirs)]
        return chosen(*versions, "both")["fields"][name]

    def test_of_plain_texts_stand_one_after_the_other(self):
        assert self.both("summary_en", "a", "My words.", "Their words.") == "Their words. My words."

    def test_of_rich_texts_stand_block_after_block_and_what_both_have_stands_once(self):
        both = self.both(
            "causes_en",
            "<p>a</p><p>b</p>",
            "<p>a</p><p>mine</p>",
            "<p>a</p><p>theirs</p>",
        )

        assert both == "<p>a</p><p>theirs</p>\n<p>mine</p>"

    def test_are_offered_in_the_rows_too(self):
        base, mine, theirs = (with_options(an_option(what_it_is_en=words)) for words in "abc")

        row = chosen(base, mine, theirs, "both")["rows"]["options"][0]

        assert row["fields"]["what_it_is_en"] == "c b"

    @pytest.mark.parametrize(
        ("name", "base", "mine", "theirs"),
        [
            ("slug", "a", "b", "c"),
            ("reading_reason", "a", "b", "c"),
            ("picture", "a.webp", "b.webp", "c.webp"),
            ("long_gone", "a", "b", "c"),
            ("summary_en", "a", "", "c"),
            ("summary_en", "a", "b", None),
            ("title_en", "a", "b" * 75, "c" * 75),
        ],
    )
    def test_are_not_offered_where_they_make_no_text(self, name, base, mine, theirs):
        versions = [a_page(**{name: words}) for words in (base, mine, theirs)]

        conflict = the_conflict(*versions)

        assert not conflict.can_be_both
        assert conflict.choices == ("mine", "theirs")
        with pytest.raises(Undecided):
            chosen(*versions, "both")

    def test_are_offered_up_to_the_last_letter_that_fits(self):
        versions = [a_page(title_en=words) for words in ("a", "b" * 75, "c" * 74)]

        assert the_conflict(*versions).can_be_both


class TestChoosing:
    def test_is_not_over_before_every_conflict_is_decided(self):
        found = merge(
            a_page(title_en="a", slug="a"), a_page(title_en="b", slug="b"),
            a_page(title_en="c", slug="c"),
        )  # fmt: skip

        with pytest.raises(Undecided) as raised:
            choose(found, {"fields.title_en": "mine", "fields.slug": "perhaps"})

        assert [conflict.key for conflict in raised.value.conflicts] == ["fields.slug"]

    def test_leaves_the_merge_as_it_was(self):
        found = merge(a_page(title_en="a"), a_page(title_en="b"), a_page(title_en="c"))
        before = deepcopy(found)

        choose(found, {"fields.title_en": "mine"})["fields"]["title_en"] = "x"

        assert found == before


def values(page):
    """Yield every value of the page with its path; the members of relations one by one."""
    parts = [((), page)]
    parts += [(("rows", "options", row["pk"]), row) for row in page["rows"]["options"]]
    for path, part in parts:
        yield from (
            ((*path, "fields", name), bare(value))
            for name, value in part["fields"].items()
            if not (path and name == "position")
        )
        for name, members in part["many"].items():
            yield from (((*path, "many", name, member["pk"]), True) for member in members)


def kept(path, value, found):
    there = dict(values(found.snapshot))
    places = [conflict.path for conflict in found.conflicts]
    return there.get(path) == value or any(path[: len(place)] == place for place in places)


@often
@given(pages(), pages())
def test_what_only_one_of_us_changed_is_that_ones_page(base, other):
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other
    assert merged(base, other, other) == other


@often
@given(pages(), pages(), pages())
def test_no_word_is_lost(base, mine, theirs):
    found = merge(base, mine, theirs)

    before = dict(values(base))
    for changed in (mine, theirs):
        now = dict(values(changed))
        for path, value in now.items():
            if before.get(path) != value:
                assert kept(path, value, found), path
        for path in before.keys() - now.keys():
            assert kept(path, None, found), path


@often
@given(pages(), pages(), pages())
def test_nothing_is_in_it_that_nobody_wrote(base, mine, theirs):
    snapshot = merge(base, mine, theirs).snapshot

    written = {*values(mine), *values(theirs)}
    assert set(values(snapshot)) <= written


@often
@given(pages(), pages(), pages())
def test_once_more_changes_nothing(base, mine, theirs):
    once = merge(base, mine, theirs)
    again = merge(base, mine, once.snapshot)

    assert again.snapshot == once.snapshot
    # In the order of their rows, which the first merge may have moved.
    assert {found.key for found in again.conflicts} == {found.key for found in once.conflicts}


@often
@given(pages(), pages(), pages(), st.data())
def test_whatever_is_chosen_is_there(base, mine, theirs, data):
    found = merge(base, mine, theirs)
    choices = {
        conflict.key: data.draw(st.sampled_from(conflict.choices)) for conflict in found.conflicts
    }

    there = dict(values(choose(found, choices)))

    for conflict in found.conflicts:
        chosen = getattr(conflict, choices[conflict.key])
        if "fields" in conflict.path:
            assert there[conflict.path] == bare(chosen)
        else:
            kinds = {path[:3] for path in there}
            assert (conflict.path in kinds) == (chosen is not None)
    positions = [(r["fields"]["position"], r["pk"]) for r in found.snapshot["rows"]["options"]]
    assert positions == sorted(positions)
