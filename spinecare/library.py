"""The whole library at a glance: how hard each page is to read, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.inspection import Finding, inspect
from editorial.models import EditorialPage
from procedures.models import Overview
from spinecare.sitemaps import PAGES

KINDS = (*PAGES, Overview)
"""The overview has no address of its own: it stands above the list of procedures."""


@dataclass(frozen=True)
class Row:
    address: str
    grade: float | None
    """Of the English, by Flesch and Kincaid; None where too little is written to tell."""
    ease: float | None
    """Of the Spanish, by Fernández Huerta."""
    words: int
    """English ones."""
    sources: int
    findings: tuple[Finding, ...]


def pages() -> Iterator[EditorialPage]:
    """Yield every public page, kind by kind."""
    for kind in KINDS:
        yield from kind.objects.published()


def rows() -> list[Row]:
    """Return a row for each public page, the hardest English first."""
    found = [_row(page) for page in pages()]
    return sorted(found, key=lambda row: -(row.grade if row.grade is not None else -99))


def sources() -> dict[str, tuple[str, list[str]]]:
    """Return each address of a source, with what it is and the pages that name it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for page in pages():
        for source in page.sources.all() if hasattr(page, "sources") else ():
            _, named_by = found.setdefault(source.link, (f"{source}: {source.title}", []))
            named_by.append(page.get_absolute_url())
    return dict(sorted(found.items()))


def _row(page: EditorialPage) -> Row:
    english, spanish = page.reading("en"), page.reading("es")
    return Row(
        address=page.get_absolute_url(),
        grade=english.figure if english else None,
        ease=spanish.figure if spanish else None,
        words=english.words if english else 0,
        sources=page.sources.count() if hasattr(page, "sources") else 0,
        findings=tuple(inspect(page)),
    )
