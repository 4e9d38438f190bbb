"""The list as a patient narrows it: by links, without script, each state at one address."""

import re
from decimal import Decimal

import pytest

from editorial import actions
from editorial.paging import PER_PAGE
from surgeons.models import Language, Surgeon
from tests import pages, people
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

LIST = "/surgeons/"
NOISE = "x" * 10_000
ORDER = ("condition", "procedure", "location", "language", "kind", "new", "near")


def words_of(response):
    return " ".join(response.content.decode().split())


def shown(response):
    return [surgeon.slug for surgeon in response.context["surgeon_list"]]


@pytest.fixture
def world():
    """Ada treats sciatica in Columbia and takes new patients; Ben treats it at the harbor."""
    pages.a_practice()
    region = pages.a_region()
    harbor = pages.a_location("harbor", region=region)
    columbia = pages.a_location(
        "columbia",
        region=region,
        title="Columbia",
        city="Columbia",
        latitude=Decimal("39.20370"),
        longitude=Decimal("-76.86100"),
    )
    sciatica = pages.a_condition("sciatica")
    pages.a_condition("stenosis", title="Stenosis")
    spanish = Language.objects.create(code="es", name="español")
    for name, place, is_new in (("ada", columbia, True), ("ben", harbor, False)):
        surgeon = pages.a_surgeon(
            name, title=f"{name.title()}, MD", last_name=name, accepting_new_patients=is_new
        )
        surgeon.conditions.set([sciatica])
        surgeon.locations.set([place])
        surgeon.languages.set([spanish] if is_new else [])
    cleo = pages.a_surgeon("cleo", last_name="cleo", specialty=Surgeon.Specialty.NEUROSURGERY)
    cleo.locations.set([harbor])


@pytest.mark.usefixtures("world")
class TestChoosing:
    def test_shows_who_matches_it_all(self, client):
        for query, expected in (
            ("", ["ada", "ben", "cleo"]),
            ("?condition=sciatica", ["ada", "ben"]),
            ("?condition=sciatica&location=columbia", ["ada"]),
            ("?location=harbor", ["ben", "cleo"]),
            ("?language=es", ["ada"]),
            ("?kind=neurosurgery", ["cleo"]),
            ("?new=yes", ["ada", "cleo"]),
        ):
            assert shown(client.get(LIST + query)) == expected, query

    def test_takes_two_taps_to_sciatica_in_columbia(self, client):
        first = _link(client.get(LIST), "Sciatica")
        second = _link(client.get(LIST + first), "Columbia")

        assert second == "?condition=sciatica&location=columbia"
        assert shown(client.get(LIST + second)) == ["ada"]

    def test_opens_what_most_people_choose_by_next(self, client):
        opened = re.compile(r'<details class="choose__facet" open> <summary[^>]*>([^<]+)')

        first, second, third = (
            opened.findall(words_of(client.get(LIST + query)))
            for query in ("", "?condition=sciatica", "?condition=sciatica&location=harbor")
        )

        assert (first, second, third) == (["What do you have?"], ["Where?"], [])

    def test_says_how_many_each_choice_leaves_and_leads_nowhere_from_none(self, client):
        text = words_of(client.get(f"{LIST}?location=columbia"))

        assert ">Sciatica (1)</a>" in text
        assert '<li class="choose__none">Stenosis (0)</li>' in text
        assert '<li class="choose__none">Neurosurgeon (0)</li>' in text

    def test_says_the_total_in_status_and_title(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica&new=yes"))

        assert (
            '<div role="status"> <h2 class="choose__total" id="found">1 surgeon</h2> </div>' in text
        )
        assert "<title>1 surgeon: Sciatica, Taking new patients" in text

    def test_offers_to_remove_each_choice(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica&location=columbia&near=21201"))

        assert 'href="?location=columbia&amp;near=21201">Remove: <span>Sciatica</span>' in text
        assert 'href="?condition=sciatica&amp;near=21201">Remove: <span>Columbia</span>' in text
        assert '<a class="choose__all" href="?near=21201">Remove all</a>' in text

    def test_leads_back_to_the_whole_list_from_the_last_choice(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica"))

        href = re.search(r'href="([^"]*)">Remove: <span>Sciatica', text)[1]
        assert shown(client.get(LIST + href)) == ["ada", "ben", "cleo"]

    def test_says_when_nobody_matches_and_whom_to_call(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica&kind=neurosurgery"))

        assert "No surgeon matches all that you chose." in text
        assert 'href="tel:+14105550142"' in text

    @pytest.mark.parametrize("gone", ["condition=healed", "location=closed", "kind=dentist"])
    def test_says_in_one_sentence_that_a_choice_is_gone_and_keeps_the_others(self, client, gone):
        pairs = dict([gone.split("="), ("language", "es")])
        query = "&".join(f"{name}={pairs[name]}" for name in sorted(pairs, key=ORDER.index))

        response = client.get(f"{LIST}?{query}")

        assert words_of(response).count("no longer on our list") == 1
        assert shown(response) == ["ada"]

    def test_says_so_of_a_page_that_was_withdrawn(self, client):
        actions.withdraw(Surgeon.objects.get(slug="ada").locations.get(), by=people.alice())

        response = client.get(f"{LIST}?location=columbia")

        assert "no longer on our list" in words_of(response)
        assert shown(response) == ["ada", "ben", "cleo"]


def _link(response, name):
    href = re.search(rf'<a class="choose__option" href="([^"]+)">{name} \(', words_of(response))[1]
    return href.replace("&amp;", "&")


@pytest.mark.usefixtures("world")
class TestAddress:
    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("location=harbor&condition=sciatica", "?condition=sciatica&location=harbor"),
            ("condition=sciatica&utm_source=mail", "?condition=sciatica"),
            ("condition=sciatica&near=", "?condition=sciatica"),
            ("new=no", ""),
            ("condition=a%00b", ""),
            (f"condition={NOISE}&new=yes", "?new=yes"),
            ("fbclid=1&page=1", "?page=1"),
        ],
    )
    def test_is_one_for_each_state(self, client, query, canonical):
        response = client.get(f"{LIST}?{query}")

        assert (response.status_code, response["Location"]) == (302, LIST + canonical)

    def test_of_an_extract_asks_not_to_be_listed_and_names_itself(self, client, settings):
        text = words_of(client.get(f"{LIST}?condition=sciatica"))

        here = f"{settings.BASE_URL}{LIST}?condition=sciatica"
        assert '<meta name="robots" content="noindex, follow">' in text
        assert f'<link rel="canonical" href="{here}">' in text
        assert 'rel="alternate"' not in text

    def test_of_the_whole_list_may_be_listed(self, client):
        assert 'name="robots"' not in words_of(client.get(LIST))

    def test_names_the_state_without_what_is_gone(self, client, settings):
        text = words_of(client.get(f"{LIST}?condition=healed&new=yes"))

        assert f'<link rel="canonical" href="{settings.BASE_URL}{LIST}?new=yes">' in text

    def test_goes_on_with_the_number_of_a_page(self, client, settings):
        copies(Surgeon.objects.get(slug="cleo"), PER_PAGE)

        text = words_of(client.get(f"{LIST}?kind=neurosurgery"))

        assert f'<link rel="canonical" href="{settings.BASE_URL}{LIST}?kind=neurosurgery">' in text
        assert 'href="?kind=neurosurgery&amp;page=2" rel="next"' in text
        later = client.get(f"{LIST}?kind=neurosurgery&page=2")
        assert f'{LIST}?kind=neurosurgery&amp;page=2">' in words_of(later)
        assert len(shown(later)) == 1


@pytest.mark.usefixtures("world")
class TestWhateverIsSent:
    PAGES = ("0", "-1", "1" + "0" * 100, "abc", "9" * 10_000, "%00", "1.5")
    VALUES = ("%00", "%0A%0D", NOISE, "%FF%FE", "%F0%9F%98%80", "' OR 1=1 --", "<i>", "%25")

    def test_as_a_page_there_is_none(self, client):
        for page in self.PAGES:
            for more in ("", "&x=1"):
                response = client.get(f"{LIST}?page={page}{more}", follow=True)
                assert response.status_code == 404, page

    @pytest.mark.parametrize("name", [*ORDER, "page__in", "id"])
    def test_is_answered_with_a_list(self, client, name):
        for value in self.VALUES:
            response = client.get(f"{LIST}?{name}={value}", follow=True)

            assert response.status_code == 200, value
            assert len(response.redirect_chain) <= 1, value
            assert NOISE not in words_of(response)
            assert "<i>" not in words_of(response)


@pytest.mark.usefixtures("world")
class TestNear:
    def test_puts_the_nearest_first_and_says_so(self, client):
        response = client.get(f"{LIST}?near=21044")
        text = words_of(response)

        assert shown(response) == ["ada", "ben", "cleo"]
        assert shown(client.get(f"{LIST}?near=21202")) == ["ben", "cleo", "ada"]
        assert "Miles are in a straight line." in text
        assert re.search(r'<b class="card__near">Harbor, about 1\d miles</b>', text)

    def test_takes_a_town(self, client):
        assert "The nearest to Columbia, MD comes first." in words_of(
            client.get(f"{LIST}?near=columbia")
        )

    def test_goes_with_other_choices_and_tells_of_the_place_that_was_chosen(self, client):
        ada = Surgeon.objects.get(slug="ada")
        ada.locations.add(*Surgeon.objects.get(slug="ben").locations.all())

        response = client.get(f"{LIST}?condition=sciatica&location=harbor&near=21044")

        assert shown(response) == ["ada", "ben"]
        assert words_of(response).count('<b class="card__near">Harbor,') == 2

    def test_says_beside_the_field_what_is_unclear_and_keeps_the_order_of_names(self, client):
        for near in ("99999", "12", "Nowhereville", "%00x"):
            response = client.get(f"{LIST}?near={near}", follow=True)
            text = words_of(response)

            assert shown(response) == ["ada", "ben", "cleo"], near
            assert 'aria-invalid="true" aria-describedby="near-problem"' in text
            assert 'id="near-problem"' in text
            assert "In the order of their last names." in text
            assert "card__near" not in text

    def test_keeps_what_was_typed_and_what_was_chosen(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica&near=99999"))

        assert 'value="99999"' in text
        assert '<input type="hidden" name="condition" value="sciatica">' in text

    def test_offers_towns_of_one_name(self, client):
        text = words_of(client.get(f"{LIST}?condition=sciatica&near=columbia"))

        assert 'href="?condition=sciatica&amp;near=Columbia%2C+SC">Columbia, SC</a>' in text

    def test_has_pages_too(self, client):
        copies(Surgeon.objects.get(slug="ben"), PER_PAGE)

        first, second = (client.get(f"{LIST}?near=21044{more}") for more in ("", "&page=2"))

        assert shown(first)[0] == "ada"
        assert len(shown(first)) == PER_PAGE
        assert len({*shown(first), *shown(second)}) == Surgeon.objects.count()


class TestInSpanish:
    def test_marks_the_names_that_are_in_english(self, client, world):
        text = words_of(client.get(f"/es{LIST}?condition=sciatica"))

        assert re.search(r'<li class="choose__option choose__option--now" lang="en">Sciatica', text)
        assert '<a class="choose__option" href="?condition=stenosis"' not in text
