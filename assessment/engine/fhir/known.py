"""What is known of a file while it is read: its items, and the questions asked so far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assessment.engine.fhir.contained import Contained
from assessment.engine.fhir.reading import Ledger
from assessment.engine.model import Question
from assessment.engine.vocabulary import Text
from assessment.engine.wording import RESERVED

LONGEST_ADDRESS = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One option as the file has it: what conditions compare with, and what it is worth."""

    kind: str
    """Coding, String, Integer or Date."""
    system: str
    code: str
    label: Text
    points: Decimal | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that stands above, and its options beside the keys that they became."""

    question: Question
    offers: tuple[Offer, ...] = ()
    unit_code: str = ""


@dataclass
class Known:
    language: str
    ours: bool
    """We wrote the file: nothing in it needs guessing at."""
    contained: Contained
    links: "Links"
    asked: dict[str, Asked] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=lambda: set(RESERVED))

    def address(self, link: str) -> str:
        """A slug that no other question has."""
        slug = re.sub("[^a-z0-9]+", "-", link.lower())[:LONGEST_ADDRESS].strip("-") or "question"
        return unused(slug, self.addresses)


def unused(name: str, taken: set[str]) -> str:
    """The name, or the name with the first free number; taken from now on."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


class Links:
    """Every linkId of a file in order, and which others its condition names."""

    def __init__(self, document: dict[str, Any], ledger: Ledger) -> None:
        self.reads: dict[str, set[str]] = {}
        for where, item, inherited in _items(document):
            link = item.get("linkId")
            if not isinstance(link, str):
                continue
            if link in self.reads:
                ledger.refuse(where, "duplicate-link", f"The linkId {link!r} stands here again.")
            self.reads.setdefault(link, set()).update(inherited)

    def fault(self, link: str, target: str) -> str:
        """Why an item cannot read a question that does not stand above it."""
        if target not in self.reads:
            return "unknown-target"
        places = list(self.reads)
        if link in places and places.index(target) < places.index(link):
            return "target-not-asked"
        return "cycle" if link in self._reached(target) else "later-reference"

    def _reached(self, start: str) -> set[str]:
        found, waiting = {start}, [start]
        while waiting:
            for link in self.reads.get(waiting.pop(), set()) - found:
                found.add(link)
                waiting.append(link)
        return found


def _items(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], set[str]]]:
    """Every item with where it stands and what it reads, itself or through those around it.

    Without recursion, and whatever the types are: reading proper will name what is wrong.
    """
    waiting: list[tuple[str, dict[str, Any], set[str]]] = [("", document, set())]
    while waiting:
        where, above, inherited = waiting.pop()
        if where:
            yield where, above, inherited
        below = above.get("item")
        for number, item in reversed(list(enumerate(below if isinstance(below, list) else ()))):
            if isinstance(item, dict):
                place = f"{where}.item[{number}]" if where else f"item[{number}]"
                waiting.append((place, item, inherited | _targets(item)))


def _targets(item: dict[str, Any]) -> set[str]:
    conditions = item.get("enableWhen")
    named = [
        condition.get("question")
        for condition in (conditions if isinstance(conditions, list) else ())
        if isinstance(condition, dict)
    ]
    return {target for target in named if isinstance(target, str)}
