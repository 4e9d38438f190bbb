"""The page of results: what is said, and that nothing that is typed breaks it or is kept."""

import logging
import re

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from search.models import MissedWords
from search.views import PER_PAGE
from spinecare.publishing import write_published_data
from tests import pages

pytestmark = pytest.mark.django_db


def asked(client, query=None, *, address="/search/", **values):
    return client.get(address, ({} if query is None else {"q": query}) | values)


def words_of(response):
    return " ".join(response.content.decode().split())


def title_of(response):
    return re.search(r"<title>(.*?)</title>", words_of(response))[1].strip()


@pytest.fixture
def practice():
    return pages.a_practice()


def refuse(*_args, **_kwargs):
    raise DatabaseError("The database is not there.")


@pytest.fixture
def without_database():
    """Have every question to the database fail, as when it is not there."""

    def block():
        return connection.execute_wrapper(refuse)

    return block


class TestResults:
    def test_show_kind_title_address_and_a_piece_of_the_text(self, client, practice):
        pages.a_condition(symptoms="<p>Your toes & feet feel numb.</p>")

        answer = words_of(asked(client, "NUMB toes"))

        assert '<p class="found__kind">Condition</p>' in answer
        assert '<a href="/conditions/sciatica/">Sciatica</a>' in answer
        assert "Your <mark>toes</mark> &amp; feet feel <mark>numb</mark>." in answer

    def test_mark_the_words_in_a_title(self, client, practice):
        pages.a_condition(title="Numb & cold")

        assert "<mark>Numb</mark> &amp; cold</a>" in words_of(asked(client, "numb"))

    @pytest.mark.parametrize(("count", "words"), [(1, "1 result for"), (3, "3 results for")])
    def test_tell_how_many_they_are(self, client, practice, count, words):
        for number in range(count):
            pages.a_condition(f"numb-{number}", title=f"Numb {number}")

        response = asked(client, "numb")

        assert f'<div role="status"> <p>{words} “numb”</p>' in words_of(response)
        assert title_of(response) == f"{words} “numb” - Fern Spine"

    def test_go_on_at_addresses_of_their_own(self, client, practice):
        for number in range(PER_PAGE + 1):
            pages.a_page(f"numb-{number}", title=f"Numb {number}")

        first, second = (asked(client, "numb & numb", page=page) for page in (1, 2))

        assert len(first.context["hits"]) == PER_PAGE
        assert len(second.context["hits"]) == 1
        assert 'href="?q=numb+%26+numb&amp;page=2"' in words_of(first)
        assert "(page 2 of 2)" in title_of(second)

    def test_suggest_the_right_spelling(self, client, practice):
        pages.a_condition()

        answer = words_of(asked(client, "siatica leg"))

        assert 'Did you mean <a href="?q=Sciatica+leg">Sciatica leg</a>?' in answer
        assert "/conditions/sciatica/" in answer

    def test_in_spanish_say_what_is_in_english(self, client, practice):
        pages.a_condition()
        pages.a_condition("neck", title="Neck", title_es="Cuello", summary_es="Con sciatica.")

        answer = words_of(asked(client, "sciatica", address="/es/search/"))

        assert '<a href="/es/conditions/sciatica/" lang="en"><mark>Sciatica</mark></a>' in answer
        assert '<a href="/es/conditions/neck/">Cuello</a>' in answer

    def test_keep_what_was_typed(self, client, practice):
        assert 'value="&quot;numb&quot; &lt;b&gt;"' in words_of(asked(client, '"numb" <b>'))

    def test_are_for_nobody_else(self, client, practice):
        response = asked(client, "numb")

        assert not response.cookies
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
        assert '<meta name="robots" content="noindex">' in words_of(response)
        assert "canonical" not in words_of(response)

    def test_are_the_same_for_who_only_asks_for_the_head(self, client, practice):
        assert client.head("/search/?q=numb").status_code == 200
        assert client.post("/search/", {"q": "numb"}).status_code == 405


class TestNothingFound:
    def test_helps_on(self, client, practice):
        response = asked(client, "<i>zebra")
        answer = words_of(response)

        assert title_of(response) == "No results for “&lt;i&gt;zebra” - Fern Spine"
        assert "<p>No results for “&lt;i&gt;zebra”</p>" in answer
        assert "Check the spelling." in answer
        assert 'href="tel:+14105550142"' in answer
        assert 'href="/assessment/"' in answer

    def test_is_no_reproach_before_anything_was_typed(self, client, practice):
        answer = words_of(asked(client))

        assert "Check the spelling." not in answer
        assert "a town or a ZIP code" in answer
        assert "No results" not in answer


class TestEmergency:
    @pytest.mark.parametrize("query", ["can't pee", "numb groin", "no puedo orinar"])
    @pytest.mark.parametrize("address", ["/search/", "/es/search/"])
    def test_puts_the_care_card_on_top(self, client, practice, query, address):
        answer = words_of(asked(client, query, address=address))

        assert "care--emergency" in answer
        assert answer.index("care--emergency") < answer.index('name="q"')
        assert 'href="tel:911"' in answer

    def test_has_words_where_the_practice_has_no_card(self, client, practice):
        practice.care_cards.all().delete()
        write_published_data()

        answer = words_of(asked(client, "can't pee"))

        assert "Do not wait for an answer here." in answer
        assert answer.index('href="tel:911"') < answer.index('name="q"')

    def test_is_not_asked_to_spell_better(self, client, practice):
        assert "Did you mean" not in words_of(asked(client, "cant pee siatica"))

    def test_is_not_seen_in_everything(self, client, practice):
        assert "care--emergency" not in words_of(asked(client, "parking"))

    def test_is_seen_behind_more_words_than_search_reads(self, client, practice):
        query = f"{'pain ' * 50} and I can't pee"

        assert "care--emergency" in words_of(asked(client, query))


class TestBadInput:
    @pytest.mark.parametrize(
        "query",
        [
            "sciatica " * 1_200,
            "x" * 10_000,
            "\x00\x01\x1b[31m",
            "\u202e\u200b\ufeff",
            "\U0001f600 \U0001f9b4",
            "' OR 1=1; --",
            "<script>alert(1)</script>",
            "%s %(q)s {{ q }} {% url %}",
            "?" * 300,
            " ",
            "*",
            "İıſﬁ Ω 한국어",
        ],
        ids=range(12),
    )
    @pytest.mark.parametrize("address", ["/search/", "/es/search/"])
    def test_is_answered(self, client, practice, query, address):
        pages.a_condition()

        response = asked(client, query, address=address)

        assert response.status_code == 200
        assert "<script" not in words_of(response).lower()

    @pytest.mark.parametrize("page", ["0", "-1", "abc", "", "1.5", "10" + "0" * 100, "9" * 5_000])
    def test_of_page_numbers_shows_a_page_that_is_there(self, client, practice, page):
        for number in range(PER_PAGE + 1):
            pages.a_page(f"numb-{number}", title=f"Numb {number}")

        response = asked(client, "numb", page=page)

        assert response.status_code == 200
        assert response.context["hits"]

    def test_in_bytes_that_are_no_letters_is_answered(self, client, practice):
        assert client.get("/search/?q=%ff%fe%00&page=%ff").status_code == 200

    def test_shows_no_more_than_a_line_of_it(self, client, practice):
        assert escape("x" * 201) not in words_of(asked(client, "x" * 10_000))


class TestWithoutDatabase:
    def test_finds_as_ever(self, client, practice, without_database):
        pages.a_condition()
        write_published_data()

        with without_database():
            response = asked(client, "sciatica")

        assert response.status_code == 200
        assert "/conditions/sciatica/" in words_of(response)

    def test_tells_that_nothing_was_found(self, client, practice, without_database):
        write_published_data()

        with without_database():
            response = asked(client, "zebra")

        assert response.status_code == 200
        assert "No results" in words_of(response)

    def test_says_so_where_there_is_no_file_either(
        self, client, practice, settings, without_database
    ):
        write_published_data()
        (settings.PUBLISHED_DATA_ROOT / "search.json").unlink()

        with without_database():
            response = asked(client, "can't pee")
        answer = words_of(response)

        assert response.status_code == 503
        assert "Search is not working right now." in answer
        assert 'href="tel:+14105550142"' in answer
        assert 'value="can&#x27;t pee"' in answer
        assert "care--emergency" in answer


class TestPrivacy:
    def test_asks_the_database_nothing(self, client, practice):
        pages.a_condition()
        write_published_data()

        with CaptureQueriesContext(connection) as queries:
            asked(client, "sciatica")

        assert len(queries) == 0

    def test_writes_no_query_into_a_log(self, client, practice, caplog, without_database):
        write_published_data()

        with caplog.at_level(logging.DEBUG), without_database():
            asked(client, "myownsecret")

        assert "myownsecret" not in caplog.text
        assert "could not be counted" in caplog.text

    def test_counts_what_was_not_found_and_nothing_else(self, client, practice):
        pages.a_condition()

        for query in ("sciatica", "", "zebra", "zebra", "ZEBRÁ!", "zebra 5", "me@example.org"):
            asked(client, query)

        missed = MissedWords.objects.get()
        assert (missed.words, missed.count, missed.language) == ("zebra", 3, "en")

    def test_counts_nothing_that_somebody_says_in_need(self, client, practice):
        asked(client, "paralyzed")

        assert not MissedWords.objects.exists()
