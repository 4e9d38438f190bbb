"""Spelling: the known words that somebody may have meant by a word that nobody knows."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search.sounds import sound

SHORTEST_PREFIX = 3
MOST_ENDINGS = 12
SHORTEST_TYPO = 4
SHORTEST_SOUND = 6
TWO_MISTAKES_FROM = 7
MOST_CORRECTIONS = 3
ALMOST_AS_MANY = 200
"""How many near words are weighed against each other, so that no query is a long one."""


class Speller:
    """Knows every word by how many documents say it."""

    def __init__(self, commonness: Mapping[str, int]) -> None:
        self._commonness = commonness
        self._sorted = sorted(commonness)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._sorted:
            if len(word) >= SHORTEST_TYPO - 1 and not _has_digits(word):
                self._by_length[len(word)].append(word)
        # A mapping: what is compared is the sound, and what is found is the word.
        self._sounds = {
            word: sound(word)
            for word in self._sorted
            if len(word) >= SHORTEST_SOUND and not _has_digits(word)
        }

    def completions(self, beginning: str) -> list[str]:
        """Return words that begin so, the commonest first."""
        if len(beginning) < SHORTEST_PREFIX:
            return []
        start = bisect_left(self._sorted, beginning)
        end = bisect_left(self._sorted, f"{beginning}\uffff")
        found = sorted(self._sorted[start:end], key=self._common_first)
        return found[:MOST_ENDINGS]

    def corrections(self, word: str) -> list[str]:
        """Return the words nearest to one with a mistake or two, the likeliest first."""
        if len(word) < SHORTEST_TYPO or _has_digits(word):
            return []
        allowed = 2 if len(word) >= TWO_MISTAKES_FROM else 1
        near = [
            (distance, candidate)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for candidate, distance, _place in self._near(word, length, allowed)
        ]
        near += self._sounding_like(word)
        nearest = min((distance for distance, _ in near), default=0)
        likely = {candidate for distance, candidate in near if distance == nearest}
        return sorted(likely, key=lambda each: self._likelihood(each, word))[:MOST_CORRECTIONS]

    def _near(self, word: str, length: int, allowed: int) -> list[tuple[str, int, int]]:
        candidates = self._by_length.get(length, [])
        return extract(
            word, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=ALMOST_AS_MANY
        )

    def _sounding_like(self, word: str) -> list[tuple[int, str]]:
        """Return words that sound the same, as if by one mistake, or nearly the same, as by two."""
        if len(word) < SHORTEST_SOUND:
            return []
        found = extract(
            sound(word), self._sounds, scorer=OSA.distance, score_cutoff=1, limit=ALMOST_AS_MANY
        )
        return [(1 + distance, candidate) for _sound, distance, candidate in found]

    def _likelihood(self, candidate: str, word: str) -> tuple[bool, int, str]:
        """Order by the first sound, which people seldom get wrong, then by how common it is."""
        return (sound(candidate)[0] != sound(word)[0], *self._common_first(candidate))

    def _common_first(self, word: str) -> tuple[int, str]:
        return -self._commonness[word], word


def _has_digits(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
