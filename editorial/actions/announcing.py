"""Tell whoever listens, once a change is certain, that what is published has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from editorial.signals import published_changed

_is_held: ContextVar[bool] = ContextVar("announcements are held back", default=False)


def announce() -> None:
    """Tell whoever listens, once the change is certain, that what is published has changed."""
    if not _is_held.get():
        transaction.on_commit(lambda: published_changed.send(sender=None))


@contextmanager
def announced_once() -> Iterator[None]:
    """Do many verbs in a row, as an import does, and tell of all of them once at the end."""
    before = _is_held.set(True)
    try:
        yield
    finally:
        _is_held.reset(before)
    announce()
