"""Roles: who may do what in the staff site."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from tests import people

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


class TestRoles:
    def test_editors_write_and_publish(self):
        alice = fresh(people.alice())

        assert alice.has_perms(
            ["conditions.add_condition", "conditions.change_condition", "faq.publish_question"]
        )

    def test_reviewers_change_but_do_not_publish(self):
        ruth = fresh(people.ruth())

        assert ruth.has_perm("conditions.change_condition")
        assert not ruth.has_perm("conditions.publish_condition")
        assert not ruth.has_perm("conditions.delete_condition")

    def test_nobody_of_them_manages_accounts(self):
        for person in (people.alice(), people.ruth(), people.charlie()):
            assert not fresh(person).has_perm("auth.change_user")

    def test_can_be_put_right_by_a_command(self):
        out = StringIO()

        call_command("set_up_roles", stdout=out)

        assert Group.objects.count() == 2
        assert "Editors" in out.getvalue()
