"""Staff say what patients' words mean, and see for which words nothing was found."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from editorial import actions
from search.models import MissedWords, Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    """Synonyms: saved is public, for the next search reads it."""

    list_display = ("words", "means", "both_ways", "language")
    list_filter = ("language",)
    search_fields = ("words", "means")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        actions.announce()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        actions.announce()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        actions.announce()


@admin.register(MissedWords)
class MissedWordsAdmin(admin.ModelAdmin):
    """Words without results: counted, written by nobody, and not shown if typed only once."""

    list_display = ("words", "language", "count", "first_on", "last_on", "say_what_it_means")
    list_filter = ("language",)
    fields = readonly_fields = ("words", "language", "count", "first_on", "last_on")
    search_fields = ("words",)

    def get_queryset(self, request):
        return super().get_queryset(request).asked_again()

    @admin.display(description=_("What to do"))
    def say_what_it_means(self, missed):
        """Lead to the form of a new synonym that has these words already."""
        query = urlencode({"words": missed.words, "language": missed.language})
        address = reverse(f"{self.admin_site.name}:search_synonym_add")
        return format_html(
            '<a href="{}?{}">{}</a>', address, query, _("Say what our pages call it")
        )

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
