"""What the practice says on every page comes without a query, and changes when staff change it."""

import pytest
from django.utils import translation

from editorial import actions, published
from practice import facts
from practice.models import CareCard
from tests import pages, people
from tests.editorial.browser import press

pytestmark = pytest.mark.django_db


class TestFacts:
    def test_name_the_practice_and_how_to_call_it(self):
        pages.a_practice(text_phone="410-555-0143")

        said = facts.facts()

        assert said["name"] == "Fern Spine"
        assert said["phone_uri"] == "tel:+14105550142"
        assert said["text_phone_uri"] == "sms:+14105550143"
        assert said["logo_url"] == ""

    def test_bring_the_care_cards_by_level(self):
        pages.a_practice()

        card = facts.facts()["care_cards"]["emergency"]

        assert card == {
            "level": "emergency",
            "title": "Get help now if:",
            "signs": "<ul><li>you cannot pee</li></ul>",
            "what_to_do": "",
        }

    def test_link_the_public_pages_of_the_footer(self):
        pages.a_page(slug="about", in_footer=True)
        pages.a_page(slug="warning-signs")
        withdrawn = pages.a_page(slug="old", in_footer=True)
        actions.withdraw(withdrawn, by=people.alice())

        assert facts.facts()["footer_pages"] == [{"title": "About us", "url": "/about/"}]

    def test_are_said_in_the_language_of_the_reader(self):
        pages.a_practice(tagline_en="Spines first.", tagline_es="La columna primero.")
        CareCard.objects.update(title_es="Busque ayuda ya si:")
        pages.a_page(title_es="Sobre nosotros", in_footer=True)

        with translation.override("es"):
            said = facts.facts()

        assert said["tagline"] == "La columna primero."
        assert said["care_cards"]["emergency"]["title"] == "Busque ayuda ya si:"
        assert said["footer_pages"] == [{"title": "Sobre nosotros", "url": "/es/about/"}]

    def test_fall_back_to_english(self):
        pages.a_practice(tagline_en="Spines first.")

        with translation.override("es"):
            assert facts.facts()["tagline"] == "Spines first."

    @pytest.mark.parametrize("language", ["fr", None])
    def test_are_english_for_everybody_else(self, language):
        pages.a_practice()

        with translation.override(language):
            assert facts.facts()["name"] == "Fern Spine"

    def test_exist_before_the_practice_has_a_name(self):
        said = facts.facts()

        assert said["name"] == "Spine practice"
        assert said["care_cards"] == {}
        assert said["phone_uri"] == ""

    def test_ask_the_database_once(self, django_assert_num_queries):
        pages.a_practice()
        facts.facts()

        with django_assert_num_queries(0):
            facts.facts()

    def test_name_the_address_of_the_logo(self):
        practice = pages.a_practice()
        practice.logo = "logo/fern.webp"
        practice.save()

        assert facts.facts()["logo_url"] == "/media/logo/fern.webp"


class TestChange:
    def test_of_the_phone_reaches_every_page(self, client, django_capture_on_commit_callbacks):
        practice = pages.a_practice()
        client.get("/")
        client.force_login(people.alice())

        with django_capture_on_commit_callbacks(execute=True):
            press(client, practice, phone="410-555-0199")

        assert "tel:+14105550199" in client.get("/").content.decode()

    def test_of_a_care_card_reaches_every_page(self, client, django_capture_on_commit_callbacks):
        practice = pages.a_practice()
        client.get("/")
        client.force_login(people.alice())
        signs = {"care_cards-0-signs_en": "<ul><li>you cannot walk</li></ul>"}

        with django_capture_on_commit_callbacks(execute=True):
            press(client, practice, **signs)

        assert "you cannot walk" in client.get("/conditions/").content.decode()

    def test_of_a_footer_page_reaches_every_page(self, client, django_capture_on_commit_callbacks):
        page = pages.a_page(in_footer=True)
        before = facts.facts()["footer_pages"]

        with django_capture_on_commit_callbacks(execute=True):
            actions.withdraw(page, by=people.alice())

        assert before == [{"title": "About us", "url": "/about/"}]
        assert facts.facts()["footer_pages"] == []

    def test_by_putting_a_footer_page_into_the_bin_reaches_every_page(
        self, django_capture_on_commit_callbacks
    ):
        page = pages.a_page(in_footer=True)
        facts.facts()

        with django_capture_on_commit_callbacks(execute=True):
            actions.archive(page, by=people.alice())

        assert facts.facts()["footer_pages"] == []

    def test_is_written_as_published_data(self, django_capture_on_commit_callbacks):
        pages.a_practice(name="Moss Spine")

        with django_capture_on_commit_callbacks(execute=True):
            actions.announce()

        assert published.read(facts.NAME, dict)["en"]["name"] == "Moss Spine"
