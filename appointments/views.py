"""Asking for a visit: a form that stores one sealed request, and a page that says what comes next.

What a patient typed is in no address, no session and no log line. The form opens without the
database, and whatever keeps us from storing, what was typed comes back with words about it.
"""

import logging
from functools import wraps

from django.db import Error
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from appointments import actions, letters, limits, offer, words
from appointments.attachment import mark_of, summary_of
from appointments.contents import BestTime, Topic
from appointments.form_key import FormKey
from appointments.forms import ANYWHERE, RequestForm
from appointments.models import Request
from appointments.sealing import Unreadable
from locations.models import Location
from surgeons.models import Surgeon

logger = logging.getLogger(__name__)


class SeeOther(HttpResponseRedirect):
    """Read that page next: whatever the browser does, the form is not sent a second time."""

    status_code = 303


RETRY_AFTER = {503: "60", 429: str(limits.HOUR)}


def private(view):
    """Nothing of this page is kept by anybody, and no error report repeats what was typed."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    @sensitive_variables()
    def guarded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@private
def ask_for_visit(request):
    form = _form(request)
    if request.method != "POST":
        gone = words.gone(*_wishes_gone(request.GET))
        return render(request, "appointments/request.html", {"form": form, "gone": gone})
    if form.is_by_robot:
        return _thanks()
    try:
        return _receive(request, form, FormKey.read(form.data.get("key", "")))
    except Error as error:
        # Only its kind: a database quotes what it was given.
        logger.error("A request for a visit could not be stored: %s.", type(error).__name__)
        return _once_more(request, form, words.NOT_STORED, status=503)


@private
def not_trusted(request):
    """The form came without our token: what was typed comes back, with a fresh one."""
    return _once_more(request, _form(request), words.NOT_TRUSTED, status=403, key=FormKey())


@require_safe
@private
def received(request):
    return render(request, "appointments/received.html")


def _thanks():
    return SeeOther(reverse("appointments:received"))


def _form(request):
    summary = summary_of(request)
    told = {"summary": summary, "mark": mark_of(summary)}
    if request.method == "POST":
        return RequestForm(request.POST.copy(), **told)
    initial = {"key": FormKey().signed, "summary_mark": told["mark"], **_wished(request.GET)}
    return RequestForm(initial=initial, **told)


def _receive(request, form, key):
    """Store it once; whoever sends the same form again is told the same again."""
    is_stale = key is None or key.is_too_old
    fresh = FormKey() if is_stale else key
    if not form.is_valid():
        return _once_more(request, form, None, status=422, key=fresh)
    stored = Request.objects.filter(key=key.value).first() if key else None
    if stored:
        return _received_before(request, form, stored)
    if is_stale:
        return _once_more(request, form, words.TOO_OLD, status=422, key=fresh)
    if key.is_too_young:
        return _once_more(request, form, words.TOO_YOUNG, status=422)
    if not limits.may_ask(request, key.value):
        return _once_more(request, form, words.TOO_MANY, status=429)
    return _store(request, form, key)


def _received_before(request, form, stored):
    """A form that went back and was changed is another request: it must not be lost in silence."""
    if _is_same(stored, form):
        return _thanks()
    return _once_more(request, form, words.SENT_BEFORE, status=409, key=FormKey())


def _store(request, form, key):
    place, surgeon = _rows_of(form)
    if form.errors:
        return _once_more(request, form, None, status=422)
    stored = actions.ask(
        key=key.value,
        contents=form.contents(),
        location=place,
        surgeon=surgeon,
        language=(get_language() or "en")[:2],
    )
    letters.send_for(stored)
    return _thanks()


def _once_more(request, form, notice, *, status, key=None):
    """Show the form as it was typed, with a sentence about why; with another key if need be."""
    if key:
        form.data["key"] = key.signed
    if form.data.get("summary_mark", form.mark) != form.mark:
        form.data["summary_mark"] = form.mark
        form.data.pop("send_summary", None)
    context = {"form": form, "notice": notice}
    response = render(request, "appointments/request.html", context, status=status)
    if status in RETRY_AFTER:
        response.headers["Retry-After"] = RETRY_AFTER[status]
    return response


# Places and surgeons


def _wished(asked):
    """Return what the address asks for, as far as it is offered."""
    surgeon = offer.surgeon(asked.get("surgeon", ""))
    place = offer.place(asked.get("location", ""))
    if surgeon and not place and len(surgeon["places"]) == 1:
        place = offer.place(surgeon["places"][0])
    about = asked.get("about", "")
    return {
        "location": place["slug"] if place else "",
        "surgeon": surgeon["slug"] if surgeon else "",
        "topic": about if about in Topic.values else "",
        "best_time": BestTime.ANY.value,
    }


def _wishes_gone(asked):
    found = {"location": offer.place, "surgeon": offer.surgeon}
    return [name for name, find in found.items() if asked.get(name) and not find(asked[name])]


def _rows_of(form):
    """Return the rows behind the choices; what is gone by now is an error of its field."""
    rows = []
    for name, model in {"location": Location, "surgeon": Surgeon}.items():
        slug = form.cleaned_data[name]
        is_open = slug in ("", ANYWHERE)
        row = None if is_open else model.objects.published().filter(slug=slug).first()
        if not (row or is_open):
            form.add_error(name, form.fields[name].error_messages["invalid_choice"])
        rows.append(row)
    return rows


def _is_same(stored, form):
    slugs = [row.slug if row else "" for row in (stored.location, stored.surgeon)]
    wished = [form.cleaned_data["location"].replace(ANYWHERE, ""), form.cleaned_data["surgeon"]]
    try:
        return slugs == wished and stored.contents == form.contents()
    except Unreadable:
        return True
