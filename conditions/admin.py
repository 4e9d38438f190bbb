"""Staff write conditions and areas."""

from django.contrib import admin

from conditions.models import Area, Condition, ConditionSource, Option
from editorial.admin import EditorialAdmin, LongChildInline, OrderedAdmin, SourceInline


class OptionInline(LongChildInline):
    model = Option


class ConditionSourceInline(SourceInline):
    model = ConditionSource


@admin.register(Area)
class AreaAdmin(OrderedAdmin, EditorialAdmin):
    words = ("body",)
    facts = ("position",)


@admin.register(Condition)
class ConditionAdmin(EditorialAdmin):
    words = (
        "other_names",
        "what_it_is",
        "symptoms",
        "get_help_now",
        "causes",
        "tests",
        "care_without_surgery",
        "surgery",
        "outlook",
    )
    facts = ("areas",)
    filter_horizontal = ("areas",)
    inlines = (OptionInline, ConditionSourceInline)
