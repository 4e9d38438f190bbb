"""The page of a published version: only read, copied, retired or withdrawn."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from assessment import models
from assessment.admin.forms import ReasonForm
from assessment.admin.overview import page_of
from assessment.drafts import actions
from assessment.models import Release

ENDS = {"retire": actions.retire, "withdraw": actions.withdraw}


@admin.register(models.Document)
class DocumentAdmin(admin.ModelAdmin):
    list_display = ("key", "number", "state", "published_at", "published_by", "edited_by")
    list_display_links = ("key", "number")
    list_select_related = ("release", "published_by", "edited_by")
    readonly_fields = (
        "state",
        "reason",
        "note",
        "published_at",
        "published_by",
        "edited_by",
        "seen_by_two",
        "digest",
    )
    fieldsets = ((None, {"fields": readonly_fields}),)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="state")
    def state(self, document):
        return document.release.get_state_display()

    @admin.display(description="since, by, why")
    def reason(self, document):
        release = document.release
        return f"{release.since:%Y-%m-%d}, {release.by}. {release.reason}"

    @admin.display(description="looked at by two people", boolean=True)
    def seen_by_two(self, document):
        """No, where it was published in solo mode."""
        return not document.published_alone

    def render_change_form(self, request, context, *args, **kwargs):
        document = kwargs["obj"]
        may_end = request.user.has_perm("assessment.publish_version")
        state = document.release.state
        context |= {
            "document": document,
            "may_copy": request.user.has_perm("assessment.add_version"),
            "may_retire": may_end and state == Release.State.LIVE,
            "may_withdraw": may_end and state != Release.State.WITHDRAWN,
            "form": ReasonForm(),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        protect = self.admin_site.admin_view
        copy = path("<int:pk>/copy/", protect(self.copy), name="assessment_document_copy")
        end = path("<int:pk>/end/", protect(self.end), name="assessment_document_end")
        return [copy, end, *super().get_urls()]

    def copy(self, request, pk):
        return _copied(request, self._document(request, pk))

    def end(self, request, pk):
        return _ended(request, self._document(request, pk))

    def _document(self, request, pk):
        document = self.get_object(request, str(pk))
        if document is None:
            raise Http404
        return document


@require_POST
def _copied(request, document):
    if not request.user.has_perm("assessment.add_version"):
        raise PermissionDenied
    version = actions.copy(document, by=request.user)
    messages.success(request, f"“{version}” is a new draft.")
    return HttpResponseRedirect(page_of(version))


@require_POST
def _ended(request, document):
    if not request.user.has_perm("assessment.publish_version"):
        raise PermissionDenied
    end = ENDS.get(request.POST.get("verb", ""))
    if end is None:
        raise Http404
    try:
        end(document, by=request.user, reason=request.POST.get("reason", ""))
    except ValidationError as problem:
        for message in problem.messages:
            messages.error(request, message)
    else:
        state = Release.objects.get(document=document).get_state_display()
        messages.success(request, f"“{document}”: {state}.")
    return HttpResponseRedirect(page_of(document))
