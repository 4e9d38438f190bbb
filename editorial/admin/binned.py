"""Deleting at the desk: a page goes into the bin, out of the lists, and can be taken out again."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from editorial import actions
from editorial.admin.asked_for import version_asked
from editorial.models import EditorialPage, PageRecord
from editorial.moments import day

IN_BIN = "in"


def archived(model):
    """Return the keys of this kind's pages in the bin, as a query."""
    return PageRecord.objects.for_model(model).archived().values("object_id")


class BinFilter(admin.SimpleListFilter):
    """Lists leave out what is in the bin, until somebody asks for just that."""

    title = _("bin")
    parameter_name = "bin"

    def lookups(self, request, model_admin):
        return ((IN_BIN, _("In the bin")),)

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        return [everything | {"display": _("Not in the bin")}, *others]

    def queryset(self, request, queryset):
        keys = archived(queryset.model)
        if self.value() == IN_BIN:
            return queryset.filter(pk__in=keys)
        return queryset.exclude(pk__in=keys)


class BinnedAdmin:
    """For the admin of a page: what Django would delete at once goes into the bin."""

    def get_list_filter(self, request):
        return (*super().get_list_filter(request), BinFilter)

    def render_change_form(self, request, context, *args, **kwargs):
        record = request.sitting.record
        if record and record.archived_at:
            way_out = self.desk_address("unarchive", request.sitting.page)
            context["bin"] = {"day": _goes_on(record), "way_out": way_out}
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        page = _page_to_delete(self, request, object_id)
        if request.method == "POST":
            return _put_away(self, request, page)
        return _confirm(self, request, page)


@method_decorator(require_POST)
def unarchive(model_admin, request, object_id):
    """The view of the button that takes a page out of the bin."""
    page = _page_to_delete(model_admin, request, object_id)
    try:
        actions.unarchive(page, by=request.user, base=version_asked(request))
    except ValidationError as problem:
        model_admin.tell(request, problem)
    except actions.Stale:
        messages.error(request, CHANGED % page)
    else:
        messages.success(request, _("“%s” is out of the bin. It is not public.") % page)
    return HttpResponseRedirect(model_admin.change_address(page))


CHANGED = _("Somebody has changed “%s” since you looked. See how it is now, and try again.")


def _goes_on(record):
    """Return the day on which a page in the bin is deleted for good."""
    return day(record.archived_at + actions.BIN_LASTS)


def archive_as(user, page, *, may_publish, base):
    """Put the page into the bin; who may not take it off the site may not by this way either."""
    if page.is_published() and not may_publish:
        raise ValidationError(_("“%s” is public, and you may not take it off the site.") % page)
    return actions.archive(page, by=user, base=base)


def slug_refusal(form):
    """Return to whom the address belongs, where that is a page that no list shows."""
    if not form.has_error("slug", "unique"):
        return []
    model = form._meta.model
    taken = model._base_manager.filter(slug=form.instance.slug).values("pk")
    record = PageRecord.objects.for_model(model).archived().filter(object_id__in=taken).first()
    if record is None:
        return []
    words = {"page": record, "day": _goes_on(record)}
    return [
        _(
            "It belongs to “%(page)s” in the bin, and is free from %(day)s on. "
            "Take that page out of the bin and change its address to have it now."
        )
        % words
    ]


def without_archived(form):
    """Let no relation offer a page in the bin, except where it is named already."""
    for name, field in form.fields.items():
        queryset = getattr(field, "queryset", None)
        if queryset is None or not issubclass(queryset.model, EditorialPage):
            continue
        chosen = form.initial.get(name) or []
        kept = chosen if isinstance(chosen, list) else [chosen]
        keys = [getattr(each, "pk", each) for each in kept]
        gone = archived(queryset.model).exclude(object_id__in=keys)
        field.queryset = queryset.exclude(pk__in=gone)


def _page_to_delete(model_admin, request, object_id):
    page = model_admin.get_object(request, unquote(object_id))
    if not model_admin.has_delete_permission(request, page):
        raise PermissionDenied
    if page is None:
        raise Http404
    return page


def _put_away(model_admin, request, page):
    may_publish = model_admin.has_publish_permission(request)
    try:
        base = version_asked(request)
        archive_as(request.user, page, may_publish=may_publish, base=base)
    except ValidationError as problem:
        model_admin.tell(request, problem)
        return _confirm(model_admin, request, page)
    except actions.Stale:
        messages.error(request, CHANGED % page)
        return _confirm(model_admin, request, page)
    if IS_POPUP_VAR in request.POST:
        return model_admin.response_delete(request, str(page), page.pk)
    messages.success(request, IN_THE_BIN % {"page": page, "day": _goes_on(_record(page))})
    opts = model_admin.opts
    site = model_admin.admin_site.name
    return HttpResponseRedirect(reverse(f"{site}:{opts.app_label}_{opts.model_name}_changelist"))


IN_THE_BIN = _("“%(page)s” is in the bin. You can take it out until %(day)s.")


def _record(page):
    return PageRecord.objects.of(page)


def _confirm(model_admin, request, page):
    page = model_admin.model._base_manager.get(pk=page.pk)
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Put “%s” into the bin?") % page,
        "opts": model_admin.opts,
        "page": page,
        "record": _record(page),
        "is_public": page.is_published(),
        "is_popup": IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST,
        "change_address": model_admin.change_address(page),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/editorial/delete.html", context)
