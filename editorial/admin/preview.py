"""Previews at the desk: of the form as it stands, and of any revision in the history."""

from contextlib import contextmanager

from django.contrib.messages.storage import default_storage
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial import previewed, previewing
from editorial.admin.asked_for import page_to_change, revision_of
from editorial.admin.versioned import VersionedAdmin
from editorial.models import PageRecord, Revision
from editorial.versions import drafts, snapshots

NEW = "add"
"""Stands in an address where the key of a page would, which a new page does not have yet."""


class PreviewedAdmin(VersionedAdmin):
    """A valid form that is previewed is answered with the page instead of being kept."""

    def response_add(self, request, obj, post_url_continue=None):
        return _as_typed(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return _as_typed(request, obj) or super().response_change(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        page = request.sitting.page
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_preview"
        context["preview_address"] = reverse(name, args=[page.pk if page else NEW])
        context["share_address"] = self.desk_address("share", page) if page else ""
        return super().render_change_form(request, context, *args, **kwargs)


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
def preview(model_admin, request, object_id):
    if request.method == "POST":
        return _of_form(model_admin, request, object_id)
    page = page_to_change(model_admin, request, object_id)
    with drafts.rolled_back():
        revision = revision_asked(page, request.GET.get("revision"))
        with translation.override(previewing.language_asked(request)):
            banner = _banner(revision)
        return previewing.answer(request, revision, banner, in_frame=True)


def revision_asked(page, key):
    """Return the page's revision of that key; without one, the newest; or the rows themselves."""
    record = PageRecord.objects.of(page)
    if not key:
        return record.newest or Revision(record=record, **snapshots.taken(page))
    return revision_of(record, key)


def _of_form(model_admin, request, object_id):
    key = None if object_id == NEW else object_id
    if key is not None:
        page_to_change(model_admin, request, key)
    with previewed.begun(), drafts.rolled_back(), _nothing_said(request):
        response = model_admin.changeform_view(request, key)
    invalid = getattr(response, "context_data", None)
    return previewing.refusal(request, _errors(invalid)) if invalid else response


def _as_typed(request, page):
    preview = previewed.current()
    if preview is None:
        return None
    with translation.override(previewing.language_asked(request)):
        text = _("This is what you have typed. It is not saved.")
        banner = previewing.Banner(_("Preview."), text)
    return previewing.answer_with(request, preview, page, banner, in_frame=True)


@contextmanager
def _nothing_said(request):
    """What the form would tell whoever saves it is not for the next page that is opened."""
    kept, request._messages = request._messages, default_storage(request)
    try:
        yield
    finally:
        request._messages = kept


def _banner(revision):
    record = revision.record
    if revision.pk and revision.pk == record.live_id and revision.is_public:
        return previewing.Banner(_("Preview."), _("This is the page as it is public now."))
    return previewing.Banner(_("Preview."), _("This version is not public."))


def _errors(context):
    """Return each thing that is wrong with the form once, with the name of its field."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form, *(form for each in formsets for form in each.forms)]
    found = [words for each in formsets for words in each.non_form_errors()]
    for form in forms:
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            found += [f"{label}: {words}" if label else words for words in errors]
    return dict.fromkeys(map(str, found))
