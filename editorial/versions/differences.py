"""What changed from one snapshot of a page to another, for people to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from editorial.versions.labels import Names, in_words, is_kept_by_the_site, lines
from editorial.versions.snapshots import Snapshot
from editorial.versions.word_difference import (
    Kind,
    Piece,
    changes,
    formatting_changed,
    shortened,
    word_difference,
)

__all__ = ["Difference", "Path", "Piece", "bare", "differences", "shortened"]

Path = tuple[str, ...]
Row = dict[str, Any]

NOTHING: Row = {"fields": {}, "many": {}, "rows": {}}


@dataclass(frozen=True)
class Difference:
    path: Path
    label: str
    old: Any
    new: Any
    kind: str
    """"changed", or "added" where nothing was, or "removed" where nothing is left."""
    words: tuple[Piece, ...]


def differences(old: Snapshot | None, new: Snapshot) -> list[Difference]:
    """Return what changed, in reading order; of a first version, all that it says.

    What nobody wrote is left out: new labels of the same rows, other numbers for the same order,
    NULL in place of an empty text, and what the site keeps for itself.
    """
    names = Names(apps.get_model(new["model"]))
    old = old or NOTHING
    relations = names.in_reading_order({*old["rows"], *new["rows"]})
    return [
        *_within((), "", names, old, new),
        *(found for name in relations for found in _of_rows(names, name, old, new)),
    ]


def bare(value: Any) -> Any:
    """Return a value without what is only there for people, so that it can be compared."""
    if isinstance(value, dict) and "pk" in value:
        return {key: value[key] for key in value if key != "text"}
    return None if value == "" else value


def _within(path: Path, of: str, names: Names, old: Row, new: Row) -> Iterator[Difference]:
    """Yield what changed in the fields and relations of a page, or of a row of that name."""
    yield from _of_fields(path, of, names, old["fields"], new["fields"])
    before, after = old.get("many", {}), new.get("many", {})
    for name in names.in_reading_order({*before, *after}):
        label = of + names.of_relation(name)
        yield from _of_members((*path, "many", name), label, before.get(name), after.get(name))


def _of_fields(path: Path, of: str, names: Names, old: Row, new: Row) -> Iterator[Difference]:
    for name in names.in_reading_order({*old, *new}):
        field, before, after = names.field(name), old.get(name), new.get(name)
        is_place = path and name == "position"
        if bare(before) == bare(after) or is_place or is_kept_by_the_site(field):
            continue
        words = _words(field, before, after)
        yield _difference((*path, "fields", name), of + names.of_field(name), before, after, words)


def _difference(path: Path, label: str, old: Any, new: Any, words: list[Piece]) -> Difference:
    kind = "added" if old in _EMPTY else "removed" if new in _EMPTY else "changed"
    return Difference(path, label, old, new, kind, tuple(words))


_EMPTY = (None, "", [])


def _words(field: Any, old: Any, new: Any) -> list[Piece]:
    words = word_difference(lines(field, old), lines(field, new))
    if all(piece.kind == "same" for piece in words):
        words.append(formatting_changed())
    return words


def _of_members(
    path: Path, label: str, old: list[Row] | None, new: list[Row] | None
) -> Iterator[Difference]:
    """Yield how the members of a relation changed; whoever is in both comes first."""
    before, after = by_key(old or []), by_key(new or [])
    if before.keys() != after.keys():
        words = [
            *_listed("same", (after[key] for key in after if key in before)),
            *_listed("removed", (before[key] for key in before if key not in after)),
            *_listed("added", (after[key] for key in after if key not in before)),
        ]
        yield _difference(path, label, old, new, words)


def _listed(kind: Kind, rows: Iterable[Row]) -> Iterator[Piece]:
    if text := ", ".join(str(row["text"]) for row in rows):
        yield Piece(kind, text)


def _of_rows(names: Names, name: str, old: Row, new: Row) -> Iterator[Difference]:
    before, after = (by_key(page["rows"].get(name, [])) for page in (old, new))
    moved = _moved(list(before), list(after))
    for key in _in_order(list(before), list(after)):
        path, row = ("rows", name, str(key)), after.get(key) or before[key]
        label, parts = names.of_row(name, row["text"]), names.rows(name)
        if key not in before or key not in after:
            kind: Kind = "added" if key in after else "removed"
            words = (Piece(kind, _whole(parts, row)),)
            yield Difference(path, label, before.get(key), after.get(key), kind, words)
            continue
        if key in moved:
            yield _move(path, label, list(before).index(key) + 1, list(after).index(key) + 1)
        yield from _within(path, f"{label}: ", parts, before[key], after[key])


def _move(path: Path, label: str, old: int, new: int) -> Difference:
    words = Piece("removed", _("place %s") % old), Piece("added", _("place %s") % new)
    label = f"{label}: " + _("Place in the list")
    return Difference((*path, "position"), label, old, new, "changed", words)


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Return the rows that stand elsewhere among those that stayed: as few as can be."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    found = (change for change in changes(before, after) if change[0] != "equal")
    return {key for _change, start, stop, *_new in found for key in before[start:stop]}


def _in_order(old: list[str], new: list[str]) -> list[str]:
    """Return all rows in their new order, and one that is gone after the one it followed."""
    order = list(new)
    for previous, key in zip([None, *old], old, strict=False):
        if key not in new:
            order.insert(order.index(previous) + 1 if previous else 0, key)
    return order


def _whole(names: Names, row: Row) -> str:
    """Return everything that a row says, each field in a line of its own."""
    fields, many = row["fields"], row.get("many", {})
    told = [
        (names.of_field(name), in_words(names.field(name), fields[name]))
        for name in names.in_reading_order(fields)
        if name != "position"
    ]
    told += [
        (names.of_relation(name), ", ".join(str(member["text"]) for member in many[name]))
        for name in names.in_reading_order(many)
    ]
    return "\n".join(f"{label}: {words}" for label, words in told if words)


def by_key(rows: Iterable[Row]) -> dict[Any, Row]:
    return {row["pk"]: row for row in rows}
