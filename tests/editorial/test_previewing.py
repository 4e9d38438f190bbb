"""Previews: the real page with a draft in it, for who may change it; nothing of it is kept."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from conditions.models import Condition
from editorial import actions, previewed
from editorial.models import PageRecord
from locations.models import Region
from stories.models import Story
from tests import pages, people
from tests.editorial.browser import address, filled
from tests.editorial.picture_files import encoded, uploaded

pytestmark = pytest.mark.django_db

MARK = "Nobody but us reads this"
EVERY_KIND = {
    "condition": pages.a_condition,
    "area": pages.an_area,
    "procedure": pages.a_procedure,
    "overview": pages.an_overview,
    "region": pages.a_region,
    "location": pages.a_location,
    "surgeon": pages.a_surgeon,
    "question": pages.a_question,
    "story": pages.a_story,
    "page": pages.a_page,
}


@pytest.fixture
def alice(client):
    alice = people.alice()
    client.force_login(alice)
    return alice


@pytest.fixture
def page(alice):
    pages.a_practice()
    return pages.a_condition(what_it_is="<p>A sore nerve.</p>")


def preview_of(page):
    meta = page._meta
    key = page.pk or "add"
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_preview", args=[key])


def typed(client, page, language="", **values):
    """Open the form, type, and press Preview; return what the frame shows."""
    form = filled(client.get(address(page, "change" if page.pk else "add")))
    asked = f"?language={language}" if language else ""
    return client.post(preview_of(page) + asked, form | values | {"_preview": "Preview"})


def text(response):
    return response.content.decode()


def drafted(page, by, **values):
    record = PageRecord.objects.of(page)
    snapshot = record.newest.snapshot
    snapshot["fields"] |= values
    return actions.save_draft(page, snapshot, by=by)


def everything():
    """Every row of every table but sessions, as plain values."""
    models = [model for model in apps.get_models() if model._meta.model_name != "session"]
    return {model: list(model._base_manager.order_by("pk").values()) for model in models}


class TestOfTheFormAsItStands:
    def test_is_the_page_with_what_is_typed(self, client, page):
        response = typed(client, page, title_en=MARK, what_it_is_en="<p>Typed just now.</p>")

        assert response.status_code == 200
        assert f">{MARK}</h1>" in text(response)
        assert "Typed just now." in text(response)
        assert "It is not saved." in text(response)
        assert "conditions/condition_detail.html" in [each.name for each in response.templates]

    def test_stores_nothing(self, client, page, settings):
        form = filled(client.get(address(page)))
        values = {"title_en": MARK, "picture": uploaded(encoded()), "picture_role": "decorative"}
        files = sorted(Path(settings.VAR).rglob("*"))
        before = everything()

        response = client.post(preview_of(page), form | values)

        assert MARK in text(response)
        assert everything() == before
        assert sorted(Path(settings.VAR).rglob("*")) == files

    def test_shows_a_picture_that_is_not_stored(self, client, page):
        picture = uploaded(encoded())
        response = typed(client, page, picture=picture, picture_role="decorative")

        image = (
            '<img class="page-head__picture" src="data:image/webp;base64,[^"]*" alt="" width="40"'
        )
        assert re.search(image, text(response))
        assert "img-src 'self' data:" in response["Content-Security-Policy"]

    def test_of_a_new_page_adds_no_page(self, client, alice):
        pages.a_practice()
        before = everything()

        response = typed(client, Region(), title_en=MARK, slug="new-region", phone="410-555-0100")

        assert f"{MARK}</h1>" in text(response)
        assert everything() == before

    def test_of_a_draft_that_lacks_what_patients_need(self, client, alice):
        pages.a_practice()
        page = pages.a_condition(is_public=False, get_help_now="")

        response = typed(client, page, title_en=MARK)

        assert f">{MARK}</h1>" in text(response)

    def test_in_spanish(self, client, page):
        response = typed(client, page, "es", title_es="Ciática nueva")

        assert 'lang="es"' in text(response)
        assert ">Ciática nueva</h1>" in text(response)

    def test_with_errors_names_them(self, client, page):
        response = typed(client, page, slug="", **{"sources-0-year": "soon"})

        assert response.status_code == 200
        assert "Address: This field is required." in text(response)
        assert "Year: Enter a whole number." in text(response)
        assert MARK not in text(response)

    def test_is_of_what_is_typed_though_somebody_has_saved_since(self, client, page, alice):
        form = filled(client.get(address(page)))
        drafted(page, alice, title_en="Theirs")

        response = client.post(preview_of(page), form | {"title_en": MARK})

        assert f">{MARK}</h1>" in text(response)

    def test_leaves_no_message_for_the_next_page(self, client, alice):
        pages.a_practice()
        page = pages.a_condition(title_es="Ciática")

        typed(client, page, title_es="Otra")

        assert list(client.get(address(page)).context["messages"]) == []

    def test_keeps_a_message_that_waits(self, client, page):
        form = filled(client.get(address(page)))
        client.post(address(page), form | {"_save": "Save"})

        client.post(preview_of(page), form)

        assert [str(each) for each in client.get(address(page)).context["messages"]] == [
            "Nothing has changed."
        ]


class TestOfARevision:
    def test_is_the_newest_unless_another_is_asked_for(self, client, page, alice):
        old = PageRecord.objects.of(page).live
        drafted(page, alice, title_en=MARK)

        assert f">{MARK}</h1>" in text(client.get(preview_of(page)))
        first = client.get(preview_of(page), {"revision": old.pk})
        assert ">Sciatica</h1>" in text(first)
        assert "This is the page as it is public now." in text(first)

    @pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 40, "²"])
    def test_is_no_revision_that_does_not_exist(self, client, page, key):
        assert client.get(preview_of(page), {"revision": key}).status_code == 404

    def test_is_no_revision_of_another_page(self, client, page, alice):
        other = drafted(pages.a_condition("other"), alice, title_en=MARK)

        response = client.get(preview_of(page), {"revision": other.pk})

        assert response.status_code == 404

    def test_is_of_the_rows_where_there_is_none(self, client, alice):
        pages.a_practice()
        page = pages.reviewed(pages.a_condition(is_public=False, title=MARK))

        assert MARK in text(client.get(preview_of(page)))

    def test_stores_nothing(self, client, page, alice):
        drafted(page, alice, title_en=MARK)
        before = everything()

        client.get(preview_of(page))

        assert everything() == before

    def test_names_what_is_gone(self, client, alice):
        pages.a_practice()
        area = pages.an_area()
        page = pages.a_condition(areas=[area])
        area.delete()

        assert "“Low back” (areas) is not there any more." in text(client.get(preview_of(page)))

    @pytest.mark.parametrize("make", EVERY_KIND.values(), ids=EVERY_KIND)
    @pytest.mark.parametrize("is_withdrawn", [False, True], ids=["public", "withdrawn"])
    def test_of_every_kind_of_page(self, client, alice, make, is_withdrawn):
        pages.a_practice()
        page = make()
        if is_withdrawn:
            actions.withdraw(page, by=alice)
        drafted(page, alice, title_en=MARK)

        response = client.get(preview_of(page))

        assert response.status_code == 200
        assert re.search(rf"<h[12][^>]*>{MARK}</h[12]>", text(response))
        assert "notice--draft" in text(response)

    def test_of_every_kind_that_was_never_public(self, client, alice):
        pages.a_practice()
        story = pages.a_story(is_public=False, title=MARK)

        assert f"{MARK}</h1>" in text(client.get(preview_of(story)))


class TestThatCannotBe:
    def test_says_that_consent_is_over(self, client, alice):
        pages.a_practice()
        story = pages.a_story(is_public=False, consent_expires_on=date(2026, 1, 6))

        response = client.get(preview_of(story))

        assert response.status_code == 200
        assert "The patient's consent has ended." in text(response).replace("&#x27;", "'")
        assert story.title not in text(response)

    def test_says_that_there_is_no_consent(self, client, alice):
        pages.a_practice()
        story = pages.a_story(is_public=False, consent_given_on=None, consent_expires_on=None)

        assert "needs consent on record" in text(client.get(preview_of(story)))

    def test_says_that_the_region_is_not_public(self, client, alice):
        pages.a_practice()
        location = pages.a_location()
        actions.withdraw(location.region, by=alice)

        assert "Publish its region first." in text(client.get(preview_of(location)))

    def test_says_that_the_film_is_missing(self, client, alice):
        pages.a_practice()
        film = pages.a_story(is_public=False, kind=Story.Kind.FILM)

        assert "Add the film itself." in text(client.get(preview_of(film)))

    def test_says_no_more_than_that_where_no_rule_is_broken(self, client, page, monkeypatch):
        monkeypatch.setattr(Condition, "get_absolute_url", lambda page: "/conditions/elsewhere/")

        assert "This page cannot be shown as it is now." in text(client.get(preview_of(page)))


class TestTheAnswer:
    @pytest.fixture(params=["of the form", "of a revision", "with errors"])
    def response(self, request, client, page):
        if request.param == "of a revision":
            return client.get(preview_of(page))
        return typed(client, page, **({"slug": ""} if request.param == "with errors" else {}))

    def test_is_for_the_desk_alone(self, response):
        policy = response["Content-Security-Policy"]

        assert "frame-ancestors 'self'" in policy
        assert "script-src 'none'" in policy
        assert "data:" not in policy
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"

    def test_sets_no_cookie(self, client, page):
        client.get(address(page))

        assert not client.get(preview_of(page)).cookies

    def test_opens_links_beside_the_desk(self, client, page):
        shown = text(client.get(preview_of(page)))

        assert '<a target="_blank" class="skip"' not in shown
        assert re.search(r'<a target="_blank"[^>]* href="/conditions/"', shown)

    def test_knows_nothing_of_who_looks(self, client, page):
        client.cookies["answers"] = "an answer"

        shown = text(client.get(preview_of(page), {"revision": "", "q": MARK}))

        assert "alice" not in shown
        assert MARK not in shown
        canonical = settings.BASE_URL + page.get_absolute_url()
        assert f'<link rel="canonical" href="{canonical}">' in shown


class TestNobodyElse:
    @pytest.fixture
    def draft(self, client, page, alice):
        draft = drafted(page, alice, title_en=MARK)
        client.logout()
        return draft

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_comes_in_as_a_stranger(self, client, page, draft, method):
        response = getattr(client, method)(preview_of(page))

        assert response.status_code == 302
        assert "login" in response["Location"]

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_comes_in_without_the_permission_to_change(self, client, page, draft, method):
        client.force_login(people.charlie())

        assert getattr(client, method)(preview_of(page)).status_code == 403

    def test_previews_a_new_page_without_the_permission_to_add(self, client, page):
        client.force_login(people.ruth())

        assert client.post(preview_of(Condition()), {"title_en": MARK}).status_code == 403

    @pytest.mark.parametrize("method", ["put", "delete", "patch"])
    def test_is_answered_by_another_method(self, client, page, method):
        assert getattr(client, method)(preview_of(page)).status_code == 405

    @pytest.mark.parametrize("key", ["999999", "x"])
    def test_previews_what_is_not_there(self, client, alice, key):
        nowhere = reverse("admin:conditions_condition_preview", args=[key])

        assert client.get(nowhere).status_code == 404
        assert client.post(nowhere).status_code == 404

    def test_sees_the_draft_at_the_public_address(self, client, page, draft):
        asked = {"revision": draft.pk, "preview": 1, "_preview": 1, "language": "en"}
        there = page.get_absolute_url()
        headers = {"X-Preview": str(draft.pk), "X-Original-URL": preview_of(page)}

        for method in (client.get, client.head, client.post, client.options):
            assert MARK not in text(method(there, asked, headers=headers))
        client.cookies["preview"] = str(draft.pk)
        assert MARK not in text(client.get(there, asked))

    def test_sees_the_draft_after_somebody_previewed_it(self, client, page, draft):
        client.force_login(people.alice())
        assert MARK in text(client.get(preview_of(page)))
        client.logout()

        for there in (page.get_absolute_url(), "/", "/conditions/", "/sitemap.xml"):
            assert MARK not in text(client.get(there))

    def test_sees_it_in_published_data_that_was_missing(self, client, alice, settings):
        pages.a_practice()
        footer = pages.a_page(in_footer=True)
        drafted(footer, alice, title_en=MARK)
        for file in Path(settings.PUBLISHED_DATA_ROOT).glob("*.json"):
            file.unlink()

        assert MARK in text(client.get(preview_of(footer)))

        assert MARK not in text(client.get("/"))


class TestUploads:
    """Where files go while a preview lasts."""

    def test_are_not_deleted_by_a_preview(self):
        default_storage.save("films/a.mp4", ContentFile(b"film"))

        with previewed.begun():
            default_storage.delete("films/a.mp4")

        assert default_storage.exists("films/a.mp4")
        default_storage.delete("films/a.mp4")
        assert not default_storage.exists("films/a.mp4")

    def test_are_held_without_a_film_and_forgotten(self):
        with previewed.begun() as preview:
            name = default_storage.save("films/a.mp4", ContentFile(b"film"))
            assert preview.files == {name: b""}
            assert default_storage.exists(name)
            assert default_storage.url(name) == "/media/films/a.mp4"

        assert not default_storage.exists(name)
