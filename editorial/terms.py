"""Explains the words of doctors where they first stand in a text; plain Python, HTML in and out.

The text is rich text that has passed `rich_text.clean`: well formed, few tags, none within itself.
One pattern walks over it. What may not be touched is swallowed whole, so that whatever else
matches is a term in running text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

MOST = 12
"""Explained terms a page: more would read like an exam."""

UNTOUCHED = (
    # Where a person is told to get help, nothing invites to stop and read something else.
    r"<(?P<help>p|li)>(?:(?!</(?P=help)>|<li>).)*\b911\b.*?</(?P=help)>",
    # A heading and a link lead somewhere already; strong words lead a paragraph or a list.
    r"<(?P<whole>h[1-6]|a|strong)\b.*?</(?P=whole)>",
    r"<[^>]*>",
    r"&#?\w+;",
)
MARKUP = (
    '<span class="term" lang="{language}"><span class="term__word">{found}</span>'
    '<button type="button" class="term__open" popovertarget="term-{slug}" aria-label="{label}">'
    '</button><span popover class="term__meaning" id="term-{slug}"><b>{title} </b>{meaning}</span>'
    "</span>"
)


@dataclass(frozen=True)
class Term:
    slug: str
    language: str
    title: str
    meaning: str
    label: str
    """What the button says to those who do not see it: What “MRI” means."""
    forms: tuple[str, ...] = ()
    """Everything the term is found as, its title among them."""


class Vocabulary:
    """The terms of one language, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {_key(form): term for term in terms for form in term.forms}
        self.pattern = re.compile(_pattern(self._terms), re.DOTALL)

    def term(self, found: str) -> Term:
        words = " ".join(unescape(found).split())
        return self._terms.get(words) or self._terms[words.lower()]


class Explainer:
    """The explanations of one page: each term once, where it first appears."""

    def __init__(self, vocabulary: Vocabulary, without: Iterable[str] = ()) -> None:
        self.vocabulary = vocabulary
        self.left = MOST
        self._done = set(without)

    def explain(self, html: str) -> str:
        """Return the HTML with each new term made one that opens its meaning."""
        parts, end = [], 0
        for start, stop, term in self._new_terms(html):
            parts += (html[end:start], _marked_up(term, html[start:stop]))
            end = stop
        return "".join((*parts, html[end:]))

    def _new_terms(self, html: str) -> Iterator[tuple[int, int, Term]]:
        for match in self.vocabulary.pattern.finditer(html):
            if match.lastgroup != "term":
                continue
            term = self.vocabulary.term(match[0])
            if term.slug not in self._done and self.left:
                self.left -= 1
                self._done.add(term.slug)
                yield match.start(), match.end(), term


def _key(form: str) -> str:
    """Capitals inside a form, as in MRI, are part of it; otherwise they do not matter."""
    return form if form[1:] != form[1:].lower() else form.lower()


def _pattern(forms: Iterable[str]) -> str:
    untouched = "|".join(UNTOUCHED)
    return f"{untouched}|(?P<term>{_alternatives(forms)})" if forms else untouched


def _alternatives(forms: Iterable[str]) -> str:
    """Return the forms as whole words, the longest first.

    They stand together by their first letter: at each word only one such group is looked at,
    and a glossary of hundreds costs hardly more than one of ten.
    """
    groups = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        groups[form[0].lower()].append(_as_pattern(form))
    letters = (
        f"(?=(?i:{re.escape(letter)}))(?:{'|'.join(group)})" for letter, group in groups.items()
    )
    return rf"(?<!\w)(?:{'|'.join(letters)})(?!\w)"


def _as_pattern(form: str) -> str:
    words = r"\s+".join(re.escape(escape(word, quote=False)) for word in form.split())
    return words if form != form.lower() else f"(?i:{words})"


def _marked_up(term: Term, found: str) -> str:
    return MARKUP.format(
        found=found,
        slug=term.slug,
        language=term.language,
        label=escape(term.label),
        title=escape(term.title),
        meaning=escape(term.meaning),
    )
