"""Staff write procedures with their steps, and the one overview."""

import pytest

from procedures.models import Overview
from tests import pages, people
from tests.editorial.browser import address, messages_in, press

pytestmark = pytest.mark.django_db

ADD = "/admin/procedures/overview/add/"


class TestProcedureForm:
    def test_keeps_steps_in_both_languages(self, client):
        procedure = pages.a_procedure(is_public=False, treats=[pages.a_condition()])
        procedure.steps.create(title="Open", text="Opened.")
        client.force_login(people.alice())

        press(client, procedure, **{"steps-0-title_es": "Abrir"})

        step = procedure.steps.get()
        assert (step.title_en, step.title_es) == ("Open", "Abrir")

    def test_refuses_half_a_range_and_keeps_what_was_typed(self, client):
        procedure = pages.a_procedure(treats=[pages.a_condition()])
        client.force_login(people.alice())

        response = press(client, procedure, nights_max="2", opening_en="Typed just now")

        assert "Give the stay from the fewer nights to the more" in response.content.decode()
        assert response.context["adminform"].form["opening_en"].value() == "Typed just now"

    @pytest.mark.parametrize("lacking", ["benefits", "risks", "alternatives"])
    def test_refuses_to_publish_what_is_out_of_balance(self, client, lacking):
        page = pages.a_procedure(is_public=False, treats=[pages.a_condition()], **{lacking: ""})
        pages.reviewed(page)
        client.force_login(people.alice())

        response = press(client, page, "_publish")

        page.refresh_from_db()
        assert "Benefits, risks and alternatives stand together" in " ".join(messages_in(response))
        assert page.published_at is None


class TestOverviewForm:
    def test_makes_the_one_overview(self, client):
        client.force_login(people.alice())

        assert client.get(ADD).status_code == 200

    def test_makes_no_second(self, client):
        pages.an_overview()
        client.force_login(people.alice())

        assert client.get(ADD).status_code == 403

    def test_changes_the_first(self, client):
        overview = pages.an_overview()
        client.force_login(people.alice())

        response = press(client, overview, limits_en="<p>Not a cure.</p>")

        assert response.request["PATH_INFO"] == address(overview)
        assert response.context["adminform"].form["limits_en"].value() == "<p>Not a cure.</p>"
        assert Overview.objects.get() == overview
