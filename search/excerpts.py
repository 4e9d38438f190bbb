"""A piece of a text around the words that were looked for, with each of them marked."""

from collections.abc import Collection, Iterable
from itertools import islice

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.words import APOSTROPHES, WORD, folded

AROUND = 90
"""Characters of the text on either side of the first word."""
MOST_PLACES = 200
"""How many places of one text are weighed against each other."""

Place = tuple[int, int, str]


def marked(text: str, words: Collection[str]) -> SafeString:
    parts, end = [], 0
    for start, after, _word in _places(text, words):
        parts.append(escape(text[end:start]))
        parts.append(format_html("<mark>{}</mark>", text[start:after]))
        end = after
    return mark_safe("".join([*parts, escape(text[end:])]))


def excerpt(text: str, words: Collection[str]) -> SafeString:
    """Return the piece that has most of the words; nothing where it has none."""
    places = list(islice(_places(text, words), MOST_PLACES))
    if not places:
        return SafeString()
    start, after, _word = max(places, key=lambda place: _richness(place, places))
    first, last = _edges(text, start, after)
    before, behind = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(f"{before}{marked(text[first:last].strip(), words)}{behind}")


def richest(texts: Iterable[str], words: Collection[str]) -> str:
    """Return the text that has most of the words, the first of several."""
    return max(texts, key=lambda text: len({word for *_, word in _places(text, words)}), default="")


def _places(text: str, words: Collection[str]) -> Iterable[Place]:
    """Yield where a word stands, from and to, and which it is; letters keep their places."""
    for found in WORD.finditer(folded(text)):
        word = found.group().translate(APOSTROPHES)
        if word in words:
            yield found.start(), found.end(), word


def _richness(place: Place, places: list[Place]) -> tuple[int, int]:
    near = {word for start, _after, word in places if 0 <= start - place[0] <= 2 * AROUND}
    return len(near), -place[0]


def _edges(text: str, start: int, after: int) -> tuple[int, int]:
    """Return from where to where to show, between words where there are spaces."""
    first, last = max(start - AROUND // 2, 0), min(after + AROUND * 2, len(text))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", after, last) + 1 or last
    return first, last
