"""Searching everything that staff write: titles, summaries and texts, in both languages."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.http import HttpRequest
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from editorial.models import PageRecord
from editorial.models.identity import rows_in_order
from editorial.models.languages import child_rows
from editorial.sight import Kind, Sight
from editorial.versions import snapshots

SHORTEST = 2
AROUND = 60
"""Characters of the text on either side of what was found."""

BLOCK = re.compile(r"</(?:p|li|h\d|td|th|div)>|<br\s*/?>", re.IGNORECASE)
"""Where words stand apart though nothing is between them."""
PLAIN = {number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0x00C0, 0x0250)}
"""Every Latin letter with an accent, and the letter that it is without."""


@dataclass(frozen=True)
class Words:
    """What is looked for: every word has to be there, whatever its case and accents."""

    text: str

    @cached_property
    def _words(self) -> list[str]:
        return [folded(word) for word in self.text.split()]

    @property
    def are_enough(self) -> bool:
        return len(self.text) >= SHORTEST

    def are_in(self, texts: list[str]) -> bool:
        everything = folded("\n".join(texts))
        return all(word in everything for word in self._words)

    def excerpt(self, texts: list[str]) -> SafeString:
        """Return a piece of the text that has most of the words, with all of them marked."""
        best = max(texts, key=self._count_in, default="")
        place = re.search(self._any, folded(best))
        if place is None:
            return SafeString()
        before, piece, after = _cut(best, place.start(), place.end())
        return mark_safe(f"{before}{self.marked(piece)}{after}")

    def marked(self, piece: str) -> SafeString:
        parts, end = [], 0
        for place in re.finditer(self._any, folded(piece)):
            parts.append(escape(piece[end : place.start()]))
            parts.append(format_html("<mark>{}</mark>", piece[place.start() : place.end()]))
            end = place.end()
        return mark_safe("".join([*parts, escape(piece[end:])]))

    def _count_in(self, text: str) -> int:
        plain = folded(text)
        return sum(word in plain for word in self._words)

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(word) for word in sorted(self._words, key=len, reverse=True))


@dataclass(frozen=True)
class Hit:
    title: SafeString
    address: str
    excerpt: SafeString
    is_in_draft: bool
    """Whether only the draft says it, and not what patients read."""


@dataclass(frozen=True)
class Hits:
    kind: str
    hits: list[Hit]


def search(request: HttpRequest, site: AdminSite, text: str) -> dict[str, Any]:
    """Return the kinds of content with what was found in each."""
    words = Words(" ".join(text.split())[:200])
    sight = Sight(request, site)
    found = [_hits(kind, words) for kind in sight.kinds] if words.are_enough else []
    found = [each for each in found if each.hits]
    return {
        "q": words.text,
        "is_too_short": bool(words.text) and not words.are_enough,
        "found": found,
        "count": sum(len(each.hits) for each in found),
    }


def folded(text: str) -> str:
    """Return the text without case and accents, and of the same length."""
    return text.translate(PLAIN).lower()


def _hits(kind: Kind, words: Words) -> Hits:
    found = sorted(_found(kind, words), key=lambda hit: strip_tags(hit.title))
    return Hits(capfirst(str(kind.model._meta.verbose_name_plural)), found)


def _found(kind: Kind, words: Words) -> Iterator[Hit]:
    drafts = _drafts(kind)
    for row in kind.whole_rows():
        texts = [text for each in _rows(row) for text in _texts_of(each)]
        draft = drafts.get(row.pk) if kind.may_change(row) else None
        drafted = _texts_in(kind.model, draft) if draft else []
        address = kind.address(row)
        if words.are_in(texts):
            yield _hit(words, str(row), address, texts, is_in_draft=False)
        elif words.are_in(drafted):
            title = draft["fields"]["title_en"] or str(row)
            yield _hit(words, title, address, drafted, is_in_draft=True)


def _hit(words: Words, title: str, address: str, texts: list[str], *, is_in_draft: bool) -> Hit:
    excerpt = words.excerpt([text for text in texts if text != title])
    return Hit(words.marked(title), address, excerpt, is_in_draft)


def _drafts(kind: Kind) -> dict[int, dict]:
    records = PageRecord.objects.for_model(kind.model).exclude(draft=None)
    return dict(records.values_list("object_id", "draft__snapshot"))


def _rows(row: models.Model) -> Iterator[models.Model]:
    """Yield the page and the translated rows that belong to it."""
    yield row
    for name in child_rows(type(row)):
        yield from rows_in_order(row, name)


def _texts_of(row: models.Model) -> list[str]:
    return [_bare(getattr(row, name)) for name in _text_fields(type(row)) if getattr(row, name)]


def _texts_in(model: type[models.Model], snapshot: dict) -> list[str]:
    texts = [snapshot["fields"].get(name) for name in _text_fields(model)]
    for rows in snapshot["rows"].values():
        texts += [value for row in rows for value in row["fields"].values()]
    return [_bare(text) for text in texts if text and isinstance(text, str)]


def _text_fields(model: type[models.Model]) -> list[str]:
    """Return the columns that hold words, titles first, the address last."""
    names = [
        field.name
        for field in snapshots.fields_of(model)
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices
    ]
    return sorted(names, key=lambda name: name == "slug")


def _bare(html: str) -> str:
    """Return the words alone, on one line."""
    return " ".join(strip_tags(BLOCK.sub(" ", html)).split()) if "<" in html else html


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the piece around a place, between what stands for the rest of the text."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last) + 1 or last
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return before, text[first:last].strip(), after
