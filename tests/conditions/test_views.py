"""Conditions and areas, as patients read them."""

import pytest

from conditions.models import Area
from editorial import actions
from surgeons.models import Surgeon
from tests import pages, people
from tests.editorial.browser import says_it_is_in_english
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

LIST_QUERIES = 4
DETAIL_QUERIES = 5
AREA_QUERIES = 3


def text_of(response):
    return response.content.decode()


def withdrawn(page):
    actions.withdraw(page, by=people.alice())
    return page


class TestConditionList:
    def test_shows_what_is_public(self, client):
        pages.a_condition()
        pages.a_condition("draft", title="Not yet", is_public=False)
        withdrawn(pages.a_condition("old", title="No more"))

        response = client.get("/conditions/")

        assert [page.slug for page in response.context["condition_list"]] == ["sciatica"]
        assert "Not yet" not in text_of(response)
        assert "No more" not in text_of(response)

    def test_offers_the_public_areas(self, client):
        pages.an_area()
        Area.objects.create(title="Neck", slug="neck")

        text = text_of(client.get("/conditions/"))

        assert 'href="/areas/low-back/"' in text
        assert "/areas/neck/" not in text

    def test_names_only_public_areas_on_its_cards(self, client):
        draft = Area.objects.create(title="Hidden part", slug="hidden")
        pages.a_condition(areas=[pages.an_area(), draft])

        text = text_of(client.get("/conditions/"))

        assert '<span class="tag">Low back</span>' in text
        assert "Hidden part" not in text

    def test_stands_without_a_single_condition(self, client):
        assert client.get("/conditions/").status_code == 200

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        area = pages.an_area()
        for twin in copies(pages.a_condition(areas=[area]), rows - 1):
            twin.areas.set([area])
        client.get("/conditions/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/conditions/")


class TestConditionDetail:
    def test_shows_a_public_condition(self, client):
        pages.a_condition(symptoms="<p>Pain down the leg.</p>")

        response = client.get("/conditions/sciatica/")

        assert response.status_code == 200
        assert "<p>Pain down the leg.</p>" in text_of(response)

    def test_hides_a_draft(self, client):
        pages.a_condition(is_public=False)

        assert client.get("/conditions/sciatica/").status_code == 404

    def test_hides_what_was_withdrawn(self, client):
        withdrawn(pages.a_condition())

        assert client.get("/conditions/sciatica/").status_code == 404

    def test_knows_no_other_names(self, client):
        assert client.get("/conditions/nothing/").status_code == 404

    def test_leads_from_its_contents_to_its_sections(self, client):
        pages.a_condition(symptoms="<p>Pain.</p>")

        text = text_of(client.get("/conditions/sciatica/"))

        for anchor in ("symptoms", "get-help-now"):
            assert f'href="#{anchor}"' in text
            assert f'id="{anchor}"' in text

    def test_leaves_out_sections_without_words(self, client):
        pages.a_condition()

        assert 'id="causes"' not in text_of(client.get("/conditions/sciatica/"))

    def test_carries_the_shared_card_beside_its_own_words_on_getting_help(self, client):
        pages.a_practice()
        pages.a_condition()

        text = text_of(client.get("/conditions/sciatica/"))

        own, shared = text.index("Call if you are numb."), text.index("you cannot pee")
        assert own < shared

    def test_names_its_reviewer_and_its_sources(self, client):
        pages.a_condition()

        text = text_of(client.get("/conditions/sciatica/"))

        assert "Ruth Okello, MD" in text
        assert "March 4, 2026" in text
        assert f"https://doi.org/{pages.SOURCE['doi']}" in text

    def test_leads_to_public_procedures_alone(self, client):
        condition = pages.a_condition()
        pages.a_procedure("shown", treats=[condition])
        pages.a_procedure("hidden", is_public=False, treats=[condition])

        text = text_of(client.get("/conditions/sciatica/"))

        assert 'href="/procedures/shown/"' in text
        assert "/procedures/hidden/" not in text

    def test_leads_to_public_surgeons_alone(self, client):
        condition = pages.a_condition()
        shown = pages.a_surgeon("shown")
        hidden = Surgeon.objects.create(title="Hidden", slug="hidden")
        condition.surgeons.set([shown, hidden])

        text = text_of(client.get("/conditions/sciatica/"))

        assert 'href="/surgeons/shown/"' in text
        assert "/surgeons/hidden/" not in text

    def test_names_public_areas_alone(self, client):
        draft = Area.objects.create(title="Hidden part", slug="hidden")
        pages.a_condition(areas=[pages.an_area(), draft])

        assert "Hidden part" not in text_of(client.get("/conditions/sciatica/"))

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_of_everything(self, client, rows, django_assert_num_queries):
        area, place = pages.an_area(), pages.a_location()
        condition = pages.a_condition(areas=[area])
        procedure = pages.a_procedure(treats=[condition])
        surgeon = pages.a_surgeon()
        condition.areas.set([area, *copies(area, rows - 1)])
        condition.procedures.set([procedure, *copies(procedure, rows - 1)])
        condition.surgeons.set([surgeon, *copies(surgeon, rows - 1)])
        for each in condition.surgeons.all():
            each.locations.set([place])
        client.get("/conditions/sciatica/")

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get("/conditions/sciatica/")


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        pages.a_condition(title_es="Ciática", symptoms_es="<p>Dolor.</p>")

        response = client.get("/es/conditions/sciatica/")

        assert "Ciática" in text_of(response)
        assert "<p>Dolor.</p>" in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_condition(symptoms="<p>Pain.</p>")

        response = client.get("/es/conditions/sciatica/")

        assert "<p>Pain.</p>" in text_of(response)
        assert says_it_is_in_english(response)

    def test_falls_back_section_by_section(self, client):
        pages.a_condition(title_es="Ciática", symptoms="<p>Pain.</p>")

        text = text_of(client.get("/es/conditions/sciatica/"))

        assert "Ciática" in text
        assert "<p>Pain.</p>" in text
        assert "Call if you are numb." in text


class TestAreaDetail:
    def test_shows_what_it_could_be(self, client):
        area = pages.an_area(body="<p>Five bones.</p>")
        pages.a_condition(areas=[area])
        pages.a_condition("torticollis", title="Wry neck", areas=[pages.an_area("neck")])

        text = text_of(client.get("/areas/low-back/"))

        assert "<p>Five bones.</p>" in text
        assert 'href="/conditions/sciatica/"' in text
        assert "Wry neck" not in text

    def test_shows_public_conditions_alone(self, client):
        area = pages.an_area()
        pages.a_condition("hidden", title="Not yet", is_public=False, areas=[area])

        text = text_of(client.get("/areas/low-back/"))

        assert "Not yet" not in text
        assert "We have no page for this area yet." in text

    @pytest.mark.parametrize("path", ["/areas/neck/", "/areas/mid-back/", "/areas/nothing/"])
    def test_hides_what_is_not_public(self, client, path):
        Area.objects.create(title="Neck", slug="neck")
        withdrawn(pages.an_area("mid-back"))

        assert client.get(path).status_code == 404

    def test_says_when_it_is_read_in_english(self, client):
        pages.an_area()
        pages.an_area("neck", title_es="Cuello")

        assert says_it_is_in_english(client.get("/es/areas/low-back/"))
        assert not says_it_is_in_english(client.get("/es/areas/neck/"))

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        area = pages.an_area()
        for twin in copies(pages.a_condition(areas=[area]), rows - 1):
            twin.areas.set([area])
        client.get("/areas/low-back/")

        with django_assert_num_queries(AREA_QUERIES):
            client.get("/areas/low-back/")
