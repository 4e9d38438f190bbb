"""Puts the tags of a PDF right: no wrappers without meaning, headers with a scope, a silent footer.

WeasyPrint tags every line of text as a span of its own and every other box as something without
structure. It also leaves the words of a page's footer outside the tree without calling them an
artifact. What is left out here is a tenth of the file.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Array, Dictionary, Object, Stream

# Pydyf keeps its references as text, and so does every dictionary of WeasyPrint's.
reference = re.compile(rb"\b(\d+) 0 R\b")

MEANINGLESS = ("/NonStruct", "/Span")
SCOPES = {"/THead": "/Column", "/TBody": "/Row", "/TFoot": "/Row"}
FOOTER = Dictionary({"Type": "/Pagination", "Subtype": "/Footer"})
BLOCKS = ("/P", "/H1", "/H2", "/H3", "/H4", "/TH", "/TD", "/Caption", "/Lbl", "/LBody", "/Link")
HOLDS_TEXT = frozenset((*BLOCKS, *MEANINGLESS))


def tidy(pdf: PDF) -> None:
    tree = Tree(pdf)
    tree.give_headers_a_scope()
    tree.flatten(tree.top)
    tree.map_content()
    tree.silence_what_is_not_in_it()
    tree.drop_what_is_not_in_it()


class Tree:
    def __init__(self, pdf: PDF) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.top = self.at(self.root["K"][0])

    def at(self, address: bytes) -> Any:
        return self.pdf.objects[int(address.split()[0])]

    def flatten(self, element: Dictionary) -> None:
        """Give an element the content of those children that mean nothing."""
        kids: list[Any] = []
        for kid in element["K"]:
            child = self._child(kid)
            if child is None:
                kids.append(kid)
                continue
            self.flatten(child)
            kids += self._adopted(element, child) if _dissolves(element, child) else [kid]
        element["K"] = Array(kids)

    def give_headers_a_scope(self) -> None:
        """A header in a table's head speaks for its column, every other one for its row."""
        for part in self._elements(self.top):
            if part["S"] in SCOPES:
                for cell in self._elements(part):
                    if cell["S"] == "/TH":
                        cell["A"]["Scope"] = SCOPES[part["S"]]

    def map_content(self) -> None:
        """Tell of each piece of content which element it now belongs to."""
        pages = {page: place for place, page in enumerate(self.pdf.page_references)}
        numbers = self.at(self.root["ParentTree"])["Nums"]
        for place in pages.values():
            numbers[2 * place + 1] = Array(["null"] * len(numbers[2 * place + 1]))
        for element in self._elements(self.top):
            for kid in element["K"]:
                if isinstance(kid, int):
                    numbers[2 * pages[element["Pg"]] + 1][kid] = element.reference

    def silence_what_is_not_in_it(self) -> None:
        numbers = self.at(self.root["ParentTree"])["Nums"]
        for place, page in enumerate(self.pdf.page_references):
            content = self.at(self.at(page)["Contents"])
            owners = numbers[2 * place + 1]
            content.stream = list(_silenced(content.stream, owners))

    def drop_what_is_not_in_it(self) -> None:
        used = {id(element) for element in self._elements(self.top)}
        kept = [each for each in self.pdf.objects if not _is_element(each) or id(each) in used]
        places = {each.number: place for place, each in enumerate(kept)}
        self.pdf.pages["Kids"][::3] = [places[page] for page in self.pdf.pages["Kids"][::3]]
        for place, each in enumerate(kept):
            each.number = place
            _renumber(_entries(each), places)
        self.pdf.objects[:] = kept

    def _elements(self, element: Dictionary) -> Iterator[Dictionary]:
        yield element
        for kid in element["K"]:
            if (child := self._child(kid)) is not None:
                yield from self._elements(child)

    def _child(self, kid: Any) -> Dictionary | None:
        """None for content and for the annotation of a link."""
        if isinstance(kid, int):
            return None
        found = self.at(kid)
        return found if _is_element(found) else None

    def _adopted(self, element: Dictionary, child: Dictionary) -> list[Any]:
        for kid in child["K"]:
            if (grandchild := self._child(kid)) is not None:
                grandchild["P"] = element.reference
        return list(child["K"])


def _dissolves(element: Dictionary, child: Dictionary) -> bool:
    if child["S"] == element["S"] == "/L":
        return True  # the columns that a list is set in are no lists within it
    if child["S"] == "/Div" and not child["K"]:
        return True  # an ornament
    if child["S"] not in MEANINGLESS or child["Pg"] != element.get("Pg", child["Pg"]):
        return False
    holds_text = any(isinstance(kid, int) for kid in child["K"])
    return element["S"] in HOLDS_TEXT or not holds_text


def _is_element(found: Object) -> bool:
    return isinstance(found, Dictionary) and found.get("Type") == "/StructElem"


def _silenced(stream: list[Any], owners: list[Any]) -> Iterator[Any]:
    """Call content an artifact where nobody owns it."""
    for place, each in enumerate(stream):
        after = stream[place + 1] if place + 1 < len(stream) else None
        if _is_mark(after) and owners[after["MCID"]] == "null":
            yield "/Artifact"
        elif _is_mark(each) and owners[each["MCID"]] == "null":
            yield FOOTER
        else:
            yield each


def _is_mark(found: Any) -> bool:
    return isinstance(found, Dictionary) and "MCID" in found


def _entries(found: Object) -> Any:
    """What may hold references: object 0 of every PDF is empty, and a stream has its dictionary."""
    if isinstance(found, Stream):
        return found.extra
    return found if isinstance(found, (dict, list)) else {}


def _renumber(found: Any, places: dict[int, int]) -> None:
    """Write new numbers into every reference that stands in a dictionary or an array."""
    entries = found.items() if isinstance(found, dict) else enumerate(found)
    for key, value in list(entries):
        if isinstance(value, (dict, list)):
            _renumber(value, places)
        elif isinstance(value, bytes):
            found[key] = reference.sub(lambda one: b"%d 0 R" % places[int(one[1])], value)
