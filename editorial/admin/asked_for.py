"""What a view of the desk was asked for: a page, one of its revisions, a version, a number."""

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
    return number(request.POST.get(name), otherwise=-1)


def revision_of(record, key):
    """Return the record's revision of that key; one of another page is not found."""
    found = record.revisions.filter(pk=number(key)).first()
    if found is None:
        raise Http404
    return found


def number(text, otherwise=0):
    """Return the number that a form or an address names, if a database could know it."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else otherwise
