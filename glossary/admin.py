"""Staff write the glossary: saved is public."""

from django.contrib import admin

from editorial import actions
from editorial.admin import NonceAdmin
from glossary.models import Term


@admin.register(Term)
class TermAdmin(NonceAdmin):
    list_display = ("title_en", "title_es", "meaning_en")
    search_fields = ("title_en", "title_es", "also_en", "also_es", "meaning_en", "meaning_es")
    prepopulated_fields = {"slug": ("title",)}

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        actions.announce()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        actions.announce()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        actions.announce()
