"""A sheet with a page in every line."""

import copy
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from editorial import addresses
from editorial.exchange import comparing
from editorial.exchange.columns import Column, Contents, column, plain
from editorial.exchange.comparing import Line, Outcome
from editorial.exchange.reading import Table
from editorial.exchange.standing import Pages, Standing
from editorial.models import identity
from editorial.versions import snapshots

KEY = "slug"


class PageSheet:
    """Pages with these columns; the address says which page a line is about."""

    def __init__(self, model: type[models.Model], names: tuple[str, ...]) -> None:
        self.model, self.names = model, (KEY, *names)

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @cached_property
    def columns(self) -> dict[str, Column]:
        return {name: column(self.model, name) for name in self.names}

    @property
    def needed(self) -> tuple[str, ...]:
        return (KEY,)

    @property
    def advice(self) -> str:
        return _(
            "Columns may be left out: what they hold stays as it is. An empty cell empties its "
            "field. Pages that the file does not name stay as they are."
        )

    def may_import(self, pages: Pages) -> bool:
        return pages.may_change(None) and pages.admin.has_add_permission(pages.request)

    def lines(self, pages: Pages) -> Iterator[list[str]]:
        """Return every page as a line, as a file would have to say it to change nothing."""
        for standing in pages.shown:
            contents = standing.contents(self.columns.values(), pages.known)
            yield [
                each.text(contents[each.part][each.name], pages.known)
                for each in self.columns.values()
            ]

    def compare(self, table: Table, pages: Pages) -> list[Outcome]:
        by_key = comparing.lines_by_key(table, KEY)
        return [self._outcome(key, lines, pages) for key, lines in by_key.items()]

    def _outcome(self, key: str, lines: list[Line], pages: Pages) -> Outcome:
        numbers = [number for number, _cells in lines]
        try:
            if len(lines) > 1:
                raise ValidationError(list(comparing.told_twice(lines)))
            return self._compared(key, lines[0], pages)
        except ValidationError as problem:
            return Outcome(key, numbers, "refused", key, problem.messages)

    def _compared(self, key: str, line: Line, pages: Pages) -> Outcome:
        number, cells = line
        is_new = key not in pages.taken
        standing = None if is_new else comparing.standing_of(key, pages)
        columns = self._columns_of(cells, is_new)
        old = standing.contents(columns.values(), pages.known) if standing else self._nothing()
        cells = dict.fromkeys(columns, "") | cells
        new, problems = comparing.changed_values(columns, cells, old, pages.known)
        if not problems and any(new.values()):
            problems = self._broken_rules(standing, new)
        if problems:
            raise ValidationError(problems)
        kind = "new" if is_new else "changed" if any(new.values()) else "same"
        title = new["fields"].get("title_en") or (str(standing.page) if standing else key)
        return Outcome(
            key,
            [number],
            kind,
            title,
            model=self.model,
            standing=standing,
            old=old,
            contents=new,
        )

    def _columns_of(self, cells: dict[str, str], is_new: bool) -> dict[str, Column]:
        """What the file leaves out stays as it is; a new page has to be told everything."""
        return {name: each for name, each in self.columns.items() if is_new or name in cells}

    def _nothing(self) -> Contents:
        many = [each.name for each in self.columns.values() if each.part == "many"]
        return {"fields": {}, "many": {name: [] for name in many}}

    def _broken_rules(self, standing: Standing | None, new: Contents) -> list[str]:
        row = self.row(standing, new)
        if standing is None:
            try:
                addresses.check(row)
            except ValidationError as problem:
                return problem.messages
        return comparing.broken(self._rules, row)

    @cached_property
    def _rules(self) -> list[models.CheckConstraint]:
        return comparing.rules_about(self.model, self.names)

    def row(self, standing: Standing | None, new: Contents) -> models.Model:
        """Return the page with the draft and the new contents in it, as nobody has seen it yet."""
        row = copy.copy(standing.page) if standing else self.model()
        row.published_at = row.withdrawn_at = None
        said = ((standing and standing.draft) or {"fields": {}})["fields"] | new["fields"]
        for field in snapshots.fields_of(self.model):
            if field.name in said:
                value = said[field.name]
                plain = (value and value["pk"]) if field.is_relation else field.to_python(value)
                setattr(row, field.attname, plain)
        return row

    def empty(self, row: models.Model) -> snapshots.Snapshot:
        """Return a snapshot of a page that has no row yet: nothing is related to it."""
        # As the table will have it: saving turns some of what is None into an empty text.
        saved = {field.name: field.pre_save(row, add=True) for field in self.model._meta.fields}
        related = identity.child_relations(self.model)
        return {
            "model": self.model._meta.label_lower,
            "schema": len(self.model.snapshot_readers),
            "fields": {
                field.name: None if field.is_relation else plain(saved[field.name])
                for field in snapshots.fields_of(self.model)
            },
            "many": {field.name: [] for field in self.model._meta.many_to_many},
            "rows": {relation.get_accessor_name(): [] for relation in related},
        }

    def explained(self) -> Iterator[tuple[str, str]]:
        """Return each column with what has to be known to fill it in."""
        for name, each in self.columns.items():
            rules = each.rules or getattr(each.field, "help_text", "")
            yield name, _("Names the page; never changes.") if name == KEY else rules
