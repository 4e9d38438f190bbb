"""Reading a JSON document so that whatever nobody read can be named afterwards."""

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from assessment.engine import decimals
from assessment.engine.problem import Problem, warning

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
MODIFIERS = re.compile(r"(?:^|\.)(modifierExtension|implicitRules)(?:\[[0-9]+\])?$")
MODIFIER_CODES = {
    "modifierExtension": "modifier-extension",
    "implicitRules": "implicit-rules",
}

ABOUT_THE_FILE = (
    "meta",
    "text",
    "identifier",
    "experimental",
    "date",
    "publisher",
    "contact",
    "description",
    "useContext",
    "jurisdiction",
    "purpose",
    "copyright",
    "copyrightLabel",
    "approvalDate",
    "lastReviewDate",
    "effectivePeriod",
    "derivedFrom",
    "subjectType",
    "immutable",
    "caseSensitive",
    "content",
    "count",
)
"""Elements that change no question, no condition and no point: named in one line."""


@dataclass
class Ledger:
    """Which places were read, and what is to be said about them."""

    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    covered: set[str] = field(default_factory=set)
    """Named as a whole: nothing below needs naming."""

    def refuse(self, where: str, code: str, message: str) -> None:
        self.problems.append(Problem(where, code, message))

    def report(self, where: str, code: str, message: str) -> None:
        self.problems.append(warning(where, code, message))

    def cover(self, where: str) -> None:
        self.used.add(where)
        self.covered.add(where)

    def name_unread(self, document: object) -> None:
        """Level by level and without recursion: the file decides how deep it is."""
        waiting = deque([("", document)])
        while waiting:
            for where, value in _children(*waiting.popleft()):
                if where not in self.used:
                    self._name(where, value)
                elif where not in self.covered:
                    waiting.append((where, value))

    def _name(self, where: str, value: object) -> None:
        """An element that changes the meaning of what stands around it cannot be left out."""
        changing = MODIFIERS.search(where)
        if changing:
            self.refuse(where, MODIFIER_CODES[changing[1]], _naming(value))
        else:
            self.report(where, "not-understood", _naming(value))


def _children(where: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield from ((_below(where, name), child) for name, child in value.items())
    elif isinstance(value, list):
        yield from ((f"{where}[{number}]", child) for number, child in enumerate(value))


def _below(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)


def _naming(value: object) -> str:
    url = value.get("url") if isinstance(value, dict) else None
    named = f" ({url})" if isinstance(url, str) else ""
    return f"This is not understood{named}."


class Node:
    """One JSON object and the place where it stands. What is asked for counts as read."""

    def __init__(self, content: dict[str, Any], where: str, ledger: Ledger) -> None:
        self.content = content
        self.where = where
        self.ledger = ledger

    def __contains__(self, name: str) -> bool:
        return name in self.content

    def at(self, name: str) -> str:
        return _below(self.where, name)

    def read(self, *names: str) -> None:
        """Count the elements as read without looking at them."""
        self.ledger.used.update(self.at(name) for name in names)

    def cover(self) -> None:
        self.ledger.cover(self.where)

    def refuse(self, code: str, message: str) -> None:
        self.ledger.refuse(self.where, code, message)

    def report(self, code: str, message: str) -> None:
        self.ledger.report(self.where, code, message)

    def set_aside(self) -> None:
        names = [name for name in ABOUT_THE_FILE if name in self]
        for name in names:
            self.ledger.cover(self.at(name))
        if names:
            self.report("set-aside", f"Nothing is kept of: {', '.join(names)}.")

    # Values; None where there is none, and where it is of another type, which is then named

    def text(self, name: str) -> str | None:
        value = self.content.get(name)
        is_text = isinstance(value, str) and not HALF_CHARACTER.search(value)
        return self._checked(name, value if is_text else None, "a text")

    def truth(self, name: str) -> bool | None:
        value = self.content.get(name)
        return self._checked(name, value if isinstance(value, bool) else None, "true or false")

    def number(self, name: str) -> Decimal | None:
        return self._checked(name, _number(self.content.get(name)), "a number of 12 digits at most")

    def day(self, name: str) -> date | None:
        return self._checked(name, _day(self.content.get(name)), "a whole date")

    def object(self, name: str) -> "Node | None":
        value = self.content.get(name)
        content = self._checked(name, value if isinstance(value, dict) else None, "an object")
        return None if content is None else Node(content, self.at(name), self.ledger)

    def objects(self, name: str) -> list["Node"]:
        nodes = self.candidates(name)
        self.ledger.used.update(node.where for node in nodes)
        return nodes

    def candidates(self, name: str) -> list["Node"]:
        """The same, without counting the single objects as read."""
        value = self.content.get(name)
        elements = self._checked(name, value if isinstance(value, list) else None, "an array")
        nodes = []
        for number, element in enumerate(elements or ()):
            where = f"{self.at(name)}[{number}]"
            if isinstance(element, dict):
                nodes.append(Node(element, where, self.ledger))
            else:
                self._misread(where, "an object")
        return nodes

    def extensions(self, urls: Collection[str]) -> list["Node"]:
        found = [node for node in self.candidates("extension") if node.content.get("url") in urls]
        for node in found:
            self.ledger.used.add(node.where)
            node.read("url")
        return found

    def kinds(self, prefix: str) -> list[str]:
        """What value[x] or answer[x] are there: Coding, String, Integer ..."""
        return [
            name.removeprefix(prefix)
            for name in self.content
            if name.startswith(prefix) and name.removeprefix(prefix)[:1].isupper()
        ]

    def _checked(self, name: str, value: Any, wanted: str) -> Any:
        if name in self:
            self.read(name)
            if value is None:
                self._misread(self.at(name), wanted)
        return value

    def _misread(self, where: str, wanted: str) -> None:
        self.ledger.cover(where)
        self.ledger.refuse(where, "wrong-type", f"This must be {wanted}.")


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    # A float is spelled as it stood in the file, not as the binary fraction next to it.
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return decimals.plain(number) if decimals.writable(number) else None


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
