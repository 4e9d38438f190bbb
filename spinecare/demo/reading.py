"""Reads demo pages: TOML between two +++ lines, then a rich text under each `# field`.

The Spanish words of a page are a file of the same name under `es/`; it may be missing.
"""

import re
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

from django.conf import settings
from markdown_it import MarkdownIt

FOLDER = settings.BASE_DIR / "demo"
SPANISH = "es"
field_heading = re.compile(r"^# (\w+)\s*$", re.MULTILINE)
markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class DemoPage:
    slug: str
    facts: dict
    words: dict[str, str] = field(default_factory=dict)
    """Field name to HTML."""
    spanish: "DemoPage | None" = None

    def take(self, *names):
        """Return the facts of these names, those that the file gives, Spanish ones among them."""
        taken = {name: self.facts[name] for name in names if name in self.facts}
        if self.spanish:
            taken |= in_spanish(self.spanish.take(*names))
        return taken

    def rich_texts(self):
        """Return the HTML of each field, Spanish ones among them."""
        spanish = in_spanish(self.spanish.words) if self.spanish else {}
        return self.words | spanish

    def rows(self, name):
        """Return the rows below the page, each with its Spanish words beside the English ones."""
        rows = self.facts.get(name, [])
        theirs = self.spanish.facts.get(name, []) if self.spanish else []
        if theirs and len(theirs) != len(rows):
            raise ValueError(f"{self.slug}: {len(rows)} {name}, but {len(theirs)} in Spanish")
        return [row | in_spanish(words) for row, words in zip_longest(rows, theirs, fillvalue={})]


def in_spanish(values: dict) -> dict:
    return {f"{name}_{SPANISH}": value for name, value in values.items()}


def read_pages(folder: str) -> list[DemoPage]:
    return [read_page(path) for path in sorted((FOLDER / folder).glob("*.md"))]


def read_page(path: Path) -> DemoPage:
    """Read one page, and its Spanish twin where there is one."""
    page = _read(path)
    twin = FOLDER / SPANISH / path.relative_to(FOLDER) if path.is_relative_to(FOLDER) else path
    if twin == path or not twin.exists():
        return page
    spanish = _read(twin)
    if strangers := {*spanish.facts, *spanish.words} - {*page.facts, *page.words}:
        raise ValueError(f"{twin}: the English page has no {', '.join(sorted(strangers))}")
    return DemoPage(page.slug, page.facts, page.words, spanish)


def read_table(name: str) -> dict:
    """Return what a file of facts says; nothing, where there is no such file."""
    path = FOLDER / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def read_twins(name: str, key: str) -> list[dict]:
    """Return the rows of a table, found by their slug in its Spanish twin."""
    rows = read_table(name).get(key, [])
    twins = {row["slug"]: row for row in read_table(f"{SPANISH}/{name}").get(key, [])}
    if strangers := twins.keys() - {row["slug"] for row in rows}:
        raise ValueError(f"{SPANISH}/{name} names what {name} does not: {sorted(strangers)}")
    return [row | in_spanish(_without_slug(twins.get(row["slug"], {}))) for row in rows]


def to_html(text: str) -> str:
    """Render Markdown with each heading one level deeper: `##` in a file is an h3 on the page."""
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1]) + 1}"
    return markdown.renderer.render(tokens, markdown.options, {})


def _read(path: Path) -> DemoPage:
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    _, *parts = field_heading.split(body)
    words = {name: to_html(text) for name, text in zip(parts[::2], parts[1::2], strict=True)}
    return DemoPage(path.stem, tomllib.loads(front, parse_float=Decimal), words)


def _without_slug(row: dict) -> dict:
    return {name: value for name, value in row.items() if name != "slug"}


@contextmanager
def about(what: str):
    """Let what goes wrong inside say which page it is about."""
    try:
        yield
    except Exception as problem:
        problem.add_note(f"This is about {what}.")
        raise
