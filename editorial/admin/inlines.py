"""Rows that belong to a page, edited with it."""

from django.contrib import admin
from django.db import models
from modeltranslation.admin import TranslationStackedInline, TranslationTabularInline


class SourceInline(admin.TabularInline):
    fields = ("position", "authors", "title", "published_in", "year", "doi", "url")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0


class ChildInline(TranslationTabularInline):
    extra = 0


class LongChildInline(TranslationStackedInline):
    """For rows of so many words that a table of them would not fit."""

    extra = 0
