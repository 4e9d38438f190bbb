"""What people call the parts of a snapshot: its fields, relations, rows, and their values."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editorial.models import EditorialPage
from editorial.rich_text import RichTextField
from editorial.versions.readable_text import Line, Word, plain_lines, rich_lines

Model = type[models.Model]


class Names:
    """The names that one kind of page or row gives to its parts.

    A snapshot may be older than the model: what the model no longer has keeps its bare name.
    """

    def __init__(self, model: Model | None) -> None:
        self.model = model

    def field(self, name: str) -> Any:
        """Return the model's field of that name, or None."""
        try:
            return self.model._meta.get_field(name) if self.model else None
        except FieldDoesNotExist:
            return None

    def relation(self, name: str) -> Any:
        """Return the relation that is reached under that name, or None."""
        relations = (field for field in self._all() if field.is_relation)
        return next((found for found in relations if _reached_as(found) == name), None)

    def is_single(self, name: str) -> bool:
        """Whether a page can have no more than one row there."""
        return bool(getattr(self.relation(name), "one_to_one", False))

    def rows(self, name: str) -> "Names":
        """Return the names that the rows of a relation give to their parts."""
        return Names(getattr(self.relation(name), "related_model", None))

    def of_field(self, name: str) -> str:
        """Return the field's name, and in words the language of one that is translated."""
        field = self.field(name)
        if language := language_of(field):
            verbose = capfirst(field.translated_field.verbose_name)
            language = dict(settings.LANGUAGES)[language]
            return _("%(field)s, %(language)s") % {"field": verbose, "language": language}
        return str(capfirst(getattr(field, "verbose_name", _bare(name))))

    def of_relation(self, name: str) -> str:
        relation = self.relation(name)
        if relation is None or hasattr(relation, "verbose_name"):
            return str(capfirst(getattr(relation, "verbose_name", _bare(name))))
        return str(capfirst(relation.related_model._meta.verbose_name_plural))

    def of_row(self, name: str, text: str) -> str:
        model = self.rows(name).model
        kind = model._meta.verbose_name if model else _bare(name)
        return _("%(kind)s “%(row)s”") % {"kind": capfirst(kind), "row": text}

    def in_reading_order(self, names: Iterable[str]) -> list[str]:
        """Return the names as a reader meets the fields: a page begins with its title."""
        order = [_reached_as(field) for field in self._all()]
        if self.model and issubclass(self.model, EditorialPage):
            title = order.index("title")
            order = order[title:] + order[:title]
        places = {name: place for place, name in enumerate(order)}
        return sorted(names, key=lambda name: (places.get(name, len(places)), name))

    def _all(self) -> list[Any]:
        meta = self.model._meta if self.model else None
        return [*meta.fields, *meta.many_to_many, *meta.related_objects] if meta else []


def language_of(field: Any) -> str:
    """Return the language of a translated column; nothing for any other field."""
    return getattr(field, "language", "") if hasattr(field, "translated_field") else ""


def is_kept_by_the_site(field: Any) -> bool:
    """Whether nobody writes it: such as the fingerprint of the words that were translated."""
    return field is not None and not field.editable


def is_prose(field: Any) -> bool:
    """Whether the field holds running words, which can be compared word by word."""
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def said(field: Any, value: Any) -> str:
    """Return a value in one line as people say it; a text as it stands."""
    if value is None:
        return ""
    if isinstance(value, dict) and "text" in value:
        return str(value["text"])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, models.FileField):
        return PurePosixPath(value).name
    for choice, words in getattr(field, "flatchoices", ()):
        if choice == value:
            return str(words)
    return value if is_prose(field) and isinstance(value, str) else _written(field, value)


def lines(field: Any, value: Any) -> list[Line]:
    """Return a value in lines of words; what is no running text is one word, changed whole."""
    words = said(field, value)
    if isinstance(field, RichTextField):
        return rich_lines(words)
    if field is None or is_prose(field):
        return plain_lines(words)
    return [(Word(words),)] if words else []


def in_words(field: Any, value: Any) -> str:
    """Return a value as people read it, a rich text without its tags."""
    return "\n".join(" ".join(word.text for word in line) for line in lines(field, value))


def _written(field: Any, value: Any) -> str:
    try:
        return str(localize(field.to_python(value) if field else value))
    except ValidationError:
        return str(value)


def _reached_as(field: Any) -> str:
    return field.get_accessor_name() if field.auto_created and field.is_relation else field.name


def _bare(name: str) -> str:
    return name.replace("_", " ")
