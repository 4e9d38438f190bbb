"""The list of surgeons as a reader narrows it: what is shown, what was chosen, where to go next."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from locations import origin
from locations.origin import Origin
from surgeons import facets, nearby
from surgeons.facets import Counted, Option
from surgeons.filters import Filters
from surgeons.models import Surgeon

FIRST = ("condition", "location")
"""What most people choose by, and in this order: each opens when those before it are chosen."""
MORE = ("procedure", "language", "kind", "new")
TITLES = {
    "condition": gettext_lazy("What do you have?"),
    "location": gettext_lazy("Where?"),
    "procedure": gettext_lazy("Which operation?"),
    "language": gettext_lazy("Which language?"),
    "kind": gettext_lazy("What kind of surgeon?"),
    "new": gettext_lazy("New patients"),
}


@dataclass(frozen=True)
class Link:
    """One option beside the list; no query where choosing it would leave nobody."""

    option: Option
    query: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    name: str
    links: list[Link]
    is_open: bool = False

    @property
    def title(self) -> str:
        return TITLES[self.name]

    @property
    def chosen(self) -> Option | None:
        return next((link.option for link in self.links if link.is_chosen), None)


class Narrowing:
    """One state of the list, with what is gone taken out of it."""

    def __init__(self, asked: Filters) -> None:
        self.asked = asked
        counted = facets.count(asked)
        self.gone = counted.gone(asked)
        self.filters = asked.without(*self.gone)
        self.counted: Counted = facets.count(self.filters) if self.gone else counted

    @property
    def total(self) -> int:
        return self.counted.total

    @cached_property
    def surgeons(self) -> QuerySet:
        return Surgeon.objects.published().filter(**self.filters.lookups())

    @cached_property
    def chosen(self) -> list[tuple[Option, str]]:
        """Return each choice with the query of the list without it."""
        pairs = ((name, getattr(self.filters, name)) for name in self.filters.chosen)
        return [
            (option, self.filters.without(name).query)
            for name, value in pairs
            if (option := self.counted.option(name, value))
        ]

    @property
    def everything(self) -> str:
        """Return the query of the list without any choice, from the same origin."""
        return self.filters.without(*self.filters.chosen).query

    @property
    def first(self) -> list[Facet]:
        """Return the facets that most people choose by; the next one to choose from is open."""
        waiting = next((name for name in FIRST if not getattr(self.filters, name)), "")
        found = (self._facet(name, is_open=name == waiting) for name in FIRST)
        return [facet for facet in found if facet.links]

    @property
    def more(self) -> list[Facet]:
        return [facet for facet in map(self._facet, MORE) if facet.links]

    @cached_property
    def _places(self) -> list:
        return nearby.places()

    @cached_property
    def origin(self) -> Origin | None:
        return origin.read(self.filters.near, self._places) if self.filters.near else None

    @property
    def origin_choices(self) -> list[tuple[str, str]]:
        """Return the towns that may have been meant, each with its query."""
        choices = self.origin.choices if self.origin else ()
        return [(name, self.filters.choosing("near", name).query) for name in choices]

    @cached_property
    def nearest(self) -> dict:
        """Return the keys of all surgeons by distance; nothing where we know of no origin.

        Who chose a place wants to know how far that one is, whatever is nearer.
        """
        if not (self.origin and self.origin.spot):
            return {}
        wanted = [place for place in self._places if self.filters.location in ("", place.slug)]
        return nearby.in_order(self.surgeons, wanted, self.origin.spot)

    @property
    def without_origin(self) -> str:
        return self.filters.without("near").query

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Return what the form for the origin has to send along."""
        return [pair for pair in self.filters.pairs if pair[0] != "near"]

    @property
    def title(self) -> str:
        """Return what the list is narrowed to, in words."""
        names = [option.name for option, _query in self.chosen]
        if self.nearest:
            names.append(_("near %(place)s") % {"place": self.origin.name})
        return ", ".join(names)

    def _facet(self, name: str, is_open: bool = False) -> Facet:
        now = getattr(self.filters, name)
        options = self.counted.options[name]
        if not now and not any(option.number for option in options):
            return Facet(name, [])
        return Facet(name, [self._link(name, each, now) for each in options], is_open)

    def _link(self, name: str, option: Option, now: str) -> Link:
        if option.value == now:
            return Link(option, is_chosen=True)
        query = self.filters.choosing(name, option.value).query if option.number else ""
        return Link(option, query)
