"""The text of a cell: one form for both kinds of files, and no spreadsheet runs it as a formula."""

import re
from datetime import date, datetime, time
from typing import Any

# As OWASP lists them; the wide ones are what a Japanese or Chinese keyboard types.
STARTS_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# What XML cannot hold, so that no workbook can either.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
YES, NO = "yes", "no"


def said(value: Any) -> str:
    """Return what a cell says of a value as a snapshot keeps it, or as a workbook holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return _moment(value)
    return in_one_form(str(value))


def in_one_form(text: str) -> str:
    """Return the text with one kind of line break, and without what no file can carry."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless(text: str) -> str:
    """Return the text so that a spreadsheet that opens a CSV file takes it for text."""
    return f"'{text}" if STARTS_A_FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """Return what `harmless` was given."""
    return text[1:] if text.startswith("'") and STARTS_A_FORMULA.match(text) else text


def _moment(value: datetime | date | time) -> str:
    """A workbook has no days without a time: midnight is the day alone."""
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    return value.isoformat(timespec="minutes") if isinstance(value, time) else str(value)
