"""The options of a choice, wherever the file lists them, and the keys that they get."""

from collections.abc import Iterable
from decimal import Decimal

from assessment.engine.decimals import write
from assessment.engine.fhir.contained import Concept
from assessment.engine.fhir.known import Known, Offer
from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.texts import read_text, without_markup
from assessment.engine.fhir.urls import OPTION_EXCLUSIVE
from assessment.engine.fhir.weights import extension_weights, first
from assessment.engine.model import Option
from assessment.engine.vocabulary import Text

LISTS = ("answerOption", "option")
"""R4 and later, and STU3."""


def read_offers(item: Node, known: Known) -> list[Offer]:
    """In order; never empty without a refusal."""
    offers = _listed(item, known)
    if not offers:
        item.refuse("no-options", "A choice needs options that we can read.")
    return offers


def _listed(item: Node, known: Known) -> list[Offer]:
    for name in LISTS:
        if name in item:
            found = [_offer(node, known) for node in item.objects(name)]
            return [offer for offer in found if offer is not None]
    value_set = _value_set(item, known)
    concepts = known.contained.offered(value_set) if value_set else None
    return [_of_concept(concept, known) for concept in concepts or ()]


def to_options(offers: list[Offer], many: bool) -> tuple[Option, ...]:
    keys = _keys(offers)
    return tuple(
        Option(key, offer.label, offer.points, alone=offer.alone and many)
        for key, offer in zip(keys, offers, strict=True)
    )


def _keys(offers: list[Offer]) -> list[str]:
    codes = [offer.code for offer in offers]
    if len(set(codes)) == len(codes):
        return codes
    return [str(position) for position in range(1, len(codes) + 1)]


def _offer(node: Node, known: Known) -> Offer | None:
    kinds = node.kinds("value")
    if len(kinds) != 1 or kinds[0] not in ("Coding", "String", "Integer", "Date"):
        node.refuse("option-kind", "An option is a coding, a text, a whole number or a date.")
        node.cover()
        return None
    if kinds[0] == "Coding":
        coding = node.object("valueCoding")
        return coding and _of_coding(node, coding, known)
    return _of_value(node, kinds[0], known)


def _of_coding(node: Node, coding: Node, known: Known) -> Offer | None:
    display = _words(coding, read_text(coding, "display", known.language), known)
    system = (coding.text("system") if "system" in coding else None) or ""
    code = (coding.text("code") if "code" in coding else None) or display.get(known.language)
    coding.read("version")
    if not code:
        coding.refuse("option-without-code", "An option needs a code or words.")
        return None
    concept = known.contained.concepts(system).get(code)
    weights = [*extension_weights(node), *extension_weights(coding), *_weights(concept)]
    label = display or _label(concept) or {known.language: code}
    return Offer("Coding", system, code, label, first(node, weights), _alone(node))


def _of_value(node: Node, kind: str, known: Known) -> Offer | None:
    code = _spelled(node, kind)
    if not code:
        return None
    label = _words(node, {known.language: code}, known)
    if kind == "String":
        label = _words(node, read_text(node, "valueString", known.language), known)
    return Offer(kind, "", code, label, first(node, extension_weights(node)), _alone(node))


def _spelled(node: Node, kind: str) -> str | None:
    if kind == "String":
        return node.text("valueString")
    if kind == "Integer":
        number = node.number("valueInteger")
        return None if number is None else write(number)
    day = node.day("valueDate")
    return day and day.isoformat()


def _of_concept(concept: Concept, known: Known) -> Offer:
    defined = known.contained.concepts(concept.system).get(concept.code)
    weights = [*concept.weights, *_weights(defined if defined is not concept else None)]
    label = concept.display or _label(defined) or {known.language: concept.code}
    points = first(concept.node, weights)
    cleaned = _words(concept.node, label, known)
    return Offer("Coding", concept.system, concept.code, cleaned, points, _alone(concept.node))


def _value_set(item: Node, known: Known) -> Node | None:
    reference = _reference(item)
    found = known.contained.value_set(reference) if reference else None
    if reference and not found:
        message = f"The value set {reference!r} is not in the file."
        item.refuse("value-set-not-contained", message)
    return found


def _reference(item: Node) -> str | None:
    if "answerValueSet" in item:
        return item.text("answerValueSet")
    options = item.object("options") if "options" in item else None
    return options.text("reference") if options and "reference" in options else None


def _alone(node: Node) -> bool:
    return any(each.truth("valueBoolean") for each in node.extensions([OPTION_EXCLUSIVE]))


def _words(node: Node, text: Text, known: Known) -> Text:
    return text if known.ours else without_markup(node, text)


def _label(concept: Concept | None) -> Text:
    return concept.display if concept else {}


def _weights(concept: Concept | None) -> Iterable[Decimal]:
    return concept.weights if concept else ()
