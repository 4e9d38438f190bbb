"""Rich text as people read it: words in lines, with no tags, and the address behind each link."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

ENDS_A_LINE = frozenset({"p", "br", "ul", "ol", "li", "h3", "h4", "blockquote"})

Look = tuple[str, ...]
"""The tags around a letter, from the outside in."""


@dataclass(frozen=True)
class Word:
    text: str
    looks: tuple[Look, ...] = ()
    """How each letter looks; nothing in plain text."""


Line = tuple[Word, ...]


def plain_lines(text: str) -> list[Line]:
    """Return the lines of a plain text that have words."""
    lines = (tuple(Word(word) for word in line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def rich_lines(html: str) -> list[Line]:
    """Return a rich text's paragraphs, headings and items of lists, each as a line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.lines


def blocks(html: str) -> list[str]:
    """Return the HTML of each paragraph, heading and list that stands in no other."""
    cutter = _Cutter()
    cutter.feed(html)
    cutter.close()
    return cutter.blocks


@dataclass(frozen=True)
class _Tag:
    name: str
    look: str
    address: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._open: list[_Tag] = []
        self._said: list[tuple[str, Look]] = []

    def handle_starttag(self, tag, attrs):
        if tag in ENDS_A_LINE:
            self._end_line()
        if tag != "br":
            self._open.append(_opened(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if any(opened.name == tag for opened in self._open):
            while self._close_last() != tag:
                pass
        if tag in ENDS_A_LINE:
            self._end_line()

    def handle_data(self, data):
        self._said.append((data, tuple(tag.look for tag in self._open)))

    def close(self):
        super().close()
        while self._open:
            self._close_last()
        self._end_line()

    def _close_last(self) -> str:
        closed = self._open.pop()
        if closed.address:
            self.handle_data(f" [{closed.address}]")
        return closed.name

    def _end_line(self) -> None:
        text = "".join(data for data, _look in self._said)
        looks = [look for data, look in self._said for _letter in data]
        found = re.finditer(r"\S+", text)
        words = tuple(Word(word[0], tuple(looks[word.start() : word.end()])) for word in found)
        self._said = []
        if words:
            self.lines.append(words)


def _opened(name: str, attributes: dict[str, str | None]) -> _Tag:
    """An address is a word and shown as one; anything else a tag says is a matter of looks."""
    address = (attributes.pop("href", "") or "").replace(" ", "%20")
    return _Tag(
        name, " ".join((name, *(f"{key}={attributes[key]}" for key in attributes))), address
    )


class _Cutter(HTMLParser):
    """Says again what it reads, letter for letter, and cuts where a block at the top ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[str] = []
        self._depth = 0
        self._said = ""

    def handle_starttag(self, tag, attrs):
        self._said += self.get_starttag_text()
        self._depth += tag != "br"

    def handle_startendtag(self, tag, attrs):
        self._said += self.get_starttag_text()

    def handle_endtag(self, tag):
        self._said += f"</{tag}>"
        self._depth -= 1
        if self._depth <= 0 and tag in ENDS_A_LINE:
            self._cut()

    def handle_data(self, data):
        self._said += data

    def handle_entityref(self, name):
        self._said += f"&{name};"

    def handle_charref(self, name):
        self._said += f"&#{name};"

    def close(self):
        super().close()
        self._cut()

    def _cut(self) -> None:
        if block := self._said.strip():
            self.blocks.append(block)
        self._said, self._depth = "", 0
