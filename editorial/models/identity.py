"""Stable identities: a name for a page or a row that no copy, import or restore changes."""

import uuid

from django.db import models


class Identified(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class ChildRow(models.Model):
    """A row that belongs to a page and stands in an order.

    Its key is a UUID that nobody edits, so that a snapshot of the page can be applied
    again and again and the rows stay the same rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Rows are shown in this order, the smallest number first."
    )

    class Meta:
        abstract = True
        ordering = ("position",)


def child_relations(model):
    """Return the relations by which a page reaches the rows that belong to it."""
    relations = model._meta.related_objects
    return [relation for relation in relations if issubclass(relation.related_model, ChildRow)]


def rows_in_order(page, name):
    """Return the rows of a relation in their order; at one position, no database may choose."""
    related = getattr(page, name, None)
    if related is None:
        return []
    rows = related.all() if isinstance(related, models.Manager) else [related]
    return sorted(rows, key=lambda row: (row.position, row.pk))
