"""What a request says, in words: for the page that opens it, and for the person it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from appointments.contents import Contents

US_PHONE = 10
"""Digits of a number in the United States without its country."""


@dataclass(frozen=True, repr=False)
class Told:
    """As `Contents`, without a representation that an error report would print."""

    name: str
    reach: str
    reach_link: str
    lines: list[tuple[str, str]]
    note: str
    summary: str


def told(contents: Contents) -> Told:
    return Told(
        name=contents.name,
        reach=contents.reach,
        reach_link=_link(contents),
        lines=list(_lines(contents)),
        note=contents.note,
        summary=contents.summary,
    )


def words(contents: Contents) -> Iterable[tuple[str, str]]:
    """Return everything that a patient wrote, with what each is; empty ones left out."""
    about = told(contents)
    yield _("Name"), about.name
    yield _("Phone or e-mail"), about.reach
    yield from about.lines
    if about.note:
        yield _("Note"), about.note
    if about.summary:
        yield _("Summary of the spine check"), about.summary


def _lines(contents):
    yield _("What it is about"), contents.topic_words
    yield _("How"), contents.reach_by_words
    yield _("Best time"), contents.best_time_words
    if not contents.is_by_email:
        may = _("Yes") if contents.may_leave_message else _("No")
        yield _("May we leave a message?"), may


def _link(contents):
    """Return what a phone does with it when it is pressed."""
    if contents.is_by_email:
        return f"mailto:{contents.reach}"
    digits = re.sub(r"[^0-9]", "", contents.reach)
    if len(digits) == US_PHONE:
        digits = f"1{digits}"
    return f"tel:+{digits}" if digits else ""
