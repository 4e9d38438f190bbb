"""Procedures and their overview, as patients read them."""

import pytest

from editorial import actions
from procedures.models import Overview
from surgeons.models import Surgeon
from tests import pages, people
from tests.editorial.browser import says_it_is_in_english
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

LIST_QUERIES = 5
DETAIL_QUERIES = 5


def text_of(response):
    return response.content.decode()


class TestProcedureList:
    def test_shows_what_is_public(self, client):
        pages.a_procedure()
        pages.a_procedure("draft", is_public=False)

        response = client.get("/procedures/")

        assert [page.slug for page in response.context["procedure_list"]] == ["lumbar-discectomy"]
        assert "/procedures/draft/" not in text_of(response)

    def test_opens_with_the_overview(self, client):
        pages.an_overview(limits="<p>Nothing is free of risk.</p>")

        text = text_of(client.get("/procedures/"))

        assert "Small openings" in text
        assert "<p>Nothing is free of risk.</p>" in text
        assert f"https://doi.org/{pages.SOURCE['doi']}" in text

    def test_keeps_an_overview_that_is_a_draft_to_itself(self, client):
        Overview.objects.create(title="Small openings", slug="overview")

        response = client.get("/procedures/")

        assert response.status_code == 200
        assert "Small openings" not in text_of(response)

    def test_shows_the_drawing_of_the_first_step(self, client):
        procedure = pages.a_procedure()
        procedure.steps.create(position=2, title="Close", text="Closed.")
        procedure.steps.create(position=1, title="Open", text="Opened.", drawing="sign-check")

        assert 'class="card__banner"' in text_of(client.get("/procedures/"))

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        pages.an_overview()
        procedure = pages.a_procedure()
        for each in (procedure, *copies(procedure, rows - 1)):
            each.steps.create(title="Open", text="Opened.", drawing="sign-check")
        client.get("/procedures/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/procedures/")


class TestProcedureDetail:
    def test_shows_steps_and_milestones_in_their_order(self, client):
        procedure = pages.a_procedure()
        procedure.steps.create(position=2, title="Second step", text="Then.")
        procedure.steps.create(position=1, title="First step", text="First.")
        procedure.milestones.create(position=2, when="Week 6", title="Second goal", text="Then.")
        procedure.milestones.create(position=1, when="Day 1", title="First goal", text="First.")

        text = text_of(client.get("/procedures/lumbar-discectomy/"))

        places = [
            text.index(words)
            for words in ("First step", "Second step", "First goal", "Second goal")
        ]
        assert places == sorted(places)

    def test_sets_benefits_beside_risks(self, client):
        pages.a_procedure()

        text = text_of(client.get("/procedures/lumbar-discectomy/"))

        assert text.index("<p>Less leg pain.</p>") < text.index("<p>A leak.</p>")
        assert "<p>Waiting.</p>" in text

    def test_tells_the_stay_at_a_glance(self, client):
        pages.a_procedure(nights_min=0, nights_max=1)

        assert "Up to 1 night" in text_of(client.get("/procedures/lumbar-discectomy/"))

    @pytest.mark.parametrize(
        ("region", "words"),
        [("neck", "surgery for the neck"), ("back", "surgery for the back")],
    )
    def test_says_which_part_it_is_for(self, client, region, words):
        pages.a_procedure(region=region)

        assert words in text_of(client.get("/procedures/lumbar-discectomy/"))

    def test_leads_to_public_conditions_alone(self, client):
        shown = pages.a_condition("shown")
        hidden = pages.a_condition("hidden", is_public=False)
        pages.a_procedure(treats=[shown, hidden])

        text = text_of(client.get("/procedures/lumbar-discectomy/"))

        assert 'href="/conditions/shown/"' in text
        assert "/conditions/hidden/" not in text

    def test_leads_to_public_surgeons_alone(self, client):
        procedure = pages.a_procedure()
        hidden = Surgeon.objects.create(title="Hidden", slug="hidden")
        procedure.surgeons.set([pages.a_surgeon("shown"), hidden])

        text = text_of(client.get("/procedures/lumbar-discectomy/"))

        assert 'href="/surgeons/shown/"' in text
        assert "/surgeons/hidden/" not in text

    def test_ends_with_when_to_get_help(self, client):
        pages.a_practice()
        pages.a_procedure()

        assert "you cannot pee" in text_of(client.get("/procedures/lumbar-discectomy/"))

    def test_hides_a_draft(self, client):
        pages.a_procedure(is_public=False)

        assert client.get("/procedures/lumbar-discectomy/").status_code == 404

    def test_hides_what_was_withdrawn(self, client):
        actions.withdraw(pages.a_procedure(), by=people.alice())

        assert client.get("/procedures/lumbar-discectomy/").status_code == 404

    @pytest.mark.parametrize("slug", ["nothing", "overview"])
    def test_knows_no_other_names(self, client, slug):
        pages.an_overview()

        assert client.get(f"/procedures/{slug}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_of_everything(self, client, rows, django_assert_num_queries):
        condition, surgeon, place = pages.a_condition(), pages.a_surgeon(), pages.a_location()
        procedure = pages.a_procedure()
        procedure.treats.set([condition, *copies(condition, rows - 1)])
        procedure.surgeons.set([surgeon, *copies(surgeon, rows - 1)])
        for each in procedure.surgeons.all():
            each.locations.set([place])
        for number in range(rows):
            procedure.steps.create(position=number, title="Open", text="Opened.")
            procedure.milestones.create(when=f"Week {number}", title="Walk", text="Walking.")
        client.get("/procedures/lumbar-discectomy/")

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get("/procedures/lumbar-discectomy/")


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        procedure = pages.a_procedure(title_es="Discectomía", risks_es="<p>Una fuga.</p>")
        procedure.steps.create(title="Open", title_es="Abrir", text="Opened.")

        response = client.get("/es/procedures/lumbar-discectomy/")

        for words in ("Discectomía", "<p>Una fuga.</p>", "Abrir"):
            assert words in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_procedure()

        response = client.get("/es/procedures/lumbar-discectomy/")

        assert "<p>A leak.</p>" in text_of(response)
        assert says_it_is_in_english(response)

    def test_overview_says_so_too(self, client):
        pages.an_overview()

        assert says_it_is_in_english(client.get("/es/procedures/"))
