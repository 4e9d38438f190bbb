"""Reading ease of Spanish by Fernández Huerta (1959), in the form that Law (2011) put right."""

import re

MUTE_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
NUCLEUS = re.compile(r"[aeoáéóíú]|(?<![aeoáéóíú])[iuüy]+(?![aeoáéóíúiuüy])")
"""A strong or an accented vowel; weak ones make a syllable only among themselves."""
CONSONANT_Y = re.compile(r"y(?=[aeiouáéíóú])")


def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one."""
    spoken = CONSONANT_Y.sub("-", MUTE_U.sub("", word.lower()))
    return max(1, len(NUCLEUS.findall(spoken)))


def ease(words: list[str], sentences: int) -> float:
    """Return the ease: 100 is very easy, 70 is easy, 60 is the plain press."""
    spoken = sum(map(syllables, words))
    return 206.84 - 60 * spoken / len(words) - 1.02 * len(words) / sentences
