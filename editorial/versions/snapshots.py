"""Snapshots: a page with the rows that belong to it and its relations, as one plain value.

    {"model": "conditions.condition", "schema": 0,
     "fields": {"title_en": "Sciatica", "region": {"pk": 3, "text": "Central Maryland"}},
     "many": {"areas": [{"pk": 1, "text": "Low back"}]},
     "rows": {"options": [{"pk": "…", "text": "Wait", "fields": {…}, "many": {…}}]}}

What a page owns is in it: words in every language, facts, pictures by name. What the desk decides
about it is not: keys, publication and review.
"""

import copy
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from modeltranslation.manager import get_translatable_fields_for_model

from editorial.models.identity import child_relations, rows_in_order

Snapshot = dict[str, Any]

KEPT_BY_THE_DESK = frozenset(
    {
        "uid",
        "published_at",
        "withdrawn_at",
        "reviewer",
        "reviewed_on",
        "review_due_on",
        "updated_at",
    }
)
NOT_ANSWERED_FOR = frozenset(
    {"slug", "position", "in_footer", "translated_from", "translation_checked_by", "reading_reason"}
)
"""Fields of the page itself that no medical reviewer answers for: the digest leaves them out."""


@dataclass(frozen=True)
class Problem:
    """Something that a snapshot names and that cannot be brought back."""

    field: str
    text: str
    message: str


def take(page: models.Model) -> Snapshot:
    """Return the page as the database holds it now."""
    row = type(page)._base_manager.get(pk=page.pk)
    return {
        "model": row._meta.label_lower,
        "schema": len(_readers(type(row))),
        **_contents(row),
        "rows": {
            relation.get_accessor_name(): [
                {"pk": str(child.pk), "text": str(child), **_contents(child, relation.field.name)}
                for child in rows_in_order(row, relation.get_accessor_name())
            ]
            for relation in child_relations(type(row))
        },
    }


def taken(page: models.Model) -> dict[str, Any]:
    """Return what a revision keeps of the page: the snapshot and its digest."""
    snapshot = take(page)
    return {"snapshot": snapshot, "digest": digest(snapshot)}


def digest(snapshot: Snapshot) -> str:
    """Return the fingerprint of what a reviewer answers for."""
    fields = {
        name: value for name, value in snapshot["fields"].items() if name not in NOT_ANSWERED_FOR
    }
    answered_for = _bare([fields, snapshot["many"], snapshot["rows"]])
    text = json.dumps(answered_for, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def is_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether both say the same; a form writes "" where a row made otherwise has nothing."""
    return _bare(one) == _bare(other)


def apply(page: models.Model, snapshot: Snapshot) -> list[Problem]:
    """Write the snapshot over the page's rows; return what could not be brought back.

    Raise ValidationError where a rule of the table refuses a row.
    """
    snapshot = read(type(page), snapshot)
    problems = list(_set_fields(page, snapshot["fields"]))
    _write(page)
    problems += _set_many(page, snapshot["many"])
    for relation in child_relations(type(page)):
        wanted = snapshot["rows"].get(relation.get_accessor_name())
        if wanted is not None:
            problems += _set_rows(page, relation, wanted)
    return problems


def read(model: type[models.Model], snapshot: Snapshot) -> Snapshot:
    """Return the snapshot as today's model would have written it.

    A model that changes its fields adds a function to `snapshot_readers`, which turns a
    snapshot of the form before into one of the form after.
    """
    for reader in _readers(model)[snapshot["schema"] :]:
        snapshot = reader(copy.deepcopy(snapshot))
    return snapshot


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """Return the columns that a snapshot holds, in the model's order."""
    in_languages = set(get_translatable_fields_for_model(model) or ())
    left_out = KEPT_BY_THE_DESK | in_languages
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left_out
    ]


def _readers(model: type[models.Model]) -> tuple:
    return getattr(model, "snapshot_readers", ())


def _contents(row: models.Model, parent: str = "") -> dict[str, Any]:
    fields = (field for field in fields_of(type(row)) if field.name != parent)
    return {
        "fields": {field.name: _plain(field, row) for field in fields},
        "many": {
            field.name: [_reference(other) for other in getattr(row, field.name).order_by("pk")]
            for field in row._meta.many_to_many
        },
    }


def _plain(field: models.Field, row: models.Model) -> Any:
    if field.is_relation:
        other = getattr(row, field.name)
        return other and _reference(other)
    value = field.value_from_object(row)
    return value if value is None or isinstance(value, (int, str)) else field.value_to_string(row)


def _reference(row: models.Model) -> dict[str, Any]:
    key = row.pk if isinstance(row.pk, int) else str(row.pk)
    return {"pk": key, "text": str(row)}


def _bare(value: Any) -> Any:
    """Return the value without its labels, and with one way to say that nothing is written."""
    if isinstance(value, dict):
        label = "text" if "pk" in value else None
        return {key: _bare(each) for key, each in value.items() if key != label}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return None if value == "" else value


def _set_fields(row: models.Model, values: dict[str, Any], parent: str = "") -> Iterator[Problem]:
    fields = {field.name: field for field in fields_of(type(row)) if field.name != parent}
    for name, value in values.items():
        if name not in fields:
            yield Problem(name, str(value), _("There is no field “%s” any more.") % name)
        elif fields[name].is_relation:
            yield from _point(row, fields[name], value)
        elif _is_taken(row, fields[name], value):
            message = _("“%s” belongs to another page by now.") % value
            yield Problem(name, str(value), message)
        else:
            setattr(row, name, fields[name].to_python(value))


def _point(row: models.Model, field: models.Field, value: dict[str, Any] | None):
    if value is None or field.related_model._base_manager.filter(pk=value["pk"]).exists():
        setattr(row, field.attname, value and value["pk"])
        return
    if field.null:
        setattr(row, field.attname, None)
    yield _gone(field, value["text"])


def _write(row: models.Model) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        row.validate_constraints()
        raise ValidationError(_("“%s” breaks a rule of its table.") % row) from error


def _is_taken(row: models.Model, field: models.Field, value: Any) -> bool:
    if not field.unique or value in field.empty_values:
        return False
    others = type(row)._base_manager.filter(**{field.name: value})
    return others.exclude(pk=row.pk).exists()


def _set_many(row: models.Model, many: dict[str, list[dict[str, Any]]]) -> list[Problem]:
    problems = []
    fields = {field.name: field for field in row._meta.many_to_many}
    for name in fields.keys() & many.keys():
        wanted = {str(each["pk"]): each["text"] for each in many[name]}
        there = fields[name].related_model._base_manager.filter(pk__in=list(wanted))
        getattr(row, name).set(there)
        gone = wanted.keys() - {str(other.pk) for other in there}
        problems += [_gone(fields[name], wanted[key]) for key in sorted(gone)]
    return problems


def _set_rows(
    page: models.Model, relation: models.ManyToOneRel, wanted: list[dict[str, Any]]
) -> list[Problem]:
    model, parent = relation.related_model, relation.field.name
    present = {str(row.pk): row for row in model._base_manager.filter(**{parent: page})}
    kept = {each["pk"] for each in wanted}
    model._base_manager.filter(pk__in=[key for key in present if key not in kept]).delete()
    problems = []
    for each in _in_safe_order(model, present, wanted, parent):
        row = present.get(each["pk"]) or model(pk=each["pk"], **{parent: page})
        problems += _set_fields(row, each["fields"], parent)
        _write(row)
        problems += _set_many(row, each["many"])
    return problems


def _in_safe_order(model, present, wanted, parent):
    """Return the rows to write; two that trade places under a unique rule are made anew.

    A row that others point at is changed where it stands: made anew, it would lose them.
    """
    changed = [each for each in wanted if not _is_as_wanted(present.get(each["pk"]), each, parent)]
    points_at = [other for other in model._meta.related_objects if other.get_accessor_name()]
    if not points_at:
        model._base_manager.filter(pk__in=[each["pk"] for each in changed]).delete()
        for each in changed:
            present.pop(each["pk"], None)
    return changed


def _is_as_wanted(row, each, parent):
    contents = row and _contents(row, parent)
    return row and is_same(contents, {"fields": each["fields"], "many": each["many"]})


def _gone(field: models.Field, text: str) -> Problem:
    words = {"text": text, "field": field.verbose_name}
    return Problem(field.name, text, _("“%(text)s” (%(field)s) is not there any more.") % words)
