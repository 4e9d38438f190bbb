"""The glossary as published data: no query, and the terms of each language ready to be found."""

import unicodedata

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from editorial import published
from editorial.terms import Explainer, Term, Vocabulary
from glossary import models

NAME = "glossary"
_vocabularies: dict[str, tuple[list, Vocabulary]] = {}


def entries(language=None):
    """Return the terms from A to Z: slug, title, also, meaning, language."""
    return published.read(NAME, build)[language or _active()]


def explainer(page):
    """Return what explains terms on this page, in the language in which the page is read."""
    language = _active() if page is None or page.is_in_this_language else "en"
    return Explainer(_vocabulary(language), without=[page.slug] if page else ())


def build():
    terms = list(models.Term.objects.all())
    return {
        language: sorted((_said(term, language) for term in terms), key=_by_letter)
        for language, _name in settings.LANGUAGES
    }


def _active():
    return (translation.get_language() or "en")[:2]


def _said(term, language):
    """A term without Spanish words stands in the Spanish glossary in English, and says so."""
    spoken = language if getattr(term, f"title_{language}") else "en"
    also = getattr(term, f"also_{spoken}") or ""
    return {
        "slug": term.slug,
        "language": spoken,
        "title": getattr(term, f"title_{spoken}"),
        "also": [form for form in map(str.strip, also.split(",")) if form],
        "meaning": getattr(term, f"meaning_{spoken}") or term.meaning_en,
    }


def _by_letter(entry):
    """Order as a dictionary does: an accent or a capital makes no other letter."""
    return plain(entry["title"])


def plain(word):
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def _vocabulary(language):
    """Make the vocabulary once for each writing of the published data."""
    said = entries(language)
    kept = _vocabularies.get(language)
    if kept is None or kept[0] is not said:
        with translation.override(language):
            words = [_term(entry) for entry in said if entry["language"] == language]
            kept = _vocabularies[language] = (said, Vocabulary(words))
    return kept[1]


def _term(entry):
    return Term(
        slug=entry["slug"],
        language=entry["language"],
        title=entry["title"],
        meaning=entry["meaning"],
        label=_("What “%(term)s” means") % {"term": entry["title"]},
        forms=(entry["title"], *entry["also"]),
    )
