"""The row of times under a form: two quick picks and any other time, where the practice is."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.moments import ahead

MORNING = time(8)
FARTHEST = timedelta(days=2 * 365)
OTHER = "other"
MINUTES = "%Y-%m-%dT%H:%M"
PATTERNS = (MINUTES, "%Y-%m-%dT%H:%M:%S", "%m/%d/%Y %I:%M %p", "%m/%d/%Y, %I:%M %p")
"""How browsers write a date and time, and how people do where a browser offers no calendar."""


class BadTime(ValidationError):
    """No time that something could be scheduled for; `typed` is what was written instead."""

    def __init__(self, message: str, typed: str) -> None:
        super().__init__(message, code="bad-time")
        self.typed = typed


@dataclass(frozen=True)
class Pick:
    value: str
    label: str


@dataclass(frozen=True)
class TimeRow:
    """What the row shows: the picks, and after a bad time what was typed and what is wrong."""

    picks: tuple[Pick, ...]
    earliest: str
    typed: str | None = None
    error: str = ""


def time_row(typed: str | None = None, now: datetime | None = None) -> TimeRow:
    """Return the row; with a time that was refused, the refusal too."""
    now = timezone.localtime(now)
    error = ""
    if typed is not None:
        try:
            parsed(typed, now)
        except BadTime as problem:
            error = problem.message
    return TimeRow(quick_picks(now), f"{now:{MINUTES}}", typed, error)


def quick_picks(now: datetime) -> tuple[Pick, ...]:
    """Return tomorrow morning and the next Monday morning; one pick where they are the same."""
    tomorrow = now.date() + timedelta(days=1)
    monday = tomorrow + timedelta(days=-tomorrow.weekday() % 7)
    picks = [(tomorrow, _("Tomorrow: %s")), (monday, "%s")]
    return tuple(
        _pick(day, label, now) for day, label in (picks if monday != tomorrow else picks[:1])
    )


def chosen(posted: Mapping[str, str]) -> datetime:
    """Return the time that was picked or typed; raise BadTime with a sentence if there is none."""
    picked, typed = posted.get("_at", ""), posted.get("_at_other", "").strip()
    return parsed(typed if picked in ("", OTHER) else picked)


def parsed(text: str, now: datetime | None = None) -> datetime:
    """Read a date and time of the practice's own clocks."""
    if not text:
        raise BadTime(_("Choose a time first."), text)
    naive = _read(text)
    if naive is None:
        raise BadTime(_("This is no date and time. Write it as 11/30/2026 8:00 AM."), text)
    moment = timezone.make_aware(naive)
    if not timedelta() < moment - (now or timezone.now()) < FARTHEST:
        raise BadTime(_("Choose a time that is still to come, in the next two years."), text)
    if timezone.localtime(moment.astimezone(UTC)).replace(tzinfo=None) != naive:
        raise BadTime(_("The clocks go forward then, and skip this time. Choose another."), text)
    return moment


def _read(text: str) -> datetime | None:
    for pattern in PATTERNS:
        with suppress(ValueError):
            return datetime.strptime(text, pattern)
    return None


def _pick(day: date, label: str, now: datetime) -> Pick:
    moment = timezone.make_aware(datetime.combine(day, MORNING))
    return Pick(f"{moment:{MINUTES}}", label % ahead(moment, now))
