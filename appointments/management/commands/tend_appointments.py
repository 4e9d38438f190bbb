"""Sends the e-mails about requests that could not be sent yet, and removes requests of long ago."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from appointments import letters, purging


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        now = timezone.now()
        outcome = letters.send_waiting(now)
        self.stdout.write(f"E-mails: {outcome.sent} sent, {outcome.failed} failed.")
        self.stdout.write(purging.purge(now))
