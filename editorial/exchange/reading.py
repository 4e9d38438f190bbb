"""Uploaded tables: read without trust, and refused with a sentence that says what to do."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from editorial.exchange.cells import in_one_form, said, unmarked

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
MOST_UNPACKED = 25 * MEGABYTE
MOST_PARTS = 500
MOST_ROWS = 2_000
MOST_LINES = 20_000
"""A workbook may say that its next line is the billionth, and all between would be gone through."""
LONGEST_CELL = 32_767
"""What Excel itself puts into one cell."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Table:
    """The first row of a file, and below it the others that say anything, each with its line."""

    columns: list[str]
    rows: list[tuple[int, list[str]]]
    note: str = ""


def read(content: bytes) -> Table:
    """Return the table in the file; by what it holds, for its name proves nothing."""
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB. Divide it into several."))
    if content.startswith(OLE):
        message = _("This is an old or locked workbook. Save it as .xlsx without a password.")
        raise ValidationError(message)
    if content.startswith(ZIP):
        return _table(*_workbook(content))
    text, note = _decoded(content)
    return _table(_lines_of_text(text), note)


def _table(lines: Iterable[list[str]], note: str) -> Table:
    """Return what the lines say; they are read no further than is allowed."""
    telling = _telling(lines)
    _number, columns = next(telling, (0, []))
    if not columns:
        raise ValidationError(_("The file is empty."))
    rows = []
    for number, cells in telling:
        _check(number, cells, columns)
        rows.append((number, cells + [""] * (len(columns) - len(cells))))
        if len(rows) > MOST_ROWS:
            message = _("The file has more than 2,000 rows. Divide it into several files.")
            raise ValidationError(message)
    return Table([name.strip().lower() for name in columns], rows, note)


def _telling(lines: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that say anything, each with its number, without empty cells at its end."""
    for number, cells in enumerate(lines, start=1):
        if number > MOST_LINES:
            message = _("The file goes on for more than 20,000 lines. Delete the empty ones.")
            raise ValidationError(message)
        length = max(
            (place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0
        )
        if length:
            yield number, cells[:length]


def _check(number: int, cells: list[str], columns: list[str]) -> None:
    if len(cells) > len(columns):
        raise ValidationError(
            _("Line %s has more cells than there are column names in the first line.") % number
        )
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise ValidationError(_("Line %s has a cell that is far too long.") % number)


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text, and what there is to say about how it was read."""
    if content.startswith(WIDE) or b"\0" in content:
        raise ValidationError(_("This is no CSV file. Save it as “CSV UTF-8” or as .xlsx."))
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        note = _("The file is not in UTF-8. It was read as Windows text: look at the accents.")
    try:
        return content.decode("cp1252"), note
    except UnicodeDecodeError:
        message = _("The letters of this file cannot be read. Save it as “CSV UTF-8”.")
        raise ValidationError(message) from None


def _lines_of_text(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    try:
        for cells in reader:
            line += 1
            yield [unmarked(in_one_form(cell)) for cell in cells]
    except csv.Error:
        message = _("Line %s cannot be read: look at its quotation marks.") % (line + 1)
        raise ValidationError(message) from None


def _workbook(content: bytes) -> tuple[Iterator[list[str]], str]:
    """Return the lines of the first sheet, and what there is to say about the others."""
    _check_package(content)
    with _damage_told():
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
    others = len(workbook.sheetnames) > 1
    note = _("Only the first sheet, “%s”, was read.") % sheet.title if others else ""
    return _lines_of_sheet(sheet), note


def _lines_of_sheet(sheet: ReadOnlyWorksheet) -> Iterator[list[str]]:
    """Yield the lines; formulas as they are written, never what they give."""
    sheet.reset_dimensions()  # what a file says of its own size proves nothing
    rows = sheet.iter_rows(values_only=True)
    while True:
        with _damage_told():
            row = next(rows, None)
        if row is None:
            return
        yield ["" if value is None else in_one_form(_written(value)) for value in row]


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except Exception:  # a part that is not what it should be makes the parser stumble anywhere
        message = _("The workbook is damaged. Open it, save it again as .xlsx, and try again.")
        raise ValidationError(message) from None


def _check_package(content: bytes) -> None:
    """Look at the list of parts before any is unpacked: no part is read beyond its stated size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ValidationError(_("The workbook is damaged. Save it again as .xlsx.")) from None
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(_("This workbook has macros. Save it as .xlsx, without them."))
    if "xl/workbook.xml" not in names:
        raise ValidationError(_("This is neither a CSV file nor an .xlsx workbook."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ValidationError(_("The workbook is too large inside. Copy the table into a new one."))


def _written(value: Any) -> str:
    """Return a formula as its text; what it was computed to be is nobody's word."""
    if isinstance(value, ArrayFormula):
        return said(value.text)
    return "=TABLE()" if isinstance(value, DataTableFormula) else said(value)
