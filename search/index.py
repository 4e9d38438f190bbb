"""The index: which documents say a word, and in which order they answer a query (BM25)."""

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from search.counting import Counted, Document, average_length
from search.reading import Meaning, Query, Reader, Slot, Synonym
from search.spelling import Speller
from search.words import spelled, split

SATURATION, LENGTH = 1.4, 0.4
"""BM25's k1 and b: how soon another mention adds little, and how much long texts pay."""
NAMED, OTHERWISE_NAMED = 1.6, 1.2
"""How much a document gains when the query is its title, or another name; less for a part of it."""
BEGUN = 1.5
"""The same for a title that begins with what was typed."""

Spellings = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Results:
    query: Query
    documents: list[Document]
    """Those that were found, the best first; as many as were asked for."""
    count: int
    """How many there are in all."""
    words: frozenset[str]
    """Every word, folded, for which they were found: what a reader sees marked."""


class Index:
    def __init__(
        self,
        documents: Iterable[Counted],
        synonyms: Iterable[Synonym] = (),
        spellings: Spellings | None = None,
        languages: Iterable[str] = (),
    ) -> None:
        # In the order in which equals stand, so that a place alone settles a tie.
        self._all = sorted(documents, key=lambda each: (each.document.title, each.document.key))
        self._standing = [each.document.standing for each in self._all]
        self._said_in = _said_in(self._all)
        self._named = _named(self._all)
        self._titles = sorted(
            (" ".join(split(each.document.title)), place) for place, each in enumerate(self._all)
        )
        synonyms = list(synonyms)
        spellings = _shared(self._all) if spellings is None else spellings
        spellings = _of_synonyms(synonyms) | spellings
        self._forms = _forms(spellings)
        spoken = {each.document.language for each in self._all}
        self._reader = Reader(
            sorted({*languages, *spoken}),
            Speller({word: self._commonness(term) for word, (_, term) in spellings.items()}),
            lambda word: spellings[word][0],
            self._said_in.__contains__,
            synonyms,
        )

    def __len__(self) -> int:
        return len(self._all)

    def search(self, text: str, limit: int | None = None, *, wants_all: bool = False) -> Results:
        """Return the documents that say the words; with wants_all, only those that say each."""
        query = self._reader.read(text)
        scores = self._scores(query, wants_all)
        best = sorted((-score, place) for place, score in enumerate(scores) if score)
        found = [self._all[place].document for _score, place in best[:limit]]
        return Results(query, found, len(best), self._words_of(query))

    def _commonness(self, term: str) -> int:
        return len(self._said_in[term][0]) if term in self._said_in else 0

    def _words_of(self, query: Query) -> frozenset[str]:
        slots = (slot for meaning in query.meanings for slot in meaning.slots)
        terms = {term for slot in slots for term, _weight in slot.stems}
        return frozenset(word for term in terms for word in self._forms.get(term, ()))

    def _scores(self, query: Query, wants_all: bool) -> list[float]:
        """Return the score of each place, as its likeliest meaning gives it; 0 is not found."""
        best = [0.0] * len(self._all)
        for meaning in query.meanings:
            scores = self._scored(meaning, wants_all)
            best = list(map(max, best, scores)) if any(best) else scores
        self._raise_titles(query, best)
        return best

    def _scored(self, meaning: Meaning, wants_all: bool) -> list[float]:
        """Return the scores of one meaning: the fewer words a page says, the less each counts."""
        sums, found = [0.0] * len(self._all), [0] * len(self._all)
        for slot in meaning.slots:
            for place, score in self._slot_scores(slot):
                sums[place] += score
                found[place] += 1
        words = len(meaning.slots)
        worth = [meaning.weight * (count / words) ** 2 for count in range(words + 1)]
        if wants_all:
            worth[:-1] = [0.0] * words
        scores = [
            score * worth[count] * standing if count else 0.0
            for score, count, standing in zip(sums, found, self._standing, strict=True)
        ]
        for place, gain in self._shares_of_names(meaning).items():
            scores[place] *= 1 + gain
        return scores

    def _slot_scores(self, slot: Slot) -> Iterable[tuple[int, float]]:
        """Return what each place gains by one word: by the best of its stems."""
        stems = [(term, weight) for term, weight in slot.stems if term in self._said_in]
        if len(stems) == 1 and stems[0][1] == 1:
            return zip(*self._said_in[stems[0][0]], strict=True)
        scores: dict[int, float] = {}
        for term, weight in stems:
            for place, impact in zip(*self._said_in[term], strict=True):
                if impact * weight > scores.get(place, 0.0):
                    scores[place] = impact * weight
        return scores.items()

    def _shares_of_names(self, meaning: Meaning) -> dict[int, float]:
        """Return what documents gain whose title, or other name, has every word of the query."""
        hits: Counter[tuple[int, int]] = Counter()
        for slot in meaning.slots:
            hits.update({name for term, _ in slot.stems for name in self._named.get(term, ())})
        gains: dict[int, float] = {}
        for (place, number), count in hits.items():
            if count == len(meaning.slots):
                gain = (OTHERWISE_NAMED if number else NAMED) * count
                gain /= max(len(self._all[place].names[number]), count)
                gains[place] = max(gain, gains.get(place, 0.0))
        return gains

    def _raise_titles(self, query: Query, scores: list[float]) -> None:
        """Put the title that was typed first of all, and raise those that begin with it.

        A term of the glossary is only raised: the page with the whole story shall come first.
        """
        typed = " ".join(query.words)
        if len(typed) < 2:
            return
        highest = max(scores, default=0.0) or 1.0
        start = bisect_left(self._titles, (typed, -1))
        end = bisect_left(self._titles, (f"{typed}\uffff", -1))
        for title, place in self._titles[start:end]:
            is_it = title == typed and self._standing[place] >= 1
            score = scores[place] or 1.0
            scores[place] = score + highest if is_it else score * BEGUN


def _said_in(documents: list[Counted]) -> dict[str, tuple[array, array]]:
    """Return for each stem the places of the documents that say it, and what that counts."""
    average = average_length(documents)
    places: dict[str, array] = defaultdict(lambda: array("L"))
    impacts: dict[str, array] = defaultdict(lambda: array("d"))
    for place, each in enumerate(documents):
        pays = SATURATION * (1 - LENGTH + LENGTH * each.length / average)
        for term, weight in each.terms.items():
            places[term].append(place)
            impacts[term].append(weight * (SATURATION + 1) / (weight + pays))
    for term, of_term in impacts.items():
        rarity = math.log(1 + (len(documents) - len(of_term) + 0.5) / (len(of_term) + 0.5))
        impacts[term] = array("d", [rarity * impact for impact in of_term])
    return {term: (places[term], impacts[term]) for term in places}


def _named(documents: list[Counted]) -> dict[str, list[tuple[int, int]]]:
    """Return for each stem the names that have it, as place of the document and number."""
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, each in enumerate(documents):
        for number, name in enumerate(each.names):
            for term in set(name):
                named[term].append((place, number))
    return dict(named)


def _shared(documents: list[Counted]) -> Spellings:
    shared: dict[str, tuple[str, str]] = {}
    for each in documents:
        for word, spelling in each.spellings.items():
            shared.setdefault(word, spelling)
    return shared


def _of_synonyms(synonyms: Iterable[Synonym]) -> dict[str, tuple[str, str]]:
    """Return what patients say and no page does: it may be mistyped as well."""
    return {word: (written, word) for each in synonyms for word, written in spelled(each.words)}


def _forms(spellings: Spellings) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for word, (_written, term) in spellings.items():
        forms[term].append(word)
    return dict(forms)
