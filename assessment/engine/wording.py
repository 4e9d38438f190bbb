"""Check: names, addresses, languages and citations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from assessment.engine.model import (
    Band,
    BodyMassIndex,
    Citation,
    Level,
    Note,
    Option,
    Question,
    Questionnaire,
    RedFlag,
    Score,
    Section,
)
from assessment.engine.outline import questions
from assessment.engine.problem import Problem, warning
from assessment.engine.vocabulary import Text

RESERVED = {
    "start",
    "urgent",
    "answers",
    "result",
    "summary.pdf",
    "summary.txt",
    "summary.json",
    "clear",
}
"""Addresses of pages that are no questions."""

KEY = re.compile(r"[A-Za-z0-9/][A-Za-z0-9._/-]*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

NOUNS: dict[type, str] = {
    Section: "section",
    Question: "question",
    Note: "note",
    BodyMassIndex: "derived",
    Score: "score",
    RedFlag: "flag",
    Band: "band",
    Citation: "citation",
}
PARTS: dict[type, str] = {Option: "option", Level: "level"}
"""Named within what they belong to."""


def place(thing: Any, above: str = "") -> str:
    if type(thing) in PARTS:
        return f"{above}/{PARTS[type(thing)]}:{thing.key}"
    return f"{NOUNS[type(thing)]}:{thing.key}"


def wording_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    yield from _key_problems(questionnaire)
    yield from _address_problems(questionnaire)
    yield from _language_problems(questionnaire)
    yield from _citation_problems(questionnaire)


def _key_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """What conditions can name and what FHIR calls an item share one set of keys."""
    items = [item for section in questionnaire.sections for item in section.items]
    named = [*questionnaire.sections, *items, *questionnaire.derived, *questionnaire.scores]
    yield from _twice([*named, *questionnaire.notes])
    yield from _twice(questionnaire.red_flags)
    yield from _twice(questionnaire.bands)
    yield from _twice(questionnaire.citations)
    for question in questions(questionnaire):
        yield from _twice(question.options, place(question))
    for score in questionnaire.scores:
        yield from _twice(score.levels, place(score))


def _twice(things: Iterable[Any], above: str = "") -> Iterator[Problem]:
    things = list(things)
    counts = Counter(thing.key for thing in things)
    for thing in things:
        where = place(thing, above)
        if counts[thing.key] > 1:
            yield Problem(where, "duplicate-key", "Something else has the same key.")
        if not KEY.fullmatch(thing.key):
            yield Problem(where, "bad-key", "A key has letters, digits and . _ - / only.")


def _address_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    counts = Counter(question.address for question in questions(questionnaire))
    for question in questions(questionnaire):
        where = f"{place(question)}.address"
        if counts[question.address] > 1:
            yield Problem(where, "duplicate-address", "Another question has the same address.")
        if question.address in RESERVED:
            yield Problem(where, "reserved-address", "Another page has this address.")
        elif not SLUG.fullmatch(question.address):
            yield Problem(where, "bad-address", "Use small letters, digits and single hyphens.")


def _language_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    languages = [language for language, words in questionnaire.title.items() if words.strip()]
    if not languages:
        yield Problem("questionnaire.title", "missing-text", "There is no title.")
    for where, text in _texts(questionnaire, "questionnaire"):
        for language in languages:
            if not text.get(language, "").strip():
                yield Problem(where, "missing-text", f"There are no words in {language!r}.")
        for language in text:
            if language not in languages:
                yield warning(where, "extra-language", f"The title has no {language!r}.")


def _texts(thing: Any, where: str) -> Iterator[tuple[str, Text]]:
    for field in fields(thing):
        content = getattr(thing, field.name)
        several = isinstance(content, tuple)
        for number, element in enumerate(content if several else [content]):
            below = f"{where}.{field.name}" + (f"[{number}]" if several else "")
            if isinstance(element, Mapping):
                yield below, element
            elif type(element) in NOUNS or type(element) in PARTS:
                yield from _texts(element, place(element, where))
            elif is_dataclass(element):
                yield from _texts(element, below)


def _citation_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    known = {citation.key for citation in questionnaire.citations}
    for where, keys in _cited(questionnaire):
        for key in keys:
            if key not in known:
                yield Problem(where, "unknown-citation", f"There is no citation {key!r}.")
    for flag in questionnaire.red_flags:
        if not flag.citations and not flag.pending:
            yield warning(place(flag), "no-source", "Cite a source, or mark it as pending.")


def _cited(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    items = [item for section in questionnaire.sections for item in section.items]
    for thing in (*items, *questionnaire.notes, *questionnaire.red_flags):
        if not isinstance(thing, Question):
            yield place(thing), thing.citations
    pointed = (*questions(questionnaire), *questionnaire.derived, *questionnaire.scores)
    for thing in pointed:
        if thing.evidence is not None:
            yield f"{place(thing)}.evidence", thing.evidence.citations
