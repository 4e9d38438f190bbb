"""The whole library at a glance: how hard each page is to read, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from conditions.models import Area, Condition
from editorial.inspection import Finding, inspect
from editorial.models import EditorialPage
from faq.models import Question
from locations.models import Location, Region
from practice.models import Page
from procedures.models import Overview, Procedure
from stories.models import Story
from surgeons.models import Surgeon

KINDS = (Area, Condition, Procedure, Overview, Region, Location, Surgeon, Question, Story, Page)


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
    """Yield every public page, in the order of the house."""
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
