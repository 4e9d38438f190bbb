"""Both languages of the site: each page names its twin, and going there loses nothing."""

import pytest

from tests import pages

pytestmark = pytest.mark.django_db


def text_of(client, address):
    return client.get(address).content.decode()


def alternate(language, address, settings):
    url = settings.BASE_URL + address
    return f'<link rel="alternate" hreflang="{language}" href="{url}">'


class TestAlternates:
    @pytest.mark.parametrize("address", ["/", "/es/"])
    def test_are_named_on_both_twins(self, client, settings, address):
        text = text_of(client, address)

        assert alternate("en", "/", settings) in text
        assert alternate("es", "/es/", settings) in text
        assert alternate("x-default", "/", settings) in text

    @pytest.mark.parametrize("address", ["/conditions/sciatica/", "/es/conditions/sciatica/"])
    def test_are_named_on_a_page_in_both_languages(self, client, settings, address):
        pages.a_condition(title_es="Ciática")

        text = text_of(client, address)

        assert alternate("en", "/conditions/sciatica/", settings) in text
        assert alternate("es", "/es/conditions/sciatica/", settings) in text

    @pytest.mark.parametrize("address", ["/conditions/sciatica/", "/es/conditions/sciatica/"])
    def test_are_left_out_where_no_spanish_is_written(self, client, address):
        pages.a_condition()

        assert 'rel="alternate"' not in text_of(client, address)

    def test_are_left_out_on_a_page_that_does_not_exist(self, client):
        assert 'rel="alternate"' not in text_of(client, "/no-such-page/")


class TestSitemap:
    def test_names_both_twins_of_a_page_in_both_languages(self, client):
        pages.a_condition(title_es="Ciática")

        text = text_of(client, "/sitemap.xml")

        assert "<loc>http://testserver/es/conditions/sciatica/</loc>" in text
        assert (
            '<xhtml:link rel="alternate" hreflang="es"'
            ' href="http://testserver/es/conditions/sciatica/"/>'
        ) in text
        assert (
            '<xhtml:link rel="alternate" hreflang="x-default"'
            ' href="http://testserver/conditions/sciatica/"/>'
        ) in text

    def test_names_no_spanish_twin_where_none_is_written(self, client):
        pages.a_condition()

        text = text_of(client, "/sitemap.xml")

        assert "<loc>http://testserver/conditions/sciatica/</loc>" in text
        assert "/es/conditions/sciatica/" not in text

    def test_names_the_glossary(self, client):
        assert "<loc>http://testserver/glossary/</loc>" in text_of(client, "/sitemap.xml")


class TestLanguageLink:
    def test_leads_to_the_same_page(self, client):
        pages.a_condition()

        text = text_of(client, "/conditions/sciatica/")

        assert 'href="/es/conditions/sciatica/"' in text
