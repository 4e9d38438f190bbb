"""Conditions: their rules, their sections and their areas."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from conditions.models import Area, Condition
from tests import pages

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 17, tzinfo=UTC)


class TestCondition:
    @pytest.mark.parametrize("nothing", ["", None])
    def test_is_not_public_without_words_on_when_to_get_help(self, nothing):
        page = pages.reviewed(pages.a_condition(is_public=False))
        Condition.objects.filter(pk=page.pk).update(get_help_now_en=nothing)

        with pytest.raises(IntegrityError, match="says_when_to_get_help"), transaction.atomic():
            Condition.objects.update(published_at=NOON)

    def test_is_not_public_with_spanish_words_alone(self):
        page = pages.reviewed(pages.a_condition(is_public=False))
        Condition.objects.filter(pk=page.pk).update(
            get_help_now_en="", get_help_now_es="<p>Llame ya.</p>"
        )

        with pytest.raises(IntegrityError, match="says_when_to_get_help"), transaction.atomic():
            Condition.objects.update(published_at=NOON)

    def test_may_lack_them_while_it_is_a_draft(self):
        page = pages.a_condition(is_public=False, get_help_now="")

        assert page.pk

    def test_has_an_address_among_conditions(self):
        assert pages.a_condition().get_absolute_url() == "/conditions/sciatica/"

    def test_is_found_by_its_area(self):
        area = pages.an_area()
        here = pages.a_condition(areas=[area])
        pages.a_condition("torticollis", areas=[pages.an_area("neck")])

        assert list(Condition.objects.in_area(area)) == [here]

    def test_brings_only_public_areas_along(self):
        public = pages.an_area()
        draft = Area.objects.create(title="Neck", slug="neck")
        pages.a_condition(areas=[public, draft])

        condition = Condition.objects.with_areas().get()

        assert list(condition.areas.all()) == [public]


class TestArea:
    def test_has_an_address_of_its_own(self):
        assert pages.an_area().get_absolute_url() == "/areas/low-back/"

    def test_stands_in_its_place_from_the_top_down(self):
        pages.an_area("low-back", position=2)
        pages.an_area("neck", position=1)

        assert [area.slug for area in Area.objects.all()] == ["neck", "low-back"]
