"""Bring the questionnaire that ships to the staff as a draft, once for each new text of it."""

from django.core.management.base import BaseCommand

from assessment.drafts.beginning import offer_shipped


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        version = offer_shipped()
        if version is None:
            self.stdout.write("The questionnaire that ships is known already.")
        else:
            self.stdout.write(f"Offered as a draft: {version}.")
