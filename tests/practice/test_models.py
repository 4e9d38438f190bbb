"""The practice is one, its phones can be dialed, and its care cards are one to a level."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from practice.models import CareCard, Page, Practice, phone_uri, us_phone
from tests import pages


class TestPhone:
    def test_is_dialed_by_its_international_number(self):
        assert phone_uri("410-555-0142") == "tel:+14105550142"

    def test_that_is_not_there_cannot_be_dialed(self):
        assert phone_uri("") == ""

    @pytest.mark.parametrize(
        "number",
        [
            "4105550142",
            "(410) 555-0142",
            "410-555-014",
            "410-555-01422",
            "410-555-O142",
            "٤١٠-٥٥٥-٠١٤٢",
            "１10-555-0142",
            "+1-410-555-0142",
            "410-555-0142;ext=1",
        ],
    )
    def test_refuses_what_patients_could_not_dial(self, number):
        with pytest.raises(ValidationError, match="Write the number as 410-555-0142"):
            us_phone(number)

    def test_accepts_the_way_it_is_written_here(self):
        assert us_phone("410-555-0142") is None


@pytest.mark.django_db
class TestPractice:
    def test_is_called_by_its_name(self):
        assert str(pages.a_practice()) == "Fern Spine"

    def test_is_one_and_no_more(self):
        pages.a_practice()

        with pytest.raises(IntegrityError, match="is_one"), transaction.atomic():
            Practice.objects.create(pk=2, name="Another", phone="410-555-0143")

    def test_says_so_before_the_table_does(self):
        with pytest.raises(ValidationError, match="There is one practice"):
            Practice(pk=2, name="Another", phone="410-555-0143").validate_constraints()

    def test_refuses_a_phone_that_cannot_be_dialed(self):
        practice = Practice(pk=1, name="Fern Spine", phone="410", emergency_text="Call 911.")

        with pytest.raises(ValidationError) as refused:
            practice.full_clean()

        assert set(refused.value.message_dict) == {"phone"}


@pytest.mark.django_db
class TestCareCard:
    def test_is_called_by_its_title(self):
        pages.a_practice()

        assert str(CareCard.objects.get()) == "Get help now if:"

    def test_is_one_to_a_level(self):
        practice = pages.a_practice()

        with pytest.raises(IntegrityError), transaction.atomic():
            practice.care_cards.create(level=CareCard.Level.EMERGENCY, title="Again", signs="x")


@pytest.mark.django_db
class TestPage:
    def test_has_an_address_of_one_word(self):
        assert pages.a_page(slug="privacy").get_absolute_url() == "/privacy/"

    def test_stands_in_its_place_in_the_footer(self):
        pages.a_page(slug="second", position=2)
        pages.a_page(slug="first", position=1)

        assert [page.slug for page in Page.objects.all()] == ["first", "second"]


@pytest.mark.django_db
class TestAddressOfAPage:
    @pytest.mark.parametrize("slug", ["faq", "conditions", "assessment", "es", "admin"])
    def test_is_refused_when_another_part_of_the_site_has_it(self, slug):
        page = Page(title="Elsewhere", slug=slug, body="<p>We.</p>")

        with pytest.raises(ValidationError, match="Another part of the site"):
            page.full_clean()

    def test_is_taken_when_it_is_free(self):
        Page(title="Parking", slug="parking", body="<p>Here.</p>").full_clean()
