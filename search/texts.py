"""The words of a page and of the rows that belong to it, in plain text."""

import re
from collections.abc import Iterator
from html import unescape

from django.db import models
from modeltranslation.manager import get_translatable_fields_for_model

from editorial.models.identity import rows_in_order
from editorial.models.languages import child_rows

BLOCK = re.compile(r"</(?:p|li|h\d|td|th|div)>|<br\s*/?>", re.IGNORECASE)
"""Where words stand apart though nothing is between them."""
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
"""Rich text is cleaned when it is saved: no other "<" is left in it."""
HEADING = re.compile(r"<h[34]>(.*?)</h[34]>", re.DOTALL)
CITATION = re.compile(r"""\s*(?:\[[1-9][0-9]?\]|<a href="#source-\d+">\d+</a>,?)""")
"""Where a text names a source by its number: no word of it."""
NOT_READ = frozenset(
    {"title", "summary", "other_names", "search_description", "picture_alt", "also"}
)
"""What stands elsewhere in a document, or what no patient reads on the page."""


def bare(html: str) -> str:
    """Return the words alone, on one line."""
    html = CITATION.sub("", html)
    if "<" in html or "&" in html:
        html = unescape(TAG.sub("", BLOCK.sub(" ", html)))
    return " ".join(html.split())


def body(page: models.Model) -> str:
    """Return everything that the page and its rows say below its title, in the active language."""
    return " ".join(bare(html) for html in _parts(page))


def headings(page: models.Model) -> str:
    """Return the headings within its texts; those between them are the same on every page."""
    return " ".join(bare(found) for html in _parts(page) for found in HEADING.findall(html))


def _parts(page: models.Model) -> Iterator[str]:
    yield from _texts(page, NOT_READ)
    for name in child_rows(type(page)):
        for row in rows_in_order(page, name):
            yield from _texts(row)


def _texts(row: models.Model, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    translated = get_translatable_fields_for_model(type(row)) or ()
    for field in type(row)._meta.fields:
        is_read = field.name in translated and field.name not in left_out
        if is_read and (text := getattr(row, field.name)):
            yield text
