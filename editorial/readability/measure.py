"""How hard the words of a page are, in each language, and which sentences make them so."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from editorial.readability import english, spanish
from editorial.readability.sentences import sentences_of, words_of

FEWEST_WORDS = 30
"""Below that a figure says little: one long word moves it by a grade."""
SHOWN = 2


class Verdict(Enum):
    PLAIN = "plain"
    HARD = "hard"
    """A warning: a reader in seventh grade or above is asked for."""
    TOO_HARD = "too hard"
    """Public only with a reason."""


@dataclass(frozen=True)
class Reading:
    figure: float
    """English: school grade by Flesch and Kincaid. Spanish: ease by Fernández Huerta."""
    verdict: Verdict
    words: int
    longest: tuple[str, ...]
    """The longest sentences, the longest first."""


def measure(text: str, language: str) -> Reading | None:
    """Return how hard a rich text is; None for one too short to tell."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_of(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    figure, judge = MEASURES[language]
    found = round(figure(words, len(sentences)), 1)
    longest = sorted(sentences, key=lambda sentence: -len(words_of(sentence)))
    return Reading(found, judge(found), len(words), tuple(longest[:SHOWN]))


def _by_grade(grade: float) -> Verdict:
    if grade > 8:
        return Verdict.TOO_HARD
    return Verdict.HARD if grade > 6 else Verdict.PLAIN


def _by_ease(ease: float) -> Verdict:
    if ease < 60:
        return Verdict.TOO_HARD
    return Verdict.HARD if ease < 70 else Verdict.PLAIN


Figure = Callable[[list[str], int], float]
MEASURES: dict[str, tuple[Figure, Callable[[float], Verdict]]] = {
    "en": (english.grade, _by_grade),
    "es": (spanish.ease, _by_ease),
}
