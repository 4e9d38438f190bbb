"""The one page that counts as public while somebody looks at its draft: here, and nowhere else.

It is known to the code that answers this one request. No cookie, parameter or header sets it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import models


@dataclass
class Preview:
    page: models.Model | None = None
    """The page that counts as public; none until its draft lies in its rows."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded with the draft: held here, for nothing of a preview is stored."""


_current: ContextVar[Preview | None] = ContextVar("preview", default=None)


@contextmanager
def begun() -> Iterator[Preview]:
    preview = Preview()
    token = _current.set(preview)
    try:
        yield preview
    finally:
        _current.reset(token)


def current() -> Preview | None:
    return _current.get()


def key_shown(model: type[models.Model]) -> int | None:
    """Return the key of the model's page that counts as public beside those that are."""
    preview = _current.get()
    page = preview and preview.page
    return page.pk if isinstance(page, model) else None
