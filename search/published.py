"""The index as published data: every process makes it once, and needs no database to search."""

from typing import Any

from django.conf import settings
from django.utils import translation

from editorial import published
from search.counting import Counted, counted
from search.documents import documents
from search.index import Index
from search.models import Synonym
from search.reading import Synonym as Pair

NAME = "search"
_indexes: dict[str, tuple[dict[str, Any], Index]] = {}


def index(language: str | None = None) -> Index:
    """Return the index of what visitors of that language may read, the active one if none."""
    language = language or (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    data = published.read(NAME, build)
    said = data.get(language) or data[settings.LANGUAGE_CODE]
    kept = _indexes.get(language)
    if kept is None or kept[0] is not said:
        kept = _indexes[language] = (said, _made_of(said))
    return kept[1]


def build() -> dict[str, Any]:
    synonyms = list(Synonym.objects.all())
    return {
        language: _said(language, [each for each in synonyms if each.language == language])
        for language, _name in settings.LANGUAGES
    }


def _said(language: str, synonyms: list[Synonym]) -> dict[str, Any]:
    found = [counted(document) for document in documents(language)]
    spellings: dict[str, tuple[str, str]] = {}
    for each in found:
        spellings = each.spellings | spellings
    return {
        "documents": [each.as_data() for each in found],
        "spellings": spellings,
        "synonyms": [pair for synonym in synonyms for pair in synonym.pairs],
    }


def _made_of(said: dict[str, Any]) -> Index:
    return Index(
        [Counted.from_data(each) for each in said["documents"]],
        [Pair(words, means) for words, means in said["synonyms"]],
        said["spellings"],
    )
