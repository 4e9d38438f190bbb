"""Loads the synonyms of the demo practice: what patients say, and what the pages call it."""

from search.models import Synonym
from spinecare.demo.reading import read_table


def load() -> int:
    rows = [
        Synonym(language=group["language"], words=words, means=group["means"])
        for group in read_table("synonyms.toml")["synonyms"]
        for words in group["words"]
    ]
    Synonym.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
