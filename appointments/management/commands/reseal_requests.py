"""Seals every request again with the first key, so that the keys behind it can be taken away."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from appointments.models import Note, Request
from appointments.sealing import Unreadable, seal_again


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        sealed, unreadable = 0, 0
        for model in (Request, Note):
            for pk in model.objects.order_by("pk").values_list("pk", flat=True):
                try:
                    sealed += _seal_row_again(model, pk)
                except Unreadable:
                    unreadable += 1
        self.stdout.write(f"{sealed} sealed again with the first key.")
        if unreadable:
            raise CommandError(
                f"{unreadable} could not be opened by any key, and stay as they are."
            )


@transaction.atomic
def _seal_row_again(model, pk):
    """One row at a time, locked: whoever writes beside us loses nothing."""
    row = model.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    row.sealed = seal_again(row.sealed)
    row.save(update_fields=["sealed"])
    return 1
