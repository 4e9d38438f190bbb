"""How a word sounds: who has only heard a word of medicine writes it as it sounds.

Rough on purpose, and one for both languages: it only finds candidates for a word that nobody knows.
"""

import re

SAME_SOUND = (
    (r"ph", "f"),
    (r"qu|ck|ch", "k"),
    (r"ti(?=on|ous|al)|sh", "s"),
    (r"sc?(?=[eiy])|c(?=[eiy])|z|ç", "s"),
    (r"g(?=[eiy])|j", "j"),
    (r"c", "k"),
    (r"x", "ks"),
    (r"v|w", "b"),
    (r"ll|y", "i"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
)
_RULES = tuple((re.compile(written), sound) for written, sound in SAME_SOUND)


def sound(word: str) -> str:
    """Return a folded word so that words that sound alike are the same, or nearly."""
    for written, heard in _RULES:
        word = written.sub(heard, word)
    return word
