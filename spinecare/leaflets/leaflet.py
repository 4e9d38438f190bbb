"""One leaflet: a page in one language, the HTML it is printed from, and how to tell it changed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from django.conf import settings
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import translation

from conditions.models import Condition
from editorial.models import EditorialPage
from locations.models import Region
from practice.facts import facts
from procedures.models import Procedure

CSS = settings.BASE_DIR / "static" / "css"
STYLESHEET = CSS / "leaflet.css"
LAID_OUT_BY = (CSS / "report.css",)
"""What shapes the PDF besides its HTML; the renderer brings it along."""
DIGITS = 16


@dataclass(frozen=True)
class Kind:
    """A sort of page that has leaflets: where they lie, and what its text borrows from others."""

    name: str
    model: type[EditorialPage]
    template: str
    borrows_from: str

    def pages(self) -> QuerySet:
        """Return the public pages, those changed last first: an editor waits for these."""
        pages = self.model.objects.published().select_related("reviewer")
        return pages.prefetch_related(self.borrows_from).order_by("-updated_at")


KINDS = {
    kind.name: kind
    for kind in (
        Kind("conditions", Condition, "leaflets/condition.html", "areas"),
        Kind("procedures", Procedure, "leaflets/procedure.html", "treats"),
    )
}


@dataclass(frozen=True)
class Surroundings:
    """What every leaflet in a language says beside its own page; gathered once for all."""

    language: str
    values: dict
    stamp: str

    @classmethod
    def of(cls, language: str) -> "Surroundings":
        with translation.override(language):
            values = {"practice": facts(), "paper": paper(), "base_url": settings.BASE_URL}
        return cls(language, values, _digest(json.dumps(values, sort_keys=True)))


@dataclass(frozen=True)
class Leaflet:
    kind: Kind
    page: EditorialPage
    surroundings: Surroundings

    @property
    def language(self) -> str:
        return self.surroundings.language

    @property
    def place(self) -> tuple[str, str, str]:
        """The language, the kind and the address: where this leaflet lies."""
        return self.language, self.kind.name, self.page.slug

    def stamp(self) -> str:
        """Tell cheaply whether the rows that the leaflet is made from have changed."""
        states = [_state(row) for row in (self.page, *self._borrowed.all())]
        return _digest(self.surroundings.stamp, str(self.page.reviewer), *states)

    def html(self) -> str:
        """Return the page that becomes the PDF: the same rows give the same text."""
        with translation.override(self.language):
            own = {
                "page": self.page,
                "borrowed": self._borrowed.published(),
                "address": settings.BASE_URL + self.page.get_absolute_url(),
                "stylesheet": STYLESHEET.read_text(encoding="utf-8"),
            }
            html = render_to_string(self.kind.template, self.surroundings.values | own)
        # A reader on paper, or with the file elsewhere, has no page that "/x/" could begin from.
        return html.replace('href="/', f'href="{settings.BASE_URL}/')

    @property
    def _borrowed(self):
        return getattr(self.page, self.kind.borrows_from)


def every_leaflet() -> Iterator[Leaflet]:
    """Yield what the public can have now; a page without Spanish words has an English one only."""
    surroundings = [Surroundings.of(language) for language, _ in settings.LANGUAGES]
    for kind in KINDS.values():
        for page in kind.pages():
            for around in surroundings:
                if page.is_in(around.language):
                    yield Leaflet(kind, page, around)


def digest_of(html: str) -> str:
    """Name the PDF that this HTML becomes with this layout and this program."""
    return _digest(html, *_layout())


def paper() -> str:
    """Return A4 for a practice whose regions all print on it, Letter for every other."""
    papers = set(Region.objects.published().values_list("paper", flat=True))
    return "a4" if papers == {Region.Paper.A4.value} else "letter"


def _state(row: EditorialPage) -> str:
    return f"{row.pk} {row.updated_at.isoformat()} {row.is_published()}"


@cache
def _layout() -> tuple[str, ...]:
    sheets = (path.read_text(encoding="utf-8") for path in LAID_OUT_BY)
    return (*sheets, version("weasyprint"))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:DIGITS]
