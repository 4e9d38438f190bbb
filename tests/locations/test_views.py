"""Regions and places, as patients find them."""

import re
from datetime import UTC, date, datetime, time

import pytest

from editorial import actions
from locations.models import Closure, Hours, Location, Region, Weekday
from surgeons.models import Language, Surgeon
from tests import pages, people
from tests.editorial.browser import says_it_is_in_english
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

HARBOR = "/locations/central-maryland/harbor/"
LIST_QUERIES = 1
REGION_QUERIES = 3
DETAIL_QUERIES = 6


def text_of(response):
    return response.content.decode()


def withdraw(page):
    actions.withdraw(page, by=people.alice())


class TestRegionList:
    def test_shows_each_public_place_under_its_region(self, client):
        pages.a_location()

        text = text_of(client.get("/locations/"))

        assert 'href="/locations/central-maryland/"' in text
        assert f'href="{HARBOR}"' in text
        assert 'href="tel:+14105550111"' in text

    def test_hides_a_place_that_was_withdrawn(self, client):
        withdraw(pages.a_location())

        text = text_of(client.get("/locations/"))

        assert HARBOR not in text
        assert "No place is listed yet." in text

    def test_hides_the_places_of_a_region_that_was_withdrawn(self, client):
        withdraw(pages.a_location().region)

        text = text_of(client.get("/locations/"))

        assert "/locations/central-maryland/" not in text

    def test_names_each_region_once(self, client):
        north, south = (
            pages.a_region("north", title="North"),
            pages.a_region("south", title="South"),
        )
        for slug, region in (("a", south), ("b", north), ("c", south)):
            pages.a_location(slug, title=slug.upper(), region=region)

        text = text_of(client.get("/locations/"))

        assert text.count('id="north"') == 1
        assert text.count('id="south"') == 1

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        copies(pages.a_location(), rows - 1)
        client.get("/locations/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/locations/")


class TestRegionDetail:
    def test_shows_its_own_places_alone(self, client):
        pages.a_location()
        pages.a_location("capitol", region=pages.a_region("washington-dc"))

        text = text_of(client.get("/locations/central-maryland/"))

        assert f'href="{HARBOR}"' in text
        assert "capitol" not in text

    def test_shows_hours_and_surgeons_of_each_place(self, client):
        pages.a_location().hours.create(weekday=0, opens=time(9), closes=time(12))

        text = text_of(client.get("/locations/central-maryland/"))

        assert "Monday 9 am to noon." in text
        assert 'href="/surgeons/?location=harbor">Surgeons at Harbor' in text

    def test_shows_its_phone(self, client):
        pages.a_region()

        text = text_of(client.get("/locations/central-maryland/"))

        assert 'href="tel:+14105550100"' in text
        assert "No place is listed yet." in text

    def test_hides_a_place_that_was_withdrawn(self, client):
        withdraw(pages.a_location())

        assert HARBOR not in text_of(client.get("/locations/central-maryland/"))

    @pytest.mark.parametrize("slug", ["draft", "old", "nothing"])
    def test_hides_what_is_not_public(self, client, slug):
        Region.objects.create(title="Draft", slug="draft", phone="410-555-0100")
        withdraw(pages.a_region("old"))

        assert client.get(f"/locations/{slug}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        copies(pages.a_location(), rows - 1)
        client.get("/locations/central-maryland/")

        with django_assert_num_queries(REGION_QUERIES):
            client.get("/locations/central-maryland/")


class TestLocationDetail:
    def test_shows_address_phone_and_directions(self, client):
        pages.a_location(parking="<p>In the garage.</p>")

        text = text_of(client.get(HARBOR))

        assert "1 Invented Street<br>Baltimore, MD 21202" in text
        assert 'href="tel:+14105550111"' in text
        assert "<p>In the garage.</p>" in text

    def test_shows_its_hours_as_patients_say_them(self, client):
        location = pages.a_location()
        Hours.objects.create(
            location=location, weekday=Weekday.MONDAY, opens=time(8), closes=time(17, 30)
        )

        words = " ".join(text_of(client.get(HARBOR)).split())

        assert "Monday 8 am to 5:30 pm." in words
        assert '<th scope="row">Monday</th> <td> <span class="hours__stretch">8 am to 5:30' in words
        assert "All hours are in Eastern time." in words
        assert words.count("Closed") == 6

    def test_shows_closures_until_their_last_day_in_its_own_time(self, client, time_machine):
        location = pages.a_location()
        Closure.objects.create(
            location=location,
            starts_on=date(2030, 3, 3),
            ends_on=date(2030, 3, 4),
            reason="Inventory",
        )

        time_machine.move_to(datetime(2030, 3, 5, 4, 59, tzinfo=UTC), tick=False)
        on_the_last_evening = text_of(client.get(HARBOR))
        time_machine.move_to(datetime(2030, 3, 5, 5, 1, tzinfo=UTC), tick=False)
        after_midnight = text_of(client.get(HARBOR))

        assert (
            "Closed from Sunday, March 3, 2030 to Monday, March 4, 2030: Inventory."
            in on_the_last_evening
        )
        assert "Inventory" not in after_midnight

    def test_tells_noon_by_its_name(self, client):
        pages.a_location().hours.create(weekday=0, opens=time(9), closes=time(12))

        text = text_of(client.get(HARBOR))

        assert "9 am to noon" in text
        assert "12 pm" not in text

    def test_ends_a_closure_by_the_clock_of_the_place(self, client, time_machine):
        location = pages.a_location(time_zone="Pacific/Honolulu")
        location.closures.create(
            starts_on=date(2030, 3, 4), ends_on=date(2030, 3, 4), reason="Inventory"
        )

        time_machine.move_to(datetime(2030, 3, 5, 9, 59, tzinfo=UTC), tick=False)
        on_its_evening = text_of(client.get(HARBOR))
        time_machine.move_to(datetime(2030, 3, 5, 10, 1, tzinfo=UTC), tick=False)
        after_its_midnight = text_of(client.get(HARBOR))

        assert "Inventory" in on_its_evening
        assert "All hours are in Hawaii time." in on_its_evening
        assert "Inventory" not in after_its_midnight

    def test_never_says_whether_it_is_open_now(self, client):
        pages.a_location().hours.create(weekday=0, opens=time(9), closes=time(12))

        assert not re.search(r"open now|closed now|today", text_of(client.get(HARBOR)), re.I)

    def test_leads_to_directions_on_a_site_that_is_not_ours(self, client):
        pages.a_location()

        text = text_of(client.get(HARBOR))

        way = "https://www.openstreetmap.org/directions?route=%3B39.28580%2C-76.60500"
        assert f'href="{way}" rel="noreferrer"' in text
        assert "Opens www.openstreetmap.org. That site is not ours." in text

    def test_leads_to_its_region_card_list_and_request(self, client):
        pages.a_location()

        text = text_of(client.get(HARBOR))

        for address in (
            "/locations/central-maryland/",
            "/locations/central-maryland/harbor/contact.vcf",
            "/appointments/?location=harbor",
        ):
            assert f'href="{address}"' in text

    def test_takes_text_messages_where_it_has_a_number_for_them(self, client):
        pages.a_location(text_phone="410-555-0199")

        assert 'href="sms:+14105550199"' in text_of(client.get(HARBOR))

    def test_names_the_languages_of_its_surgeons_once(self, client):
        location = pages.a_location()
        spanish = Language.objects.create(code="es", name="español")
        location.surgeons.set([pages.a_surgeon("one"), pages.a_surgeon("two")])
        for surgeon in location.surgeons.all():
            surgeon.languages.add(spanish)

        languages = text_of(client.get(HARBOR)).partition('id="languages"')[2].partition("</p>")[0]

        assert languages.count('<span lang="es">español</span>') == 1

    def test_shows_a_closure_of_one_day_as_one_day(self, client):
        location = pages.a_location()
        day = date(2099, 11, 26)
        Closure.objects.create(location=location, starts_on=day, ends_on=day, reason="Thanksgiving")

        text = text_of(client.get(HARBOR))

        assert "Closed on Thursday, November 26, 2099: Thanksgiving." in text

    def test_leads_to_public_surgeons_alone(self, client):
        location = pages.a_location()
        hidden = Surgeon.objects.create(title="Hidden", slug="hidden")
        location.surgeons.set([pages.a_surgeon("shown"), hidden])

        text = text_of(client.get(HARBOR))

        assert 'href="/surgeons/shown/"' in text
        assert "/surgeons/hidden/" not in text

    def test_is_not_found_under_another_region(self, client):
        pages.a_location()
        pages.a_region("washington-dc")

        assert client.get("/locations/washington-dc/harbor/").status_code == 404

    @pytest.mark.parametrize("slug", ["draft", "old", "nothing"])
    def test_hides_what_is_not_public(self, client, slug):
        region = pages.a_region()
        draft = pages.a_location("draft", region=region)
        Location.objects.filter(pk=draft.pk).update(published_at=None)
        withdraw(pages.a_location("old", region=region))

        assert client.get(f"/locations/central-maryland/{slug}/").status_code == 404

    def test_leaves_the_site_with_its_region(self, client):
        withdraw(pages.a_location().region)

        assert client.get(HARBOR).status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_of_everything(self, client, rows, django_assert_num_queries):
        location, surgeon = pages.a_location(), pages.a_surgeon()
        location.surgeons.set([surgeon, *copies(surgeon, rows - 1)])
        for hour in range(rows):
            location.hours.create(weekday=0, opens=time(hour), closes=time(hour, 30))
            location.closures.create(
                starts_on=date(2099, 1, 1), ends_on=date(2099, 1, 2), reason="Snow"
            )
        client.get(HARBOR)

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get(HARBOR)


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        location = pages.a_location(title_es="Puerto", parking_es="<p>En el garaje.</p>")
        location.closures.create(
            starts_on=date(2099, 1, 1),
            ends_on=date(2099, 1, 1),
            reason="New Year",
            reason_es="Año Nuevo",
        )

        response = client.get(f"/es{HARBOR}")

        for words in ("Puerto", "<p>En el garaje.</p>", "Año Nuevo"):
            assert words in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_location(parking="<p>In the garage.</p>")

        response = client.get(f"/es{HARBOR}")

        assert "<p>In the garage.</p>" in text_of(response)
        assert says_it_is_in_english(response)


class TestDeskEmail:
    """Where requests are sent is for the desk alone."""

    DESK = "qzx9@kqwv.example"

    @pytest.mark.parametrize(
        "address",
        [
            "/",
            "/locations/",
            "/locations/?near=21201",
            "/locations/central-maryland/",
            HARBOR,
            f"{HARBOR}contact.vcf",
            "/surgeons/",
            "/surgeons/maya-okafor/",
            "/search/?q=harbor",
            "/appointments/?location=harbor",
            "/sitemap.xml",
        ],
    )
    @pytest.mark.parametrize("language", ["", "/es"])
    def test_is_on_no_public_page(self, client, address, language):
        pages.a_practice()
        location = pages.a_location(desk_email=self.DESK)
        location.surgeons.add(pages.a_surgeon())

        response = client.get(f"{language}{address}" if address != "/sitemap.xml" else address)

        shown = text_of(response)
        assert response.status_code == 200
        assert self.DESK not in shown
        assert "harbor" in shown.lower() or "/search/" in address

    def test_finds_no_page(self, client):
        pages.a_practice()
        pages.a_location(desk_email=self.DESK)

        found = text_of(client.get("/search/", {"q": self.DESK}))

        assert f'href="{HARBOR}"' not in found
