"""What keeps pages from the public or should: found ahead of time, with the place in the form."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.models import Inspection
from editorial.sight import Sight


@dataclass(frozen=True)
class Problem:
    message: str
    address: str
    """The field in the form."""
    is_public: bool
    is_mended: bool
    """Whether the draft puts it right, so that it only has to be published."""


@dataclass(frozen=True)
class PageProblems:
    title: str
    kind: str
    address: str
    is_public: bool
    blocking: list[Problem]
    others: list[Problem]
    is_written_since: bool
    """Whether somebody has saved since we looked: it may be put right by now."""


@dataclass(frozen=True)
class Problems:
    blocking: list[PageProblems]
    """Pages that should not be public as they are, or cannot go public."""
    others: list[PageProblems]
    """Pages that could be better."""

    @property
    def other_count(self) -> int:
        return sum(len(page.others) for page in self.others)


def content_problems(sight: Sight) -> Problems:
    """Return what the last look at each page found, public pages first."""
    pages = sorted(_pages(sight), key=lambda page: (not page.is_public, page.kind, page.title))
    return Problems(
        blocking=[page for page in pages if page.blocking],
        others=[page for page in pages if page.others],
    )


def _pages(sight: Sight) -> Iterator[PageProblems]:
    inspections = Inspection.objects.exclude(findings=[]).select_related("record")
    for inspection in inspections:
        if place := sight.changeable(inspection.record):
            yield _page_problems(inspection, *place)


def _page_problems(inspection, kind, page):
    address = kind.address(page)
    found = [(each["blocks"], _problem(each, address)) for each in inspection.findings]
    blocking = [problem for blocks, problem in found if blocks]
    return PageProblems(
        title=str(page),
        kind=kind.name,
        address=address,
        is_public=page.is_published(),
        blocking=blocking,
        others=[problem for blocks, problem in found if not blocks],
        is_written_since=inspection.version != inspection.record.version,
    )


def _problem(found, address):
    is_in_form = found["is_in_form"]
    place = f"#id_{found['field']}" if found["field"] and is_in_form else ""
    return Problem(found["message"], f"{address}{place}", found["is_public"], not is_in_form)
