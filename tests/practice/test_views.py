"""The practice's own pages, for reading."""

import re

import pytest

from editorial import actions
from practice.models import Page
from tests import pages, people
from tests.editorial.browser import says_it_is_in_english

pytestmark = pytest.mark.django_db


class TestPageDetail:
    def test_shows_a_public_page(self, client):
        pages.a_page(body="<p>We are here.</p>")

        response = client.get("/about/")

        assert response.status_code == 200
        assert "<p>We are here.</p>" in response.content.decode()

    @pytest.mark.parametrize("path", ["/about/", "/es/about/"])
    def test_hides_a_draft(self, client, path):
        Page.objects.create(title="About us", slug="about", body="<p>We.</p>")

        assert client.get(path).status_code == 404

    def test_hides_what_was_withdrawn(self, client):
        actions.withdraw(pages.a_page(), by=people.alice())

        assert client.get("/about/").status_code == 404

    def test_knows_nothing_of_other_addresses(self, client):
        assert client.get("/nothing-here/").status_code == 404

    def test_never_stands_in_front_of_the_sites_own_addresses(self, client):
        pages.a_page(body="<p>Mine.</p>")
        Page.objects.update(slug="faq")

        assert "<p>Mine.</p>" not in client.get("/faq/").content.decode()

    def test_asks_twice_however_many_notices_there_are(self, client, django_assert_num_queries):
        page = pages.a_page()
        for code in ("ar", "ko", "vi"):
            page.language_notices.create(name=code, english_name=code, code=code, text=code)
        client.get("/about/")

        with django_assert_num_queries(2):
            client.get("/about/")

    def test_is_read_in_spanish_where_it_was_written(self, client):
        pages.a_page(title_es="Sobre nosotros", body_es="<p>Nosotros.</p>")

        response = client.get("/es/about/")

        text = response.content.decode()
        assert "Sobre nosotros" in text
        assert "<p>Nosotros.</p>" in text
        assert not says_it_is_in_english(response)

    def test_says_that_it_is_read_in_english_where_it_was_not(self, client):
        pages.a_page()

        assert says_it_is_in_english(client.get("/es/about/"))
        assert not says_it_is_in_english(client.get("/about/"))


class TestEveryPage:
    def test_carries_the_emergency_line_and_the_phone(self, client):
        pages.a_practice()
        pages.a_page()

        text = client.get("/about/").content.decode()

        assert "Call 911." in text
        assert 'href="tel:911"' in text
        assert 'href="tel:+14105550142"' in text

    def test_says_of_a_demonstration_that_it_is_one(self, client):
        pages.a_practice(is_demo=True)
        pages.a_page()

        assert "This is a demonstration" in client.get("/about/").content.decode()

    def test_shows_the_care_cards_where_the_page_asks_for_them(self, client):
        practice = pages.a_practice()
        for level in ("routine", "urgent"):
            practice.care_cards.create(level=level, title=level, signs="<p>a sign</p>")
        pages.a_page(slug="signs", shows_care_cards=True)
        pages.a_page()

        shown = re.findall(r'class="care care--(\w+)"', client.get("/signs/").content.decode())
        assert shown == ["emergency", "urgent", "routine"]
        assert "care--emergency" not in client.get("/about/").content.decode()

    def test_says_in_which_language_each_notice_is(self, client):
        page = pages.a_page()
        page.language_notices.create(
            name="العربية", english_name="Arabic", code="ar", direction="rtl", text="مرحبا"
        )

        assert '<section lang="ar" dir="rtl"' in client.get("/about/").content.decode()
