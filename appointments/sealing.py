"""Sealing what a patient wrote: one encrypted text, of a length that tells little.

The keys are in settings.APPOINTMENT_KEYS. The first one seals, and every one of them opens.
"""

import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

SIZES = (4096, 16_384, 32_768)
"""What is sealed fills one of these, in bytes, or a multiple of the last one."""


class Unreadable(Exception):
    """None of our keys opens it, or it is not what we sealed."""


@sensitive_variables()
def seal(contents: dict[str, Any]) -> bytes:
    plain = json.dumps(contents, ensure_ascii=False).encode()
    return _keys().encrypt(plain.ljust(_size(len(plain))))


@sensitive_variables()
def unseal(sealed: bytes) -> dict[str, Any]:
    try:
        contents = json.loads(_keys().decrypt(bytes(sealed)))
    except (InvalidToken, ValueError):
        # Without its cause: the text of such an error may quote what was opened.
        raise Unreadable from None
    if not isinstance(contents, dict):
        raise Unreadable
    return contents


def seal_again(sealed: bytes) -> bytes:
    """Return the same contents under the first key."""
    try:
        return _keys().rotate(bytes(sealed))
    except InvalidToken:
        raise Unreadable from None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.APPOINTMENT_KEYS])


def _size(length: int) -> int:
    """JSON may end in spaces, so they fill it up."""
    fitting = (size for size in SIZES if size >= length)
    return next(fitting, -(-length // SIZES[-1]) * SIZES[-1])
