"""Whom a result names: who treats what its pages are about, in the region that was chosen."""

import pytest

from assessment import guidance
from assessment.plain_text import plain_text
from tests import pages
from tests.assessment import visits
from tests.assessment.spine_cases import CASE_B, MILD, WORKED, answers_from

FLAG_THAT_STOPS = WORKED["C"][0]
FLAG_THAT_STANDS = MILD | {"limb": "mild"}
ASK = "/appointments/"

pytestmark = pytest.mark.usefixtures("practice")


def a_surgeon(last, place, *conditions):
    surgeon = pages.a_surgeon(last.lower(), title=f"Ann {last}, MD", last_name=last)
    surgeon.locations.add(place)
    surgeon.conditions.set(conditions)
    return surgeon


@pytest.fixture
def sciatica(practice):
    return pages.a_condition(areas=[pages.an_area()])


@pytest.fixture
def wry_neck(practice):
    return pages.a_condition("wry-neck", title="Wry neck", areas=[pages.an_area("neck")])


@pytest.fixture
def place(practice):
    return pages.a_location()


@pytest.fixture
def elsewhere(practice):
    return pages.a_location("far", region=pages.a_region("far", title="Far"), title="Far place")


@pytest.fixture
def everybody(sciatica, wry_neck, place, elsewhere):
    for last in ("Young", "Adams", "Miller", "Baker"):
        a_surgeon(last, place, sciatica)
    a_surgeon("Aaron", place, wry_neck)
    a_surgeon("Abbot", elsewhere, sciatica)


def names(result):
    return [surgeon["title"] for surgeon in result.surgeons]


@pytest.mark.usefixtures("everybody")
class TestSurgeons:
    def test_treat_what_the_pages_are_about_in_the_region_by_last_name(self):
        result = visits.spine(CASE_B, region="central-maryland")

        assert names(result) == ["Ann Adams, MD", "Ann Baker, MD", "Ann Miller, MD"]

    def test_are_all_of_the_region_where_no_area_is_known(self):
        result = visits.spine(MILD | {"where": "more", "cord": "none"}, region="central-maryland")

        assert result.reading is None
        assert names(result) == ["Ann Aaron, MD", "Ann Adams, MD", "Ann Baker, MD"]

    def test_are_nobody_without_a_region(self):
        assert names(visits.spine(CASE_B)) == []

    @pytest.mark.parametrize("given", [FLAG_THAT_STOPS, FLAG_THAT_STANDS])
    def test_are_nobody_beside_a_flag(self, given):
        result = visits.spine(given, region="central-maryland")

        assert result.flags
        assert (result.reading, result.surgeons, result.places) == (None, [], [])

    def test_stand_in_the_text_summary_with_places_and_phones(self):
        text = plain_text(visits.spine(CASE_B, region="central-maryland"))

        for words in ("- Ann Adams, MD", "- Harbor, 1 Invented Street", "410-555-0111"):
            assert words in text
        assert "people by last name" in text
        assert "Ann Abbot" not in text

    def test_are_not_in_the_text_of_a_flag(self):
        text = plain_text(visits.spine(FLAG_THAT_STANDS, region="central-maryland"))

        assert "Whom to see" not in text
        assert "Ann " not in text


class TestWithoutASurgeon:
    def test_leads_to_all_surgeons_and_names_none(self, visitor, sciatica, wry_neck, place):
        a_surgeon("Aaron", place, wry_neck)
        pages.public(place)
        visitor.start("central-maryland")
        visitor.go_through(answers_from(CASE_B))

        page = visitor.look("result")

        assert "/surgeons/" in page.links
        assert "Ann Aaron" not in page.text

    def test_knows_regions_without_places(self, practice):
        pages.a_region()

        assert guidance.regions()[0]["surgeons"] == []


class TestAskingForAVisit:
    def test_is_offered_with_a_result(self, visitor):
        visitor.go_through(answers_from(CASE_B))

        assert ASK in visitor.look("result").links

    def test_is_not_offered_beside_a_flag(self, visitor):
        visitor.go_through(answers_from(FLAG_THAT_STANDS))

        assert ASK not in visitor.look("result").links

    def test_is_not_offered_beside_an_emergency(self, visitor):
        visitor.go_through(answers_from(FLAG_THAT_STOPS))

        assert ASK not in visitor.look("urgent").links
