"""One request, opened: what the patient wrote, who saw it, and what somebody does with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appointments import actions
from appointments.admin.worklist import place_of
from appointments.models import Letter, Request, RequestEvent
from appointments.purging import EVENTS_STAY
from appointments.sealing import Unreadable
from appointments.telling import Told, told
from editorial.admin.state import name_of

Verb = RequestEvent.Verb
SAYS_MORE = (Verb.SEARCHED, Verb.MAILED, Verb.MAIL_FAILED)
"""Events whose detail says something that their name does not."""
WORDS = dict(Request.State.choices) | dict(Letter.Kind.choices)
LONGEST_NOTE = 2000
YEARS_OF_EVENTS = EVENTS_STAY // timedelta(days=365)
STALE = gettext_lazy(
    "Nothing was done: a colleague was faster. It is “%(state)s” now. Look at it, and press again."
)


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("A note for your colleagues"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It is sealed like the request, and goes with it."),
    )


@dataclass(frozen=True)
class Happened:
    """One line of what happened to a request."""

    at: datetime
    what: str
    who: str


@method_decorator(require_safe)
def show(model_admin, request, row):
    """Show it. Who has seen it is written down first, so nobody sees it without."""
    try:
        about = told(actions.open_contents(row, by=request.user))
    except Unreadable:
        about = None
    return TemplateResponse(
        request, "admin/appointments/opened.html", _context(model_admin, request, row, about)
    )


def _context(model_admin, request, row, about: Told | None):
    may_change = model_admin.has_change_permission(request, row)
    return model_admin.context(
        request,
        _("Request %s") % row.reference,
        row=row,
        about=about,
        place=place_of(row),
        base=row.changed_at.isoformat(),
        in_whose_hand=name_of(row.taken_by) if row.taken_by else "",
        is_mine=row.taken_by_id == request.user.pk,
        buttons=list(_buttons(model_admin, row, request.user)) if may_change else [],
        notes=list(row.notes.select_related("user")),
        note_address=model_admin.address("note", row) if may_change else "",
        form=NoteForm(),
        happened=[happened(event) for event in row.events.select_related("user")],
        erase_address=_erase_address(model_admin, request, row),
    )


def _erase_address(model_admin, request, row):
    may_erase = model_admin.has_delete_permission(request, row)
    return model_admin.address("erase", row) if may_erase else ""


@dataclass(frozen=True)
class Button:
    label: str
    address: str
    is_first: bool = False


def _buttons(model_admin, row, user):
    """Offer what the state allows; a verb refuses the rest, whatever is sent."""
    is_mine = row.taken_by_id == user.pk
    if row.state == Request.State.NEW:
        yield Button(_("Take in hand"), model_admin.address("take", row), is_first=True)
    elif row.state == Request.State.IN_HAND and not is_mine:
        yield Button(_("Take over"), model_admin.address("take-over", row))
    if row.is_open:
        yield Button(_("Done"), model_admin.address("done", row), is_first=is_mine)
        yield Button(_("Could not reach"), model_admin.address("not-reached", row))
    else:
        yield Button(_("Open again"), model_admin.address("reopen", row))


def happened(event: RequestEvent) -> Happened:
    """Return an event in words; the state that it led to instead of the word “closed”."""
    detail = WORDS.get(event.detail, event.detail)
    what = str(event.get_verb_display())
    if event.verb == Verb.CLOSED:
        what = str(detail)
    elif detail and event.verb in SAYS_MORE:
        what = f"{what}: {detail}"
    who = name_of(event.user, event.who) if event.user or event.who else ""
    return Happened(event.at, what, who)


# What somebody does with it


def _doing(verb, said):
    """Return the view of a button: `verb(row, by=, base=)`, and what is said when it is done."""

    @method_decorator(require_POST)
    def view(model_admin, request, row):
        _require_change(model_admin, request, row)
        try:
            verb(row, by=request.user, base=base_of(request))
        except actions.NotNow as problem:
            messages.error(request, STALE % {"state": problem})
        else:
            messages.success(request, said)
        return HttpResponseRedirect(model_admin.address("change", row))

    return view


def _close_unreached(row, *, by, base):
    return actions.close(row, by=by, base=base, state=Request.State.CLOSED)


take = _doing(actions.take, gettext_lazy("It is in your hand."))
take_over = _doing(actions.take_over, gettext_lazy("It is in your hand now."))
done = _doing(actions.close, gettext_lazy("It is done."))
not_reached = _doing(_close_unreached, gettext_lazy("It is closed: nobody was reached."))
reopen = _doing(actions.reopen, gettext_lazy("It is open again."))


@method_decorator(sensitive_post_parameters())
@method_decorator(require_POST)
def write_note(model_admin, request, row):
    _require_change(model_admin, request, row)
    form = NoteForm(request.POST)
    if not form.is_valid():
        for message in form.errors.get("text", ()):
            messages.error(request, message)
    else:
        actions.write_note(row, form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The note is kept."))
    return HttpResponseRedirect(model_admin.address("change", row))


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
def erase(model_admin, request, row):
    """Ask first, and say what goes and what stays; then remove it for good."""
    if not model_admin.has_delete_permission(request, row):
        raise PermissionDenied
    if request.method == "POST":
        return _erased(model_admin, request, row)
    context = model_admin.context(
        request,
        _("Erase request %s?") % row.reference,
        rows=[row],
        years=YEARS_OF_EVENTS,
        base=row.changed_at.isoformat(),
        back_address=model_admin.address("change", row),
    )
    return TemplateResponse(request, "admin/appointments/erase.html", context)


def _erased(model_admin, request, row):
    try:
        actions.erase(row, by=request.user, base=base_of(request))
    except actions.NotNow as problem:
        messages.error(request, STALE % {"state": problem})
        return HttpResponseRedirect(model_admin.address("change", row))
    messages.success(request, _("Request %s is erased.") % row.reference)
    return HttpResponseRedirect(model_admin.address("changelist"))


def base_of(request, name="base"):
    """Return the moment of the change that somebody looked at; one before all, if they did not say.

    What no form of ours has sent is as stale as can be.
    """
    try:
        said = parse_datetime(request.POST.get(name, ""))
    except ValueError:
        said = None
    return said if said and timezone.is_aware(said) else BEFORE_ALL


BEFORE_ALL = datetime.min.replace(tzinfo=timezone.get_fixed_timezone(0))


def _require_change(model_admin, request, row):
    if not model_admin.has_change_permission(request, row):
        raise PermissionDenied
