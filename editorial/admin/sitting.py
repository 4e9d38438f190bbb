"""One person's sitting at one page: what was opened, from which version, and what came of it."""

from dataclasses import dataclass, field

from django.core.exceptions import BadRequest

from editorial.admin.asked_for import number
from editorial.models import PageRecord, Revision
from editorial.versions import drafts, snapshots


@dataclass
class Sitting:
    """`page` is the row as patients know it; the form sees it with the draft put in."""

    page: object = None
    record: PageRecord | None = None
    opened: Revision | None = None
    """The revision that the form shows and its changes are changes of; None for a new page."""
    base: int | None = None
    """The version of the page when the form was opened."""
    problems: list[snapshots.Problem] = field(default_factory=list)
    snapshot: snapshots.Snapshot | None = None
    """What the posted form says, once it was valid."""

    @classmethod
    def at(cls, page, posted):
        """Begin where the posted form began, or at the page as it stands."""
        record = PageRecord.objects.of(page)
        base = number(posted.get("_base"), record.version)
        opened = record.newest
        if base != record.version:
            opened = record.revisions.filter(pk=number(posted.get("_opened"))).first()
            if opened is None:
                raise BadRequest("a version of another page")
        return cls(page=page, record=record, opened=opened, base=base)

    @property
    def is_stale(self):
        return self.record is not None and self.base != self.record.version

    @property
    def is_unchanged(self):
        return self.opened is not None and snapshots.is_same(
            snapshots.read(type(self.page), self.opened.snapshot), self.snapshot
        )

    def put_in(self, row):
        """Put what was opened into the row's place, for as long as the transaction lasts."""
        is_live = self.opened is None or self.opened == self.record.live
        if not is_live or self.is_stale:
            self.problems = drafts.put(row, self.opened.snapshot)
