"""Reads one demo page: TOML between two +++ lines, then a rich text under each `# field`."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from markdown_it import MarkdownIt

FOLDER = settings.BASE_DIR / "demo"
field_heading = re.compile(r"^# (\w+)\s*$", re.MULTILINE)
markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class DemoPage:
    slug: str
    facts: dict
    words: dict[str, str] = field(default_factory=dict)
    """Field name to HTML."""

    def take(self, *names):
        """Return the facts of these names, those that the file gives."""
        return {name: self.facts[name] for name in names if name in self.facts}


def read_pages(folder: str) -> list[DemoPage]:
    return [read_page(path) for path in sorted((FOLDER / folder).glob("*.md"))]


def read_page(path: Path) -> DemoPage:
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    _, *parts = field_heading.split(body)
    words = {name: to_html(text) for name, text in zip(parts[::2], parts[1::2], strict=True)}
    return DemoPage(path.stem, tomllib.loads(front, parse_float=Decimal), words)


def read_table(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def to_html(text: str) -> str:
    """Render Markdown with each heading one level deeper: `##` in a file is an h3 on the page."""
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{int(token.tag[1]) + 1}"
    return markdown.renderer.render(tokens, markdown.options, {})
