"""The page that a view of the desk is about, for somebody who may change it."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404


def page_to_change(model_admin, request, object_id):
    """Return the page; whoever may not change it sees no draft, no history and no comparison."""
    page = model_admin.get_object(request, unquote(object_id))
    if not model_admin.has_change_permission(request, page):
        raise PermissionDenied
    if page is None:
        raise Http404
    return page


def version_asked(request, name="_base"):
    """Return the version that somebody looked at; one that no page has, if they did not say."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else -1
