"""What somebody typed into a form and did not save, against what the form says without it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst

from editorial.versions.labels import Names, is_prose, lines
from editorial.versions.readable_text import Line, Word
from editorial.versions.word_difference import Piece, shortened, word_difference


@dataclass(frozen=True)
class TypedDifference:
    label: str
    words: list[Piece]


def typed_differences(typed: QueryDict, form, formsets) -> list[TypedDifference]:
    """Return what typing changed, field by field, in the form's order; nothing need be valid."""
    found = list(_of_form(type(form)(typed, instance=form.instance)))
    for formset in formsets:
        found += _of_rows(typed, formset)
    return found


def _of_rows(typed: QueryDict, formset) -> Iterator[TypedDifference]:
    sent = type(formset)(
        typed, instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset
    )
    kind = capfirst(formset.model._meta.verbose_name)
    for number, row in enumerate(sent.forms, 1):
        yield from _of_form(row, f"{kind} {number}: ")


def _of_form(sent: forms.ModelForm, of: str = "") -> Iterator[TypedDifference]:
    names = Names(sent._meta.model)
    for name in sent.changed_data:
        bound = sent[name]
        if bound.is_hidden:
            continue
        field = names.field(name)
        label = names.of_field(name) if field else bound.label
        before = _lines(bound, field, bound.field.prepare_value(bound.initial))
        after = _lines(bound, field, _typed_into(bound))
        if before != after:  # line breaks and spaces between tags are nobody's words
            yield TypedDifference(of + label, shortened(word_difference(before, after)))


def _typed_into(bound: forms.BoundField) -> Any:
    """Return what was typed; of files, which no slot holds, only that one was to go."""
    return bound.data if isinstance(bound.field, forms.FileField) else bound.value()


def _lines(bound: forms.BoundField, field: models.Field | None, value: Any) -> list[Line]:
    if isinstance(bound.field, forms.ModelChoiceField):
        return _chosen(bound.field, value)
    if isinstance(bound.field, forms.FileField):
        return _one_word(value and str(value))
    if field is not None and not is_prose(field):
        with suppress(ValidationError):
            value = field.to_python(value)
    return lines(field, value)


def _chosen(field: forms.ModelChoiceField, value: Any) -> list[Line]:
    """Return what was chosen by name; what is not there to choose any more has none."""
    keys = [f"{key}" for key in (value if isinstance(value, list | tuple) else [value]) if key]
    rows = {f"{row.pk}": row for row in field.queryset if f"{row.pk}" in keys}
    return [(Word(f"{rows[key]}"),) for key in keys if key in rows]


def _one_word(text: str) -> list[Line]:
    return [(Word(text),)] if text else []
