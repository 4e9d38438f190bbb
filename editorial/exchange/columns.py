"""Columns: how one field of a page is said in a cell, and read from it again."""

from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.html import linebreaks
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.exchange.cells import NO, YES, in_one_form, said
from editorial.models.languages import ENGLISH
from editorial.rich_text import RichTextField
from editorial.unfinished import may_wait
from editorial.versions.differences import bare

BETWEEN = "|"
"""What stands between the pages that one cell names."""
KEYS = ("slug", "code")
"""The fields by which a cell names another row."""
TIMES = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p", "%I %p"]

Contents = dict[str, dict[str, Any]]


class Known:
    """The rows that cells name, asked for once a file."""

    def __init__(self) -> None:
        self._references: dict[type[models.Model], dict[str, dict[str, Any]]] = {}
        self._keys: dict[type[models.Model], dict[Any, str]] = {}

    def references(self, model: type[models.Model]) -> dict[str, dict[str, Any]]:
        """Return for each key what a snapshot keeps of the row that has it."""
        if model not in self._references:
            name = key_of(model)
            rows = {getattr(row, name): row for row in model._base_manager.all()}
            self._keys[model] = {row.pk: key for key, row in rows.items()}
            self._references[model] = {
                key: {"pk": row.pk, "text": str(row)} for key, row in rows.items()
            }
        return self._references[model]

    def key(self, model: type[models.Model], pk: Any) -> str:
        """Return the key of a row; nothing for one that is gone."""
        self.references(model)
        return self._keys[model].get(pk, "")

    def reference(self, model: type[models.Model], pk: Any) -> dict[str, Any] | None:
        return self.references(model).get(self.key(model, pk))


class Column:
    """A field whose value is one text, number or choice."""

    part = "fields"
    """Where a snapshot keeps it."""

    def __init__(self, field: models.Field) -> None:
        self.field, self.name = field, field.name

    def taken(self, row: models.Model, known: Known) -> Any:
        """Return the value as a snapshot keeps it."""
        return plain(self.field.value_from_object(row))

    def text(self, value: Any, known: Known) -> str:
        """Return what the cell says of a value from a snapshot."""
        return said(value)

    def read(self, text: str, known: Known) -> Any:
        """Return the value for a snapshot; raise ValidationError if the cell says none."""
        value = self._form_field.clean(text)
        if value in self.field.empty_values:
            return value if self.field.null or value is not None else self.field.get_default()
        return plain(self.field.clean(value, None))

    def is_same(self, old: Any, new: Any) -> bool:
        """Whether both are one value, however they are written: 39.2858 is 39.28580."""
        return bare(old) == bare(new) or (
            None not in (old, new) and self.field.to_python(old) == self.field.to_python(new)
        )

    @property
    def rules(self) -> str:
        """What a person who fills in the column has to know."""
        return ""

    @cached_property
    def _form_field(self):
        return self.field.formfield(required=not may_wait(self.field), **self._form_options)

    @property
    def _form_options(self) -> dict[str, Any]:
        return {}


class RichText(Column):
    """Cleaned as in a form; who writes no tags gets paragraphs."""

    def read(self, text, known):
        return super().read(text if "<" in text else linebreaks(text, autoescape=True), known)

    @property
    def rules(self):
        return _("Simple HTML such as <p>, <ul> and <strong>, or plain text.")


class Clock(Column):
    _form_options = {"input_formats": TIMES}

    def text(self, value, known):
        return said(value and self.field.to_python(value))

    @property
    def rules(self):
        return _("A time such as 08:30.")


class YesNo(Column):
    _said = {YES: True, "true": True, "1": True, NO: False, "false": False, "0": False}

    def read(self, text, known):
        if not text:
            return self.field.get_default()
        if text.lower() not in self._said:
            raise ValidationError(_("Write yes or no, not “%s”.") % text)
        return self._said[text.lower()]

    @property
    def rules(self):
        return _("yes or no")


class Choice(Column):
    """Said by a short name that no language changes; the label is understood too."""

    def text(self, value, known):
        return next((name for name, each in self._names.items() if each == value), said(value))

    def read(self, text, known):
        if not text:
            return super().read(text, known)
        labels = {str(label).lower(): value for value, label in self.field.flatchoices}
        found = (labels | self._names).get(text.lower())
        if found is None:
            names = ", ".join(self._names)
            words = {"text": text, "names": names}
            raise ValidationError(_("“%(text)s” is none of: %(names)s.") % words)
        return found

    @property
    def rules(self):
        return _("One of: %s") % ", ".join(self._names)

    @property
    def values(self) -> list[Any]:
        return list(self._names.values())

    @cached_property
    def _names(self):
        """A number would tell nobody anything: Monday is 0."""
        choices = self.field.flatchoices
        if isinstance(self.field, models.IntegerField):
            with override(ENGLISH):
                return {str(label).lower(): value for value, label in choices}
        return {str(value): value for value, _label in choices}


class Reference(Column):
    """Another page, by its slug."""

    def taken(self, row, known):
        return known.reference(self.field.related_model, getattr(row, self.field.attname))

    def text(self, value, known):
        return known.key(self.field.related_model, value["pk"]) if value else ""

    def read(self, text, known):
        if text:
            return named(self.field.related_model, [text], known)[0]
        if not self.field.null:
            raise ValidationError(_("This is needed."))
        return None

    def is_same(self, old, new):
        return bare(old) == bare(new)

    @property
    def rules(self):
        return _("The %s of one") % key_of(self.field.related_model)


class References(Column):
    """Other pages, each by its slug, in any order."""

    part = "many"

    def taken(self, row, known):
        model = self.field.related_model
        keys = sorted(other.pk for other in getattr(row, self.name).all())
        return [known.reference(model, key) for key in keys]

    def text(self, value, known):
        model = self.field.related_model
        return BETWEEN.join(sorted(known.key(model, each["pk"]) for each in value))

    def read(self, text, known):
        keys = {key.strip() for key in text.split(BETWEEN)} - {""}
        found = named(self.field.related_model, sorted(keys), known)
        return sorted(found, key=lambda each: each["pk"])

    def is_same(self, old, new):
        return [bare(each) for each in old] == [bare(each) for each in new]

    @property
    def rules(self):
        key = key_of(self.field.related_model)
        return _("The %(key)s of each, with %(sign)s between") % {"key": key, "sign": BETWEEN}


KINDS = (
    (lambda field: isinstance(field, models.ManyToManyField), References),
    (lambda field: field.is_relation, Reference),
    (lambda field: bool(field.choices), Choice),
    (lambda field: isinstance(field, models.BooleanField), YesNo),
    (lambda field: isinstance(field, models.TimeField), Clock),
    (lambda field: isinstance(field, RichTextField), RichText),
)


def column(model: type[models.Model], name: str) -> Column:
    field = model._meta.get_field(name)
    return next((kind for fits, kind in KINDS if fits(field)), Column)(field)


def key_of(model: type[models.Model]) -> str:
    """Return the field by which a cell names a row of the model."""
    names = {field.name for field in model._meta.fields}
    try:
        return next(name for name in KEYS if name in names)
    except StopIteration:
        raise FieldDoesNotExist(f"{model._meta.label} has no key for a cell.") from None


def named(model: type[models.Model], keys: list[str], known: Known) -> list[dict[str, Any]]:
    references = known.references(model)
    if unknown := [key for key in keys if key not in references]:
        kind = model._meta.verbose_name
        sentence = _("There is no %(kind)s “%(key)s”.")
        raise ValidationError([sentence % {"kind": kind, "key": key} for key in unknown])
    return [references[key] for key in keys]


def plain(value: Any) -> Any:
    """Return the value of a field as a snapshot keeps it."""
    if isinstance(value, str):
        return in_one_form(value)
    return value if value is None or isinstance(value, int) else str(value)
