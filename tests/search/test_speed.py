"""What a search costs: counted, not timed, so that a slow machine says the same as a fast one."""

import gc
import sys

import pytest

from search.counting import counted
from search.index import Index
from search.reading import Synonym
from tests.search.documents import a_document, many_documents

FEW, MANY = 50, 200


def calls(index, query):
    """Return how many functions one search calls, in Python and in C.

    Stems are kept from the first time on, and what is thrown away meanwhile is nobody's cost.
    """
    index.search(query, limit=10)
    count = 0

    def watch(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()
    sys.setprofile(watch)
    try:
        index.search(query, limit=10)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@pytest.fixture(scope="module")
def pages():
    return [counted(document) for document in many_documents(MANY)]


@pytest.fixture(scope="module")
def few(pages):
    return Index(pages[:FEW])


@pytest.fixture(scope="module")
def many(pages):
    return Index(pages)


def common_words(pages, count):
    """Return words that are on every page."""
    on_all = set.intersection(*(set(page.spellings) for page in pages))
    return " ".join(sorted(on_all)[:count])


class TestCalls:
    def test_grow_with_the_pages_that_are_found_and_no_faster(self, pages, few, many):
        query = common_words(pages, 4)

        assert few.search(query).count == FEW
        assert many.search(query).count == MANY
        per_page = (calls(many, query) - calls(few, query)) / (MANY - FEW)
        assert per_page <= 2

    def test_do_not_grow_with_pages_that_do_not_say_the_word(self, pages):
        more = [*pages[:FEW], counted(a_document("Rare", "onlyhere"))]
        small, large = Index(more), Index([*more, *pages[FEW:]])

        assert calls(large, "onlyhere") == calls(small, "onlyhere") <= 200

    @pytest.mark.parametrize("typed", ["qqqqqqqq", "qq " * 60, "?" * 200])
    def test_are_few_where_nothing_is_found(self, many, typed):
        assert many.search(typed).count == 0
        assert calls(many, typed) <= 1_200

    def test_are_bounded_however_much_is_typed(self, pages, many):
        query = common_words(pages, 12)
        longer = f"{query} {' '.join(query.split() * 200)}"

        assert calls(many, longer) <= calls(many, query) + 2_000

    def test_do_not_grow_with_synonyms_that_do_not_apply(self, pages):
        query = common_words(pages[:FEW], 2)
        synonyms = [Synonym(f"said {number}", f"meant {number}") for number in range(300)]

        with_synonyms, without = Index(pages[:FEW], synonyms), Index(pages[:FEW])

        assert calls(with_synonyms, query) <= calls(without, query) + 100
