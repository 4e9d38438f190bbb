"""Writes every leaflet that differs from its page, and takes away those that nobody may read."""

from django.core.management.base import BaseCommand, CommandError

from spinecare.leaflets import writing


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        self.stdout.write("Writing leaflets ...")
        outcomes = writing.write_all(self._say)
        if failed := outcomes[writing.FAILED]:
            raise CommandError(
                f"{failed} leaflets could not be written, and the old ones stay. "
                "Run this command again when the machine is less busy."
            )
        written, unchanged = outcomes[writing.WRITTEN], outcomes[writing.UNCHANGED]
        self.stdout.write(f"  leaflets: {written} written, {unchanged} unchanged")

    def _say(self, number, count, leaflet, outcome):
        """Count on a terminal; into a file, name only what was done."""
        name = "/".join(leaflet.place)
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K  {number} of {count}: {name}", ending="")
            self.stdout.write("\r\033[K" if number == count else "", ending="")
        elif outcome != writing.UNCHANGED:
            self.stdout.write(f"  {name}: {outcome}")
