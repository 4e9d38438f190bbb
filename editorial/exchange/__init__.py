"""Pages as tables: written to CSV and XLSX files, and read from them as drafts.

A file is read (`reading`), held against the pages as they stand (`standing`, `comparing`), shown,
and then kept as drafts in one transaction (`keeping`). `writing` makes the files.

`openpyxl` and Python's own `csv` know the two formats. django-import-export was not taken: it
writes into the rows that patients see and compares with them, where we write drafts and compare
with drafts, and its pages bring scripts that our policy refuses.
"""

from editorial.exchange.pages import PageSheet
from editorial.exchange.rows import RowsSheet

__all__ = ["PageSheet", "RowsSheet"]
