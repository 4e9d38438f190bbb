"""Staff say who the practice is, and write its own pages."""

from django.contrib import admin

from editorial import actions
from editorial.admin import ChildInline, EditorialAdmin, NonceAdmin
from practice.models import CareCard, Page, Practice


class CareCardInline(ChildInline):
    model = CareCard
    max_num = len(CareCard.Level)


@admin.register(Practice)
class PracticeAdmin(NonceAdmin):
    inlines = (CareCardInline,)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Practice.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        actions.announce()


@admin.register(Page)
class PageAdmin(EditorialAdmin):
    words = ("body",)
    facts = ("in_footer", "position")
