"""What an option is worth, from each of the places where a file may say it."""

from collections.abc import Iterable
from decimal import Decimal

from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.urls import WEIGHT_PROPERTIES, WEIGHTS


def extension_weights(node: Node) -> list[Decimal]:
    found = [_amount(extension) for extension in node.extensions(WEIGHTS)]
    return [amount for amount in found if amount is not None]


def property_weights(node: Node, names: Iterable[str]) -> list[Decimal]:
    """From the properties of a concept that have one of the names."""
    found = []
    for each in node.candidates("property"):
        if each.content.get("code") in names:
            node.ledger.used.add(each.where)
            each.read("code")
            found.append(_amount(each))
    return [amount for amount in found if amount is not None]


def property_names(system: Node) -> set[str]:
    """What a code system calls its weights: by name, or by an address that ends like one."""
    named = set(WEIGHT_PROPERTIES)
    for each in system.candidates("property"):
        code, uri = each.content.get("code"), each.content.get("uri")
        ends_like_one = isinstance(uri, str) and uri.endswith(WEIGHT_PROPERTIES)
        if isinstance(code, str) and (ends_like_one or code in WEIGHT_PROPERTIES):
            each.cover()
            named.add(code)
    return named


def first(node: Node, weights: list[Decimal]) -> Decimal | None:
    """None is "no points", never 0."""
    if len(set(weights)) > 1:
        amounts = ", ".join(str(weight) for weight in weights)
        node.report("weights-differ", f"It is worth {amounts}; the first was taken.")
    return weights[0] if weights else None


def _amount(extension: Node) -> Decimal | None:
    for kind in ("Decimal", "Integer"):
        if f"value{kind}" in extension:
            return extension.number(f"value{kind}")
    extension.report("bad-weight", "This weight is no number: the option has no points here.")
    return None
