"""What happens after a change is certain, told to whoever pressed the button for it.

Files are written when a transaction has ended, far from any request. Whatever cannot be done then
is said here, and the staff site shows it at the top of the next page.
"""

import functools
import logging
from contextvars import ContextVar

from django.contrib import messages

logger = logging.getLogger(__name__)
_listening: ContextVar[list | None] = ContextVar("notices", default=None)


def tell(sentence) -> None:
    """Say it to the member of staff whose request this is; without one, to the log."""
    told = _listening.get()
    if told is None:
        logger.warning("%s", sentence)
    elif sentence not in told:
        told.append(sentence)


def passed_on(view):
    """Let a view's answer carry what was told meanwhile."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        token = _listening.set(told := [])
        try:
            response = view(request, *args, **kwargs)
        finally:
            _listening.reset(token)
        for sentence in told:
            messages.warning(request, sentence)
        return response

    return answer
