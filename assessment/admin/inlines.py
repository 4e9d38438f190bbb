"""The rows that stand on the page of the row they belong to."""

from django import forms
from django.contrib import admin
from django.db import models as fields
from modeltranslation.admin import TranslationTabularInline

from assessment import models
from assessment.admin.owners import keys_of, owner_in, version_of

SHORT = {
    fields.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 22})},
    fields.CharField: {"widget": forms.TextInput(attrs={"size": 12})},
}
"""Narrow enough for a table with two languages side by side."""
WIDE = {fields.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 60})}}
CONDITION = ("of", "op", "value", "position")
ALTERNATIVE = ("group", "join", *CONDITION)


class RowInline(admin.TabularInline):
    extra = 0
    formfield_overrides = SHORT

    def has_add_permission(self, request, obj=None):
        return _is_open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return _is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _is_open(obj) and super().has_delete_permission(request, obj)


class WordedInline(RowInline, TranslationTabularInline):
    pass


class NamingInline(RowInline):
    """A row that names a question or a score: it is chosen, not typed."""

    parent_name = "owner"

    def get_formset(self, request, obj=None, **kwargs):
        owner = obj or owner_in(request, self.parent_model)
        known = keys_of(version_of(owner)) if owner else []
        named = self.model.objects.filter(**{self.parent_name: obj}) if obj else ()
        # A name that is no longer there must stay in sight until somebody mends it.
        gone = sorted({row.of for row in named if row.of} - {key for key, _ in known})
        request.keys_to_name = [("", "---"), *known, *((key, f"{key} (gone)") for key in gone)]
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "of":
            return forms.ChoiceField(choices=request.keys_to_name, required=not db_field.blank)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class Options(WordedInline):
    model = models.Option
    fields = ("key", "label", "hint", "points", "alone", "out_of_reach", "position")


class Parts(WordedInline):
    model = models.Part
    fields = ("unit", "times", "position")


class QuestionRanges(RowInline):
    model = models.QuestionRange
    fields = ("low", "high", "points", "position")
    verbose_name_plural = "points by range"


class ScoreRanges(QuestionRanges):
    model = models.ScoreRange


class BodyMassIndexRanges(QuestionRanges):
    model = models.BodyMassIndexRange


class Operands(NamingInline):
    model = models.Operand
    fields = ("of", "position")
    parent_name = "score"
    verbose_name_plural = "what counts in it"


class Levels(WordedInline):
    model = models.Level
    fields = ("key", "title", "low", "position")


class Steps(WordedInline):
    model = models.Step
    fields = ("title", "text", "position")


class SectionConditions(NamingInline):
    model = models.SectionCondition
    fields = CONDITION
    verbose_name_plural = "asked only where"


class QuestionConditions(SectionConditions):
    model = models.QuestionCondition


class ScoreConditions(SectionConditions):
    model = models.ScoreCondition
    verbose_name_plural = "counts only where"


class RedFlagConditions(NamingInline):
    model = models.RedFlagCondition
    fields = ALTERNATIVE
    verbose_name_plural = "raised by any one of these groups"


class BandConditions(NamingInline):
    model = models.BandCondition
    fields = ALTERNATIVE
    verbose_name_plural = "reached by any one of these groups; without any, always"


class NoteConditions(NamingInline):
    model = models.NoteCondition
    fields = ALTERNATIVE
    verbose_name_plural = "shown for any one of these groups; without any, always"


def _is_open(row):
    return row is None or version_of(row).is_draft
