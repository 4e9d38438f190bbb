"""What a file would change, page by page: a page is taken whole or not at all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.exchange.columns import Column, Contents, Known
from editorial.exchange.reading import Table
from editorial.exchange.standing import Pages, Standing
from editorial.versions.differences import Difference, differences, shortened

Line = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Outcome:
    """What becomes of one page that the file names."""

    key: str
    lines: list[int]
    kind: Literal["new", "changed", "same", "refused"]
    title: str = ""
    problems: list[str] = field(default_factory=list)
    model: type[models.Model] | None = None
    standing: Standing | None = None
    old: Contents = field(default_factory=dict)
    contents: Contents = field(default_factory=dict)
    """The parts of a snapshot that the file says otherwise."""

    @cached_property
    def differences(self) -> list[Difference]:
        """What the file says otherwise, for people to read; only they need it."""
        before = {
            part: {name: self.old.get(part, {}).get(name) for name in values}
            for part, values in self.contents.items()
        }
        return differences(_snapshot(self.model, before), _snapshot(self.model, self.contents))

    @property
    def changes(self) -> list[dict[str, Any]]:
        """The differences with no more words around them than it takes to know the place."""
        return [{"label": each.label, "pieces": shortened(each.words)} for each in self.differences]

    @property
    def base(self) -> int:
        """The version of the page that the comparison was made with."""
        return self.standing.version if self.standing else 0

    @property
    def place(self) -> str:
        return place_of(self.lines)


def check_columns(table: Table, known: Iterable[str], needed: Iterable[str]) -> list[str]:
    """Refuse a file with other columns than ours; return which of ours it leaves out."""
    known = list(known)
    problems = [
        _told(_("There is no column of this name: %s."), set(table.columns) - set(known)),
        _told(_("This column is needed and missing: %s."), set(needed) - set(table.columns)),
        _told(_("This column is there more than once: %s."), _doubled(table.columns)),
    ]
    if any(problems):
        ours = _("The columns are: %s.") % ", ".join(known)
        raise ValidationError([*filter(None, problems), ours])
    return [name for name in known if name not in table.columns]


def lines_by_key(table: Table, key: str) -> dict[str, list[Line]]:
    """Return the lines of the file under the page that each names."""
    found: dict[str, list[Line]] = {}
    for number, cells in table.rows:
        named = dict(zip(table.columns, cells, strict=True))
        found.setdefault(named[key].strip(), []).append((number, named))
    return found


def standing_of(key: str, pages: Pages) -> Standing:
    """Return the page of that address; refuse one that this person cannot change."""
    standing = pages.by_slug.get(key)
    if standing is None or not pages.may_change(standing.page):
        message = _("The address “%s” belongs to a page that you cannot change.")
        raise ValidationError(message % key)
    if standing.is_in_bin:
        raise ValidationError(_("“%s” is in the bin. Take it out first.") % standing.page)
    return standing


def changed_values(
    columns: Mapping[str, Column], cells: Mapping[str, str], old: Contents, known: Known
) -> tuple[Contents, list[str]]:
    """Return what the cells say otherwise than the page does, and what is wrong with them."""
    changed: Contents = {"fields": {}, "many": {}}
    problems = []
    for name, column in columns.items():
        before, cell = old[column.part].get(name), cells[name].strip()
        is_known = name in old[column.part]
        if is_known and cell == column.text(before, known).strip():
            continue
        try:
            value = column.read(cell, known)
        except ValidationError as problem:
            problems += [f"{name}: {message}" for message in problem.messages]
            continue
        if not column.is_same(before, value):
            changed[column.part][name] = value
    return changed, problems


def rules_about(model: type[models.Model], names: Iterable[str]) -> list[models.CheckConstraint]:
    """Return the rules of the table that columns of these names can break."""
    checks = [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
    return [rule for rule in checks if _fields_in(rule) & set(names)]


def broken(rules: Iterable[models.CheckConstraint], row: models.Model) -> list[str]:
    problems = []
    for rule in rules:
        try:
            rule.validate(type(row), row)
        except ValidationError as problem:
            problems += problem.messages
    return problems


def merged(snapshot: dict[str, Any], contents: Contents) -> dict[str, Any]:
    """Return the snapshot with the contents in the place of what it said."""
    parts = {part: snapshot[part] | values for part, values in contents.items()}
    return snapshot | parts


def _snapshot(model, contents):
    """A relation of which nothing is known has no members, and nobody's rows are no rows."""
    empty = {"many": [], "rows": []}
    parts = {
        part: {name: empty.get(part) if value is None else value for name, value in values.items()}
        for part, values in contents.items()
    }
    return {"model": model._meta.label_lower, "fields": {}, "many": {}, "rows": {}} | parts


def _fields_in(rule: models.CheckConstraint) -> set[str]:
    condition = rule.condition
    compared_with = {each.name for each in condition.flatten() if isinstance(each, models.F)}
    return condition.referenced_base_fields | compared_with


def _doubled(names: list[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times > 1}


def _told(sentence: str, names: set[str]) -> str:
    return sentence % ", ".join(sorted(f"“{name}”" for name in names)) if names else ""


def place_of(lines: list[int]) -> str:
    return ngettext("Line %s", "Lines %s", len(lines)) % ", ".join(map(str, lines))


def told_twice(lines: Iterable[Line]) -> Iterator[str]:
    numbers = _(" and ").join(str(number) for number, _cells in lines)
    yield _("Lines %s say the same thing twice: keep one of them.") % numbers
