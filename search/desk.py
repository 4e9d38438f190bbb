"""Searching everything that staff write: both languages, drafts too, only what a person may see."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from editorial.sight import Kind, Sight
from search.counting import Document
from search.excerpts import excerpt, marked, richest
from search.index import Index, Results
from search.keeping import Kept
from search.staff_documents import DRAFT, State, counts, states
from search.words import tidied

SHORTEST = 2
MOST_INDEXES = 4
"""Editors see the same, and share one; a manager of places has one of their own."""

_indexes: Kept[Index] = Kept(MOST_INDEXES)


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
    """Return the kinds of content with what was found in each, the best first."""
    words = tidied(text)
    is_enough = len(words) >= SHORTEST
    found = list(_found(Sight(request, site), words)) if is_enough else []
    return {
        "q": words,
        "is_too_short": bool(words) and not is_enough,
        "found": found,
        "count": sum(len(each.hits) for each in found),
    }


def _found(sight: Sight, text: str) -> Iterator[Hits]:
    held = {state.key[:3]: state for kind in sight.kinds for state in states(kind)}
    results = _index(list(held.values())).search(text, wants_all=True)
    by_kind: dict[Kind, list[Hit]] = defaultdict(list)
    for document in _each_once(results):
        state = _state_of(document, held)
        by_kind[state.kind].append(_hit(state, document, results.words))
    for kind in sight.kinds:
        if kind in by_kind:
            yield Hits(capfirst(str(kind.model._meta.verbose_name_plural)), by_kind[kind])


def _index(found: list[State]) -> Index:
    """Return the index of exactly these states: whoever sees the same shares it."""
    key: Hashable = frozenset(state.key for state in found)
    known = _indexes.get(key)
    if known is not None:
        return known
    by_key = {state.key: words for state, words in counts(found)}
    in_order = [by_key[each] for each in sorted(by_key, key=str)]
    return _indexes.put(key, Index(in_order, languages=dict(settings.LANGUAGES)))


def _each_once(results: Results) -> list[Document]:
    """Leave out a draft where what is public says the same."""
    public = {each.key[1].split()[0] for each in results.documents if each.kind != DRAFT}
    return [
        each
        for each in results.documents
        if each.kind != DRAFT or each.key[1].split()[0] not in public
    ]


def _state_of(document: Document, held: dict[tuple[str, str, str], State]) -> State:
    label, number = document.key
    return held[label, number.split()[0], document.kind]


def _hit(state: State, document: Document, words: frozenset[str]) -> Hit:
    texts = [text for text in document.text.split("\n") if text != document.title]
    return Hit(
        marked(document.title, words),
        state.kind.address(state.row),
        excerpt(richest(texts, words), words),
        document.kind == DRAFT,
    )
