"""What keeps a page from the public, and what an editor is only told."""

import pytest
from django.core.exceptions import ValidationError

from editorial import actions
from editorial.inspection import inspect
from tests import pages, people

pytestmark = pytest.mark.django_db
LONG = (
    "<p>" + "Orthopedic intervention necessitates comprehensive perioperative care. " * 8 + "</p>"
)
HARDER = "<p>Since the operation was over, the doctors allowed him to go home again. " * 9 + "</p>"


def codes(page, *, blocks):
    return {finding.code for finding in inspect(page) if finding.blocks is blocks}


def a_page(**words):
    told = {"summary": "Short.", "search_description": "Short."}
    return pages.a_condition(is_public=False, **told | words)


class TestBlocks:
    @pytest.mark.parametrize(
        ("html", "code"),
        [
            ('<p><a href="/no-such-place/">a page</a></p>', "dead-link"),
            ('<p><a href="/no/such/place/at/all/">a page</a></p>', "dead-link"),
            ('<p><a href="/conditions/no-such-page/">a page</a></p>', "dead-link"),
            ('<p>See <a href="/faq/"> </a>.</p>', "empty-link"),
            ("<h4>Small</h4><p>Words.</p>", "heading-order"),
            ('<p>One in ten <a href="#source-2">2</a>.</p>', "no-such-source"),
            ('<p>One in ten <a href="#source-0">0</a>.</p>', "no-such-source"),
            (LONG, "hard"),
        ],
    )
    def test_what_a_patient_should_never_meet(self, html, code):
        page = a_page(symptoms=html)
        assert codes(page, blocks=True) == {code}
        with pytest.raises(ValidationError):
            actions.publish(pages.reviewed(page), by=people.alice())

    def test_a_clinical_page_without_a_source(self):
        page = a_page()
        page.sources.all().delete()
        assert codes(page, blocks=True) == {"no-source"}

    def test_the_finding_names_its_field(self):
        (finding,) = [each for each in inspect(a_page(causes="<h4>x y</h4>")) if each.blocks]
        assert finding.field == "causes_en"


class TestLetsPass:
    @pytest.mark.parametrize(
        "html",
        [
            '<p><a href="/">home</a> <a href="/faq/#x">answers</a></p>',
            '<p><a href="/assessment/">the check</a> <a href="/es/faq/">en español</a></p>',
            '<p><a href="/conditions/sciatica/">this page itself</a></p>',
            '<p><a href="https://example.org/">elsewhere</a> <a href="tel:911">911</a></p>',
            '<p>One in ten <a href="#source-1">1</a>.</p>',
            "<h3>Large</h3><h4>Small</h4><p>Words.</p>",
        ],
    )
    def test_what_is_in_order(self, html):
        page = a_page(symptoms=html)
        assert not codes(page, blocks=True)

    def test_a_hard_text_with_a_reason(self):
        page = a_page(symptoms=LONG, reading_reason="The law gives the words.")
        assert not codes(page, blocks=True)
        assert "hard" in codes(page, blocks=False)


class TestWarns:
    def test_of_what_is_missing(self):
        found = codes(pages.a_condition(is_public=False), blocks=False)
        assert found == {"no-summary", "no-search-description", "no-spanish"}

    def test_of_a_link_that_does_not_say_where_it_leads(self):
        page = a_page(symptoms='<p>For more <a href="/faq/">click here</a>.</p>')
        assert "link-says-nothing" in codes(page, blocks=False)

    def test_of_a_link_to_a_page_that_is_not_public(self):
        pages.a_procedure(is_public=False)
        page = a_page(symptoms='<p><a href="/procedures/lumbar-discectomy/">surgery</a></p>')
        assert "not-public" in codes(page, blocks=False)

    def test_of_english_above_grade_six(self):
        page = a_page(symptoms=HARDER)
        assert "hard" in codes(page, blocks=False)

    def test_of_spanish_that_is_older(self):
        page = a_page(title_es="Ciática")
        assert "spanish-older" in codes(page, blocks=False)
        actions.record_translation(page, by=people.alice())
        assert "spanish-older" not in codes(page, blocks=False)


class TestForm:
    def test_says_what_was_found_and_where(self, admin_client):
        page = a_page(symptoms='<p><a href="/nowhere/">a page</a></p>', causes=HARDER)
        form = admin_client.get(f"/admin/conditions/condition/{page.pk}/change/").content.decode()
        assert '<a href="#id_symptoms_en">The link /nowhere/ leads nowhere.</a>' in form
        assert "Before publishing:" in form
        assert "Reading grade" in form

    def test_an_empty_form_has_nothing_to_say(self, admin_client):
        form = admin_client.get("/admin/conditions/condition/add/").content.decode()
        assert "What we noticed" not in form
