"""Sentences and words of a rich text, as a reader meets them."""

import html as entities
import re

BLOCK = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|blockquote|td|th|tr|br)\b[^>]*>", re.IGNORECASE)
HEADING = re.compile(r"<h[1-6]\b.*?</h[1-6]>", re.IGNORECASE | re.DOTALL)
CITATION = re.compile(r'<a href="#source-\d+">.*?</a>', re.IGNORECASE)
BLANK = re.compile(r"\[[^\]a-z]+\]")
"""What a practice has yet to fill in: [NAME OF THE PRIVACY OFFICER]."""
TAG = re.compile(r"<[^>]+>")
END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-ZÁÉÍÓÚÑ0-9¿¡\"“(])")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:/-]*%?")


def sentences_of(text: str) -> list[str]:
    """Return every sentence; the end of a paragraph or of a list's item ends one as well.

    Headings, the numbers of sources, blanks to fill in and lines of one word are left out.
    """
    blocks = BLOCK.split(BLANK.sub("", CITATION.sub("", HEADING.sub(" ", text))))
    lines = (" ".join(entities.unescape(TAG.sub("", block)).split()) for block in blocks)
    found = (sentence for line in lines for sentence in END.split(line))
    return [sentence for sentence in found if len(words_of(sentence)) > 1]


def words_of(sentence: str) -> list[str]:
    return WORD.findall(sentence)
