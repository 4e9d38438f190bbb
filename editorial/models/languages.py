"""Two languages: whose words a reader sees, and which English words the Spanish was made from."""

import hashlib
import json

from django.db import models
from django.utils.translation import get_language
from modeltranslation.manager import get_translatable_fields_for_model

from editorial.models.identity import child_relations, rows_in_order

ENGLISH = "en"


def language_of(row, field):
    """Return the language in which a field is read now: English, where nothing else is written."""
    language = get_language() or ENGLISH
    words = getattr(row, f"{field}_{language}", None)
    return language if words or not getattr(row, f"{field}_{ENGLISH}", None) else ENGLISH


def english_words(page):
    """Every English word of the page and its rows, in one order that no database can change."""
    rows = [page, *(row for name in child_rows(type(page)) for row in rows_in_order(page, name))]
    return [[getattr(row, f"{name}_{ENGLISH}") for name in _translated(type(row))] for row in rows]


def english_digest_of(model, snapshot):
    """Return the `english_digest` of a page as the snapshot would make it."""
    words = [[snapshot["fields"][f"{name}_{ENGLISH}"] for name in _translated(model)]]
    for relation in _translated_relations(model):
        names = _translated(relation.related_model)
        for row in snapshot["rows"][relation.get_accessor_name()]:
            words.append([row["fields"][f"{name}_{ENGLISH}"] for name in names])
    return digest_of(words)


def digest_of(words):
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def child_rows(model):
    """Return the names under which a page reaches the rows that are translated with it."""
    return [relation.get_accessor_name() for relation in _translated_relations(model)]


class Translatable(models.Model):
    """A page whose Spanish words know from which English words they were made."""

    translated_from = models.CharField(max_length=64, blank=True, editable=False)
    translation_checked_by = models.CharField(
        "Spanish checked by",
        max_length=120,
        blank=True,
        help_text=(
            "The qualified person who checked the Spanish words, as patients read the name. "
            "Empty it when the Spanish has changed since: the page then says that nobody has."
        ),
    )

    class Meta:
        abstract = True

    @property
    def english_digest(self):
        return digest_of(english_words(self))

    @property
    def is_english_newer(self):
        """Whether the English has changed since the Spanish was made from it."""
        return self.is_in("es") and self.translated_from != self.english_digest

    def is_in(self, language):
        """Whether the page was written in that language; else patients read the English."""
        return bool(getattr(self, f"title_{language}"))

    def confirm_translation(self, *, is_checked):
        """Take the Spanish words for what the English ones say now.

        Words that nobody has checked since they were written lose the name of who checked the
        old ones.
        """
        self.translated_from = self.english_digest
        if not is_checked:
            self.translation_checked_by = ""

    @property
    def is_in_this_language(self):
        return self.is_in(get_language() or ENGLISH)


def _translated_relations(model):
    relations = child_relations(model)
    return [relation for relation in relations if _translated(relation.related_model)]


def _translated(model):
    # In an order of our own: theirs differs from one process to the next.
    return sorted(get_translatable_fields_for_model(model) or ())
