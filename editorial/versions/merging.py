"""Two people changed one page: what both did together, and where somebody has to choose."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from editorial.rich_text import RichTextField
from editorial.versions.differences import NOTHING, Path, Row, bare, by_key
from editorial.versions.labels import Names, is_kept_by_the_site, is_prose, language_of
from editorial.versions.readable_text import blocks
from editorial.versions.snapshots import Snapshot


@dataclass(frozen=True)
class Conflict:
    """One place that both changed, each in another way."""

    path: Path
    label: str
    base: Any
    mine: Any
    theirs: Any
    both: str | None = None
    """Their text with mine after it, where it makes sense to keep both."""

    @property
    def key(self) -> str:
        return ".".join(self.path)

    @property
    def can_be_both(self) -> bool:
        return self.both is not None

    @property
    def choices(self) -> tuple[str, ...]:
        return ("mine", "theirs", "both") if self.can_be_both else ("mine", "theirs")


@dataclass(frozen=True)
class Merge:
    snapshot: Snapshot
    """What they have, with everything that only I changed; theirs, where there is a conflict."""
    conflicts: tuple[Conflict, ...]


class Undecided(ValueError):
    """Somebody has yet to choose: no words go because nobody looked."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        super().__init__(_("Choose for each place that you both changed."))
        self.conflicts = conflicts


def merge(base: Snapshot, mine: Snapshot, theirs: Snapshot) -> Merge:
    """Return their page with my changes since `base` in it, and what cannot be settled so."""
    merging = _Merging(Names(apps.get_model(theirs["model"])))
    snapshot = merging.page(_Three(base, mine, theirs))
    return Merge(deepcopy(snapshot), tuple(merging.conflicts))


def choose(merge: Merge, choices: Mapping[str, str]) -> Snapshot:
    """Return the page as somebody chose: for each conflict's key, one of its choices."""
    undecided = [found for found in merge.conflicts if choices.get(found.key) not in found.choices]
    if undecided:
        raise Undecided(undecided)
    snapshot = deepcopy(merge.snapshot)
    for conflict in merge.conflicts:
        chosen = choices[conflict.key]
        if chosen != "theirs":  # which is there already
            value = conflict.mine if chosen == "mine" else conflict.both
            _put(snapshot, conflict.path, deepcopy(value))
    return snapshot


class _Three(NamedTuple):
    base: Any
    mine: Any
    theirs: Any

    def part(self, name: str, missing: Any = None) -> "_Three":
        """Return one part of each; a version that has no such part did not change it."""
        base = self.base.get(name, missing)
        return _Three(base, self.mine.get(name, base), self.theirs.get(name, base))

    @property
    def settled(self) -> Any:
        """Whoever changed it has it; theirs, if both did."""
        if self.theirs == self.base or self._is_as_before(self.theirs):
            return self.theirs if self.mine == self.base else self.mine
        return self.theirs

    @property
    def is_conflict(self) -> bool:
        changed = (self._is_as_before(value) for value in (self.mine, self.theirs))
        return not any(changed) and bare(self.mine) != bare(self.theirs)

    def _is_as_before(self, value: Any) -> bool:
        return bare(value) == bare(self.base)


class _Merging:
    """Walks through three versions of a page, and collects the conflicts on its way."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.conflicts: list[Conflict] = []

    def page(self, three: _Three) -> Snapshot:
        all_rows = three.part("rows")
        rows = {
            name: self._rows(name, all_rows.part(name, []))
            for name in self.names.in_reading_order({*all_rows.mine, *all_rows.theirs})
        }
        return {**three.theirs, **self._parts((), "", self.names, three), "rows": rows}

    def _parts(self, path: Path, of: str, names: Names, three: _Three) -> Row:
        fields, many = three.part("fields"), three.part("many", {})
        return {
            "fields": {
                name: self._field((*path, "fields", name), of, names, fields.part(name))
                for name in names.in_reading_order({*fields.mine, *fields.theirs})
            },
            "many": {name: _members(many.part(name, [])) for name in {**many.theirs, **many.mine}},
        }

    def _field(self, path: Path, of: str, names: Names, three: _Three) -> Any:
        name, field = path[-1], names.field(path[-1])
        # An order, or what the site keeps for itself, is nothing that somebody wrote.
        is_written = not (is_kept_by_the_site(field) or (of and name == "position"))
        if three.is_conflict and is_written:
            both = _both(field, three.mine, three.theirs)
            self.conflicts.append(Conflict(path, of + names.of_field(name), *three, both))
        return three.settled

    def _rows(self, name: str, three: _Three) -> list[Row]:
        if three.mine == three.base or three.theirs == three.base:
            return three.settled
        before = len(self.conflicts)
        keyed = _Three(*(by_key(rows) for rows in three))
        merged = [
            row
            for key in {**keyed.theirs, **keyed.mine}
            for row in self._row(name, str(key), _Three(*(rows.get(key) for rows in keyed)))
        ]
        if len(merged) > 1 and self.names.is_single(name):
            label = self.names.of_relation(name)
            self.conflicts[before:] = [Conflict(("rows", name), label, *three)]
            return three.theirs
        return sorted(merged, key=_place)

    def _row(self, name: str, key: str, three: _Three) -> list[Row]:
        """Return the row as both left it; none, where it is gone."""
        row = three.theirs or three.mine
        path, label = ("rows", name, key), self.names.of_row(name, row["text"])
        if three.mine and three.theirs:
            three = three._replace(base=three.base or NOTHING)
            parts = self._parts(path, f"{label}: ", self.names.rows(name), three)
            return [{**row, "text": three.part("text").settled, **parts}]
        if not three.base:
            return [row]
        if _content(row) != _content(three.base):
            self.conflicts.append(Conflict(path, label, *three))
            return [three.theirs] if three.theirs else []
        return []


def _members(three: _Three) -> list[Row]:
    """Return who is in by either: what one added or removed, the other may not have seen."""
    if three.mine == three.base or three.theirs == three.base:
        return three.settled
    base, mine, theirs = (by_key(rows) for rows in three)
    merged = {**mine, **theirs}
    stay = (key for key in merged if (key in mine and key in theirs) or key not in base)
    return [merged[key] for key in sorted(stay)]


def _both(field: Any, mine: Any, theirs: Any) -> str | None:
    """Return their text and mine after it, without what stands in both; None for no text."""
    is_text = is_prose(field) and (language_of(field) or isinstance(field, models.TextField))
    if not (is_text and mine and theirs):
        return None
    if isinstance(field, RichTextField):
        there = blocks(theirs)
        both = "\n".join((theirs, *(block for block in blocks(mine) if block not in there)))
    else:
        both = f"{theirs} {mine}"
    return both if len(both) <= (field.max_length or len(both)) else None


def _content(row: Row) -> tuple[Row, dict[str, set[Any]]]:
    """Return what a row says, wherever it stands."""
    fields = {name: bare(row["fields"][name]) for name in row["fields"] if name != "position"}
    many = row.get("many", {})
    return fields, {name: {member["pk"] for member in many[name]} for name in many}


def _place(row: Row) -> tuple[int, str]:
    return row["fields"].get("position", 0), str(row["pk"])


def _put(page: Row, path: Path, value: Any) -> None:
    """Set what a path leads to: a field, a row, or a field of a row."""
    part, name, *within = path
    if not within:
        page[part][name] = value
        return
    key, *rest = within
    rows = page[part][name]
    if rest:
        _put(next(row for row in rows if str(row["pk"]) == key), tuple(rest), value)
        return
    others = [row for row in rows if str(row["pk"]) != key]
    page[part][name] = sorted([*others, value] if value else others, key=_place)
