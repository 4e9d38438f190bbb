"""The glossary and its terms, as patients read them."""

import pytest

from tests import pages
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db

OPENS_MRI = 'popovertarget="term-mri"'


def text_of(client, address):
    return client.get(address).content.decode()


class TestGlossary:
    def test_says_each_term_with_its_meaning_and_an_anchor(self, client):
        a_term()

        text = text_of(client, "/glossary/")

        assert 'id="mri"' in text
        assert "A scan that shows discs." in text

    def test_leads_from_each_letter_to_its_terms(self, client):
        a_term("nerve", "Nerve", "A cord.")
        a_term("neck", "neck", "Between head and chest.")

        text = text_of(client, "/glossary/")

        assert text.count('href="#letter-n"') == 1
        assert text.count('id="letter-n"') == 1

    def test_is_reached_from_every_page(self, client):
        assert 'href="/glossary/"' in text_of(client, "/")

    def test_says_so_when_it_is_empty(self, client):
        assert "No word is explained yet." in text_of(client, "/glossary/")

    def test_says_in_spanish_what_is_still_english(self, client):
        a_term()
        a_term("disc", "Disc", "A pad.", title_es="Disco", meaning_es="Una almohadilla.")

        text = text_of(client, "/es/glossary/")

        assert 'id="mri" lang="en"' in text
        assert 'id="disc">' in text

    def test_needs_no_query(self, client, django_assert_num_queries):
        a_term()
        client.get("/glossary/")

        with django_assert_num_queries(0):
            client.get("/glossary/")


class TestTermsOnPages:
    def test_are_explained_in_a_condition_where_they_first_appear(self, client):
        a_term()
        pages.a_condition(tests="<p>An MRI.</p>", surgery="<p>After an MRI.</p>")

        text = text_of(client, "/conditions/sciatica/")

        assert text.count(OPENS_MRI) == 1
        assert text.index(OPENS_MRI) < text.index('id="surgery"')

    def test_never_stand_between_a_person_and_help(self, client):
        pages.a_practice().care_cards.update(signs="<ul><li>an MRI sign</li></ul>")
        a_term()
        pages.a_condition(get_help_now="<p>An MRI now.</p>", tests="<p>An MRI.</p>")

        text = text_of(client, "/conditions/sciatica/")

        assert "<p>An MRI now.</p>" in text
        assert "<ul><li>an MRI sign</li></ul>" in text
        assert text.count(OPENS_MRI) == 1

    def test_are_explained_in_a_procedure(self, client):
        a_term()
        pages.a_procedure(who_it_is_for="<p>An MRI.</p>", risks="<p>An MRI.</p>")

        assert text_of(client, "/procedures/lumbar-discectomy/").count(OPENS_MRI) == 1

    def test_are_explained_in_the_overview(self, client):
        a_term()
        pages.an_overview(what_it_is="<p>An MRI.</p>", limits="<p>An MRI.</p>")

        assert text_of(client, "/procedures/").count(OPENS_MRI) == 1

    def test_are_explained_in_an_area(self, client):
        a_term()
        pages.an_area(body="<p>An MRI.</p>")

        assert OPENS_MRI in text_of(client, "/areas/low-back/")

    def test_are_explained_in_an_answer_and_once_in_all_answers(self, client):
        a_term()
        pages.a_question("one", answer="<p>An MRI.</p>")
        pages.a_question("two", answer="<p>An MRI.</p>")

        assert OPENS_MRI in text_of(client, "/faq/two/")
        assert text_of(client, "/faq/").count(OPENS_MRI) == 1

    def test_cost_a_page_no_query(self, client, django_assert_max_num_queries):
        a_term()
        pages.a_question("one", answer="<p>An MRI.</p>")
        client.get("/faq/one/")

        with django_assert_max_num_queries(3) as before:
            client.get("/faq/one/")

        assert not [query for query in before.captured_queries if "glossary" in query["sql"]]
