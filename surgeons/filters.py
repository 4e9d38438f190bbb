"""What a reader may ask the list of surgeons for: read from an address, and written as one.

Nothing here knows of a request or of a database. Whatever an address holds beside the names below
is passed over, and only what could be somebody's choice gets through.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from locations import origin

YES = "yes"

a_choice = re.compile(r"[-\w]{1,80}", re.ASCII)

LOOKUPS = {
    "condition": "conditions__slug",
    "procedure": "procedures__slug",
    "location": "locations__slug",
    "language": "languages__code",
    "kind": "specialty",
}
"""The parameters that name a value, and what they are compared with; no other name gets there."""


@dataclass(frozen=True)
class Filters:
    """One state of the list, its parts in the order in which an address names them."""

    condition: str = ""
    procedure: str = ""
    location: str = ""
    language: str = ""
    kind: str = ""
    new: str = ""
    near: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name in NAMES if (value := getattr(self, name))]

    @property
    def query(self) -> str:
        """Return the one query by which this state is known."""
        return urlencode(self.pairs)

    @property
    def chosen(self) -> list[str]:
        """Return the names of what narrows the list; an origin only puts it in order."""
        return [name for name, _value in self.pairs if name != "near"]

    def choosing(self, name: str, value: str) -> Self:
        return replace(self, **{name: value})

    def without(self, *names: str) -> Self:
        return replace(self, **dict.fromkeys(names, ""))

    def lookups(self) -> dict[str, Any]:
        """Return what a surgeon has to match."""
        found: dict[str, Any] = {
            LOOKUPS[name]: value for name, value in self.pairs if name in LOOKUPS
        }
        if self.new:
            found["accepting_new_patients"] = True
        return found


NAMES = tuple(field.name for field in fields(Filters))


def read(sent: Mapping[str, str]) -> Filters:
    """Return the state that an address means; what can be no choice of anybody's is left out."""
    chosen = {name: sent.get(name, "") for name in LOOKUPS}
    return Filters(
        **{name: value for name, value in chosen.items() if a_choice.fullmatch(value)},
        new=YES if sent.get("new") == YES else "",
        near=origin.clean(sent.get("near")),
    )


def is_canonical(filters: Filters, sent: Iterable[tuple[str, str]]) -> bool:
    """Whether an address names the state as we do; the number of a page may stand behind it."""
    return [pair for pair in sent if pair[0] != "page"] == filters.pairs
