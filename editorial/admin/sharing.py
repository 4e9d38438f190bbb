"""Links to a draft at the desk: make one, see which are open, end one."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial import actions
from editorial.admin.asked_for import number, page_to_change
from editorial.admin.preview import revision_asked
from editorial.admin.state import name_of
from editorial.models import PageRecord, ShareLink
from editorial.moments import ago, ahead


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
def share(model_admin, request, object_id):
    page = page_to_change(model_admin, request, object_id)
    if request.method == "POST":
        _change(request, page)
        return HttpResponseRedirect(model_admin.desk_address("share", page))
    newest = revision_asked(page, request.GET.get("revision"))
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Links to drafts of “%s”") % page,
        "opts": model_admin.opts,
        "original": page,
        "change_address": model_admin.change_address(page),
        "newest": newest,
        "written": ago(newest.created_at) if newest.pk else "",
        "links": [_told(link) for link in _links(page)],
        "days": actions.LINK_LASTS.days,
    }
    return render(request, "admin/editorial/share.html", context)


def _change(request, page):
    if "_end" in request.POST:
        link = get_object_or_404(_links(page), pk=number(request.POST["_end"]))
        actions.revoke(link, by=request.user)
        messages.success(request, _("The link does not work any more."))
        return
    revision = revision_asked(page, request.POST.get("revision"))
    if revision.pk is None:
        messages.error(request, _("Save a draft first."))
        return
    actions.share(revision, by=request.user)
    messages.success(request, _("The link is below. Copy it, and send it to who is to read it."))


def _links(page):
    of_page = ShareLink.objects.filter(revision__record=PageRecord.objects.of(page))
    return of_page.select_related("revision__record", "created_by")


def _told(link):
    return {
        "link": link,
        "by": name_of(link.created_by),
        "made": ago(link.created_at),
        "until": ahead(link.expires_at),
    }
