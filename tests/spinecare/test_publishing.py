"""Publishing writes the data that pages read: it follows each change, and only after commit."""

import pytest
from django.db import transaction

from assessment import guidance
from editorial import actions, published
from practice.facts import facts
from tests import pages, people


@pytest.mark.django_db(transaction=True)
class TestPublishedData:
    def test_follows_a_published_page(self):
        pages.a_practice()
        assert facts()["footer_pages"] == []

        pages.a_page(in_footer=True)

        assert [page["title"] for page in facts()["footer_pages"]] == ["About us"]

    def test_follows_a_withdrawn_region(self):
        region = pages.a_region()
        assert [each["slug"] for each in guidance.regions()] == ["central-maryland"]

        actions.withdraw(region, by=people.alice())

        assert guidance.regions() == []

    def test_knows_nothing_of_what_was_rolled_back(self):
        pages.a_practice()
        facts()

        with transaction.atomic():
            pages.a_page(in_footer=True)
            transaction.set_rollback(True)

        assert facts()["footer_pages"] == []


@pytest.mark.django_db
class TestFacts:
    def test_are_read_without_a_query(self, django_assert_num_queries):
        pages.a_practice()
        facts()

        with django_assert_num_queries(0):
            assert facts()["phone_uri"] == "tel:+14105550142"

    def test_have_a_name_before_anybody_gave_one(self):
        assert facts()["name"] == "Spine practice"
        assert facts()["care_cards"] == {}

    def test_are_the_english_ones_in_a_language_we_lack(self, settings, monkeypatch):
        pages.a_practice()
        monkeypatch.setattr("django.utils.translation.get_language", lambda: "fr")

        assert facts()["name"] == "Fern Spine"

    def test_hold_a_copy_in_each_language(self):
        pages.a_practice(tagline_en="Careful", tagline_es="Con cuidado")
        facts()

        data = published.read("practice", lambda: pytest.fail("never built"))

        assert data["es"]["tagline"] == "Con cuidado"
