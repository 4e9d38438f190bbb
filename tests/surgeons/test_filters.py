"""What an address asks of the list: its own few names, read strictly and written in one order."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from surgeons import filters
from surgeons.filters import Filters, is_canonical, read

EVERYTHING = (
    "condition=sciatica&procedure=lumbar-discectomy&location=harbor&language=es"
    "&kind=orthopedic&new=yes&near=21201"
)


def pairs_of(query):
    return [(name, value) for name, values in QueryDict(query).lists() for value in values]


def state(query):
    return read(QueryDict(query))


class TestReading:
    def test_takes_each_name_it_knows(self):
        assert state(EVERYTHING).query == EVERYTHING

    def test_passes_over_every_other(self):
        asked = state("published_at__isnull=1&specialty=x&conditions__slug=x&utm_source=mail&pk=1")

        assert asked == Filters()
        assert asked.lookups() == {}

    @pytest.mark.parametrize("name", sorted(filters.LOOKUPS))
    @pytest.mark.parametrize(
        "value",
        [" ", "a b", "a\x00b", "a\nb", "a/b", "../a", "é", "x" * 81, "x" * 10_000, "a.b", "'"],
    )
    def test_takes_nothing_that_nobody_could_have_chosen(self, name, value):
        assert read({name: value}) == Filters()

    @pytest.mark.parametrize("value", ["no", "YES", "1", "yes ", "yes\x00"])
    def test_takes_one_word_alone_for_new_patients(self, value):
        assert read({"new": value}).new == ""

    def test_takes_the_last_of_two(self):
        assert state("condition=a&condition=b").condition == "b"

    def test_takes_a_town_as_it_is_typed(self):
        assert state("near=++Silver%20%20Spring%0A").near == "Silver Spring"

    def test_takes_no_more_of_a_town_than_anybody_types(self):
        assert len(read({"near": "x" * 10_000}).near) < 300


class TestOneAddress:
    @pytest.mark.parametrize(
        "query",
        [
            "near=21201&condition=sciatica",
            "condition=sciatica&new=no",
            "condition=sciatica&location=",
            "condition=sciatica&condition=sciatica",
            "condition=sciatica&utm_source=mail",
            "condition=sci%00atica",
            "near=+21201",
        ],
    )
    def test_is_no_other(self, query):
        assert not is_canonical(state(query), pairs_of(query))

    @pytest.mark.parametrize("query", ["", "page=2", EVERYTHING, f"{EVERYTHING}&page=3"])
    def test_is_its_own(self, query):
        assert is_canonical(state(query), pairs_of(query))

    @given(st.dictionaries(st.sampled_from([*filters.NAMES, "page", "x"]), st.text(max_size=300)))
    def test_leads_to_itself_whatever_was_sent(self, sent):
        asked = read(sent)

        assert is_canonical(state(asked.query), pairs_of(asked.query))
        assert state(asked.query) == asked


class TestChoosing:
    def test_changes_one_choice_alone(self):
        asked = state("condition=sciatica&near=21201")

        assert asked.choosing("location", "harbor").query == (
            "condition=sciatica&location=harbor&near=21201"
        )
        assert asked.without("condition").query == "near=21201"

    def test_counts_an_origin_as_no_choice(self):
        assert state("condition=sciatica&near=21201").chosen == ["condition"]

    def test_asks_only_for_what_was_chosen(self):
        assert state(EVERYTHING).lookups() == {
            "conditions__slug": "sciatica",
            "procedures__slug": "lumbar-discectomy",
            "locations__slug": "harbor",
            "languages__code": "es",
            "specialty": "orthopedic",
            "accepting_new_patients": True,
        }
