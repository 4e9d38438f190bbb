"""Finding one person's requests: each is opened, compared and let go, a few at a time.

What is sealed cannot be searched by a database. What was typed is written down nowhere.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from django.views.decorators.debug import sensitive_variables

from appointments.contents import Contents
from appointments.models import Request, RequestQuerySet
from appointments.sealing import Unreadable

AT_A_TIME = 100
MOST = 100
"""More than that is nobody's own: who searches has to type more."""
SHORTEST = 3
PHONE_DIGITS = 7
"""Fewer digits are no phone number: an area code would find a whole town."""


@dataclass(frozen=True, repr=False)
class Hit:
    request: Request
    contents: Contents


@dataclass(repr=False)
class Found:
    hits: list[Hit] = field(default_factory=list)
    unreadable: int = 0
    """How many no key opens: they may be of this person, too."""
    is_cut: bool = False


@sensitive_variables()
def find(rows: RequestQuerySet, typed: str) -> Found:
    """Return the requests of whoever has this phone number, e-mail address or name."""
    found, wanted = Found(), Wanted(typed)
    rows = rows.select_related("location").order_by("-received_at", "pk")
    for row in rows.iterator(chunk_size=AT_A_TIME):
        try:
            contents = row.contents
        except Unreadable:
            found.unreadable += 1
            continue
        if not wanted.is_met_by(contents):
            continue
        if len(found.hits) == MOST:
            found.is_cut = True
            break
        found.hits.append(Hit(row, contents))
    return found


class Wanted:
    """What somebody typed, read as a phone number, an e-mail address or a name."""

    def __init__(self, typed: str) -> None:
        text = _plain(typed).strip()
        self.email = text if "@" in text else ""
        self.digits = "" if self.email else _digits(text)
        self.words = _words(text) if not self.email and _has_letter(text) else []

    @property
    def is_enough(self) -> bool:
        """Whether it can be told from everybody else's at all."""
        return bool(self.email or self.digits) or len("".join(self.words)) >= SHORTEST

    def is_met_by(self, contents: Contents) -> bool:
        if self.email:
            return _plain(contents.reach).strip() == self.email
        if self.digits:
            return _digits(contents.reach) == self.digits
        return self.is_enough and self._has_every_word(contents.name)

    def _has_every_word(self, name: str) -> bool:
        theirs = _words(_plain(name))
        return all(any(word.startswith(mine) for word in theirs) for mine in self.words)


def _plain(text: str) -> str:
    """Return it without capitals and accents: José is found by jose."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _digits(text: str) -> str:
    """Return the number without its country; nothing for what is no phone number."""
    if _has_letter(text):
        return ""
    digits = "".join(re.findall(r"[0-9]", text))
    if len(digits) < PHONE_DIGITS:
        return ""
    return digits.removeprefix("1") if len(digits) == 11 else digits
