"""Rows that belong to a page, edited with it."""

from django.contrib import admin
from django.db import models
from django.forms import Script
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline, TranslationTabularInline

MOVING = {
    "data-up": _("Move up"),
    "data-down": _("Move down"),
    "data-moved": _("Moved to place {place} of {count}"),
}


class OrderedRows:
    """Rows that are moved in the form, by buttons, by dragging and by their number."""

    class Media:
        css = {"all": ("admin/reorder.css",)}
        js = (
            Script("admin/dragging.js", defer=True),
            Script("admin/row-order.js", defer=True, **MOVING),
        )


class SourceInline(OrderedRows, admin.TabularInline):
    fields = ("position", "authors", "title", "published_in", "year", "doi", "url")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_extra(self, request, obj=None, **kwargs):
        """A new page has none yet, and cannot go public without one: its row waits."""
        return 0 if obj else 1


class ChildInline(OrderedRows, TranslationTabularInline):
    extra = 0


class LongChildInline(OrderedRows, TranslationStackedInline):
    """For rows of so many words that a table of them would not fit."""

    extra = 0
