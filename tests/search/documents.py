"""Documents for tests: no database, and no more words than a test asks for."""

import random

from search.counting import Document, counted
from search.index import Index

COMMON = 400
"""How many different words the pages of the benchmark share."""


def a_document(title="Sciatica", text="", *, number=None, language="en", kind="page", **values):
    key = (kind, title if number is None else str(number))
    address = f"/{key[1].lower().replace(' ', '-')}/"
    return Document(key, language, kind, title, address, text=text, **values)


def an_index(*documents, synonyms=()):
    return Index([counted(document) for document in documents], synonyms)


def titles(index, query, **how):
    return [document.title for document in index.search(query, **how).documents]


def many_documents(count, words_each=600, seed=7):
    """Return pages that are alike in length and words to those of a site, the same every time."""
    chance = random.Random(seed)
    common = [_invented(chance) for _ in range(COMMON)]
    rare = [_invented(chance) for _ in range(COMMON * 10)]
    # Few words make up most of any text.
    weights = [1 / (rank + 1) for rank in range(COMMON)]
    for number in range(count):
        words = chance.choices(common, weights, k=words_each - 60) + chance.choices(rare, k=60)
        title = " ".join(chance.choices(rare, k=3))
        yield a_document(title, " ".join(words), number=number, summary=" ".join(words[:20]))


def _invented(chance):
    syllables = ("ba", "cor", "di", "fen", "gu", "hal", "lim", "mo", "nar", "pes", "ri", "tu")
    return "".join(chance.choices(syllables, k=chance.randint(2, 4)))
