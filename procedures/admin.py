"""Staff write procedures and the overview."""

from django.contrib import admin

from conditions.models import Option
from editorial.admin import ChildInline, EditorialAdmin, SourceInline
from procedures.models import (
    Milestone,
    Overview,
    OverviewSource,
    Procedure,
    ProcedureSource,
    Step,
)


class StepInline(ChildInline):
    model = Step


class MilestoneInline(ChildInline):
    model = Milestone


class ProcedureSourceInline(SourceInline):
    model = ProcedureSource


class OverviewSourceInline(SourceInline):
    model = OverviewSource


@admin.register(Procedure)
class ProcedureAdmin(EditorialAdmin):
    words = (
        "other_names",
        "who_it_is_for",
        "who_it_is_not_for",
        "time_in_surgery",
        "anesthesia",
        "opening",
        "benefits",
        "risks",
        "after_surgery",
        "alternatives",
    )
    facts = (
        "region",
        "treats",
        "options",
        ("nights_min", "nights_max"),
        ("desk_work_weeks_min", "desk_work_weeks_max"),
    )
    filter_horizontal = ("treats", "options")
    inlines = (StepInline, MilestoneInline, ProcedureSourceInline)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "options":
            kwargs["queryset"] = Option.objects.select_related("page")
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Overview)
class OverviewAdmin(EditorialAdmin):
    words = (
        "what_it_is",
        "why_it_is_done",
        "for_the_neck",
        "for_the_back",
        "benefits",
        "limits",
    )
    inlines = (OverviewSourceInline,)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Overview.objects.exists()
