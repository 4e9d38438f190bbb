"""Unsaved text: one private slot a person and page, offered with what differs, never history."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial.admin.asked_for import page_to_change
from editorial.admin.state import name_of
from editorial.admin.typed import TypedDifference, typed_differences
from editorial.models import Autosave
from editorial.moments import ago, hour

ADD = "add"
"""Stands in an address where the key of a page would, which a new page does not have yet."""
NEW_PAGE = 0
MOST_BYTES = 1_000_000
NOT_TYPED = ("csrfmiddlewaretoken", "_popup", "_to_field", "_undecided")


class TooLong(Exception):
    """The form holds more than a slot does."""


@dataclass(frozen=True)
class Unsaved:
    """What the box at the top of a form offers."""

    when: str
    newer: str
    """By whom and when the page was saved after the text was typed; "" if it was not."""
    differences: list[TypedDifference]


def slots(
    user: AbstractBaseUser, model: type[models.Model], object_id: int
) -> models.QuerySet[Autosave]:
    """Return the one slot of the person for the page, or none; a page to be added has number 0."""
    kind = ContentType.objects.get_for_model(model)
    return Autosave.objects.filter(user=user, content_type=kind, object_id=object_id)


def keep_typed(
    user: AbstractBaseUser, model: type[models.Model], object_id: int, posted: QueryDict
) -> Autosave:
    """Keep the form as the browser sent it, over what the slot held."""
    typed = posted.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    data = typed.urlencode()
    if len(data) > MOST_BYTES:
        raise TooLong
    slot, _is_new = Autosave.objects.update_or_create(
        user=user,
        content_type=ContentType.objects.get_for_model(model),
        object_id=object_id,
        defaults={"data": data, "version": _version(typed)},
    )
    return slot


def asked_back(model_admin, request, object_id) -> QueryDict | None:
    """Return the unsaved text if the address asks to put it back into the form."""
    if request.method != "GET" or "unsaved" not in request.GET:
        return None
    slot = slots(request.user, model_admin.model, _number(object_id)).first()
    return slot and QueryDict(slot.data)


def unsaved(request, model, context) -> Unsaved | None:
    """Return what lies in the slot for this form, unless it says the same as the form."""
    sitting = request.sitting
    slot = slots(request.user, model, _place_of(sitting)).first()
    if slot is None:
        return None
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    form = context["adminform"].form
    differences = typed_differences(QueryDict(slot.data), form, formsets)
    return Unsaved(ago(slot.saved_at), _newer(slot, sitting), differences) if differences else None


def forget(request, model: type[models.Model]) -> None:
    """What was typed is saved. Text from before, which was offered and not chosen, stays."""
    if "_undecided" not in request.POST:
        slots(request.user, model, _place_of(request.sitting)).delete()


class Autosaved:
    """For an admin: shows the form with the text that is put back, as if it had been sent."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        typed = getattr(request, "unsaved", None)
        return _filled_in(form, typed) if typed else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        typed = getattr(request, "unsaved", None)
        return kwargs | {"data": typed, "files": {}} if typed else kwargs


@method_decorator(require_POST)
def autosave(model_admin, request, object_id):
    """Keep what was typed into the form, or forget it, or say that somebody is signed in."""
    key = _page_typed_at(model_admin, request, object_id)
    if "_still_there" in request.POST:
        return HttpResponse(status=204)
    if "_forget" in request.POST:
        slots(request.user, model_admin.model, key).delete()
        return HttpResponseRedirect(
            request.path.removesuffix("autosave/") + ("change/" if key else "")
        )
    return _kept(model_admin, request, key)


def _page_typed_at(model_admin, request, object_id):
    if object_id != ADD:
        return page_to_change(model_admin, request, object_id).pk
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    return NEW_PAGE


def _kept(model_admin, request, key):
    try:
        slot = keep_typed(request.user, model_admin.model, key, request.POST)
    except TooLong:
        return _sentence(_("This is too much text to keep for you. Save it as a draft."), 413)
    return _sentence(_("Kept for you alone at %s, not saved yet.") % hour(slot.saved_at))


def _filled_in(form_class, typed):
    class FilledIn(form_class):
        def __init__(self, **kwargs):
            super().__init__(typed, **kwargs)

    return FilledIn


def _place_of(sitting) -> int:
    return sitting.page.pk if sitting.record else NEW_PAGE


def _newer(slot: Autosave, sitting) -> str:
    newest = sitting.record and sitting.record.newest
    if not newest or sitting.record.version <= slot.version:
        return ""
    values = {"who": name_of(newest.author, newest.author_name), "when": ago(newest.created_at)}
    return _("%(who)s, %(when)s") % values


def _version(typed: QueryDict) -> int:
    return _number(typed.get("_base"))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _sentence(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
