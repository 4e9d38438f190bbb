"""Makes the groups of the staff, or puts their permissions right."""

from django.core.management.base import BaseCommand

from spinecare.roles import ROLES, set_up_roles


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        set_up_roles()
        self.stdout.write(f"Groups: {', '.join(ROLES)}.")
