"""The sources of a summary's points: each numbered once, and named as shortly as paper asks for."""

import re
from typing import Any

year = re.compile(r"\b(?:19|20)\d\d\b")
DOI = "https://doi.org/"

Row = dict[str, Any]


def numbered(scores: list[Row]) -> list[Row]:
    """Return the sources of every counted line, in the order in which the lines first name them."""
    found: dict[str, Row] = {}
    for citation in _cited(scores):
        found.setdefault(citation["key"], citation)
    return [
        {"number": number, "name": _short(citation["text"]), "url": citation["url"]}
        | {"address": printed(citation["url"]), "key": citation["key"]}
        for number, citation in enumerate(found.values(), 1)
    ]


def with_numbers(scores: list[Row], sources: list[Row]) -> list[Row]:
    """Return the scores with the numbers of its sources at every counted line."""
    numbers = {source["key"]: source["number"] for source in sources}
    return [
        score | {"counting": [_with_numbers(line, numbers) for line in score["counting"]]}
        for score in scores
    ]


def printed(address: str) -> str:
    """Return an address as somebody would type it in from paper."""
    if address.startswith(DOI):
        return "doi:" + address.removeprefix(DOI)
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _with_numbers(line: Row, numbers: dict[str, int]) -> Row:
    own = sorted(numbers[citation["key"]] for citation in line["citations"])
    return line | {"sources": ", ".join(map(str, own))}


def _cited(scores: list[Row]) -> list[Row]:
    lines = [line for score in scores for line in score["counting"]]
    return [citation for line in lines for citation in line["citations"]]


def _short(text: str) -> str:
    """The first author, or whoever published it, and the year: its address says the rest."""
    years = year.findall(text)
    first = re.split(r"[,.]", text, maxsplit=1)[0]
    return f"{first}, {years[-1]}" if years else first
