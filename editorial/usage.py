"""Used by: which other pages name a page, list it, or link to it, in public or in a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from editorial.links_here import Target, rich_texts, rows_that_link
from editorial.models import EditorialPage, PageRecord
from editorial.models.identity import child_relations
from editorial.versions import snapshots


@dataclass(frozen=True)
class Use:
    """Something that would miss the page: in which of its fields, and told in words."""

    page: models.Model
    how: str = field(compare=False)
    field: str
    is_draft: bool = field(default=False, compare=False)


def used_by(page: EditorialPage) -> list[Use]:
    """Return what uses the page, once for each field; what is public before what is a draft."""
    target = Target(page)
    ways = [*_named(page), *_shown(page), *_linked(target), *_in_drafts(page, target)]
    return [use for use in dict.fromkeys(ways) if use.page != page]


def kinds_of_page() -> list[type[EditorialPage]]:
    return [model for model in apps.get_models() if issubclass(model, EditorialPage)]


def _named(page: EditorialPage) -> Iterator[Use]:
    """Yield the pages with a relation to this one, or to one of its rows."""
    for name, relation in _relations_from_pages(type(page)):
        others = relation.related_model._base_manager.filter(**{name: page}).distinct()
        for other in others:
            yield Use(other, _named_under(relation.field), relation.field.name)


def _relations_from_pages(model: type[models.Model], to: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each relation with the name under which a query finds the page through it."""
    for relation in model._meta.related_objects:
        if issubclass(relation.related_model, EditorialPage):
            yield f"{relation.field.name}{to}", relation
    for child in child_relations(model):
        yield from _relations_from_pages(child.related_model, f"__{child.field.name}")


def _shown(page: EditorialPage) -> Iterator[Use]:
    """Yield the pages that this one names: patients find it on them."""
    for named in page._meta.many_to_many:
        rows = named.related_model._base_manager.filter(**{named.related_query_name(): page})
        if issubclass(named.related_model, EditorialPage):
            for other in rows:
                yield Use(other, _("shows it, because it is named here"), named.name)
        for parent in _parents_of(named.related_model):
            for row in rows.select_related(parent):
                how = _("“%s” leads here") % row
                yield Use(getattr(row, parent), how, named.name)


def _parents_of(model: type[models.Model]) -> list[str]:
    """Return the foreign keys by which a row belongs to a page."""
    return [
        each.name
        for each in model._meta.fields
        if each.many_to_one
        and any(child.related_model is model for child in child_relations(each.related_model))
    ]


def _linked(target: Target) -> Iterator[Use]:
    for row, page, name in rows_that_link(target):
        yield Use(page, _linked_in(row._meta.get_field(name)), name)


def _in_drafts(page: EditorialPage, target: Target) -> Iterator[Use]:
    keys = _keys_of(page)
    kinds = {relation.related_model for _name, relation in _relations_from_pages(type(page))}
    types = ContentType.objects.get_for_models(*kinds).values()
    text = Cast("draft__snapshot", models.TextField())
    drafts = PageRecord.objects.filter(draft__isnull=False).annotate(text=text)
    found = drafts.filter(Q(content_type__in=types) | target.perhaps_in("text"))
    for record in found.select_related("draft", "content_type"):
        for named, how in _uses_in(record.content_type.model_class(), record.draft, keys, target):
            yield Use(record.page, how, named, is_draft=True)


def _keys_of(page: EditorialPage) -> dict[type[models.Model], set[str]]:
    """Return the keys of the page and of its rows that others can name."""
    keys = {type(page): {str(page.pk)}}
    for child in child_relations(type(page)):
        if any(_relations_from_pages(child.related_model)):
            rows = child.related_model._base_manager.filter(**{child.field.name: page})
            keys[child.related_model] = {str(key) for key in rows.values_list("pk", flat=True)}
    return keys


def _uses_in(model, draft, keys, target):
    snapshot = snapshots.read(model, draft.snapshot)
    parts = [(model, snapshot)]
    for child in child_relations(model):
        rows = snapshot["rows"].get(child.get_accessor_name(), ())
        parts += [(child.related_model, row) for row in rows]
    for part, contents in parts:
        values = contents["fields"] | contents["many"]
        for each in (*snapshots.fields_of(part), *part._meta.many_to_many):
            value = values.get(each.name)
            if _names_one(value, keys.get(each.related_model, ())):
                yield each.name, _named_under(each)
            elif each.name in rich_texts(part) and target.is_linked_in(value):
                yield each.name, _linked_in(each)


def _names_one(value, keys):
    """Whether a reference, or one of a list of them, has one of the keys."""
    references = value if isinstance(value, list) else [value]
    return any(each and str(each["pk"]) in keys for each in references) if keys else False


def _named_under(named: models.Field) -> str:
    return _("names it under “%s”") % named.verbose_name


def _linked_in(text: models.Field) -> str:
    return _("links to it in “%s”") % text.verbose_name
