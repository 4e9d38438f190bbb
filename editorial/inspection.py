"""What keeps a page from the public, and what could be better about it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.html import strip_tags
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from editorial.readability.measure import Verdict

LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.IGNORECASE | re.DOTALL)
HEADING = re.compile(r"<h([34])\b", re.IGNORECASE)
CITED = re.compile(r"^#source-(\d+)$")
SAYS_NOTHING = {"click here", "here", "read more", "more", "link", "haga clic aquí", "aquí", "más"}


@dataclass(frozen=True)
class Finding:
    code: str
    message: str
    field: str = ""
    """The column it is about; empty for the page as a whole."""
    blocks: bool = False


def inspect(page) -> list[Finding]:
    """Return everything found, what blocks publishing first."""
    found = [finding for check in CHECKS for finding in check(page)]
    return sorted(found, key=lambda finding: not finding.blocks)


def _sources(page) -> Iterator[Finding]:
    if page.needs_review and not page.sources.exists():
        yield Finding("no-source", _("Name at least one source."), blocks=True)


def _words(page) -> Iterator[Finding]:
    if not page.summary_en:
        yield Finding("no-summary", _("Write a summary: cards and lists show it."), "summary_en")
    if not page.search_description_en:
        words = _("Write what search engines should show.")
        yield Finding("no-search-description", words, "search_description_en")
    if not page.is_in("es"):
        yield Finding("no-spanish", _("There are no Spanish words yet."), "title_es")
    elif page.is_english_newer:
        yield Finding("spanish-older", _("The English is newer than the Spanish."), "title_es")


def _reading(page) -> Iterator[Finding]:
    for language, words in ENOUGH.items():
        reading = page.reading(language)
        if reading is None or reading.verdict is Verdict.PLAIN:
            continue
        too_hard = reading.verdict is Verdict.TOO_HARD
        message = words() % {"figure": reading.figure}
        if too_hard and not page.reading_reason:
            message += " " + _("Write simpler, or say why it cannot be.")
        names = page.rich_text_fields(language)
        yield Finding("hard", message, names[0], blocks=too_hard and not page.reading_reason)


ENOUGH: dict[str, Callable[[], str]] = {
    "en": lambda: _("The English is hard to read: grade %(figure)s, and 6 is enough."),
    "es": lambda: _("The Spanish is hard to read: ease %(figure)s, and 70 is easy."),
}


def _rich_texts(page) -> Iterator[Finding]:
    for language in ENOUGH:
        for name in page.rich_text_fields(language):
            html = getattr(page, name) or ""
            yield from _headings(name, html)
            yield from _links(page, name, html)


def _headings(name: str, html: str) -> Iterator[Finding]:
    levels = HEADING.findall(html)
    if levels and levels[0] == "4":
        message = _("A small heading needs a large one above it.")
        yield Finding("heading-order", message, name, blocks=True)


def _links(page, name: str, html: str) -> Iterator[Finding]:
    for address, content in LINK.findall(html):
        words = strip_tags(content).strip()
        if not words:
            yield Finding("empty-link", _("A link has no words."), name, blocks=True)
        elif words.lower() in SAYS_NOTHING:
            message = _("The link “%s” does not say where it leads.") % words
            yield Finding("link-says-nothing", message, name)
        yield from _target(page, name, address)


def _target(page, name: str, address: str) -> Iterator[Finding]:
    if cited := CITED.match(address):
        if int(cited[1]) not in range(1, _source_count(page) + 1):
            message = _("Source %s is cited, and the list has none of that number.") % cited[1]
            yield Finding("no-such-source", message, name, blocks=True)
        return
    if not address.startswith("/"):
        return
    state = _where(address.partition("#")[0].partition("?")[0])
    if state == "nowhere":
        message = _("The link %s leads nowhere.") % address
        yield Finding("dead-link", message, name, blocks=True)
    elif state == "not public":
        message = _("The link %s leads to a page that is not public.") % address
        yield Finding("not-public", message, name)
    elif state == "moved":
        message = _("The link %s is an old address. It still leads to the page, by a detour.")
        yield Finding("moved", message % address, name)


def _source_count(page) -> int:
    return page.sources.count() if hasattr(page, "sources") else 0


def _where(path: str) -> str:
    """Return "public", "not public", "moved" or "nowhere" for an address of this site."""
    # An address is known only in its own language.
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        return _where_now(path)


def _where_now(path: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        return "nowhere"
    view_class = getattr(match.func, "view_class", None)
    if not hasattr(view_class, "get_object"):
        return "public"
    view = view_class()
    view.setup(HttpRequest(), *match.args, **match.kwargs)
    try:
        view.get_object()
    except Http404:
        model = view.get_queryset().model
        slug = match.kwargs[view.slug_url_kwarg]
        if model._default_manager.filter(slug=slug).exists():
            return "not public"
        return "moved" if _has_moved(path) else "nowhere"
    return "public"


def _has_moved(path: str) -> bool:
    from editorial.addresses import page_once_at  # it needs the models, and they need this

    language = get_language_from_path(path)
    return page_once_at(path.removeprefix(f"/{language}") if language else path) is not None


CHECKS = (_sources, _words, _reading, _rich_texts)
