"""The questionnaire that this site asks: one canonical document, read once.

Which one, the published data say: no page asks the database. The questionnaire that ships
is asked until the first version of it is published.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from assessment.engine.document import digest, from_json
from assessment.engine.model import Question, Questionnaire
from assessment.engine.outline import Outline, outline
from assessment.engine.vocabulary import Text
from assessment.models import Release
from editorial import published

NAME = "questionnaires"
ENGLISH = "en"
LIVE, WITHDRAWN = Release.State.LIVE.value, Release.State.WITHDRAWN.value


@dataclass(frozen=True, eq=False)
class Instrument:
    questionnaire: Questionnaire
    digest: str
    is_preview: bool = False
    """Whether it is a draft that a member of staff tries out."""

    def question_at(self, address: str) -> Question | None:
        return self.by_address.get(address)

    @cached_property
    def outline(self) -> Outline:
        return outline(self.questionnaire)

    @cached_property
    def by_address(self) -> dict[str, Question]:
        return {question.address: question for question in self.outline.questions.values()}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which no text is missing: a questionnaire is never half translated."""
        spoken = (_languages_of(text) for text in _texts_of(self.questionnaire))
        return frozenset.intersection(*spoken)

    def speaks(self, language: str) -> bool:
        return language in self.languages

    def is_unchecked_in(self, language: str) -> bool:
        """Whether nobody qualified has compared these words with the English ones."""
        return language != ENGLISH and not self.questionnaire.translation_checked_by


def current() -> Instrument | None:
    """Return what new visits begin with; None while what was live is withdrawn or retired."""
    before = shipped()
    key = before.questionnaire.key
    states = {each: entry["state"] for each, entry in _documents().items() if entry["key"] == key}
    if not states:
        return before
    return next((by_digest(each) for each, state in states.items() if state == LIVE), None)


def by_digest(pinned: str) -> Instrument | None:
    """Return the version somebody is inside, however old; None if unknown or withdrawn."""
    entry = _documents().get(pinned)
    if entry is None:
        return shipped() if shipped().digest == pinned else None
    return None if entry["state"] == WITHDRAWN else _parsed(pinned, entry["text"])


def is_withdrawn(pinned: str) -> bool:
    entry = _documents().get(pinned)
    return entry is not None and entry["state"] == WITHDRAWN


def shipped() -> Instrument:
    """Return the one that came with the product, whether or not it is asked."""
    return _read(str(settings.ASSESSMENT_DOCUMENT))


def build() -> dict[str, Any]:
    """Read every published document; the words of a withdrawn one are needed by nobody."""
    releases = Release.objects.select_related("document")
    return {
        "documents": {
            release.document.digest: {
                "key": release.key,
                "state": release.state,
                "text": "" if release.state == WITHDRAWN else release.document.text,
            }
            for release in releases
        }
    }


def _texts_of(thing: Any) -> Iterator[Text]:
    if isinstance(thing, Mapping):
        yield thing
    elif isinstance(thing, tuple):
        for element in thing:
            yield from _texts_of(element)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _texts_of(getattr(thing, field.name))


def _languages_of(text: Text) -> frozenset[str]:
    return frozenset(language for language, words in text.items() if words.strip())


def _documents() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = published.read(NAME, build)["documents"]
    return found


@lru_cache(maxsize=8)
def _read(path: str) -> Instrument:
    questionnaire = from_json(Path(path).read_text(encoding="utf-8"))
    return Instrument(questionnaire, digest(questionnaire))


@lru_cache(maxsize=8)
def _parsed(pinned: str, text: str) -> Instrument:
    """The digest is that of the text, whatever a later release would make of it."""
    return Instrument(from_json(text), pinned)
