"""The way on from what a page is about: who treats it, and where they see patients."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Window
from django.urls import reverse

from conditions.models import Area, Condition
from locations.models import Location
from procedures.models import Procedure
from surgeons.models import Surgeon, SurgeonQuerySet

MOST = 6
"""How many surgeons and places a page names; the list that it leads to has them all."""
PLACE = ("title", "slug", "city", "state", "region__slug")


@dataclass(frozen=True)
class Care:
    surgeons: list[Surgeon]
    total: int
    """How many there are, of whom the first are named here."""
    places: list[Location]
    about: dict[str, str]
    """What the list of surgeons is filtered by, such as {"condition": "sciatica"}."""

    @property
    def address(self) -> str:
        return f"{reverse('surgeons:list')}?{urlencode(self.about)}".rstrip("?")

    @property
    def has_more(self) -> bool:
        return self.total > len(self.surgeons)


def of_condition(condition: Condition) -> Care:
    surgeons = Surgeon.objects.published().treating(condition)
    return _care(surgeons, {"condition": condition.slug})


def of_procedure(procedure: Procedure) -> Care:
    surgeons = Surgeon.objects.published().performing(procedure)
    return _care(surgeons, {"procedure": procedure.slug})


def of_area(area: Area) -> Care:
    """Name each surgeon once, however many conditions of the area they treat."""
    treating = Surgeon.objects.filter(conditions__in=area.conditions.published())
    return _care(Surgeon.objects.published().filter(pk__in=treating.values("pk")), {})


def _care(surgeons: SurgeonQuerySet, about: dict[str, str]) -> Care:
    # Counted beside the rows that are shown: a query of its own would cost as much again.
    named = list(surgeons.for_cards().annotate(total=Window(Count("pk")))[:MOST])
    if not named:
        return Care([], 0, [], about)
    return Care(named, named[0].total, _places_of(surgeons), about)


def _places_of(surgeons: SurgeonQuerySet) -> list[Location]:
    places = Location.objects.published().select_related("region").only(*PLACE)
    found = places.filter(surgeons__in=surgeons.order_by().values("pk"))
    return list(found.distinct()[:MOST])
