"""Words: a text cut into words without case and accents, and the stem that their forms share."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

LONGEST_QUERY = 200
MOST_WORDS = 12
LONGEST_WORD = 40
KEPT_STEMS = 50_000

PLAIN = {number: unicodedata.normalize("NFD", chr(number))[0] for number in range(0x00C0, 0x0250)}
"""Every Latin letter with an accent, and the letter that it is without."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A run of letters and digits, with the apostrophes inside it: can't, patient’s."""
APOSTROPHES = str.maketrans("", "", "'’")

_SNOWBALL = {"en": "english", "es": "spanish"}
_stemmers = {code: snowballstemmer.stemmer(name) for code, name in _SNOWBALL.items()}
_one_at_a_time = threading.Lock()
"""A stemmer works on a word that it holds, and a worker answers several visitors at once."""


def folded(text: str) -> str:
    """Return the text without case and accents, and of the same length."""
    return text.translate(PLAIN).lower()


def spelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word as it is looked for, and as it is written."""
    for found in WORD.finditer(folded(text)):
        word = found.group()
        if not word.isalnum():
            word = word.translate(APOSTROPHES)
        yield word[:LONGEST_WORD], text[found.start() : found.end()]


def split(text: str) -> list[str]:
    return [word for word, _written in spelled(text)]


@lru_cache(maxsize=KEPT_STEMS)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word.

    Patients leave accents out, so no stem may rest on one. Spanish nouns in -ion are the
    exception that pays: only with its accent does the stemmer know operación beside operar.
    """
    if any(letter.isdigit() for letter in word):
        return word
    if language == "es" and word.endswith("ion"):
        word = f"{word[:-2]}ón"
    with _one_at_a_time:
        return folded(_stemmers[language].stemWord(word))


def tidied(query: str) -> str:
    """Return what somebody typed on one line, without control characters, and not too long."""
    shown = "".join(each if each.isprintable() else " " for each in query[: LONGEST_QUERY * 4])
    return " ".join(shown.split())[:LONGEST_QUERY].strip()
