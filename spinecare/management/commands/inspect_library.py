"""Lists every public page with its reading grade, its sources and what was found wrong with it."""

from django.core.management.base import BaseCommand, CommandError

from spinecare import library

HEADING = f"{'grade':>5} {'ease':>5} {'words':>6} {'sources':>7}  page"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--sources", action="store_true", help="list each source instead")

    def handle(self, **options):
        if options["sources"]:
            self._sources()
        else:
            self._pages()

    def _pages(self):
        rows = library.rows()
        self.stdout.write(HEADING)
        for row in rows:
            figures = f"{_figure(row.grade)} {_figure(row.ease)} {row.words:>6} {row.sources:>7}"
            self.stdout.write(f"{figures}  {row.address}")
            for finding in row.findings:
                self.stdout.write(f"{'':>27}{finding.field or 'page'}: {finding.message}")
        blocked = sum(finding.blocks for row in rows for finding in row.findings)
        self.stdout.write(
            f"{len(rows)} pages; the hardest is {rows[0].address}" if rows else "none"
        )
        if blocked:
            raise CommandError(f"{blocked} findings would keep a page from the public.")

    def _sources(self):
        found = library.sources()
        for link, (what, pages) in found.items():
            self.stdout.write(f"{link}\n    {what}\n    {' '.join(pages)}")
        self.stdout.write(f"{len(found)} sources")


def _figure(value):
    return f"{value:>5}" if value is not None else f"{'-':>5}"
