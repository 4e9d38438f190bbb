"""Undo from a public page: the last change goes back, and so does whoever pressed the button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from editorial import actions
from editorial.admin import old_addresses
from editorial.admin.asked_for import page_to_change, version_asked
from editorial.models.languages import ENGLISH


@method_decorator(require_POST)
def undo(model_admin, request, object_id):
    page = page_to_change(model_admin, request, object_id)
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    try:
        actions.undo(page, by=request.user, base=version_asked(request))
    except ValidationError as problem:
        model_admin.tell(request, problem)
    except actions.Stale:
        messages.error(request, _("Somebody has saved this page since. Nothing was undone."))
    else:
        return HttpResponseRedirect(_back(model_admin, request, page))
    return HttpResponseRedirect(model_admin.change_address(page))


def _back(model_admin, request, page):
    """Return the page's own address, in the language of where the button stood.

    The browser's word is good for a language and for nothing else. A page that is no longer
    public has no address to go back to, and the form tells what has become of it.
    """
    if page.is_published():
        with override(get_language_from_path(request.POST.get("here", "")) or ENGLISH):
            return page.get_absolute_url()
    messages.success(request, _("Undone. “%s” is not public any more.") % page)
    old_addresses.tell(request, page)
    return model_admin.change_address(page)
