"""Searching in invented sites of 1,000 and 10,000 pages, and what it takes to read their index."""

import random
import time
from statistics import median

from search.counting import counted
from search.index import Index
from search.reading import Synonym
from tests.bench.figures import Figure
from tests.search.documents import many_documents

SMALL, LARGE = 1_000, 10_000
QUERIES, SYNONYMS = 200, 300


def measure() -> list[Figure]:
    pages = [counted(document) for document in many_documents(LARGE)]
    small, large = _searched(pages[:SMALL]), _searched(pages)
    return [
        Figure("search", "1,000 pages: a query, median", small[0], at_most=5, unit=" ms"),
        Figure("search", "1,000 pages: a query, one in twenty is slower", small[1], unit=" ms"),
        Figure("search", "10,000 pages: a query, median", large[0], unit=" ms"),
        Figure("search", "10,000 pages: a query, one in twenty is slower", large[1], unit=" ms"),
        Figure("search", "10 times the pages: times as long", large[0] / small[0], at_most=20),
        Figure("search", "1,000 pages: the index made of its counts", small[2], unit=" ms"),
        Figure("search", "10,000 pages: the index made of its counts", large[2], unit=" ms"),
    ]


def _searched(pages) -> tuple[float, float, float]:
    """Return the median of many queries, what one in twenty is above, and what the index took."""
    synonyms = [Synonym(f"said {number}", f"meant {number}") for number in range(SYNONYMS)]
    spellings = {}
    for page in pages:
        spellings |= page.spellings
    index, making = _timed(lambda: Index(pages, synonyms, spellings))
    queries = _queries(pages)
    # Once for the stems: a process that serves a site has met its words before.
    for query in queries:
        index.search(query, limit=10)
    times = sorted(
        _timed(lambda query=query: index.search(query, limit=10))[1] for query in queries
    )
    return median(times), times[-len(times) // 20], making


def _queries(pages) -> list[str]:
    """Return one to five words of the pages; in every fourth query one of them is misspelt."""
    chance = random.Random(11)
    queries = []
    for number in range(QUERIES):
        said = sorted(set(chance.choice(pages).document.text.split()))
        words = chance.sample(said, chance.randint(1, 5))
        if number % 4 == 0:
            words[0] = f"{words[0][:2]}q{words[0][2:]}"
        queries.append(" ".join(words))
    return queries


def _timed(do) -> tuple[object, float]:
    begun = time.perf_counter()
    result = do()
    return result, (time.perf_counter() - begun) * 1000
