"""Whether a change is one of wording only, which may go live before the next medical review."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from editorial.versions.careful_words import (
    LITTLE_WORDS,
    TOKEN,
    amount,
    is_denial_or_duty,
    is_same_word,
)
from editorial.versions.differences import Difference, Path, Row, differences
from editorial.versions.labels import Names, in_words, language_of
from editorial.versions.snapshots import NOT_ANSWERED_FOR, Snapshot
from editorial.versions.word_difference import changes

MOST_WORDS = 12
"""About a sentence: of more, nobody sees at a glance that it says the same."""
MOST_SHARE = 0.05
"""Of the page's words: on a short page twelve would be half of what it says."""
ALWAYS_ALLOWED = 3
"""Words: on a page of one line, too, a typing error can be put right."""

RAISED = re.compile(r"<su[bp]>.*?</su[bp]>", re.DOTALL)
"""A number of its own: without this mark, ten to the second is a hundred and two."""


def is_wording_only(live: Snapshot, new: Snapshot, *, guarded: frozenset[str]) -> list[str]:
    """Return why a change needs a medical review first; nothing, if it is one of wording only.

    `live` is what was reviewed last, so that many small changes count as the large one they are.
    `guarded` names the fields, without a language, in which every word needs a review.
    """
    names = Names(apps.get_model(new["model"]))
    reasons: list[str] = []
    count = 0
    for found in differences(live, new):
        if found.path[0] == "fields" and found.path[1] in NOT_ANSWERED_FOR:
            continue
        field = _field(names, found.path)
        if not language_of(field):
            reasons.append(_("%(text)s: this is more than wording.") % {"text": found.label})
            continue
        rewording = _Rewording(field, found)
        reasons += rewording.reasons(guarded)
        count += rewording.count
    return [*reasons, *_too_much(count, _size(names, live))]


class _Rewording:
    """A change of one text in one language, taken apart into words."""

    def __init__(self, field: Any, found: Difference) -> None:
        self.field, self.found = field, found
        self.language = language_of(field)
        self.old, self.new = _tokens(field, found.old), _tokens(field, found.new)
        self.parts = [part for part in changes(self.old, self.new) if part[0] != "equal"]

    @property
    def count(self) -> int:
        """Return how many words came or went; one in place of another is one."""
        return sum(
            max(stop - start, new_stop - new_start)
            for _change, start, stop, new_start, new_stop in self.parts
        )

    def reasons(self, guarded: frozenset[str]) -> list[str]:
        """Return what makes it more than wording."""
        return (
            list(self._came_or_went(guarded)) or list(self._another_sense()) or list(self._moved())
        )

    def _came_or_went(self, guarded: frozenset[str]) -> Iterator[str]:
        values = {"text": self.found.label}
        if self.field.translated_field.name in guarded:
            yield _("%(text)s: here every word needs a medical review.") % values
        if self.found.kind != "changed":
            yield _("%(text)s: a text was begun or emptied.") % values
        if self._amounts(self.old, self.found.old) != self._amounts(self.new, self.found.new):
            yield _("%(text)s: a number or an amount changed.") % values
        if any(word.startswith("[") for word in self._changed):
            yield _("%(text)s: a link or a citation changed.") % values
        for word in [word for word in self._changed if self._turns(word)][:1]:
            values["word"] = word
            yield _("%(text)s: “%(word)s” came, went or moved: a sentence can turn on it.") % values

    def _another_sense(self) -> Iterator[str]:
        for word in self._unmatched[:1]:
            values = {"text": self.found.label, "word": word}
            yield (
                _(
                    "%(text)s: “%(word)s” came or went. Only spelling, endings and little words may"
                    " change without a medical review."
                )
                % values
            )

    @property
    def _unmatched(self) -> list[str]:
        """Return the words on one side that are no other spelling of one on the other side."""
        old, new = Counter(self.old), Counter(self.new)
        gone, came = self._of_weight(old - new), self._of_weight(new - old)
        return [
            word
            for words, others in ((came, gone), (gone, came))
            for word in words
            if not any(is_same_word(word, other) for other in others)
        ]

    def _of_weight(self, words: Counter[str]) -> list[str]:
        return [word for word in words if word not in LITTLE_WORDS[self.language]]

    def _moved(self) -> Iterator[str]:
        for word in self._crossed[:1]:
            values = {"text": self.found.label, "word": word}
            yield _("%(text)s: “%(word)s” moved past a number, a citation or a “not”.") % values

    @property
    def _changed(self) -> list[str]:
        """Return the words that came, went or moved."""
        return [
            word
            for _change, start, stop, new_start, new_stop in self.parts
            for word in (*self.old[start:stop], *self.new[new_start:new_stop])
        ]

    @property
    def _crossed(self) -> list[str]:
        """Return the words that stand on another side of one that should not have moved."""
        pairs = list(zip(self._between(self.old), self._between(self.new), strict=True))
        came = [new - old for old, new in pairs]
        gone = [old - new for old, new in pairs]
        return [
            word
            for place, words in enumerate(gone)
            for word in words
            if any(word in there for there in (*came[:place], *came[place + 1 :]))
        ]

    def _between(self, words: list[str]) -> list[Counter[str]]:
        """Return the ordinary words between those that should not move."""
        between: list[Counter[str]] = [Counter()]
        for word in words:
            if word.startswith("[") or self._turns(word) or amount(word, self.language):
                between.append(Counter())
            else:
                between[-1][word] += 1
        return between

    def _turns(self, word: str) -> bool:
        return is_denial_or_duty(word, self.language)

    def _amounts(self, words: list[str], html: str | None) -> list[str]:
        found = (amount(word, self.language) for word in words)
        return [*filter(None, found), *RAISED.findall(html or "")]


def _too_much(count: int, size: int) -> Iterator[str]:
    most = min(MOST_WORDS, max(ALWAYS_ALLOWED, int(size * MOST_SHARE)))
    if count > most:
        words = _("%(count)s words changed. Without a medical review it may be %(most)s here.")
        yield words % {"count": count, "most": most}


def _tokens(field: Any, value: Any) -> list[str]:
    return TOKEN.findall(in_words(field, value).lower().replace("’", "'"))


def _field(names: Names, path: Path) -> Any:
    """Return the field that a path leads to; None where it leads to something else."""
    if path[-2] != "fields":
        return None
    return (names.rows(path[1]) if path[0] == "rows" else names).field(path[-1])


def _size(names: Names, page: Snapshot) -> int:
    """Return how many words the page and its rows have, in all languages."""
    rows = ((names.rows(name), row) for name in page["rows"] for row in page["rows"][name])
    return sum(_words_in(of, part) for of, part in ((names, page), *rows))


def _words_in(names: Names, part: Row) -> int:
    fields = ((names.field(name), value) for name, value in part["fields"].items())
    return sum(len(_tokens(field, value)) for field, value in fields if language_of(field))
