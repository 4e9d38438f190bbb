"""Surgeons, as patients choose among them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from editorial import actions
from stories.models import Story, Video
from surgeons.models import Language, Surgeon, Training
from tests import pages, people
from tests.editorial.browser import press, says_it_is_in_english
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

MAYA = "/surgeons/maya-okafor/"
LIST_QUERIES = 4
DETAIL_QUERIES = 8


def text_of(response):
    return response.content.decode()


def withdraw(page):
    actions.withdraw(page, by=people.alice())
    return page


def a_picture():
    stored = io.BytesIO()
    Image.new("RGB", (40, 50)).save(stored, "PNG")
    return SimpleUploadedFile("face.png", stored.getvalue(), "image/png")


def a_film(slug, surgeon):
    story = pages.a_story(slug, is_public=False, kind=Story.Kind.FILM, surgeon=surgeon)
    Video.objects.create(
        story=story,
        film=SimpleUploadedFile("film.mp4", b"film"),
        captions=SimpleUploadedFile("film.vtt", b"WEBVTT"),
        poster=a_picture(),
        seconds=40,
        transcript="<p>Words.</p>",
    )
    return pages.public(story)


@pytest.fixture
def spanish():
    return Language.objects.create(code="es", name="español")


class TestSurgeonList:
    def test_shows_who_is_public(self, client):
        pages.a_surgeon()
        withdraw(pages.a_surgeon("gone", title="Gone, MD"))
        Surgeon.objects.create(title="Soon, MD", slug="soon")

        response = client.get("/surgeons/")

        assert [page.slug for page in response.context["surgeon_list"]] == ["maya-okafor"]

    def test_says_when_nobody_is_listed(self, client):
        assert "Nobody is listed yet." in text_of(client.get("/surgeons/"))

    def test_shows_languages_and_places(self, client, spanish):
        surgeon = pages.a_surgeon()
        surgeon.languages.set([spanish])
        surgeon.locations.set([pages.a_location()])

        words = " ".join(text_of(client.get("/surgeons/")).split())

        assert '<span class="tag" lang="es">español</span>' in words
        assert "Sees patients in Harbor." in words

    def test_says_who_takes_no_new_patients(self, client):
        pages.a_surgeon(accepting_new_patients=False)

        assert "Not taking new patients" in text_of(client.get("/surgeons/"))

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(
        self, client, rows, spanish, django_assert_num_queries
    ):
        surgeon, place = pages.a_surgeon(), pages.a_location()
        for each in (surgeon, *copies(surgeon, rows - 1)):
            each.languages.set([spanish])
            each.locations.set([place])
        client.get("/surgeons/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/surgeons/")


class TestPhotograph:
    @pytest.fixture
    def maya(self):
        return pages.a_surgeon(
            picture=a_picture(), picture_role="described", picture_alt="Maya Okafor at her desk."
        )

    def test_is_on_the_card_in_a_size_that_is_known_before_it_comes(self, client, maya):
        text = " ".join(text_of(client.get("/surgeons/")).split())

        photo = f'src="{maya.picture.url}" alt="" width="400" height="250" loading="lazy"'
        assert photo in text
        assert "<text" not in text.split('class="face card__face"')[1].split("</div>")[0]

    def test_says_on_the_page_whom_it_shows(self, client, maya):
        assert 'alt="Maya Okafor at her desk."' in text_of(client.get(MAYA))


class TestSurgeonDetail:
    def test_shows_who_they_are(self, client):
        surgeon = pages.a_surgeon(about="<p>Maya listens.</p>", npi="1234567893")
        surgeon.training.create(kind=Training.Kind.RESIDENCY, place="Invented Hospital", year=2010)

        text = text_of(client.get(MAYA))

        assert "Orthopedic spine surgeon" in text
        assert "<p>Maya listens.</p>" in text
        assert "1234567893" in text
        assert "Residency: Invented Hospital, 2010" in text

    def test_shows_boards_among_the_facts_and_not_twice(self, client):
        surgeon = pages.a_surgeon()
        surgeon.training.create(kind=Training.Kind.BOARD, place="Invented board", year=2012)

        text = text_of(client.get(MAYA))

        assert "Board certification</dt>" in text
        assert text.count("Invented board, 2012") == 1

    def test_shows_each_place_with_its_phone(self, client):
        pages.a_surgeon().locations.set([pages.a_location()])

        text = text_of(client.get(MAYA))

        assert 'Harbor</a>, <a href="tel:+14105550111">410-555-0111</a>' in text

    def test_leads_to_a_visit_with_this_surgeon(self, client):
        pages.a_surgeon()

        text = text_of(client.get(MAYA))

        assert 'href="/appointments/?surgeon=maya-okafor">Ask to see Dr. Okafor</a>' in text

    def test_leads_to_others_where_the_surgeon_takes_no_new_patients(self, client):
        pages.a_surgeon(accepting_new_patients=False)

        text = text_of(client.get(MAYA))

        assert "Dr. Okafor takes no new patients at this time." in text
        assert 'href="/surgeons/?new=yes"' in text

    def test_shows_films_of_theirs_that_are_public(self, client):
        surgeon = pages.a_surgeon()
        a_film("shown", surgeon)
        withdraw(a_film("kept-back", surgeon))

        text = text_of(client.get(MAYA))

        assert "/stories/shown/" in text
        assert "kept-back" not in text

    def test_shows_training_in_its_order(self, client):
        surgeon = pages.a_surgeon()
        for position, place in ((2, "Second place"), (1, "First place")):
            surgeon.training.create(
                kind=Training.Kind.RESIDENCY, place=place, year=None, position=position
            )

        text = text_of(client.get(MAYA))

        assert text.index("First place") < text.index("Second place")

    def test_shows_initials_in_place_of_a_photograph(self, client):
        pages.a_surgeon()

        assert "MO" in text_of(client.get(MAYA))

    def test_leads_to_what_is_public_alone(self, client):
        surgeon = pages.a_surgeon()
        surgeon.conditions.set(
            [pages.a_condition("shown-c"), pages.a_condition("kept-back-c", is_public=False)]
        )
        surgeon.procedures.set(
            [pages.a_procedure("shown-p"), pages.a_procedure("kept-back-p", is_public=False)]
        )
        region = pages.a_region()
        closed = pages.a_location("kept-back-l", region=region)
        withdraw(closed)
        surgeon.locations.set([pages.a_location("shown-l", region=region), closed])

        text = text_of(client.get(MAYA))

        for shown in ("shown-c", "shown-p", "shown-l"):
            assert f"/{shown}/" in text
        assert "kept-back" not in text

    @pytest.mark.parametrize("slug", ["draft", "old", "nothing"])
    def test_hides_who_is_not_public(self, client, slug):
        Surgeon.objects.create(title="Draft", slug="draft")
        withdraw(pages.a_surgeon("old"))

        assert client.get(f"/surgeons/{slug}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_of_everything(
        self, client, rows, spanish, django_assert_num_queries
    ):
        surgeon, condition = pages.a_surgeon(), pages.a_condition()
        procedure, place = pages.a_procedure(), pages.a_location()
        surgeon.languages.set([spanish])
        surgeon.conditions.set([condition, *copies(condition, rows - 1)])
        surgeon.procedures.set([procedure, *copies(procedure, rows - 1)])
        surgeon.locations.set([place, *copies(place, rows - 1)])
        for year in range(2000, 2000 + rows):
            surgeon.training.create(kind=Training.Kind.BOARD, place="Invented board", year=year)
        client.get(MAYA)

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get(MAYA)


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        pages.a_surgeon(title_es="Dra. Maya Okafor", about_es="<p>Maya escucha.</p>")

        response = client.get(f"/es{MAYA}")

        assert "Dra. Maya Okafor" in text_of(response)
        assert "<p>Maya escucha.</p>" in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_surgeon(about="<p>Maya listens.</p>")

        response = client.get(f"/es{MAYA}")

        assert "<p>Maya listens.</p>" in text_of(response)
        assert says_it_is_in_english(response)


class TestStaffForm:
    def test_refuses_a_wrong_npi_and_keeps_what_was_typed(self, client):
        surgeon = pages.a_surgeon()
        client.force_login(people.alice())

        response = press(client, surgeon, npi="1234567890", credentials="Typed")

        form = response.context["adminform"].form
        assert form.errors["npi"] == ["This is no valid NPI: check the ten digits."]
        assert form["credentials"].value() == "Typed"

    def test_saves_training(self, client):
        surgeon = pages.a_surgeon()
        surgeon.training.create(kind=Training.Kind.BOARD, place="Invented board", year=2012)
        client.force_login(people.alice())

        press(client, surgeon, "_publish", **{"training-0-year": "2013"})

        assert surgeon.training.get().year == 2013

    def test_offers_languages_to_editors(self, client, spanish):
        client.force_login(people.alice())

        response = client.get("/admin/surgeons/language/")

        assert "español" in text_of(response)
