"""The page of a version: its rows in order, and what stands against publishing it."""

from django.contrib import admin
from django.utils import timezone
from modeltranslation.admin import TranslationAdmin

from assessment import models
from assessment.admin.inlines import WIDE
from assessment.admin.overview import add_case_address, add_section_address, overview, page_of
from assessment.admin.verbs import Verbs, breaking
from assessment.drafts import actions
from assessment.drafts.cases import run_cases
from assessment.drafts.checking import findings
from assessment.drafts.compile import compile_version
from assessment.engine.outline import outline
from editorial.admin import ConstrainedForm


@admin.register(models.Version)
class VersionAdmin(Verbs, TranslationAdmin):
    form = ConstrainedForm
    formfield_overrides = WIDE
    list_display = ("title", "number", "state_in_words", "edited_by", "edited_at")
    list_display_links = ("title", "number")
    list_filter = ("key",)
    list_select_related = ("document__release", "edited_by")
    fieldsets = (
        (None, {"fields": (("key", "number"), ("title_en", "title_es"), "translation_checked_by")}),
    )

    # Who may do what

    def has_change_permission(self, request, obj=None):
        is_open = obj is None or obj.is_draft
        return is_open and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_open = obj is None or obj.is_draft
        return is_open and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        """Versions are deleted one by one: a list may hold published ones."""
        return {}

    # The page

    @admin.display(description="state")
    def state_in_words(self, version):
        if version.is_draft:
            return version.get_state_display()
        return version.document.release.get_state_display()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.edited_at = timezone.now()
        super().save_model(request, obj, form, change)
        actions.record_edit(obj, by=request.user)

    def render_change_form(self, request, context, *args, **kwargs):
        if version := kwargs.get("obj"):
            context |= self._context(request, version)
        return super().render_change_form(request, context, *args, **kwargs)

    def _context(self, request, version):
        compiled = compile_version(version)
        found = findings(version, compiled)
        return {
            "version": version,
            "state": self.state_in_words(version),
            "lists": overview(version),
            "may_edit": self.has_change_permission(request, version),
            "may_publish": self.may_publish(request) and version.is_draft,
            "add_section": add_section_address(version),
            "add_case": add_case_address(version),
            "findings": [(finding, page_of(finding.row)) for finding in found],
            "outcomes": [
                (outcome, page_of(outcome.case)) for outcome in run_cases(version, compiled)
            ],
            "questions": outline(compiled).questions.values(),
            "may_preview": not breaking(found),
        }
