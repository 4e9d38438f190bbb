"""A draft in the page's own rows, for as long as a transaction lasts.

To edit, preview or check a draft, its snapshot is put into the rows, the ordinary code runs over
them, and the transaction is rolled back. While a draft lies in its rows the page counts as never
published: the rules that bind what patients see do not bind what is not finished.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction

from editorial.models import PageRecord
from editorial.versions import snapshots

PUBLICATION = ("published_at", "withdrawn_at")
TAKEN_OFF = (*PUBLICATION, "reviewer", "reviewed_on", "review_due_on")
"""What a draft in its rows is without: it is not public, and the check was of another text."""


@contextmanager
def rolled_back() -> Iterator[None]:
    """Run a block whose writes to the database never happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put(page: models.Model, snapshot: snapshots.Snapshot) -> list[snapshots.Problem]:
    """Put a snapshot into the page's rows as a draft; return what could not be brought back."""
    if hasattr(page, "published_at"):
        is_approved = PageRecord.objects.of(page).is_approved(snapshots.digest(snapshot))
        _take_off(page, PUBLICATION if is_approved else TAKEN_OFF)
    return snapshots.apply(page, snapshot)


def _take_off(page: models.Model, names: tuple[str, ...]) -> None:
    """Empty these fields first: a row that is public may not hold what is unfinished."""
    for name in names:
        setattr(page, name, None)
    type(page)._base_manager.filter(pk=page.pk).update(**dict.fromkeys(names))


def try_out(page: models.Model, snapshot: snapshots.Snapshot) -> None:
    """Raise ValidationError if the page's rows could not hold the snapshot even as a draft."""
    with rolled_back():
        put(type(page)._base_manager.get(pk=page.pk), snapshot)
