"""Reading a query: which stems each of its words stands for, and what else staff say it means."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.spelling import Speller
from search.stop_words import STOP_WORDS
from search.words import MOST_WORDS, split, stem, tidied

MOST_MEANINGS = 6
AS_MEANT = 0.9
"""What a synonym counts, so that a page with the very words comes first."""
AS_BEGUN, AS_CORRECTED = 0.8, 0.7
"""What a word counts that was completed, and one whose spelling was put right."""


Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""The stems that are said, and those that are meant."""


@dataclass(frozen=True)
class Synonym:
    """Who types these words means those."""

    words: str
    means: str


@dataclass(frozen=True)
class Slot:
    """One word of a query: the stems that will do, and what each counts."""

    stems: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Meaning:
    """One way to understand the whole query; every slot should be found."""

    slots: tuple[Slot, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Query:
    text: str
    """What was typed, on one line."""
    words: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    suggestion: str = ""
    """The same with its spelling put right, if it was wrong."""


class Reader:
    """Reads queries against what an index knows."""

    def __init__(
        self,
        languages: Sequence[str],
        speller: Speller,
        spelling_of: Callable[[str], str],
        is_known: Callable[[str], bool],
        synonyms: Iterable[Synonym],
    ) -> None:
        self._languages = languages
        self._speller, self._spelling_of, self._is_known = speller, spelling_of, is_known
        self._without_meaning = frozenset().union(*(STOP_WORDS[code] for code in languages))
        self._synonyms: dict[str, list[Pair]] = defaultdict(list)
        for said, means in (pair for each in synonyms for pair in self._in_stems(each)):
            self._synonyms[said[0]].append((said, means))
        pairs = (pair for pairs in self._synonyms.values() for pair in pairs)
        self._in_synonyms = {each for said, _means in pairs for each in said}

    def read(self, typed: str) -> Query:
        text = tidied(typed)
        words = split(text)[:MOST_WORDS]
        telling = self._telling(words)
        fixed = {word: fix for word in telling if (fix := self._correction(word))}
        slots = [self._slot(word, fixed) for word in telling]
        return Query(
            text,
            tuple(words),
            tuple(self._meanings([fixed.get(word, word) for word in telling], slots)),
            " ".join(self._suggested(word, fixed) for word in words) if fixed else "",
        )

    def _telling(self, words: list[str]) -> list[str]:
        """Leave out what is in every question, unless nothing else was typed; nothing twice."""
        telling = [word for word in words if word not in self._without_meaning] or words
        return list(dict.fromkeys(telling))

    def _suggested(self, word: str, fixed: dict[str, str]) -> str:
        return self._spelling_of(fixed[word]) if word in fixed else word

    def _stems(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stem(word, language) for language in self._languages))

    def _knows(self, word: str) -> bool:
        return any(self._is_known(each) or each in self._in_synonyms for each in self._stems(word))

    def _correction(self, word: str) -> str:
        """Return the likeliest right spelling of a word that nobody knows, or nothing."""
        if self._knows(word) or self._speller.completions(word):
            return ""
        return next(iter(self._speller.corrections(word)), "")

    def _slot(self, word: str, fixed: dict[str, str]) -> Slot:
        if self._knows(word):
            return self._made_of([word], 1.0)
        if word in fixed:
            return self._made_of(self._speller.corrections(word), AS_CORRECTED)
        return self._made_of(self._speller.completions(word), AS_BEGUN)

    def _made_of(self, words: Iterable[str], weight: float) -> Slot:
        stems = dict.fromkeys(each for word in words for each in self._stems(word))
        return Slot(tuple((each, weight) for each in stems))

    def _meanings(self, words: list[str], slots: list[Slot]) -> list[Meaning]:
        """Return the query as typed, then with each synonym in the place of what it is for."""
        meanings = [Meaning(tuple(slots))] if slots else []
        typed = [self._stems(word) for word in words]
        pairs = self._synonyms_for(typed)[:MOST_MEANINGS]
        for said, means in dict.fromkeys([*pairs, *_together(pairs, typed)]):
            rest = (
                slot for slot, stems in zip(slots, typed, strict=True) if not {*stems} & {*said}
            )
            meant = (Slot(((each, 1.0),)) for each in means)
            meanings.append(Meaning((*meant, *rest), AS_MEANT))
        return meanings

    def _synonyms_for(self, typed: list[tuple[str, ...]]) -> list[Pair]:
        """Return those of which every word was typed, the longest first."""
        there = {each for stems in typed for each in stems}
        pairs = (pair for stems in typed for each in stems for pair in self._synonyms.get(each, ()))
        found = dict.fromkeys(pair for pair in pairs if there.issuperset(pair[0]))
        return sorted(found, key=lambda pair: -len(pair[0]))

    def _in_stems(self, synonym: Synonym) -> list[Pair]:
        """Return the synonym once for each language in which its words have other stems."""
        words = self._telling(split(synonym.words))
        means = self._telling(split(synonym.means))
        pairs = (
            (tuple(stem(word, code) for word in words), tuple(stem(word, code) for word in means))
            for code in self._languages
        )
        return [(said, meant) for said, meant in dict.fromkeys(pairs) if said and meant]


def _together(pairs: list[Pair], typed: list[tuple[str, ...]]) -> list[Pair]:
    """Return as one the synonyms that stand for different words of the same query."""
    covered: set[int] = set()
    said: list[str] = []
    meant: list[str] = []
    for words, means in pairs:
        places = {at for at, stems in enumerate(typed) if {*stems} & {*words}}
        if not places & covered:
            covered |= places
            said += words
            meant += means
    return [(tuple(said), tuple(dict.fromkeys(meant)))] if said else []
