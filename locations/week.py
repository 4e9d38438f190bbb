"""The hours of a week as people say them: "Monday to Friday 8 am to 5:30 pm"."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

# Spanish writes them small, but for the first word of a sentence or a table.
DAYS = (
    pgettext_lazy("within a sentence", "Monday"),
    pgettext_lazy("within a sentence", "Tuesday"),
    pgettext_lazy("within a sentence", "Wednesday"),
    pgettext_lazy("within a sentence", "Thursday"),
    pgettext_lazy("within a sentence", "Friday"),
    pgettext_lazy("within a sentence", "Saturday"),
    pgettext_lazy("within a sentence", "Sunday"),
)
NOON = time(12)
A_RUN = 3
"""So many days in a row are told by the first and the last."""


class Overlap(NamedTuple):
    """Two stretches of one day that share some minutes."""

    first: Any
    second: Any

    @property
    def sentence(self) -> str:
        return _("%(day)s: %(first)s and %(second)s overlap. Make them one, or shorten one.") % {
            "day": self.first.get_weekday_display(),
            "first": stretch_in_words(self.first),
            "second": stretch_in_words(self.second),
        }


def overlaps(hours: Iterable[Any]) -> list[Overlap]:
    """Return what is told twice, in the order of the week."""
    in_order = sorted(hours, key=lambda each: (each.weekday, each.opens, each.closes))
    found, latest = [], None
    for each in in_order:
        if latest and latest.weekday == each.weekday and each.opens < latest.closes:
            found.append(Overlap(latest, each))
        if not latest or (each.weekday, each.closes) > (latest.weekday, latest.closes):
            latest = each
    return found


def in_words(week: Iterable[Sequence[Any]]) -> str:
    """Return a sentence of the stretches of each day from Monday on; "" if there are none.

    Days of equal hours stand together.
    """
    days_by_hours: dict[str, list[int]] = {}
    for day, stretches in enumerate(week):
        if stretches:
            hours = _listed([stretch_in_words(each) for each in stretches])
            days_by_hours.setdefault(hours, []).append(day)
    told = [
        pgettext("days and their hours", "%(days)s %(hours)s")
        % {"days": _days_in_words(days), "hours": hours}
        for hours, days in days_by_hours.items()
    ]
    sentence = "; ".join(told)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def closure_in_words(first: date, last: date, reason: str) -> str:
    """Say which days, by their dates: the page may be read long after it was made."""
    if first == last:
        told = {"day": day_in_words(first), "reason": reason}
        return _("Closed on %(day)s: %(reason)s.") % told
    told = {"first": day_in_words(first), "last": day_in_words(last), "reason": reason}
    return _("Closed from %(first)s to %(last)s: %(reason)s.") % told


def day_in_words(day: date) -> str:
    words = {"weekday": DAYS[day.weekday()], "date": date_format(day, _("F j, Y"))}
    return pgettext("a date", "%(weekday)s, %(date)s") % words


def stretch_in_words(stretch: Any) -> str:
    hours = {"opens": time_in_words(stretch.opens), "closes": time_in_words(stretch.closes)}
    return pgettext("hours", "%(opens)s to %(closes)s") % hours


def time_in_words(moment: time) -> str:
    if moment == NOON:
        return _("noon")
    # Both languages write it alike, and Django's own format takes ten times as long.
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'am' if moment < NOON else 'pm'}"


def _days_in_words(days: list[int]) -> str:
    """Say "Monday to Friday" of three days in a row or more, and name all others."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words: list[str] = []
    for run in runs:
        if len(run) < A_RUN:
            words += [str(DAYS[day]) for day in run]
        else:
            ends = {"first": DAYS[run[0]], "last": DAYS[run[-1]]}
            words.append(pgettext("days", "%(first)s to %(last)s") % ends)
    return _listed(words)


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    rest = {"first": ", ".join(words[:-1]), "last": words[-1]}
    return pgettext("a list's end", "%(first)s and %(last)s") % rest
