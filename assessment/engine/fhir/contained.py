"""Value sets and code systems that travel inside the file: what they offer, and its weight."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.texts import read_text
from assessment.engine.fhir.urls import WEIGHT_PROPERTIES
from assessment.engine.fhir.weights import extension_weights, property_names, property_weights
from assessment.engine.vocabulary import Text

DEEPEST = 8
IDENTIFYING = ("resourceType", "id", "url", "version", "name", "title", "status", "language")


@dataclass(frozen=True, slots=True)
class Concept:
    system: str
    code: str
    display: Text
    weights: tuple[Decimal, ...]
    node: Node


class Contained:
    def __init__(self, root: Node, language: str) -> None:
        self.language = language
        self.resources = root.candidates("contained")
        self.systems: dict[str, dict[str, Concept]] = {}

    def value_set(self, reference: str) -> Node | None:
        """By "#id", or by its own address with or without a version."""
        address = reference.split("|")[0]
        for node in self._of_type("ValueSet"):
            if address in (f"#{node.content.get('id')}", node.content.get("url")):
                return self._taken(node)
        return None

    def concepts(self, system: str) -> dict[str, Concept]:
        """Code to concept of a contained code system; nothing where it is not contained."""
        if system not in self.systems:
            self.systems[system] = {
                concept.code: concept
                for node in self._of_type("CodeSystem")
                if system and node.content.get("url") == system
                for concept in self._defined(self._taken(node), system, property_names(node))
            }
        return self.systems[system]

    def offered(self, value_set: Node) -> list[Concept] | None:
        """What the value set offers; None where that cannot be told, which is then named."""
        expansion = value_set.object("expansion") if "expansion" in value_set else None
        if expansion is not None and "contains" in expansion:
            expansion.set_aside()
            expansion.read("timestamp", "total")
            return list(self._expanded(expansion, DEEPEST))
        compose = value_set.object("compose") if "compose" in value_set else None
        if compose is None or "exclude" in compose:
            value_set.refuse("value-set-rule", "It does not list what it offers.")
            return None
        return self._composed(compose)

    def _of_type(self, name: str) -> Iterator[Node]:
        return (node for node in self.resources if node.content.get("resourceType") == name)

    def _taken(self, node: Node) -> Node:
        if node.where not in node.ledger.used:
            node.ledger.used.add(node.where)
            node.read(*IDENTIFYING)
            node.set_aside()
        return node

    def _expanded(self, above: Node, deep: int) -> Iterator[Concept]:
        if not deep:
            above.refuse("too-deep", f"Concepts stand more than {DEEPEST} deep.")
            return
        for node in above.objects("contains"):
            system = node.text("system") or ""
            if node.truth("abstract"):
                node.report("abstract-concept", "This is a heading and was not offered.")
                node.cover()
            else:
                node.read("version")
                yield from self._concept(node, system, WEIGHT_PROPERTIES)
            if "contains" in node:
                yield from self._expanded(node, deep - 1)

    def _composed(self, compose: Node) -> list[Concept] | None:
        found: list[Concept] = []
        for include in compose.objects("include"):
            system = include.text("system") or ""
            include.read("version")
            if "filter" in include or "valueSet" in include:
                include.refuse("value-set-rule", "It is described by a rule, not listed.")
                return None
            listed = self._included(include, system)
            if not listed:
                include.refuse("value-set-not-contained", f"{system!r} is not in the file.")
                return None
            found += listed
        return found

    def _included(self, include: Node, system: str) -> list[Concept]:
        if "concept" not in include:
            return list(self.concepts(system).values())
        nodes = include.objects("concept")
        return [found for node in nodes for found in self._concept(node, system, ())]

    def _defined(
        self, above: Node, system: str, names: Collection[str], deep: int = DEEPEST
    ) -> Iterator[Concept]:
        if not deep:
            above.refuse("too-deep", f"Concepts stand more than {DEEPEST} deep.")
            return
        for node in above.objects("concept"):
            yield from self._concept(node, system, names)
            if "concept" in node:
                yield from self._defined(node, system, names, deep - 1)

    def _concept(
        self, node: Node, system: str, names: tuple[str, ...] | set[str]
    ) -> Iterator[Concept]:
        code = node.text("code")
        if not code:
            node.refuse("option-without-code", "A concept needs a code.")
            return
        display = read_text(node, "display", self.language)
        weights = (*extension_weights(node), *property_weights(node, names))
        yield Concept(system, code, display, weights, node)
