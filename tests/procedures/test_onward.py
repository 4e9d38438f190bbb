"""The way on from a procedure: what it treats, who performs it, where they see patients."""

import pytest

from surgeons import care
from tests import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def procedure():
    pages.a_practice()
    return pages.a_procedure(treats=[pages.a_condition()])


def text_of(response):
    return response.content.decode()


def test_leads_to_conditions_surgeons_and_places(client, procedure):
    surgeon, place = pages.a_surgeon(), pages.a_location()
    surgeon.procedures.add(procedure)
    surgeon.locations.add(place)

    text = text_of(client.get("/procedures/lumbar-discectomy/"))

    for page in (procedure.treats.get(), surgeon, place):
        assert f'href="{page.get_absolute_url()}"' in text
    assert 'href="/surgeons/?procedure=lumbar-discectomy"' in text
    assert '<input type="hidden" name="procedure" value="lumbar-discectomy">' in text


def test_names_nobody_who_only_treats_the_condition(procedure):
    surgeon = pages.a_surgeon()
    surgeon.conditions.set(procedure.treats.all())

    assert care.of_procedure(procedure).surgeons == []


def test_without_a_surgeon_says_whom_to_ask(client, procedure):
    text = text_of(client.get("/procedures/lumbar-discectomy/"))

    assert "Surgeons who perform it" not in text
    assert "No surgeon is listed here yet. Call us." in text


def test_ends_with_a_next_step(client, procedure):
    text = text_of(client.get("/procedures/lumbar-discectomy/"))

    assert 'href="/appointments/"' in text[text.index('id="next-step"') : text.index("<footer")]
