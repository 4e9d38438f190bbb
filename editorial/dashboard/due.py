"""What is due for medical review, as one person sees it: their own groups first."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group

from editorial.due import Due, due_by_owner
from editorial.models import WordingChange
from editorial.sight import Kind, Sight


@dataclass(frozen=True)
class DuePage:
    title: str
    kind: str
    address: str
    due_on: date
    is_overdue: bool
    wording_changes: int


@dataclass(frozen=True)
class Keepers:
    """A group with what it keeps; no group, for pages that nobody keeps."""

    group: Group | None
    pages: list[DuePage]
    is_mine: bool

    @property
    def overdue(self) -> int:
        return sum(page.is_overdue for page in self.pages)


def due_for_review(sight: Sight, today: date) -> list[Keepers]:
    kinds = {kind.model: kind for kind in sight.pages}
    pages = (page for kind in sight.pages for page in kind.rows.values())
    mine = set(sight.user.groups.all())
    groups = [
        Keepers(group, [_page(kinds[type(due.page)], due) for due in found], group in mine)
        for group, found in due_by_owner(pages, today)
    ]
    return sorted(groups, key=lambda keepers: not keepers.is_mine)


def open_wording_changes(sight: Sight) -> int:
    """Return how many small changes wait for the next check, on whatever page."""
    changes = WordingChange.objects.filter(settled_by=None).select_related("revision__record")
    changes = changes.defer("revision__snapshot")
    return sum(sight.find(change.revision.record) is not None for change in changes)


def _page(kind: Kind, due: Due) -> DuePage:
    page = due.page
    return DuePage(
        title=str(page),
        kind=kind.name,
        address=kind.address(page, "review" if kind.may_change(page) else "change"),
        due_on=page.review_due_on,
        is_overdue=due.is_overdue,
        wording_changes=due.wording_changes,
    )
