"""Everything that the desk holds, as documents: both languages in one, and drafts beside it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation

from editorial.models import PageRecord
from editorial.models.identity import rows_in_order
from editorial.models.languages import child_rows
from editorial.sight import Kind
from editorial.versions import snapshots
from search.counting import Counted, Document, counted, merged
from search.keeping import Kept
from search.texts import bare

PUBLIC, DRAFT = "public", "draft"
MOST_KEPT = 20_000
Texts = dict[str, list[str]]
"""By language, the texts of a row in the order in which they are read."""

_counted: Kept[Counted] = Kept(MOST_KEPT)


@dataclass(frozen=True)
class State:
    """One row as it stands now, or its draft: whoever knows this knows its words."""

    kind: Kind
    row: models.Model
    which: str
    version: Hashable

    @property
    def key(self) -> tuple[str, str, str, Hashable]:
        return self.kind.model._meta.label_lower, str(self.row.pk), self.which, self.version


def states(kind: Kind) -> Iterator[State]:
    """Yield every row that the person may see, and the drafts of those that they may change."""
    records = _records(kind)
    for row in _short_rows(kind) if kind.is_page else kind.whole_rows():
        version, draft = records.get(row.pk, (0, None))
        yield State(kind, row, PUBLIC, _version(kind, row, version))
        if draft and kind.may_change(row):
            yield State(kind, row, DRAFT, draft)


def counts(found: list[State]) -> Iterator[tuple[State, Counted]]:
    """Yield each state with its words; only those that changed are read from the database."""
    new = defaultdict(list)
    for state in found:
        if (known := _counted.get(state.key)) is not None:
            yield state, known
        else:
            new[state.kind, state.which].append(state)
    for (kind, which), missing in new.items():
        read = _public_texts if which == PUBLIC else _draft_texts
        for state, title, texts in read(kind, missing):
            yield state, _counted.put(state.key, _count(state, title, texts))


def _short_rows(kind: Kind) -> models.QuerySet:
    """Return the pages with no more of them than says whether their words are known here."""
    rows = kind.whole_rows().prefetch_related(None).select_related(None)
    return rows.only("pk", "updated_at")


def _records(kind: Kind) -> dict[int, tuple[int, int | None]]:
    rows = PageRecord.objects.for_model(kind.model).values_list("object_id", "version", "draft_id")
    return {pk: (version, draft) for pk, version, draft in rows}


def _version(kind: Kind, row: models.Model, version: int) -> Hashable:
    """Return what changes with every change of the row; a short row is its own version."""
    if kind.is_page:
        return version, row.updated_at
    return version, tuple(text for texts in _texts_of(row).values() for text in texts)


def _public_texts(kind: Kind, missing: list[State]) -> Iterator[tuple[State, str, Texts]]:
    by_key = {state.row.pk: state for state in missing}
    rows = kind.whole_rows().filter(pk__in=by_key).prefetch_related(*child_rows(kind.model))
    for row in rows:
        with translation.override(settings.LANGUAGE_CODE):
            title = str(row)
        yield by_key[row.pk], title, _texts_of(row)


def _draft_texts(kind: Kind, missing: list[State]) -> Iterator[tuple[State, str, Texts]]:
    by_key = {state.row.pk: state for state in missing}
    records = PageRecord.objects.for_model(kind.model).filter(object_id__in=by_key)
    for pk, snapshot in records.values_list("object_id", "draft__snapshot"):
        title = snapshot["fields"].get("title_en") or ""
        yield by_key[pk], title, _texts_in(kind.model, snapshot)


def _count(state: State, title: str, texts: Texts) -> Counted:
    key = (state.kind.model._meta.label_lower, f"{state.row.pk} {state.which}")
    both = [
        counted(Document(key, language, state.which, title, "", text="\n".join(texts[language])))
        for language, _name in settings.LANGUAGES
    ]
    return merged(both)


def _texts_of(row: models.Model) -> Texts:
    texts: Texts = defaultdict(list)
    for each in (row, *_rows_of(row)):
        _sort_in(texts, {name: getattr(each, name) for name in _text_fields(type(each))})
    return texts


def _rows_of(row: models.Model) -> Iterator[models.Model]:
    for name in child_rows(type(row)):
        yield from rows_in_order(row, name)


def _texts_in(model: type[models.Model], snapshot: dict[str, Any]) -> Texts:
    texts: Texts = defaultdict(list)
    _sort_in(texts, {name: snapshot["fields"].get(name) for name in _text_fields(model)})
    for name in child_rows(model):
        for row in snapshot["rows"].get(name, []):
            _sort_in(texts, row["fields"])
    return texts


def _sort_in(texts: Texts, fields: dict[str, Any]) -> None:
    for name, text in fields.items():
        if text and isinstance(text, str):
            texts["es" if name.endswith("_es") else "en"].append(bare(text))


def _text_fields(model: type[models.Model]) -> list[str]:
    """Return the columns that hold words, titles first, the address last."""
    names = [
        field.name
        for field in snapshots.fields_of(model)
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices
    ]
    return sorted(names, key=lambda name: name == "slug")
