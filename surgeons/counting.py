"""Asks for all counts at once, in SQL that the ORM writes once for each kind of question.

To write it takes some thirty thousand calls of Python, which is more than the whole page: five
queries, each with another inside it. But it looks the same whoever asks for the same kinds of
things, so it is kept with a mark in place of each value. A page that somebody previews is in the
SQL itself, and such SQL is never kept.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from editorial import previewed
from surgeons.filters import NAMES, Filters

MOMENT = datetime(1900, 1, 1, tzinfo=timezone.get_default_timezone())
"""Stands for now, and the text "<condition>" for the condition that was chosen, and so on."""

Asked = Callable[[Filters, datetime], QuerySet]


def rows(asked: Asked, filters: Filters) -> list[tuple[Any, ...]]:
    """Return what the query tells of these choices at this moment."""
    now = timezone.now()
    if previewed.current():
        return list(asked(filters, now))
    sql, marks = _written(asked, _kinds(filters), get_language(), connection.vendor)
    values = {f"<{name}>": value for name, value in filters.pairs} | {_in_sql(MOMENT): _in_sql(now)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values.get(mark, mark) for mark in marks])
        return cursor.fetchall()


def _kinds(filters: Filters) -> tuple[str, ...]:
    return tuple(name for name in NAMES if getattr(filters, name) and name != "near")


@lru_cache
def _written(asked: Asked, kinds: tuple[str, ...], language: str, vendor: str) -> tuple[str, tuple]:
    """Return the SQL in that language for that database, and the marks in their places."""
    marked = Filters(**{name: f"<{name}>" for name in kinds})
    return asked(marked, MOMENT).query.sql_with_params()


def _in_sql(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
