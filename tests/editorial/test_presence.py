"""Who has a page open: a line for colleagues, gone when they are."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from editorial.models import PageRecord, Presence
from tests import pages, people
from tests.editorial.browser import address, press
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 11, 23, 15, 12, tzinfo=UTC)
ANA_IS_HERE = "alice has this open since 10:12 am."


@pytest.fixture(autouse=True)
def _at_ten(time_machine):
    time_machine.move_to(TEN, tick=False)


@pytest.fixture
def area():
    return pages.an_area()


def as_(client, user):
    client.force_login(user)
    return client


def presence_of(page):
    return address(page).replace("/change/", "/presence/")


def ping(client, page):
    return client.post(presence_of(page))


@pytest.fixture
def later(time_machine):
    def later(seconds):
        time_machine.move_to(TEN + timedelta(seconds=seconds), tick=False)

    return later


class TestForm:
    def test_names_who_else_has_it_open_without_any_script(self, client, area):
        as_(client, people.alice()).get(address(area))

        text = as_(client, people.ruth()).get(address(area)).content.decode()

        assert ANA_IS_HERE in text

    def test_does_not_name_who_opens_it(self, client, area):
        alice = as_(client, people.alice())

        assert "has this open" not in alice.get(address(area)).content.decode()
        assert "has this open" not in alice.get(address(area)).content.decode()

    def test_calls_people_by_their_name(self, client, area):
        alice = people.alice()
        alice.first_name, alice.last_name = "Ana", "Silva"
        alice.save()
        as_(client, alice).get(address(area))

        text = as_(client, people.ruth()).get(address(area)).content.decode()

        assert "Ana Silva has this open since 10:12 am." in text

    def test_works_where_there_are_no_drafts(self, client):
        term = a_term()
        as_(client, people.alice()).get(address(term))

        assert ANA_IS_HERE in as_(client, people.ruth()).get(address(term)).content.decode()

    def test_of_a_new_page_is_open_to_one_person_only(self, client):
        as_(client, people.alice()).get(reverse("admin:conditions_area_add"))

        assert not Presence.objects.exists()

    def test_is_not_opened_by_saving(self, client, area):
        press(as_(client, people.alice()), area)

        Presence.objects.all().delete()
        client.post(address(area), {})
        assert not Presence.objects.exists()


class TestHeartbeat:
    def test_answers_with_the_others(self, client, area, later):
        ping(as_(client, people.alice()), area)
        later(60)

        response = ping(as_(client, people.ruth()), area)

        assert response.content.decode().strip().endswith(f"<p>{ANA_IS_HERE}</p>")

    def test_keeps_since_when(self, client, area, later):
        for seconds in (0, 60, 120, 180):
            later(seconds)
            ping(as_(client, people.alice()), area)

        assert ANA_IS_HERE in ping(as_(client, people.ruth()), area).content.decode()
        assert Presence.objects.filter(user=people.alice()).count() == 1

    def test_that_stopped_is_forgotten_after_a_minute_and_a_half(self, client, area, later):
        ping(as_(client, people.alice()), area)
        later(90)
        assert ANA_IS_HERE in ping(as_(client, people.ruth()), area).content.decode()

        later(91)
        assert "alice" not in ping(as_(client, people.ruth()), area).content.decode()
        assert not Presence.objects.filter(user=people.alice()).exists()

    def test_after_a_pause_begins_anew(self, client, area, later):
        ping(as_(client, people.alice()), area)
        later(3600)
        ping(as_(client, people.alice()), area)

        said = ping(as_(client, people.ruth()), area).content.decode()

        assert "alice has this open since 11:12 am." in said

    def test_is_not_read_from_a_link(self, client, area):
        assert as_(client, people.alice()).get(presence_of(area)).status_code == 405


class TestPermission:
    def test_of_strangers_is_none_and_leaves_no_trace(self, client, area):
        response = ping(client, area)

        assert response.status_code == 302
        assert not Presence.objects.exists()

    def test_of_staff_without_a_group_is_none(self, client, area):
        response = ping(as_(client, people.charlie()), area)

        assert response.status_code == 403
        assert not Presence.objects.exists()

    def test_of_whoever_may_only_look_leaves_no_trace(self, client, area):
        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_area"))

        assert as_(client, charlie).get(address(area)).status_code == 200
        assert ping(client, area).status_code == 403
        assert not Presence.objects.exists()

    def test_does_not_reach_a_page_that_is_not_there(self, client, area):
        url = presence_of(area).replace(f"/{area.pk}/", "/9999/")

        assert as_(client, people.alice()).post(url).status_code == 404


def test_opening_a_form_begins_the_history_for_good(client, area):
    PageRecord.objects.all().delete()

    as_(client, people.alice()).get(address(area))

    assert PageRecord.objects.get().revisions.count() == 1
