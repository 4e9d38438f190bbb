"""Removes every second factor of an account, for whoever has lost device and recovery codes."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username!r}.")
        count, _ = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(f"{username}: {count} removed. The password alone opens the account now.")
