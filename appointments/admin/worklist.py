"""The list of requests: what waits, how long, where, and in whose hand. It names no patient."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from appointments.models import Request
from appointments.waiting import last_clean_up
from editorial.admin.state import name_of
from locations.models import Location

PER_PAGE = 50
STATES = {
    "waiting": (gettext_lazy("Waiting"), Request.OPEN),
    **{state.value: (state.label, (state,)) for state in Request.State},
    "all": (gettext_lazy("All"), tuple(Request.State)),
}
"""What a list can be narrowed to, and the states in it; the first one is what opens."""
FIRST = next(iter(STATES))
NO_PLACE = "none"


@dataclass(frozen=True)
class Option:
    """One way to narrow the list, as a link with what is behind it."""

    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One request in the list."""

    reference: str
    address: str
    place: str
    surgeon: str
    state: str
    state_label: str
    is_open: bool
    received_at: datetime
    waits: str
    in_whose_hand: str
    language: str


class Choice:
    """What somebody asked the list for; whatever is not offered counts as not asked."""

    def __init__(self, asked, counts):
        self.counts = counts
        self.places = _places(counts)
        self.state = asked.get("state") if asked.get("state") in STATES else FIRST
        self.place = asked.get("place") if asked.get("place") in self.places else ""

    def narrow(self, rows):
        rows = rows.filter(state__in=STATES[self.state][1])
        if self.place == NO_PLACE:
            return rows.filter(location=None)
        return rows.filter(location=self.place) if self.place else rows

    def state_options(self):
        for name, (label, states) in STATES.items():
            count = sum(self.counts[place, state] for place in self._chosen() for state in states)
            yield Option(label, count, self.address(state=name), name == self.state)

    def place_options(self):
        states = STATES[self.state][1]
        for key, label in {"": _("All places"), **self.places}.items():
            chosen = [key] if key else self.places
            count = sum(self.counts[place, state] for place in chosen for state in states)
            yield Option(label, count, self.address(place=key), key == self.place)

    def address(self, **changed):
        asked = {"state": self.state, "place": self.place} | changed
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def _chosen(self):
        return [self.place] if self.place else self.places


@method_decorator(require_safe)
def show(model_admin, request):
    now = timezone.now()
    rows = model_admin.get_queryset(request)
    choice = Choice(request.GET, _counts(rows))
    page = Paginator(_listed(choice.narrow(rows)), PER_PAGE).get_page(request.GET.get("page"))
    context = model_admin.context(
        request,
        _("Requests for a visit"),
        lines=[_line(model_admin, row, now) for row in page],
        page=page,
        page_address=f"{choice.address()}&page=",
        states=list(choice.state_options()),
        places=list(choice.place_options()) if len(choice.places) > 1 else [],
        clean_up=last_clean_up(now),
        person_address=_person_address(model_admin, request),
    )
    return TemplateResponse(request, "admin/appointments/worklist.html", context)


def _listed(rows):
    rows = rows.order_by("-received_at", "pk").select_related("location", "surgeon", "taken_by")
    return rows.defer("sealed")


def _line(model_admin, row, now):
    return Line(
        reference=row.reference,
        address=model_admin.address("change", row),
        place=place_of(row),
        surgeon=str(row.surgeon or ""),
        state=row.state,
        state_label=row.get_state_display(),
        is_open=row.is_open,
        received_at=row.received_at,
        waits=timesince(row.received_at, now) if row.is_open else "",
        in_whose_hand=name_of(row.taken_by) if row.taken_by else "",
        language=row.get_language_display(),
    )


def place_of(row):
    """Return where the patient wants to be seen, in words."""
    return str(row.location) if row.location else _("No certain place")


def _counts(rows):
    """Return how many there are, by place and state; everything that is counted comes from it."""
    found = rows.order_by().values_list("location", "state").annotate(Count("pk"))
    return Counter({(_key(place), state): count for place, state, count in found})


def _places(counts):
    keys = {place for place, _state in counts}
    names = Location.objects.filter(pk__in=keys - {NO_PLACE}).order_by("title")
    places = {_key(place.pk): str(place) for place in names}
    return places | ({NO_PLACE: _("No certain place")} if NO_PLACE in keys else {})


def _key(place):
    return NO_PLACE if place is None else str(place)


def _person_address(model_admin, request):
    return model_admin.address("person") if model_admin.has_export_permission(request) else ""
