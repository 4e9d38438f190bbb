"""Whether the command that publishes and tidies up still runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from editorial.models import Run

PATIENCE = {Run.Name.PUBLISHING: timedelta(minutes=5), Run.Name.PURGE: timedelta(days=2)}


@dataclass(frozen=True)
class Duty:
    name: str
    last: Run | None
    is_late: bool


@dataclass(frozen=True)
class Duties:
    publishing: Duty
    purge: Duty


def last_runs(now: datetime) -> Duties:
    runs = {run.name: run for run in Run.objects.all()}
    publishing, purge = (_duty(name, runs.get(name), now) for name in PATIENCE)
    return Duties(publishing, purge)


def _duty(name, last, now):
    is_late = last is None or last.at < now - PATIENCE[name]
    return Duty(str(name.label), last, is_late)
