"""Loads the invented practice of demo/ and two staff accounts with random passwords."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from editorial.actions import announced_once
from spinecare.demo.loading import Loader
from spinecare.leaflets.writing import held_back
from spinecare.roles import EDITORS, REVIEWERS, set_up_roles

ACCOUNTS = {"editor": EDITORS, "reviewer": REVIEWERS}


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        self.passwords = {}
        # Every page is published one by one; its leaflets are written once, at the end.
        with held_back(), transaction.atomic(), announced_once():
            set_up_roles()
            editor, reviewer = (self._account(name) for name in ACCOUNTS)
            self.stdout.write("Loading the demo practice ...")
            Loader(editor=editor, reviewing_user=reviewer, say=self.stdout.write).load()
        if self.passwords:
            self._tell()
        if settings.LEAFLETS_AT_PUBLISHING:
            self._write_leaflets()

    def _write_leaflets(self):
        """The site works without them, and a page says that its leaflet is not ready yet."""
        try:
            call_command("write_leaflets", stdout=self.stdout)
        except CommandError as problem:
            self.stderr.write(str(problem))

    def _account(self, name):
        user, is_new = get_user_model().objects.get_or_create(
            username=name, defaults={"is_staff": True, "first_name": "Demo", "last_name": name}
        )
        if is_new:
            self.passwords[name] = secrets.token_urlsafe(12)
            user.set_password(self.passwords[name])
            user.save()
        user.groups.add(Group.objects.get(name=ACCOUNTS[name]))
        return user

    def _tell(self):
        lines = [f"{name}: {password}" for name, password in self.passwords.items()]
        path = Path(settings.VAR) / "first-sign-in.txt"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write("\n".join(lines) + "\n")
        self.stdout.write("Staff accounts (kept in var/first-sign-in.txt, change them soon):")
        for line in lines:
            self.stdout.write(f"  {line}")
