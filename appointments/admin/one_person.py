"""What we keep about one person: search for it, give it out, erase it.

What staff type here is a patient's name or number, so it comes by POST: into no address, no log
and no browser's history. Each step is written down.
"""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from appointments import actions
from appointments.admin.opened import YEARS_OF_EVENTS, base_of, happened
from appointments.admin.worklist import place_of
from appointments.exporting import FORMATS
from appointments.finding import MOST, Wanted, find
from appointments.models import RequestEvent

Verb = RequestEvent.Verb
LOGGED = (Verb.SEARCHED, Verb.EXPORTED, Verb.ERASED, Verb.PURGED)
SHOWN = 30
CHANGED = gettext_lazy(
    "Nothing was erased: somebody has changed one of these requests since you looked. Search again."
)


class PersonForm(forms.Form):
    typed = forms.CharField(
        label=gettext_lazy("Phone number, e-mail address or name"),
        max_length=200,
        help_text=gettext_lazy("As the patient wrote it. Nothing of it is kept."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_typed(self):
        typed = self.cleaned_data["typed"]
        if not Wanted(typed).is_enough:
            raise forms.ValidationError(_("Type more of it: at least three letters."))
        return typed


@method_decorator(sensitive_post_parameters())
@sensitive_variables()
@method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
def search(model_admin, request):
    _require(model_admin.has_export_permission(request))
    form = PersonForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = _searched(model_admin, request, form.cleaned_data["typed"])
    context = model_admin.context(
        request,
        _("What we keep about one person"),
        form=form,
        found=found,
        rows=[_row(hit) for hit in found.hits] if found else [],
        most=MOST,
        formats=FORMATS,
        log=[_logged(event) for event in _log()],
        may_erase=model_admin.has_delete_permission(request),
        export_address=model_admin.address("person_export"),
        erase_address=model_admin.address("person_erase"),
    )
    return TemplateResponse(request, "admin/appointments/one_person.html", context)


@sensitive_variables()
@transaction.atomic
def _searched(model_admin, request, typed):
    """Search, and write down that somebody did, and whom it has shown; never what was typed."""
    found = find(model_admin.get_queryset(request), typed)
    actions.note(None, Verb.SEARCHED, by=request.user, detail=str(len(found.hits)))
    for hit in found.hits:
        actions.note(hit.request, Verb.FOUND, by=request.user)
    return found


def _row(hit):
    row = hit.request
    return {
        "row": row,
        "name": hit.contents.name,
        "reach": hit.contents.reach,
        "place": place_of(row),
        "base": row.changed_at.isoformat(),
    }


@method_decorator(require_POST)
def export(model_admin, request):
    """Answer with a file: everything about the chosen requests, and who has seen them."""
    _require(model_admin.has_export_permission(request))
    written = FORMATS.get(request.POST.get("format", ""))
    rows = _chosen(model_admin, request)
    if not rows or written is None:
        return _choose_first(model_admin, request)
    now = timezone.now()
    file = written.write(actions.export(rows, by=request.user), now)
    response = HttpResponse(file, content_type=written.content_type)
    name = f"requests-{timezone.localtime(now):%Y-%m-%d}.{written.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@method_decorator(require_POST)
def erase(model_admin, request):
    """Ask first; then remove all of them for good, or none."""
    _require(model_admin.has_delete_permission(request))
    rows = _chosen(model_admin, request)
    if not rows:
        return _choose_first(model_admin, request)
    if request.POST.get("confirmed") == "yes":
        return _erased(model_admin, request, rows)
    context = model_admin.context(
        request,
        _("Erase what we keep about this person?"),
        rows=rows,
        years=YEARS_OF_EVENTS,
        chosen=[(row.pk, request.POST.get(f"base-{row.pk}", "")) for row in rows],
        back_address=model_admin.address("person"),
    )
    return TemplateResponse(request, "admin/appointments/erase.html", context)


def _erased(model_admin, request, rows):
    try:
        with transaction.atomic():
            if len(rows) != len(_asked(request)):
                raise actions.NotNow
            for row in rows:
                actions.erase(row, by=request.user, base=base_of(request, f"base-{row.pk}"))
    except actions.NotNow:
        messages.error(request, CHANGED)
    else:
        said = ngettext("%d request is erased.", "%d requests are erased.", len(rows))
        messages.success(request, said % len(rows))
    return HttpResponseRedirect(model_admin.address("person"))


def _chosen(model_admin, request):
    """Return the ticked requests, among those that this person may see."""
    rows = model_admin.get_queryset(request).filter(pk__in=_asked(request))
    return list(rows.select_related("location", "surgeon", "taken_by"))


def _asked(request):
    asked = request.POST.getlist("chosen")[:MOST]
    return {key for text in asked if (key := _key(text))}


def _key(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def _choose_first(model_admin, request):
    messages.error(request, _("Nothing was done: choose at least one request. Search again."))
    return HttpResponseRedirect(model_admin.address("person"))


def _log():
    events = RequestEvent.objects.filter(verb__in=LOGGED).select_related("user")
    return events.order_by("-at", "-pk")[:SHOWN]


def _logged(event):
    """Return an event with the request that it was about, which may be gone."""
    return happened(event), str(event.request_id or "")[:8]


def _require(is_allowed):
    if not is_allowed:
        raise PermissionDenied
