"""The page of each row of a draft: reached from its version, and read-only once published."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from modeltranslation.admin import TranslationAdmin

from assessment import models
from assessment.admin import inlines
from assessment.admin.owners import attach, owner_in, version_of
from assessment.drafts import actions
from editorial.admin import ConstrainedForm

SPACING = 10
EVIDENCE = (
    "Evidence",
    {
        "classes": ("collapse",),
        "fields": (
            ("certainty", "can_change"),
            ("effect_en", "effect_es"),
            ("reason_en", "reason_es"),
            "citations",
        ),
    },
)


class RowAdmin(admin.ModelAdmin):
    """Nothing in the menu: every row is found on the page of its version."""

    form = ConstrainedForm
    formfield_overrides = inlines.WIDE
    change_form_template = "admin/assessment/row_form.html"
    list_display = ("__str__",)
    exclude = ("version",)

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return bool(owner_in(request, self.model)) and super().has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return _is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _is_open(obj) and super().has_delete_permission(request, obj)

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:assessment_version_changelist"))

    def render_change_form(self, request, context, *args, **kwargs):
        owner = kwargs.get("obj") or owner_in(request, self.model)
        context |= {"version": version_of(owner), "show_save_and_add_another": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """A question or a note moves between the sections of its own version."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "section":
            field.queryset = models.Section.objects.filter(version=self._version_in(request))
        return field

    def _version_in(self, request):
        wanted = request.resolver_match.kwargs.get("object_id")
        row = self.get_object(request, wanted) if wanted else owner_in(request, self.model)
        return version_of(row) if row else None

    def save_model(self, request, obj, form, change):
        if not change:
            attach(obj, owner_in(request, self.model))
            obj.position = obj.position or _after(obj)
        super().save_model(request, obj, form, change)
        actions.record_edit(version_of(obj), by=request.user)

    def save_formset(self, request, form, formset, change):
        """New rows that nobody gave a place go last."""
        last = max((row.position for row in formset.queryset), default=0)
        for each in formset.extra_forms:
            if each.has_changed() and not each.instance.position:
                last += SPACING
                each.instance.position = last
        super().save_formset(request, form, formset, change)

    def delete_model(self, request, obj):
        version = version_of(obj)
        super().delete_model(request, obj)
        actions.record_edit(version, by=request.user)

    def response_post_save_change(self, request, obj):
        return _to_version(obj)

    def response_post_save_add(self, request, obj):
        return _to_version(obj)

    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        version = version_of(row) if row else None
        response = super().delete_view(request, object_id, extra_context)
        return _to_version(version) if version and response.status_code == 302 else response


class WordedAdmin(RowAdmin, TranslationAdmin):
    pass


@admin.register(models.Section)
class SectionAdmin(WordedAdmin):
    fields = ("key", "title", "join", "position")
    inlines = (inlines.SectionConditions,)


@admin.register(models.Question)
class QuestionAdmin(WordedAdmin):
    inlines = (
        inlines.Options,
        inlines.QuestionConditions,
        inlines.QuestionRanges,
        inlines.Parts,
    )
    fieldsets = (
        (None, {"fields": (("key", "address", "kind"), ("section", "position", "required"))}),
        (
            "Words",
            {
                "fields": (
                    ("text_en", "text_es"),
                    ("short_en", "short_es"),
                    ("hint_en", "hint_es"),
                    ("why_en", "why_es"),
                )
            },
        ),
        (
            "Only for numbers",
            {
                "classes": ("collapse",),
                "fields": (
                    ("low", "high", "places"),
                    ("unit_en", "unit_es"),
                    ("gives_points", "times", "plus"),
                ),
            },
        ),
        EVIDENCE,
        ("When it is asked", {"fields": ("join",)}),
    )

    def get_fieldsets(self, request, obj=None):
        """A new question stands in the section whose page it was begun on."""
        if obj:
            return super().get_fieldsets(request, obj)
        (_, first), *others = self.fieldsets
        first = {"fields": (first["fields"][0], ("position", "required"))}
        return ((None, first), *others)


@admin.register(models.Note)
class NoteAdmin(WordedAdmin):
    fields = ("key", "section", "title", "text", "citations", "position")
    inlines = (inlines.NoteConditions,)


@admin.register(models.BodyMassIndex)
class BodyMassIndexAdmin(WordedAdmin):
    inlines = (inlines.BodyMassIndexRanges,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "key",
                    ("title_en", "title_es"),
                    ("weight", "height", "scale"),
                    ("times", "plus"),
                    "position",
                )
            },
        ),
        EVIDENCE,
    )


@admin.register(models.Score)
class ScoreAdmin(WordedAdmin):
    inlines = (inlines.Operands, inlines.Levels, inlines.ScoreRanges, inlines.ScoreConditions)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "key",
                    ("title_en", "title_es"),
                    ("how", "at_least", "hidden"),
                    ("gives_points", "times", "plus"),
                    "position",
                )
            },
        ),
        EVIDENCE,
        ("When it counts", {"fields": ("join",)}),
    )


@admin.register(models.RedFlag)
class RedFlagAdmin(WordedAdmin):
    fields = ("key", "title", "urgency", "advice", "citations", "pending", "position")
    inlines = (inlines.RedFlagConditions,)


@admin.register(models.Band)
class BandAdmin(WordedAdmin):
    fields = ("key", "title", "headline", "advice", "position")
    inlines = (inlines.BandConditions, inlines.Steps)


@admin.register(models.Limit)
class LimitAdmin(WordedAdmin):
    fields = ("text", "position")


@admin.register(models.Citation)
class CitationAdmin(RowAdmin):
    fields = ("key", "text", "url", "position")


@admin.register(models.Case)
class CaseAdmin(RowAdmin):
    fields = ("name", "answers", "flags", "band", "scores", "position")


def _is_open(row):
    return row is None or version_of(row).is_draft


def _after(row):
    """Behind the last of its kind in the same place."""
    place = {"section": row.section} if isinstance(row, models.Question) else {}
    place = place or {"version": row.version}
    last = type(row)._default_manager.filter(**place).order_by("-position").first()
    return last.position + SPACING if last else SPACING


def _to_version(row):
    address = reverse("admin:assessment_version_change", args=[version_of(row).pk])
    return HttpResponseRedirect(address)
