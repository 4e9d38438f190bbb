"""Links in rich texts that lead to a page: in which language, from which text of which row."""

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, Value

from editorial.addresses import address_of
from editorial.models import ChildRow, EditorialPage, OldAddress
from editorial.models.identity import child_relations
from editorial.models.languages import ENGLISH
from editorial.rich_text import RichTextField

A_LINK = re.compile(r'href="([^"]*)"')
PREFIXES = tuple(f"/{code}/" for code, _ in settings.LANGUAGES if code != ENGLISH)
LEAFLET = "leaflet.pdf"


class Target:
    """A page as links know it: by its address, by those it had once, and by its leaflet's."""

    def __init__(self, page: EditorialPage):
        old = OldAddress.objects.filter(
            record__object_id=page.pk,
            record__content_type__app_label=page._meta.app_label,
            record__content_type__model=page._meta.model_name,
        )
        self.paths = {address_of(page), *old.values_list("path", flat=True)}

    def is_linked_in(self, html: str | None) -> bool:
        return any(_path_of(address) in self.paths for address in A_LINK.findall(html or ""))

    def perhaps_in(self, *columns: str) -> Q:
        """Hold where one of the columns has the address in it: more than those that link to it."""
        found = [Q(**{f"{name}__contains": path}) for name in columns for path in self.paths]
        return reduce(or_, found)


def rows_that_link(target: Target) -> Iterator[tuple[models.Model, models.Model, str]]:
    """Yield row, the page it belongs to (itself, for a page) and the column, for every link.

    One query finds the pages of every kind; then one for each kind that has such a page.
    """
    for label, keys in _found(target).items():
        model = apps.get_model(label)
        for page in model._base_manager.filter(pk__in=keys):
            for row in (page, *_child_rows(page)):
                for name in rich_texts(type(row)):
                    if target.is_linked_in(getattr(row, name)):
                        yield row, page, name


def rich_texts(model: type[models.Model]) -> list[str]:
    """Return the columns with words in one language: the field of all languages repeats one."""
    fields = (each.name for each in model._meta.fields if isinstance(each, RichTextField))
    return [name for name in fields if name[-3:] in LANGUAGE_ENDINGS]


LANGUAGE_ENDINGS = {f"_{code}" for code, _ in settings.LANGUAGES}


def _found(target: Target) -> dict[str, set[int]]:
    queries = [_query(model, target) for model in apps.get_models() if _columns(model)]
    found: dict[str, set[int]] = {}
    for label, key in queries[0].union(*queries[1:]):
        found.setdefault(label, set()).add(key)
    return found


def _query(model: type[models.Model], target: Target) -> models.QuerySet:
    label = Value(model._meta.label_lower, output_field=models.CharField())
    rows = model._base_manager.filter(target.perhaps_in(*_columns(model))).order_by()
    return rows.values_list(label, "pk")


def _columns(model: type[models.Model]) -> list[str]:
    """Return the rich texts of a page and of the rows that belong to it, as a query names them."""
    if issubclass(model, ChildRow):
        return []
    names = rich_texts(model)
    for relation in child_relations(model):
        query = relation.field.related_query_name()
        names += [f"{query}__{name}" for name in rich_texts(relation.related_model)]
    return names


def _child_rows(page: models.Model) -> Iterator[models.Model]:
    for relation in child_relations(type(page)):
        if rich_texts(relation.related_model):
            yield from relation.related_model._base_manager.filter(**{relation.field.name: page})


def _path_of(address: str) -> str:
    """Return the English address of the page that a link leads to."""
    path = address.removeprefix(settings.BASE_URL).partition("#")[0].partition("?")[0]
    for prefix in PREFIXES:
        if path.startswith(prefix):
            path = path.removeprefix(prefix[:-1])
    return path.removesuffix(LEAFLET)
