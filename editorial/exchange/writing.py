"""Tables written to files that a spreadsheet opens without running anything."""

import csv
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from editorial.exchange.cells import harmless

AS_TEXT = "@"
"""The format of a cell whose content a spreadsheet leaves alone, also when somebody edits it."""


def as_csv(columns: Iterable[str], lines: Iterable[Iterable[str]]) -> bytes:
    """Return the table with a mark at its beginning by which Excel knows that it is in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(columns: Iterable[str], lines: Iterable[Iterable[str]]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.freeze_panes = "B2"
    for line in (columns, *lines):
        sheet.append([_text_cell(sheet, cell) for cell in line])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _text_cell(sheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # what begins with "=" has been taken for a formula
    cell.number_format = AS_TEXT
    return cell


WRITERS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
