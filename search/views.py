"""The page of results. A query is in its address alone: it is not logged, and no cookie is set."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import DatabaseError
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from editorial.paging import Pages
from search import misses, published
from search.counting import Document
from search.emergencies import sign_of
from search.emergency_words import Sign
from search.excerpts import excerpt, marked
from search.kinds import LABELS
from search.words import tidied

PER_PAGE = 10


@dataclass(frozen=True)
class Hit:
    """One result as it is shown."""

    label: str
    title: SafeString
    address: str
    excerpt: SafeString
    language: str
    """The language of its words where that is not the page's; else nothing."""


@never_cache
@require_safe
def results(request):
    typed = request.GET.get("q", "")
    # An emergency is looked for in more than search reads.
    sign = sign_of(typed)
    context = {"q": tidied(typed), "is_urgent": bool(sign), "is_about_life": sign == Sign.LIFE}
    try:
        context |= _found(context["q"], request.GET.get("page"))
    except DatabaseError:
        return render(request, "search/results.html", context | {"is_out": True}, status=503)
    if context["q"] and not context["count"] and not sign:
        misses.note(context["q"])
    return render(request, "search/results.html", context)


def _found(query, number):
    found = published.index().search(query)
    page = Pages(found.documents, PER_PAGE).get_page(number)
    return {
        "count": found.count,
        "page": page,
        "hits": [_hit(document, found.words) for document in page],
        "suggestion": found.query.suggestion,
        "query": urlencode({"q": query}),
        "suggestion_query": urlencode({"q": found.query.suggestion}),
    }


def _hit(document: Document, words: frozenset[str]) -> Hit:
    is_foreign = document.language != (get_language() or "en")[:2]
    return Hit(
        str(LABELS[document.kind]),
        marked(document.title, words),
        document.address,
        _words_under(document, words),
        document.language if is_foreign else "",
    )


def _words_under(document: Document, words: frozenset[str]) -> SafeString:
    """Return the summary where it has one of the words, or else a piece of the text."""
    if excerpt(document.summary, words):
        return marked(document.summary, words)
    return excerpt(document.text, words) or marked(document.summary or document.text[:160], words)
