"""Tells if the words of a query describe an emergency, so that the emergency card comes first."""

import re
import unicodedata
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from search.emergency_words import ENGLISH, HARMLESS, LOOK_ALIKES, SPANISH, Sign

LONGEST = 2_000
"""Characters that are read; nobody types more into a search box in an emergency."""

APOSTROPHES = re.compile(r"['’‘ʼ`´′]")
APART = re.compile(r"\b(can|won|don|couldn|didn|isn|wasn|doesn) t\b")
WORD = re.compile(r"[a-z0-9]+")
SHORTEST_WITH_TYPO = 4
SWAPPED_ONLY = 4
ONE_TYPO = 8
EVERYDAY = re.compile("|".join(HARMLESS))

Choice = frozenset[str]
Group = tuple[Choice, ...]
Pattern = tuple[Group, ...]


def sign_of(query: str) -> Sign | None:
    """Return the gravest sign that the words describe.

    Both languages are read whatever the page speaks: who is in need types what comes first.
    """
    typed = _typed(query)
    right = {word for word in typed if any(tongue.known(word) for tongue in TONGUES)}
    wrong = {word for word in typed - right if not word.startswith(LOOK_ALIKES)}
    found = {sign for tongue in TONGUES for sign in tongue.signs(right, wrong)}
    return next((sign for sign in Sign if sign in found), None)


class Tongue:
    """The patterns of one language, and the words that they are made of."""

    def __init__(self, signs: Mapping[Sign, tuple[tuple[str, ...], ...]]) -> None:
        self._patterns = [
            (sign, tuple(_group(line) for line in lines))
            for sign, patterns in signs.items()
            for lines in patterns
        ]
        groups = [group for _, pattern in self._patterns for group in pattern]
        self.words = frozenset(word for group in groups for choice in group for word in choice)
        self._long = [word for word in self.words if len(word.rstrip("*")) >= SHORTEST_WITH_TYPO]

    def signs(self, right: set[str], wrong: set[str]) -> set[Sign]:
        said = {word for each in right for word in self.known(each)}
        said |= {word for each in wrong for word in self._long if _is_nearly(each, word)}
        return {sign for sign, pattern in self._patterns if _fits(pattern, said)}

    def known(self, typed: str) -> set[str]:
        """Return the words of the patterns that this is, without any typo."""
        return {typed, *(f"{typed[:end]}*" for end in range(2, len(typed) + 1))} & self.words


def _is_nearly(typed: str, word: str) -> bool:
    """Whether it is the word with a typo: two in a long word, swapped letters in a short one.

    The first letter has to be right; people seldom get it wrong, and it tells many words apart.
    """
    stem = word.rstrip("*")
    if typed[0] != stem[0]:
        return False
    if len(stem) <= SWAPPED_ONLY:
        return sorted(typed) == sorted(stem) and OSA.distance(typed, stem) == 1
    allowed = 1 if len(stem) <= ONE_TYPO else 2
    ends = [len(typed)] if stem == word else range(len(stem) - 1, len(stem) + 2)
    return any(OSA.distance(typed[:end], stem, score_cutoff=allowed) <= allowed for end in ends)


def _fits(pattern: Pattern, said: set[str]) -> bool:
    return all(any(choice <= said for choice in group) for group in pattern)


def _group(line: str) -> Group:
    return tuple(frozenset(choice.split()) for choice in line.split(","))


def _typed(query: str) -> frozenset[str]:
    """Return the words without accents, apostrophes and what only sounds grave."""
    folded = unicodedata.normalize("NFKD", APOSTROPHES.sub("", query[:LONGEST]).lower())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    plain = APART.sub(r"\1t", " ".join(WORD.findall(bare)))
    return frozenset(EVERYDAY.sub(" ", plain).split())


TONGUES = (Tongue(ENGLISH), Tongue(SPANISH))
