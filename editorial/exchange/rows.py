"""A sheet with a row of a page in every line, such as the opening hours of places.

What the file says of one group of one page, such as a weekday, is all that there is: a stretch of
that day that the file leaves out goes. Groups that it does not name stay as they are. A line with
nothing but page and group says that the group is empty: closed on that day.
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from editorial.exchange import comparing
from editorial.exchange.columns import Choice, Column, column
from editorial.exchange.comparing import Line, Outcome
from editorial.exchange.reading import Table
from editorial.exchange.standing import Pages, Standing
from editorial.versions import snapshots

Row = dict[str, Any]


class RowsSheet:
    """Rows of a page, gathered by one of their fields and told apart by the first of the others."""

    def __init__(
        self, model: type[models.Model], *, page: str, group: str, names: tuple[str, ...]
    ) -> None:
        self.model, self.page, self.group = model, page, group
        self.rest = names
        self.names = (page, group, *names)

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def needed(self) -> tuple[str, ...]:
        return self.names

    @cached_property
    def columns(self) -> dict[str, Column]:
        return {name: column(self.model, name) for name in self.names[1:]}

    @cached_property
    def _rules(self) -> list[models.CheckConstraint]:
        return comparing.rules_about(self.model, self.columns)

    @cached_property
    def accessor(self) -> str:
        return self.model._meta.get_field(self.page).remote_field.get_accessor_name()

    def may_import(self, pages: Pages) -> bool:
        """Whoever may change the pages and, as in their form, add and take away such rows."""
        meta = self.model._meta
        verbs = [f"{meta.app_label}.{verb}_{meta.model_name}" for verb in ("add", "delete")]
        return pages.may_change(None) and pages.request.user.has_perms(verbs)

    def lines(self, pages: Pages) -> Iterator[list[str]]:
        for standing in pages.shown:
            by_group = self._by_group(self._rows(standing))
            for group in self._groups:
                for row in by_group.get(group, [{}]):
                    values = row.get("fields", {self.group: group})
                    texts = (
                        each.text(values.get(name), pages.known)
                        for name, each in self.columns.items()
                    )
                    yield [standing.slug, *texts]

    def compare(self, table: Table, pages: Pages) -> list[Outcome]:
        by_key = comparing.lines_by_key(table, self.page)
        return [self._outcome(key, lines, pages) for key, lines in by_key.items()]

    def explained(self) -> Iterator[tuple[str, str]]:
        yield self.page, _("The slug of one")
        for name, each in self.columns.items():
            yield name, each.rules

    @property
    def advice(self) -> str:
        return _(
            "Every line of a day that the file names stays or is new; what it leaves out of that "
            "day goes. A line without times says that there is nothing on that day."
        )

    def _outcome(self, key: str, lines: list[Line], pages: Pages) -> Outcome:
        numbers = [number for number, _cells in lines]
        try:
            return self._compared(key, lines, pages)
        except ValidationError as problem:
            return Outcome(key, numbers, "refused", key, problem.messages)

    def _compared(self, key: str, lines: list[Line], pages: Pages) -> Outcome:
        if key not in pages.taken:
            raise ValidationError(_("There is no page with the address “%s”.") % key)
        standing = comparing.standing_of(key, pages)
        old = self._rows(standing)
        said = self._said(lines, pages)
        kept = [row for row in old if row["fields"][self.group] not in said]
        before = self._by_group(old)
        for group, rows in said.items():
            kept += self._matched(before.get(group, []), rows)
        new = sorted(kept, key=lambda row: (row["fields"].get("position", 0), row["pk"]))
        is_same = self._in_short(old) == self._in_short(new)
        contents = {"rows": {} if is_same else {self.accessor: new}}
        return Outcome(
            key,
            [number for number, _cells in lines],
            "same" if is_same else "changed",
            str(standing.page),
            model=type(standing.page),
            standing=standing,
            old={"rows": {self.accessor: old}},
            contents=contents,
        )

    def _said(self, lines: list[Line], pages: Pages) -> dict[Any, list[Row]]:
        """Return the values of the file's rows by group; refuse the page if any is wrong."""
        said: dict[Any, dict[Any, tuple[Line, Row]]] = {}
        problems: list[str] = []
        for line in lines:
            values, wrong = self._values(line, pages)
            problems += wrong or self._add(said, line, values)
        if problems:
            raise ValidationError(problems)
        return {
            group: [values for _line, values in rows.values() if self._says_more(values)]
            for group, rows in said.items()
        }

    def _add(self, said: dict, line: Line, values: Row) -> Iterable[str]:
        group = said.setdefault(values[self.group], {})
        key = values[self.rest[0]]
        if key in group:
            return comparing.told_twice([group[key][0], line])
        group[key] = line, values
        if None in group and len(group) > 1:
            sentence = _("Line %(line)s: %(group)s is empty and is not: keep one of them.")
            return [sentence % {"line": line[0], "group": line[1][self.group]}]
        return []

    def _values(self, line: Line, pages: Pages) -> tuple[Row, list[str]]:
        number, cells = line
        names = self.columns if any(cells[name] for name in self.rest) else [self.group]
        values: Row = dict.fromkeys(self.columns)
        problems = []
        for name in names:
            try:
                values[name] = self.columns[name].read(cells[name].strip(), pages.known)
            except ValidationError as problem:
                problems += [f"{name}: {message}" for message in problem.messages]
        if not problems and len(names) > 1:
            problems = comparing.broken(self._rules, self._row(values))
        place = comparing.place_of([number])
        return values, [f"{place}, {problem}" for problem in problems]

    def _matched(self, old: list[Row], wanted: list[Row]) -> list[Row]:
        """Return the wanted rows with the keys of those there were: the same ones first."""
        left = {row["fields"][self.rest[0]]: row for row in old}
        same = {values[self.rest[0]]: left.pop(values[self.rest[0]], None) for values in wanted}
        rest = iter(left.values())
        return [
            self._written(same[values[self.rest[0]]] or next(rest, None), values)
            for values in wanted
        ]

    def _written(self, old: Row | None, values: Row) -> Row:
        old = old or {"pk": str(uuid.uuid4()), "fields": self._unsaid(), "many": {}}
        return {**old, "fields": old["fields"] | values, "text": str(self._row(values))}

    def _unsaid(self) -> Row:
        """Return what a new row has beside what the file says."""
        new = self.model()
        fields = [field for field in snapshots.fields_of(self.model) if field.name != self.page]
        return {field.name: field.value_from_object(new) for field in fields}

    def _row(self, values: Row) -> models.Model:
        fields = {name: each.field.to_python(values[name]) for name, each in self.columns.items()}
        return self.model(**fields)

    def _rows(self, standing: Standing) -> list[Row]:
        return standing.snapshot()["rows"][self.accessor]

    def _by_group(self, rows: list[Row]) -> dict[Any, list[Row]]:
        found: dict[Any, list[Row]] = {}
        for row in sorted(rows, key=lambda row: row["fields"][self.rest[0]]):
            found.setdefault(row["fields"][self.group], []).append(row)
        return found

    def _in_short(self, rows: list[Row]) -> set[tuple]:
        return {(row["pk"], *(row["fields"][name] for name in self.columns)) for row in rows}

    def _says_more(self, values: Row) -> bool:
        return values[self.rest[0]] is not None

    @property
    def _groups(self) -> list[Any]:
        choice: Choice = self.columns[self.group]
        return choice.values
