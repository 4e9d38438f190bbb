"""Surgeons: their numbers are real ones, and lists name them in the order of the phone book."""

import pytest
from django.core.exceptions import ValidationError

from surgeons.models import Language, Surgeon, Training, check_npi
from tests import pages

VALID_NPI = "1234567893"


class TestNpi:
    @pytest.mark.parametrize("number", [VALID_NPI, "1245319599"])
    def test_accepts_what_ends_in_its_check_digit(self, number):
        assert check_npi(number) is None

    @pytest.mark.parametrize("digit", sorted(set("0123456789") - {VALID_NPI[-1]}))
    def test_refuses_every_other_last_digit(self, digit):
        with pytest.raises(ValidationError, match="This is no valid NPI"):
            check_npi(VALID_NPI[:-1] + digit)

    @pytest.mark.parametrize(
        "number",
        [
            "123456789",
            "12345678930",
            "123456789E",
            "NPI1234567",
            "12345-7893",
            " 234567893",
            "１234567893",
            "١٢٣٤٥٦٧٨٩٣",
            "²234567893",
            "",
        ],
    )
    def test_refuses_what_is_not_ten_digits(self, number):
        with pytest.raises(ValidationError, match="This is no valid NPI"):
            check_npi(number)

    def test_refuses_two_digits_that_changed_places(self):
        with pytest.raises(ValidationError):
            check_npi("1234567983")

    def test_may_be_left_out(self):
        surgeon = Surgeon(
            title="Maya Okafor, MD",
            slug="maya-okafor",
            first_name="Maya",
            last_name="Okafor",
            credentials="MD",
            specialty=Surgeon.Specialty.ORTHOPEDIC,
        )

        surgeon.clean_fields()

        assert surgeon.npi == ""


class TestMonogram:
    def test_is_made_of_both_initials(self):
        assert Surgeon(first_name="maya", last_name="Okafor").monogram == "MO"

    def test_is_empty_without_a_name(self):
        assert Surgeon().monogram == ""


@pytest.mark.django_db
class TestSurgeon:
    def test_stands_in_the_order_of_last_names(self):
        pages.a_surgeon("first", first_name="Zoe", last_name="Abel")
        pages.a_surgeon("third", first_name="Ben", last_name="Moss")
        pages.a_surgeon("second", first_name="Ada", last_name="Moss")

        assert [surgeon.slug for surgeon in Surgeon.objects.all()] == ["first", "second", "third"]

    def test_is_found_by_what_and_where(self):
        condition, procedure, place = pages.a_condition(), pages.a_procedure(), pages.a_location()
        surgeon = pages.a_surgeon()
        surgeon.conditions.set([condition])
        surgeon.procedures.set([procedure])
        surgeon.locations.set([place])
        pages.a_surgeon("other")

        assert list(Surgeon.objects.treating(condition)) == [surgeon]
        assert list(Surgeon.objects.performing(procedure)) == [surgeon]
        assert list(Surgeon.objects.at(place)) == [surgeon]

    def test_has_an_address_among_surgeons(self):
        assert pages.a_surgeon().get_absolute_url() == "/surgeons/maya-okafor/"


class TestRows:
    def test_are_called_by_what_they_say(self):
        training = Training(kind=Training.Kind.FELLOWSHIP, place="Invented Hospital")

        assert str(training) == "Fellowship, Invented Hospital"
        assert str(Language(code="es", name="español")) == "español"


@pytest.mark.django_db
class TestTraining:
    def test_has_boards_apart_from_schooling(self):
        surgeon = pages.a_surgeon()
        board = surgeon.training.create(kind=Training.Kind.BOARD, place="Invented board")
        school = surgeon.training.create(kind=Training.Kind.SCHOOL, place="Invented school")

        assert (surgeon.boards, surgeon.schooling) == ([board], [school])
