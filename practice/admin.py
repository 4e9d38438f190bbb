"""Staff say who the practice is, and write its own pages."""

from django import forms
from django.contrib import admin

from editorial.admin import ChildInline, EditorialAdmin, OrderedAdmin, OrderedRows, VersionedAdmin
from practice.colors.palettes import PALETTES
from practice.colors.swatches import swatches
from practice.models import OWN_COLORS, CareCard, LanguageNotice, Page, Practice


class CareCardInline(ChildInline):
    model = CareCard
    max_num = len(CareCard.Level)


@admin.register(Practice)
class PracticeAdmin(VersionedAdmin):
    inlines = (CareCardInline,)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "palette":
            field.widget = forms.RadioSelect()
            field.choices = [*((each.key, swatches(each)) for each in PALETTES), OWN_COLORS]
        return field

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Practice.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        super().save_model(request, obj, form, change)


class LanguageNoticeInline(OrderedRows, admin.TabularInline):
    model = LanguageNotice
    fields = ("position", "name", "english_name", "code", "direction", "text")
    extra = 0


@admin.register(Page)
class PageAdmin(OrderedAdmin, EditorialAdmin):
    words = ("body",)
    facts = ("in_footer", "position", "shows_care_cards")
    inlines = (LanguageNoticeInline,)
