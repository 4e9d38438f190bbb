"""Searching all content: both languages, drafts too, and only what the person may see."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from conditions.models import Option
from editorial import actions
from editorial.versions import snapshots
from locations.admin import LocationAdmin
from search import staff_documents
from search.counting import counted
from search.excerpts import excerpt
from search.words import folded
from tests import pages, people
from tests.editorial.browser import address

pytestmark = pytest.mark.django_db


def found(client, text):
    """Return the titles by kind, and the whole answer."""
    response = client.get(reverse("admin:search"), {"q": text})
    return {
        each.kind: [strip_tags(hit.title) for hit in each.hits]
        for each in response.context["found"]
    }, response


def words_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def alice(client):
    user = people.alice()
    client.force_login(user)
    return user


class TestSearch:
    @pytest.mark.parametrize(
        "values",
        [
            {"title": "Numb toes"},
            {"slug": "numb-toes", "title": "Numb"},
            {"summary": "Your toes feel numb."},
            {"what_it_is": "<p>Your <b>toes</b> feel <i>numb</i>.</p>"},
            {"title_es": "Numb: dedos", "summary_es": "toes"},
            {"other_names": "numb toes"},
        ],
        ids=["title", "slug", "summary", "text", "spanish", "words"],
    )
    def test_finds_a_page_by(self, client, alice, values):
        pages.a_condition(is_public=False, **values)

        assert list(found(client, "numb toes")[0]) == ["Conditions"]

    def test_wants_every_word(self, client, alice):
        pages.a_condition(summary="Your toes feel numb.")

        assert found(client, "toes tingle")[0] == {}

    def test_minds_neither_case_nor_accents(self, client, alice):
        pages.a_condition(title_es="Ciática del ÁREA")

        assert found(client, "CIATICA área")[0] == {"Conditions": ["Sciatica"]}

    def test_reads_the_rows_of_a_page_too(self, client, alice):
        condition = pages.a_condition()
        condition.options.create(
            kind=Option.Kind.WAIT,
            title="Wait",
            what_it_is="Lie in a hammock.",
            what_it_can_do="Less pain.",
            what_can_go_wrong="Nothing.",
        )

        assert found(client, "hammock")[0] == {"Conditions": ["Sciatica"]}

    def test_reads_texts_and_no_markup(self, client, alice):
        pages.a_condition(what_it_is="<p><strong>Sore</strong></p>")

        assert found(client, "strong")[0] == {}

    def test_finds_what_only_a_draft_says(self, client, alice):
        page = pages.a_condition()
        option = {"title_en": "Hammock", "kind": "wait"}
        snapshot = snapshots.take(page)
        snapshot["fields"]["title_en"] = "Leg pain from a nerve"
        snapshot["rows"]["options"] = [{"pk": "0", "fields": option, "many": {}}]
        actions.save_draft(page, snapshot, by=alice)

        for words in ("leg pain", "hammock"):
            hits, response = found(client, words)

            assert hits == {"Conditions": ["Leg pain from a nerve"]}
            assert "only in the draft" in words_of(response)

    def test_groups_by_kind_and_counts(self, client, alice):
        pages.a_condition(title="Numb toes")
        pages.a_question(title="Why are my toes numb?")
        pages.a_question("two", title="Are numb toes bad?")

        hits, response = found(client, "numb")

        assert hits == {
            "Conditions": ["Numb toes"],
            "Questions": ["Are numb toes bad?", "Why are my toes numb?"],
        }
        assert '<p role="status"> 3 pages have “numb” in them. </p>' in words_of(response)

    def test_leads_to_the_form(self, client, alice):
        page = pages.a_condition()

        assert f'href="{address(page)}"' in words_of(found(client, "sciatica")[1])

    def test_shows_a_piece_of_the_text_with_the_words_marked(self, client, alice):
        long = "Before. " * 30 + "Your toes & feet feel numb." + " After." * 30
        pages.a_condition(title="Nerve", what_it_is=f"<p>{long.replace('&', '&amp;')}</p>")

        answer = words_of(found(client, "TOES numb")[1])

        assert "Your <mark>toes</mark> &amp;" in answer
        assert "<mark>numb</mark>" in answer
        assert "<p>… Before." in answer
        assert "After. …</p>" in answer

    def test_marks_the_words_in_a_title_and_shows_it_once(self, client, alice):
        pages.a_condition(title="Numb & cold", slug="two")

        answer = words_of(found(client, "numb")[1])

        assert "<mark>Numb</mark> &amp; cold</a>" in answer
        assert answer.count("&amp; cold") == 1

    def test_says_that_nothing_was_found(self, client, alice):
        answer = words_of(found(client, "<b>zebra")[1])

        assert "Nothing has “&lt;b&gt;zebra” in it." in answer

    def test_says_that_one_letter_is_too_few(self, client, alice):
        pages.a_condition()

        hits, response = found(client, "s")

        assert hits == {}
        assert "Type at least two letters." in words_of(response)

    def test_begins_with_what_to_type(self, client, alice):
        assert "Type what you look for above" in words_of(client.get(reverse("admin:search")))

    def test_costs_as_much_for_many_pages(self, client, alice):
        pages.a_condition("first", title="Numb")
        found(client, "numb")  # kinds of pages are looked up once by each process
        pages.a_condition("second", title="Numb")
        with CaptureQueriesContext(connection) as for_one_new:
            found(client, "numb")
        for number in range(7):
            pages.a_condition(f"numb-{number}", title=f"Numb {number}")

        with CaptureQueriesContext(connection) as for_seven_new:
            hits, _response = found(client, "numb")

        assert len(hits["Conditions"]) == 9
        assert len(for_seven_new) == len(for_one_new) < 40

    def test_reads_a_page_once_for_each_of_its_versions(self, client, alice, monkeypatch):
        cut = []
        monkeypatch.setattr(
            staff_documents, "counted", lambda each: cut.append(each.title) or counted(each)
        )
        page = pages.a_page(title="Numb")
        pages.a_page("second", title="Cold")

        for _time in range(2):
            found(client, "numb")
        first = cut.count("Numb"), cut.count("Cold")
        snapshot = snapshots.take(page)
        snapshot["fields"]["title_en"] = "Numb toes"
        actions.publish_snapshot(page, snapshot, by=alice)
        hits, _response = found(client, "numb")

        assert hits == {"Pages": ["Numb toes"]}
        assert first == (2, 2)  # once in each language
        assert cut.count("Cold") == 2

    def test_takes_a_text_of_any_length(self, client, alice):
        assert client.get(reverse("admin:search"), {"q": "toe " * 500}).status_code == 200


class TestWhoFindsWhat:
    def test_strangers_are_sent_to_sign_in(self, client):
        assert client.get(reverse("admin:search")).status_code == 302

    def test_staff_without_a_group_find_nothing(self, client):
        pages.a_condition()
        client.force_login(people.charlie())

        assert found(client, "sciatica")[0] == {}

    def test_a_manager_of_places_finds_those_of_their_own(self, client, alice, monkeypatch):
        own = pages.a_location("harbor", title="Harbor")
        pages.a_location("norwood", title="Norwood", region=own.region)
        monkeypatch.setattr(
            LocationAdmin, "get_queryset", lambda *_: type(own).objects.filter(pk=own.pk)
        )

        assert found(client, "invented street")[0] == {"Locations": ["Harbor"]}

    def test_who_may_only_read_finds_no_drafts(self, client, alice):
        page = pages.a_condition()
        snapshot = snapshots.take(page)
        snapshot["fields"]["summary_en"] = "Only in the draft: hammock."
        actions.save_draft(page, snapshot, by=alice)
        reader = people.charlie()
        permit(reader, "view_condition")
        client.force_login(reader)

        assert found(client, "hammock")[0] == {}
        assert found(client, "sciatica")[0] == {"Conditions": ["Sciatica"]}

    def test_nobody_finds_what_is_in_the_bin(self, client, alice):
        actions.archiving.archive(pages.a_condition(), by=alice)

        assert found(client, "sciatica")[0] == {}


class TestTheBox:
    @pytest.mark.parametrize("page", ["admin:index", "admin:conditions_condition_changelist"])
    def test_stands_on_every_page_of_staff(self, client, alice, page):
        assert 'role="search" action="/admin/search/"' in words_of(client.get(reverse(page)))

    def test_keeps_what_was_typed(self, client, alice):
        answer = words_of(client.get(reverse("admin:search"), {"q": '"numb"'}))

        assert 'name="q" value="&quot;numb&quot;"' in answer

    def test_is_not_there_before_signing_in(self, client):
        response = client.get(reverse("account_login"))

        assert response.status_code == 200
        assert "admin/search" not in words_of(response)


class TestFolding:
    def test_keeps_the_length(self):
        text = "İstanbul ÁÑÜ naïve ﬁne Ω"

        assert len(folded(text)) == len(text)
        assert folded("ÁÑÜ naïve") == "anu naive"


class TestExcerpts:
    def test_cut_a_text_without_spaces_where_it_has_to_be(self):
        found = excerpt(f"{'x' * 400}-numb-{'y' * 400}", {"numb"})

        assert found == f"… {'x' * 44}-<mark>numb</mark>-{'y' * 179} …"

    def test_are_empty_where_no_text_has_the_word(self):
        assert excerpt("Nothing.", {"numb"}) == ""


def permit(user, codename):
    user.user_permissions.add(Permission.objects.get(codename=codename))
