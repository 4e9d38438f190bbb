"""The way on from a condition and from an area: to surgeons, to places, to a visit."""

import pytest

from editorial import actions, previewed
from surgeons import care
from surgeons.templatetags.care import who_treats
from tests import pages, people
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

CARE_QUERIES = 4
ASK = 'href="/appointments/"'
SPINE_CHECK = 'href="/assessment/"'


@pytest.fixture
def condition():
    pages.a_practice()
    return pages.a_condition(areas=[pages.an_area()])


def text_of(response):
    return response.content.decode()


def a_surgeon_of(condition, last, place=None):
    surgeon = pages.a_surgeon(last.lower(), title=f"Ann {last}, MD", last_name=last)
    surgeon.conditions.add(condition)
    if place:
        surgeon.locations.add(place)
    return surgeon


class TestSurgeonsWhoTreatACondition:
    def test_stand_in_the_order_of_last_names_and_it_says_so(self, client, condition):
        for last in ("Young", "Adams", "Miller"):
            a_surgeon_of(condition, last)

        text = text_of(client.get("/conditions/sciatica/"))

        places = [text.index(f"Ann {last}, MD") for last in ("Adams", "Miller", "Young")]
        assert places == sorted(places)
        assert "3 surgeons, in the order of their last names." in text

    def test_are_six_and_the_list_has_them_all(self, client, condition):
        for number in range(9):
            a_surgeon_of(condition, f"Ash{number}")

        text = text_of(client.get("/conditions/sciatica/"))

        assert text.count("card--person") == care.MOST
        assert 'href="/surgeons/?condition=sciatica"' in text
        assert "See all 9" in text

    def test_are_found_by_distance_from_a_zip_code(self, client, condition):
        a_surgeon_of(condition, "Young")

        text = text_of(client.get("/conditions/sciatica/"))

        assert '<form class="near" action="/surgeons/" method="get">' in text
        assert '<input type="hidden" name="condition" value="sciatica">' in text
        assert 'name="near"' in text

    def test_lead_to_their_places_each_once(self, client, condition):
        place = pages.a_location()
        a_surgeon_of(condition, "Young", place)
        a_surgeon_of(condition, "Adams", place)

        text = text_of(client.get("/conditions/sciatica/"))

        assert text.count(f'href="{place.get_absolute_url()}"') == 1

    def test_lead_to_no_place_that_was_withdrawn(self, client, condition):
        place = pages.a_location()
        a_surgeon_of(condition, "Young", place)
        actions.withdraw(place, by=people.alice())

        text = text_of(client.get("/conditions/sciatica/"))

        assert "Ann Young, MD" in text
        assert "Where they see patients" not in text

    @pytest.mark.parametrize("rows", [1, 12])
    def test_cost_as_many_queries_for_twelve_as_for_one(
        self, condition, rows, django_assert_num_queries
    ):
        surgeon = a_surgeon_of(condition, "Young")
        place = pages.a_location()
        for each in (surgeon, *copies(surgeon, rows - 1)):
            each.conditions.set([condition])
            each.locations.set([place])

        with django_assert_num_queries(CARE_QUERIES):
            found = care.of_condition(condition)

        assert found.total == rows
        assert found.places == [place]


class TestWithoutSurgeonOrProcedure:
    def test_says_what_to_do_instead(self, client, condition):
        text = text_of(client.get("/conditions/sciatica/"))

        assert "We list no operation for this condition." in text
        assert "No surgeon is listed here yet. Call us." in text
        assert text.count('href="tel:+14105550142"') >= 2
        assert SPINE_CHECK in text

    def test_stands_under_no_empty_heading(self, client, condition):
        text = text_of(client.get("/conditions/sciatica/"))

        for heading in ("Procedures for this condition", "Surgeons who treat it", "Where they see"):
            assert heading not in text


class TestNextStep:
    @pytest.mark.parametrize("path", ["/conditions/sciatica/", "/areas/low-back/", "/conditions/"])
    def test_is_a_visit_a_call_or_the_spine_check(self, client, condition, path):
        text = text_of(client.get(path))

        end = text[text.index('id="next-step"') : text.index("<footer")]
        assert ASK in end
        assert 'href="tel:+14105550142"' in end
        assert SPINE_CHECK in end


class TestArea:
    def test_names_each_surgeon_once_who_treats_what_hurts_there(self, client, condition):
        other = pages.a_condition("stenosis", title="Stenosis", areas=condition.areas.all())
        surgeon = a_surgeon_of(condition, "Young")
        surgeon.conditions.add(other)
        a_surgeon_of(pages.a_condition("wry-neck", areas=[pages.an_area("neck")]), "Adams")

        text = text_of(client.get("/areas/low-back/"))

        assert text.count("Ann Young, MD") == 1
        assert "1 surgeon." in text
        assert "Ann Adams" not in text

    def test_leaves_out_who_treats_only_what_is_not_public(self, client, condition):
        draft = pages.a_condition("draft", is_public=False, areas=condition.areas.all())
        a_surgeon_of(draft, "Young")

        assert "Ann Young" not in text_of(client.get("/areas/low-back/"))


class TestKept:
    def test_is_made_anew_when_anything_is_published(
        self, client, condition, django_capture_on_commit_callbacks
    ):
        client.get("/conditions/sciatica/")

        with django_capture_on_commit_callbacks(execute=True):
            actions.publish(a_surgeon_of(condition, "Young"), by=people.alice())

        assert "Ann Young, MD" in text_of(client.get("/conditions/sciatica/"))

    def test_asks_the_database_once(self, condition, django_assert_num_queries):
        a_surgeon_of(condition, "Young")
        first = who_treats("condition", condition)

        with django_assert_num_queries(0):
            assert who_treats("condition", condition) == first

    def test_shows_a_previewed_draft_to_nobody_else(self, condition):
        hidden = a_surgeon_of(condition, "Young")
        actions.withdraw(hidden, by=people.alice())

        with previewed.begun() as preview:
            preview.page = hidden
            seen = who_treats("condition", condition)

        assert "Ann Young, MD" in seen
        assert "Ann Young, MD" not in who_treats("condition", condition)

    def test_is_told_apart_by_language(self, client, condition):
        a_surgeon_of(condition, "Young")
        client.get("/conditions/sciatica/")

        text = text_of(client.get("/es/conditions/sciatica/"))

        assert 'href="/es/surgeons/young/"' in text
        assert 'action="/es/surgeons/"' in text
