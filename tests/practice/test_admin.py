"""Staff keep the one practice, and cannot lose it or make a second."""

import pytest

from practice.models import CareCard, Practice
from tests import pages, people
from tests.editorial.browser import address, filled, press
from tests.editorial.picture_files import encoded, uploaded

pytestmark = pytest.mark.django_db

ADD = "/admin/practice/practice/add/"


class TestPracticeForm:
    def test_makes_the_one_practice(self, client):
        client.force_login(people.alice())
        form = filled(client.get(ADD))
        words = {"name": "Fern Spine", "phone": "410-555-0142", "emergency_text_en": "Call 911."}

        client.post(ADD, form | words)

        assert Practice.objects.get().pk == 1

    def test_makes_no_second(self, client):
        pages.a_practice()
        client.force_login(people.alice())

        assert client.get(ADD).status_code == 403

    def test_does_not_lose_the_first(self, client):
        practice = pages.a_practice()
        client.force_login(people.alice())

        response = client.post(address(practice, "delete"), {"post": "yes"})

        assert response.status_code == 403
        assert Practice.objects.exists()

    def test_refuses_a_phone_that_cannot_be_dialed_and_keeps_what_was_typed(self, client):
        practice = pages.a_practice()
        client.force_login(people.alice())

        response = press(client, practice, phone="call us", tagline_en="Typed just now")

        form = response.context["adminform"].form
        assert form.errors["phone"] == ["Write the number as 410-555-0142."]
        assert form["tagline_en"].value() == "Typed just now"

    def test_stores_the_logo_as_our_own_encoding(self, client):
        practice = pages.a_practice()
        client.force_login(people.alice())

        press(client, practice, logo=uploaded(encoded("PNG"), "logo.png"))

        practice.refresh_from_db()
        assert practice.logo.name.startswith("logo/")
        assert practice.logo.name.endswith(".webp")

    def test_has_room_for_one_card_of_each_level(self, client):
        practice = pages.a_practice()
        client.force_login(people.alice())

        inline = client.get(address(practice)).context["inline_admin_formsets"][0]

        assert inline.formset.max_num == len(CareCard.Level)
