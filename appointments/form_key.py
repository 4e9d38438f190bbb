"""The key of one form: signed, with the time when it was made. It makes sending twice harmless."""

import secrets
import time
from dataclasses import dataclass, field

from django.core import signing

SALT = "appointments.form_key"
SHORTEST = 3
"""Seconds: nobody reads the form and fills it in that fast."""
LONGEST = 24 * 60 * 60


@dataclass(frozen=True)
class FormKey:
    value: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    made_at: int = field(default_factory=lambda: int(time.time()))

    @classmethod
    def read(cls, text: str) -> "FormKey | None":
        """Return the key that a form carried; None if we never made it."""
        try:
            value, made_at = signing.loads(text, salt=SALT)
        except signing.BadSignature:
            return None
        return cls(value, made_at)

    @property
    def signed(self) -> str:
        return signing.dumps([self.value, self.made_at], salt=SALT)

    @property
    def is_too_young(self) -> bool:
        return self._age < SHORTEST

    @property
    def is_too_old(self) -> bool:
        return self._age > LONGEST

    @property
    def _age(self) -> float:
        return time.time() - self.made_at
