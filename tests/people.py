"""The people of the tests: Alice edits, Ruth reviews, Charlie may sign in and nothing else."""

from django.contrib.auth.models import Group, User

from editorial.models import Reviewer
from spinecare.roles import EDITORS, REVIEWERS, set_up_roles

PASSWORD = "correct horse battery"


def alice():
    """An editor."""
    return _staff("alice", EDITORS)


def ruth():
    """A clinical reviewer, by the name that patients read."""
    user = _staff("ruth", REVIEWERS)
    Reviewer.objects.get_or_create(user=user, defaults={"name": "Ruth Okello, MD"})
    return user


def also_reviewer(user, name):
    """Let somebody of another group sign too, by that name."""
    user.groups.add(Group.objects.get(name=REVIEWERS))
    Reviewer.objects.create(name=name, user=user)


def in_group(name):
    """Somebody of that group, with a name made of it: "location-managers"."""
    return _staff(name.lower().replace(" ", "-"), name)


def charlie():
    """A member of staff without a group."""
    user, _ = User.objects.get_or_create(username="charlie", defaults={"is_staff": True})
    user.set_password(PASSWORD)
    user.save()
    return user


def _staff(name, group):
    user, is_new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    if is_new:
        if not Group.objects.filter(name=group).exists():
            set_up_roles()
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return user
