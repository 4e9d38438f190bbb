"""What changed between two texts, word by word, for people to read."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from editorial.versions.readable_text import Line, Word

MOST = 3000
"""Words, or lines, on one side: above that they are no longer matched one by one."""
MOST_STEPS = 15_000_000
"""A page of 3000 ordinary words needs fewer; two words over and over would need minutes."""

BREAK = Word("\n")
"""Stands at the end of each line, so that a paragraph that was cut in two is seen to be."""

Kind = Literal["same", "added", "removed"]
Said = tuple[Kind, str]
Change = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Piece:
    """Some words in a row that are in both texts, or in one of them.

    Between two pieces belongs a space; a line ends where the text has a line break.
    """

    kind: Kind
    text: str


def word_difference(old: Sequence[Line], new: Sequence[Line]) -> list[Piece]:
    """Return the words of both texts in reading order, matched by lines, then within them."""
    said: list[Said] = []
    for change, start, stop, new_start, new_stop in changes(_texts(old), _texts(new)):
        before, after = _in_a_row(old[start:stop]), _in_a_row(new[new_start:new_stop])
        said += _unchanged(before, after) if change == "equal" else _changed(before, after)
    return list(_pieces(said))


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """Return how one sequence becomes the other, as `SequenceMatcher` says it.

    What both begin and end with is set aside first: a page is long and a change is small.
    """
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    stop, new_stop = len(old) - end, len(new) - end
    between = _matched(old[start:stop], new[start:new_stop])
    found = [
        ("equal", 0, start, 0, start),
        *((change, *(place + start for place in places)) for change, *places in between),
        ("equal", stop, len(old), new_stop, len(new)),
    ]
    return [change for change in found if change[1] < change[2] or change[3] < change[4]]


def formatting_changed() -> Piece:
    """Return what is said where the same words look different."""
    return Piece("added", f"[{_('formatting changed')}]")


def shortened(pieces: Sequence[Piece], around: int = 12) -> list[Piece]:
    """Leave out what is far from any change, and keep so many words on each side of one."""
    last = len(pieces) - 1
    return [
        _short(piece, around if index or not last else 0, around if index < last else 0)
        if piece.kind == "same"
        else piece
        for index, piece in enumerate(pieces)
    ]


def _short(piece: Piece, first: int, last: int) -> Piece:
    words = re.findall(r"\S+\s*", piece.text)
    left_out = len(words) - first - last
    if left_out <= 1:  # a dash in place of one word would save nothing
        return piece
    kept = (*words[:first], "… ", *words[first + left_out :])
    return Piece(piece.kind, "".join(kept).strip())


def _texts(words: Iterable[Line]) -> list[tuple[str, ...]]:
    return [tuple(word.text for word in line) for line in words]


def _in_a_row(lines: Iterable[Line]) -> list[Word]:
    return [word for line in lines for word in (*line, BREAK)]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many both have in common from the start."""
    pairs = zip(old, new, strict=False)
    both = min(len(old), len(new))
    return next((place for place, (one, other) in enumerate(pairs) if one != other), both)


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    if max(len(old), len(new)) > MOST or _steps(old, new) > MOST_STEPS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how long the matcher may take: it tries each word with each of its likes, and again
    for each of them that it finds."""
    before, after = Counter(old), Counter(new)
    return sum(
        before[word] * after[word] * min(before[word], after[word])
        for word in before.keys() & after.keys()
    )


def _changed(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Said]:
    texts = [word.text for word in old], [word.text for word in new]
    for change, start, stop, new_start, new_stop in changes(*texts):
        if change == "equal":
            yield from _unchanged(old[start:stop], new[new_start:new_stop])
        else:
            yield from (("removed", word.text) for word in old[start:stop])
            yield from (("added", word.text) for word in new[new_start:new_stop])


def _unchanged(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Said]:
    """Say the words that both have; after those that look different now, say so."""
    pairs = zip(old, new, strict=True)
    for look_alike, words in groupby(pairs, lambda pair: pair[0].looks == pair[1].looks):
        yield from (("same", word.text) for word, _after in words)
        if not look_alike:
            note = formatting_changed()
            yield note.kind, note.text


def _pieces(said: Iterable[Said]) -> Iterator[Piece]:
    """Join what is said in a row; a line break that came or went alone has no words of its own."""
    runs = [(kind, _written(run)) for kind, run in groupby(said, lambda word: word[0])]
    for index, (kind, text) in enumerate(runs):
        if index == len(runs) - 1:
            text = text.rstrip("\n")
        if text:
            yield Piece(kind, text)
        if kind != "same" and not text.strip():
            yield formatting_changed()


def _written(run: Iterable[Said]) -> str:
    return re.sub(" ?\n ?", "\n", " ".join(text for _kind, text in run))
