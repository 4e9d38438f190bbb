"""Roles: who may do what in the staff site."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from locations.models import Location
from spinecare.roles import (
    ADMINISTRATORS,
    AUTHORS,
    EDITORS,
    LOCATION_MANAGERS,
    REVIEWERS,
    ROLES,
    set_up_roles,
)
from tests import pages, people

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


class TestRoles:
    def test_editors_write_and_publish(self):
        alice = fresh(people.alice())

        assert alice.has_perms(
            ["conditions.add_condition", "conditions.change_condition", "faq.publish_question"]
        )

    def test_authors_write_and_do_not_publish(self):
        author = fresh(people.in_group(AUTHORS))

        assert author.has_perms(["faq.add_question", "faq.delete_questionsource"])
        assert not author.has_perm("faq.publish_question")
        assert not author.has_perm("faq.delete_question")

    def test_reviewers_change_but_do_not_publish(self):
        ruth = fresh(people.ruth())

        assert ruth.has_perm("conditions.change_condition")
        assert not ruth.has_perm("conditions.publish_condition")
        assert not ruth.has_perm("conditions.delete_condition")

    def test_only_administrators_manage_accounts(self):
        for group in (AUTHORS, EDITORS, REVIEWERS, LOCATION_MANAGERS):
            assert not fresh(people.in_group(group)).has_perm("auth.change_user")
        assert fresh(people.in_group(ADMINISTRATORS)).has_perm("auth.change_user")

    def test_every_named_permission_exists(self):
        set_up_roles()

        for name, role in ROLES.items():
            codes = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
            assert {each.partition(".")[2] for each in role.also} <= set(codes)

    def test_can_be_put_right_by_a_command(self):
        out = StringIO()

        call_command("set_up_roles", stdout=out)

        assert Group.objects.count() == len(ROLES)
        assert "Editors" in out.getvalue()


class TestLocationManager:
    @pytest.fixture
    def manager(self, client):
        user = people.in_group(LOCATION_MANAGERS)
        client.force_login(user)
        return user

    def test_sees_the_own_place_and_no_other(self, client, manager):
        own = pages.a_location()
        other = pages.a_location("uptown", region=own.region, title="Uptown")
        own.managers.create(user=manager)

        text = client.get("/admin/locations/location/").content.decode()

        assert "Harbor" in text
        assert "Uptown" not in text
        assert client.get(f"/admin/locations/location/{own.pk}/change/").status_code == 200
        assert client.get(f"/admin/locations/location/{other.pk}/change/").status_code == 302
        assert client.get(f"/admin/locations/location/{other.pk}/history/").status_code == 404

    def test_is_written_down_by_name_and_place(self, manager):
        keeping = pages.a_location().managers.create(user=manager)

        assert str(keeping) == "location-managers: Harbor"
        assert list(Location.objects.kept_by(manager)) == [keeping.location]
        assert list(Location.objects.kept_by(people.alice())) == [keeping.location]


class TestAdministrator:
    @pytest.fixture
    def administrator(self, client):
        user = people.in_group(ADMINISTRATORS)
        client.force_login(user)
        return user

    def test_puts_people_into_groups(self, client, administrator):
        charlie = people.charlie()
        group = Group.objects.get(name=EDITORS)
        form = {"username": "charlie", "is_active": "on", "is_staff": "on", "groups": [group.pk]}

        client.post(f"/admin/auth/user/{charlie.pk}/change/", form)

        assert list(fresh(charlie).groups.all()) == [group]

    def test_makes_nobody_a_superuser(self, client, administrator):
        form = {"username": administrator.username, "is_active": "on", "is_superuser": "on"}

        client.post(f"/admin/auth/user/{administrator.pk}/change/", form)

        assert not fresh(administrator).is_superuser

    def test_does_not_come_near_a_superuser(self, client, administrator):
        root = User.objects.create_superuser("root", password=people.PASSWORD)

        assert client.get(f"/admin/auth/user/{root.pk}/change/").status_code == 302
        assert client.get(f"/admin/auth/user/{root.pk}/password/").status_code == 404

    def test_that_is_a_superuser_has_every_field(self, client):
        root = User.objects.create_superuser("root", password=people.PASSWORD)
        client.force_login(root)

        text = client.get(f"/admin/auth/user/{root.pk}/change/").content.decode()

        assert 'name="is_superuser"' in text
        assert client.get("/admin/auth/user/add/").status_code == 200
