"""Patients find the page that they mean: what they type, and what is among the first three."""

import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from search import published
from search.counting import Counted
from search.index import Index
from search.reading import Synonym

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("relevance.toml")
FIRST = 3
ENOUGH, ENOUGH_OF_A_KIND = 0.95, 0.90


@dataclass(frozen=True)
class Query:
    text: str
    page: str
    language: str
    misspelt: bool


def table() -> Iterator[Query]:
    for group in tomllib.loads(TABLE.read_text())["groups"]:
        for text, page in group["pages"].items():
            yield Query(text, page, group["language"], group["misspelt"])


QUERIES = tuple(table())
KINDS = {
    "English": [query for query in QUERIES if query.language == "en"],
    "Spanish": [query for query in QUERIES if query.language == "es"],
    "misspelt": [query for query in QUERIES if query.misspelt],
    "misspelt English": [q for q in QUERIES if q.misspelt and q.language == "en"],
    "misspelt Spanish": [q for q in QUERIES if q.misspelt and q.language == "es"],
}


@dataclass(frozen=True)
class Demo:
    said: dict
    """What is published for search, as the file holds it."""
    indexes: dict[str, Index]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo practice's own index: loaded once, and taken back from the database at once.

    No test here asks the database; the mark has one made at all.
    """
    folder = tmp_path_factory.mktemp("relevance")
    places = {"VAR": folder, "MEDIA_ROOT": folder, "PUBLISHED_DATA_ROOT": folder / "published"}
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(**places, PASSWORD_HASHERS=quick),
        translation.override("en"),
        transaction.atomic(),
    ):
        call_command("load_demo", stdout=StringIO())
        indexes = {language: published.index(language) for language, _name in settings.LANGUAGES}
        said = json.loads((folder / "published" / f"{published.NAME}.json").read_text())
        transaction.set_rollback(True)
    return Demo(said, indexes)


@pytest.fixture(scope="module")
def found(demo):
    """For each query, the addresses that come first."""
    return {query: addresses(demo.indexes[query.language], query.text) for query in QUERIES}


def addresses(index: Index, text: str, limit: int | None = FIRST) -> list[str]:
    return [document.address for document in index.search(text, limit).documents]


def misses(queries: list[Query], found: dict[Query, list[str]]) -> list[str]:
    return [
        f"{query.language} “{query.text}”: {query.page} is not among {', '.join(found[query])}"
        for query in queries
        if query.page not in found[query]
    ]


def test_the_table_is_large_and_mixed():
    assert len(QUERIES) >= 90
    assert all(len(queries) >= 15 for queries in KINDS.values())


def test_every_page_of_the_table_is_there(demo):
    """A query whose page is gone would be a miss that nobody can put right."""
    documents = [each["document"] for said in demo.said.values() for each in said["documents"]]
    there = {document["address"] for document in documents}

    assert {query.page for query in QUERIES} <= there


def test_nearly_all_queries_have_their_page_among_the_first_three(found):
    missed = misses(list(QUERIES), found)
    print(f"\n{len(QUERIES) - len(missed)} of {len(QUERIES)} queries", *missed, sep="\n")

    assert len(missed) <= (1 - ENOUGH) * len(QUERIES), "\n".join(missed)


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_query_does_much_worse(kind, found):
    queries = KINDS[kind]
    missed = misses(queries, found)
    print(f"\n{kind}: {len(queries) - len(missed)} of {len(queries)}")

    assert len(missed) <= (1 - ENOUGH_OF_A_KIND) * len(queries), "\n".join(missed)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_does_not_depend_on_the_order_of_the_rows(demo, seed):
    """Databases give rows back in orders of their own; who searches must not notice."""
    shuffled = {language: shuffled_index(said, seed) for language, said in demo.said.items()}

    for query in QUERIES:
        expected = addresses(demo.indexes[query.language], query.text, None)
        assert addresses(shuffled[query.language], query.text, None) == expected, query.text


def shuffled_index(said: dict, seed: int) -> Index:
    documents = [Counted.from_data(each) for each in said["documents"]]
    synonyms = [Synonym(*pair) for pair in said["synonyms"]]
    random.Random(seed).shuffle(documents)
    random.Random(seed).shuffle(synonyms)
    spellings = list(said["spellings"].items())
    random.Random(seed).shuffle(spellings)
    return Index(documents, synonyms, dict(spellings))
