"""What a document says, and how often it says each word: an index is made of nothing else."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search.words import spelled, split, stem

TITLE, NAMES, KEYWORDS, HEADINGS, SUMMARY, TEXT = 6.0, 5.0, 2.5, 2.0, 2.0, 1.0
"""How much one word counts where it stands."""


@dataclass(frozen=True)
class Document:
    """One page, or one term of the glossary, as somebody may find it."""

    key: tuple[str, str]
    """Its kind and its number: no two documents share it."""
    language: str
    """The language of its words, which on a Spanish list may be English."""
    kind: str
    title: str
    address: str
    summary: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    """What else people call it: each counts nearly as a title does."""
    keywords: str = ""
    """Words that the page stands for: what a surgeon treats, the town of a place."""
    headings: str = ""
    standing: float = 1.0
    """How much its kind counts: of two pages with the same words, a condition before a story."""


@dataclass(frozen=True)
class Counted:
    """A document with its counts. `terms` are stems; a weight says how often and where."""

    document: Document
    terms: dict[str, float]
    length: int
    names: tuple[tuple[str, ...], ...]
    """The stems of its title, and of every other name."""
    spellings: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Each word as it is looked for: how it is written, and its stem."""

    def as_data(self) -> dict[str, Any]:
        """Return it as a value for JSON, without the spellings, which all documents share."""
        return {
            "document": vars(self.document),
            "terms": self.terms,
            "length": self.length,
            "names": self.names,
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Counted":
        said = dict(data["document"])
        said |= {"key": tuple(said["key"]), "names": tuple(said["names"])}
        names = tuple(tuple(name) for name in data["names"])
        return cls(Document(**said), data["terms"], data["length"], names)


def counted(document: Document) -> Counted:
    weights: Counter[str] = Counter()
    spellings: dict[str, tuple[str, str]] = {}
    for text, weight in _weighed(document):
        for word, written in spelled(text):
            if word not in spellings:
                spellings[word] = (written, stem(word, document.language))
            weights[spellings[word][1]] += weight
    names = (document.title, *document.names)
    return Counted(
        document,
        {term: round(weight, 1) for term, weight in weights.items()},
        max(len(split(document.text)), 1),
        tuple(stems(name, document.language) for name in names),
        spellings,
    )


def merged(parts: Sequence[Counted]) -> Counted:
    """Return one document that says everything that its parts say, each in its own language."""
    terms: Counter[str] = Counter()
    spellings: dict[str, tuple[str, str]] = {}
    for part in parts:
        terms.update(part.terms)
        spellings = part.spellings | spellings
    text = "\n".join(part.document.text for part in parts if part.document.text)
    names = tuple(dict.fromkeys(name for part in parts for name in part.names))
    length = sum(part.length for part in parts)
    document = replace(parts[0].document, text=text)
    return Counted(document, dict(terms), length, names, spellings)


def stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in split(text))


def average_length(documents: Iterable[Counted]) -> float:
    lengths = [each.length for each in documents]
    return math.fsum(lengths) / len(lengths) if lengths else 1.0


def _weighed(document: Document) -> tuple[tuple[str, float], ...]:
    return (
        (document.text, TEXT),
        (document.title, TITLE),
        ("\n".join(document.names), NAMES),
        (document.keywords, KEYWORDS),
        (document.headings, HEADINGS),
        (document.summary, SUMMARY),
    )
