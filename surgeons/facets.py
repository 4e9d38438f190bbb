"""What can be chosen beside the list, and how many surgeons each choice would leave: one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, F, Model, Q, QuerySet, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from conditions.models import Condition
from editorial.models.languages import ENGLISH
from locations.models import Location
from procedures.models import Procedure
from surgeons import counting
from surgeons.filters import YES, Filters
from surgeons.models import Language, Surgeon

PAGES: dict[str, type[Model]] = {
    "condition": Condition,
    "location": Location,
    "procedure": Procedure,
}
COLUMNS = ("facet", "value", "here", "english", "number")

Row = tuple[str, str, str | None, str | None, int]


@dataclass(frozen=True)
class Option:
    """One choice, and how many surgeons it would leave beside the other choices."""

    value: str
    name: str
    number: int
    language: str = ""
    """The language of the name, where it is not the page's."""


@dataclass(frozen=True)
class Kind:
    """So many surgeons of one kind, all of them taking new patients or none."""

    specialty: str
    is_new: bool
    number: int

    def fits(self, filters: Filters) -> bool:
        return filters.kind in ("", self.specialty) and (self.is_new or not filters.new)


Options = dict[str, list[Option]]


@dataclass(frozen=True)
class Counted:
    """What the one query tells: the options of each facet, and how many surgeons match it all."""

    options: Options
    total: int

    def option(self, name: str, value: str) -> Option | None:
        return next((each for each in self.options[name] if each.value == value), None)

    def gone(self, filters: Filters) -> list[str]:
        """Return the names of choices that nobody can make any more."""
        pairs = ((name, getattr(filters, name)) for name in filters.chosen if name in self.options)
        return [name for name, value in pairs if not self.option(name, value)]


def count(filters: Filters) -> Counted:
    """Count every option given what else was chosen, and the surgeons that all choices leave."""
    rows = counting.rows(_asked, filters)
    surgeons = [Kind(row[1], row[2] == YES, row[4]) for row in rows if not row[0]]
    options = {name: _in_order(name, rows) for name in (*PAGES, "language")}
    options["kind"] = _kinds(surgeons, filters)
    options["new"] = _taking_patients(surgeons, filters)
    return Counted(options, _fitting(surgeons, filters))


def _asked(filters: Filters, at: datetime) -> QuerySet:
    first, *others = (*_named(filters, at), _surgeons(filters, at))
    return first.union(*others, all=True)


def _named(filters: Filters, at: datetime) -> Iterator[QuerySet]:
    here = build_localized_fieldname("title", get_language() or ENGLISH)
    for name, model in PAGES.items():
        matching = _matching(filters.without(name), at)
        yield _counted(name, model.objects.published(at), matching, "slug", here, "title_en")
    matching = _matching(filters.without("language"), at)
    yield _counted("language", Language.objects.all(), matching, "code", "name", "name")


def _matching(filters: Filters, at: datetime) -> QuerySet:
    return Surgeon.objects.published(at).filter(**filters.lookups()).order_by()


def _counted(
    facet: str, rows: QuerySet, matching: QuerySet, value: str, here: str, english: str
) -> QuerySet:
    """Return each row with the number of surgeons who have it and match every other choice."""
    number = Count("surgeons", filter=Q(surgeons__in=matching.values("pk")))
    columns = {"value": F(value), "here": F(here), "english": F(english), "number": number}
    return _told(rows.order_by().annotate(facet=_text(facet), **columns))


def _surgeons(filters: Filters, at: datetime) -> QuerySet:
    """Return how many are of each kind, taking new patients or not, whatever was asked of both."""
    matching = _matching(filters.without("kind", "new"), at)
    is_new = Case(When(accepting_new_patients=True, then=_text(YES)), default=_text(""))
    columns = {"value": F("specialty"), "here": is_new, "english": _text("")}
    rows = matching.annotate(facet=_text(""), **columns)
    return _told(rows.values("facet", *columns).annotate(number=Count("pk")))


def _told(rows: QuerySet) -> QuerySet:
    """Return the columns in their order, which the query sets of translated models do not keep."""
    return QuerySet.values_list(rows, *COLUMNS)


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


def _in_order(facet: str, rows: list[Row]) -> list[Option]:
    """Return the options of one facet, those that leave somebody first."""
    options = [
        Option(value, here or english or value, number, _language(facet, value, here))
        for name, value, here, english, number in rows
        if name == facet
    ]
    return sorted(options, key=lambda each: (not each.number, each.name.casefold()))


def _language(facet: str, value: str, here: str | None) -> str:
    if facet == "language":
        return value
    return "" if here else ENGLISH


def _kinds(surgeons: list[Kind], filters: Filters) -> list[Option]:
    def number(kind: str) -> int:
        return _fitting(surgeons, filters.choosing("kind", kind))

    return [Option(kind.value, str(kind.label), number(kind)) for kind in Surgeon.Specialty]


def _taking_patients(surgeons: list[Kind], filters: Filters) -> list[Option]:
    number = _fitting(surgeons, filters.choosing("new", YES))
    return [Option(YES, _("Taking new patients"), number)]


def _fitting(surgeons: list[Kind], filters: Filters) -> int:
    return sum(each.number for each in surgeons if each.fits(filters))
