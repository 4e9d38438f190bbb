"""The last things that anybody did with a page: who, what and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from editorial.admin.state import name_of
from editorial.sight import Sight

SHOWN = 10
READ = 60
"""Somebody who saves six times in a row has done one thing."""


@dataclass(frozen=True)
class Edit:
    title: str
    kind: str
    address: str
    who: str
    what: str
    at: datetime
    times: int


def last_edits(sight: Sight) -> list[Edit]:
    return list(islice(_edits(_entries(sight)[:READ], sight), SHOWN))


def _edits(entries: Iterable[LogEntry], sight: Sight) -> Iterator[Edit]:
    kinds = {kind.content_type.pk: kind for kind in sight.kinds}
    for _key, same in groupby(entries, key=_key_of):
        newest, *before = same
        kind = kinds[newest.content_type_id]
        page = kind.rows[int(newest.object_id)]
        yield Edit(
            title=str(page),
            kind=kind.name,
            address=kind.address(page),
            who=name_of(newest.user),
            what=newest.get_change_message(),
            at=newest.action_time,
            times=1 + len(before),
        )


def _key_of(entry):
    return entry.user_id, entry.content_type_id, entry.object_id, entry.change_message


def _entries(sight: Sight) -> QuerySet:
    of_these = Q(pk__in=[])
    for kind in sight.kinds:
        keys = [str(pk) for pk, row in kind.rows.items() if kind.may_change(row)]
        of_these |= Q(content_type=kind.content_type, object_id__in=keys)
    entries = LogEntry.objects.filter(of_these).select_related("user")
    return entries.order_by("-action_time", "-pk")
