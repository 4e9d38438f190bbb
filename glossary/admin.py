"""Staff write the glossary: saved is public."""

from django.contrib import admin

from editorial.admin import VersionedAdmin
from glossary.models import Term


@admin.register(Term)
class TermAdmin(VersionedAdmin):
    list_display = ("title_en", "title_es", "meaning_en")
    search_fields = ("title_en", "title_es", "also_en", "also_es", "meaning_en", "meaning_es")
    prepopulated_fields = {"slug": ("title",)}
