"""Old addresses: kept for what was public, followed in one step, never in a circle, and freed."""

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.forms import modelform_factory
from django.urls import reverse

from conditions.models import Area
from editorial import actions, addresses
from editorial.admin.forms import EditorialForm
from editorial.inspection import inspect
from editorial.models import OldAddress
from locations.models import Location, Region
from tests import pages, people
from tests.editorial.browser import messages_in, press

pytestmark = pytest.mark.django_db

LEAFLETS = "leaflet.pdf"


def moved(page, slug):
    """Give the page another address, and publish it there."""
    page.slug = slug
    actions.publish(page, by=people.alice())
    return page


def sent_to(client, path, **how):
    response = client.get(path, **how)
    return response.status_code, response.headers.get("Location")


class TestOldAddress:
    def test_leads_to_the_new_one_for_good(self, client):
        moved(pages.an_area("back"), "low-back")

        assert sent_to(client, "/areas/back/") == (301, "/areas/low-back/")

    def test_takes_one_step_after_two_moves(self, client):
        moved(moved(pages.an_area("a"), "b"), "c")

        assert sent_to(client, "/areas/a/") == (301, "/areas/c/")
        assert sent_to(client, "/areas/b/") == (301, "/areas/c/")

    def test_is_the_pages_own_again_when_it_moves_back(self, client):
        moved(moved(moved(pages.an_area("a"), "b"), "c"), "a")

        assert client.get("/areas/a/").status_code == 200
        assert sent_to(client, "/areas/c/") == (301, "/areas/a/")
        assert not OldAddress.objects.filter(path="/areas/a/").exists()

    def test_is_asked_for_again_each_time_for_the_page_may_move_back(self, client):
        moved(pages.an_area("back"), "low-back")

        assert client.get("/areas/back/").headers["Cache-Control"] == "no-cache"

    def test_leads_to_the_language_that_was_asked_for(self, client):
        moved(pages.an_area("back"), "low-back")

        assert sent_to(client, "/es/areas/back/") == (301, "/es/areas/low-back/")

    def test_is_none_under_a_prefix_that_no_page_has(self, client):
        moved(pages.an_area("back"), "low-back")

        assert client.get("/en/areas/back/").status_code == 404

    def test_keeps_the_query(self, client):
        moved(pages.an_area("back"), "low-back")

        found = sent_to(client, "/areas/back/?from=card&x=%C3%A1")

        assert found == (301, "/areas/low-back/?from=card&x=%C3%A1")

    def test_needs_no_second_step_for_its_slash(self, client):
        moved(pages.an_area("back"), "low-back")

        assert sent_to(client, "/areas/back") == (301, "/areas/low-back/")

    def test_answers_whoever_asks_for_the_head_alone(self, client):
        moved(pages.an_area("back"), "low-back")

        response = client.head("/areas/back/")

        assert (response.status_code, response["Location"]) == (301, "/areas/low-back/")

    def test_takes_nothing_that_is_sent(self, client):
        moved(pages.a_page("who-we-are"), "about")

        assert client.post("/who-we-are/x/y/").status_code == 404

    @pytest.mark.parametrize("language", ["", "/es"])
    def test_of_a_leaflet_leads_to_the_leaflet(self, client, language):
        moved(pages.a_condition("old"), "new")

        found = sent_to(client, f"{language}/conditions/old/{LEAFLETS}")

        assert found == (301, f"{language}/conditions/new/{LEAFLETS}")

    def test_of_a_page_without_leaflets_leads_to_none(self, client):
        moved(pages.an_area("back"), "low-back")

        assert client.get(f"/areas/back/{LEAFLETS}").status_code == 404

    def test_leads_nowhere_once_the_page_is_withdrawn(self, client):
        page = moved(pages.an_area("back"), "low-back")
        actions.withdraw(page, by=people.alice())

        assert client.get("/areas/back/").status_code == 404

    def test_leads_nowhere_once_the_page_is_gone(self, client):
        page = moved(pages.an_area("back"), "low-back")
        page.delete()

        assert client.get("/areas/back/").status_code == 404

    def test_yields_to_a_page_that_is_there(self, client):
        page = moved(pages.an_area("back"), "low-back")
        Area.objects.filter(pk=page.pk).update(slug="back")

        assert client.get("/areas/back/").status_code == 200

    def test_is_not_looked_for_where_no_page_can_be(self, client, django_assert_num_queries):
        client.get("/wp-login.php")

        with django_assert_num_queries(0):
            assert client.get("/wp-login.php").status_code == 404

    def test_is_a_page_not_found_while_the_database_is_away(self, client, monkeypatch):
        def nobody(path):
            raise DatabaseError

        monkeypatch.setattr(addresses, "page_once_at", nobody)

        assert client.get("/nothing/there/").status_code == 404


class TestWhatIsKept:
    def test_is_nothing_of_a_page_that_was_never_public(self):
        page = Area.objects.create(title="Back", slug="back")

        moved(page, "low-back")

        assert not OldAddress.objects.exists()

    def test_is_nothing_of_a_draft(self, client):
        page = pages.an_area("back")
        client.force_login(people.alice())

        press(client, page, slug="low-back")

        assert not OldAddress.objects.exists()
        assert client.get("/areas/low-back/").status_code == 404

    def test_is_nothing_while_only_words_change(self):
        page = pages.an_area("back")
        page.title = "The back"
        actions.publish(page, by=people.alice())

        assert page.left_addresses == []
        assert not OldAddress.objects.exists()

    def test_is_nothing_of_a_page_whose_time_has_not_come(self, time_machine):
        time_machine.move_to("2026-03-04T17:00:00Z", tick=False)
        page = Area.objects.create(title="Back", slug="back")
        actions.publish(page, by=people.alice(), at="2026-03-05T17:00:00Z")
        page.refresh_from_db()

        moved(page, "low-back")

        assert not OldAddress.objects.exists()

    def test_is_what_a_withdrawn_page_had_before(self, client):
        page = pages.an_area("back")
        actions.withdraw(page, by=people.alice())

        moved(page, "low-back")

        assert sent_to(client, "/areas/back/") == (301, "/areas/low-back/")

    def test_is_what_undo_takes_away(self, client):
        page = moved(pages.an_area("back"), "low-back")

        actions.undo(page, by=people.alice())

        assert client.get("/areas/back/").status_code == 200
        assert sent_to(client, "/areas/low-back/") == (301, "/areas/back/")

    def test_is_not_changed_where_publishing_is_refused(self, client):
        page = pages.a_condition("old")
        page.slug, page.get_help_now = "new", ""

        with pytest.raises(ValidationError):
            actions.publish(page, by=people.alice())

        assert not OldAddress.objects.exists()
        assert client.get("/conditions/old/").status_code == 200


class TestRegion:
    @pytest.fixture
    def place(self):
        return pages.a_location("harbor", region=pages.a_region("maryland"))

    def test_takes_its_places_along(self, client, place):
        moved(place.region, "central")

        assert sent_to(client, "/locations/maryland/") == (301, "/locations/central/")
        assert sent_to(client, "/es/locations/maryland/harbor/") == (
            301,
            "/es/locations/central/harbor/",
        )

    def test_names_every_address_that_was_left(self, place):
        region = moved(place.region, "central")

        assert region.left_addresses == ["/locations/maryland/", "/locations/maryland/harbor/"]

    def test_leaves_a_place_behind_that_was_never_public(self, place):
        Location.objects.filter(pk=place.pk).update(published_at=None)

        region = moved(Region.objects.get(), "central")

        assert region.left_addresses == ["/locations/maryland/"]

    def test_that_is_withdrawn_has_no_places_to_lead_to(self, client, place):
        moved(place.region, "central")
        actions.withdraw(place.region, by=people.alice())

        assert client.get("/locations/maryland/harbor/").status_code == 404

    def test_of_a_place_that_moves_is_left_by_that_place(self, client, place):
        place.region = pages.a_region("coast", title="Coast")
        actions.publish(place, by=people.alice())

        found = sent_to(client, "/locations/maryland/harbor/")

        assert found == (301, "/locations/coast/harbor/")
        assert client.get("/locations/maryland/").status_code == 200


class TestAnotherPage:
    @pytest.fixture
    def first(self):
        return moved(pages.an_area("back", title="Low back"), "low-back")

    def test_is_refused_at_publishing(self, first):
        second = Area.objects.create(title="Upper back", slug="back")

        with pytest.raises(ValidationError) as refusal:
            actions.publish(second, by=people.alice())

        assert refusal.value.messages == [
            "The address /areas/back/ belonged to “Low back” and leads there still. Choose "
            "another, or free it in the list of old addresses."
        ]
        assert not Area.objects.published().filter(pk=second.pk).exists()

    def test_is_refused_beside_the_field_when_a_draft_is_saved(self, client, first):
        second = pages.an_area("neck", title="Neck")
        client.force_login(people.alice())

        response = press(client, second, slug="back", body_en="<p>Typed.</p>")

        form = response.context["adminform"].form
        assert "leads there still" in form.errors["slug"][0]
        assert form["body_en"].value() == "<p>Typed.</p>"

    def test_is_refused_in_a_form_that_does_not_show_the_address(self, first):
        second = Area.objects.create(title="Upper back", slug="back")
        form = modelform_factory(Area, form=EditorialForm, fields=["title_en"])

        errors = form({"title_en": "Upper back"}, instance=second).non_field_errors()

        assert "leads there still" in errors[0]

    def test_may_have_it_once_it_is_freed(self, client, first):
        client.force_login(people.alice())
        old = OldAddress.objects.get()
        second = pages.an_area("neck", title="Neck")

        client.post(reverse("admin:editorial_oldaddress_delete", args=[old.pk]), {"post": "yes"})
        press(client, second, "_publish", slug="back")

        assert client.get("/areas/back/").context["object"] == second

    def test_may_have_it_when_the_first_page_is_gone(self, first):
        first.delete()

        moved(pages.an_area("neck"), "back")

        assert list(OldAddress.objects.values_list("path", flat=True)) == ["/areas/neck/"]

    def test_that_would_bring_a_place_to_such_an_address_is_refused(self, client):
        place = pages.a_location("harbor", region=pages.a_region("east"))
        coast = pages.a_region("coast", title="Coast")
        place.region = coast
        actions.publish(place, by=people.alice())
        moved(pages.a_location("inn", region=Region.objects.get(slug="east")), "harbor-east")
        OldAddress.objects.filter(path="/locations/east/inn/").update(path="/locations/new/harbor/")
        client.force_login(people.alice())

        response = press(client, coast, slug="new")

        assert "leads there still" in response.context["adminform"].form.errors["slug"][0]


class TestLinkInAText:
    @pytest.mark.parametrize("path", ["/areas/back/", "/es/areas/back/"])
    def test_to_an_old_address_is_remarked_upon_and_may_be_published(self, path):
        moved(pages.an_area("back"), "low-back")
        about = pages.a_page(body=f'<p>Read <a href="{path}">about the back</a>.</p>')

        messages = [finding.message for finding in inspect(about) if finding.code == "moved"]

        assert messages == [
            f"The link {path} is an old address. It still leads to the page, by a detour."
        ]


class TestEditor:
    def test_is_told_where_the_old_address_leads(self, client):
        page = pages.an_area("back")
        client.force_login(people.alice())

        response = press(client, page, "_publish", slug="low-back")

        told = "The old address /areas/back/ leads to the new one from now on."
        assert told in messages_in(response)

    def test_is_told_of_the_places_of_a_region(self, client):
        place = pages.a_location("harbor", region=pages.a_region("maryland"))
        client.force_login(people.alice())

        response = press(client, place.region, "_publish", slug="central")

        told = (
            "The old addresses /locations/maryland/, /locations/maryland/harbor/ lead to the "
            "new ones from now on."
        )
        assert told in messages_in(response)

    def test_is_told_nothing_where_nothing_moved(self, client):
        page = pages.an_area("back")
        client.force_login(people.alice())

        response = press(client, page, "_publish", title_en="The back")

        assert "old address" not in " ".join(messages_in(response))


class TestList:
    @pytest.fixture
    def old(self):
        moved(pages.an_area("back", title="Low back"), "low-back")
        return OldAddress.objects.get()

    def test_says_where_each_leads(self, client, old):
        client.force_login(people.alice())

        text = client.get(reverse("admin:editorial_oldaddress_changelist")).content.decode()

        assert "/areas/back/" in text
        assert "Low back" in text

    def test_says_that_a_page_is_gone(self, client, old):
        Area.objects.all().delete()
        client.force_login(people.alice())

        text = client.get(reverse("admin:editorial_oldaddress_changelist")).content.decode()

        assert "A page that is gone" in text

    @pytest.mark.parametrize("view", ["add", "change"])
    def test_lets_nobody_invent_one(self, client, admin_user, old, view):
        client.force_login(admin_user)
        args = [old.pk] if view == "change" else []

        response = client.post(
            reverse(f"admin:editorial_oldaddress_{view}", args=args), {"path": "/x/"}
        )

        assert response.status_code == 403

    @pytest.mark.parametrize("person", [people.ruth, people.charlie])
    def test_is_not_for_who_may_not_publish(self, client, old, person):
        client.force_login(person())

        listed = client.get(reverse("admin:editorial_oldaddress_changelist"))
        freed = client.post(
            reverse("admin:editorial_oldaddress_delete", args=[old.pk]), {"post": "yes"}
        )

        assert (listed.status_code, freed.status_code) == (403, 403)
        assert OldAddress.objects.exists()

    def test_frees_nothing_of_a_page_that_this_person_may_not_change(
        self, client, monkeypatch, old
    ):
        desk = admin.site.get_model_admin(Area)
        monkeypatch.setattr(desk, "has_change_permission", lambda request, obj=None: obj is None)
        client.force_login(people.alice())

        client.post(reverse("admin:editorial_oldaddress_delete", args=[old.pk]), {"post": "yes"})

        assert OldAddress.objects.exists()

    def test_frees_what_led_to_a_page_that_is_gone(self, client, old):
        Area.objects.all().delete()
        client.force_login(people.alice())

        url = reverse("admin:editorial_oldaddress_delete", args=[old.pk])
        client.post(url, {"post": "yes"})

        assert not OldAddress.objects.exists()

    def test_is_offered_at_the_desk_of_who_may_publish(self, client, old):
        client.force_login(people.alice())

        labels = [
            app["app_label"] for app in client.get(reverse("admin:index")).context["app_list"]
        ]

        assert "editorial" in labels
