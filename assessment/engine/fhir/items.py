"""One item of a file as a question or a note of ours."""

import re
from decimal import Decimal
from typing import Any

from assessment.engine.asking import CHOICES, MOST_PLACES
from assessment.engine.fhir.conditions import read_when
from assessment.engine.fhir.known import Asked, Known
from assessment.engine.fhir.options import read_offers, to_options
from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.texts import read_text, without_markup
from assessment.engine.fhir.urls import (
    CALCULATIONS,
    HIDDEN,
    ITEM_CONTROL,
    MAX_DECIMAL_PLACES,
    MAX_VALUE,
    MIN_VALUE,
    SHORT_TEXT,
    UNIT,
    UNIT_OPTION,
)
from assessment.engine.model import Note, Question
from assessment.engine.vocabulary import Kind, Text

KINDS = {
    "choice": Kind.ONE,
    "open-choice": Kind.ONE,
    "coding": Kind.ONE,
    "boolean": Kind.YES_NO,
    "integer": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "quantity": Kind.NUMBER,
    "string": Kind.TEXT,
    "text": Kind.TEXT,
    "date": Kind.DATE,
}
OPTIONABLE = (Kind.TEXT, Kind.DATE, Kind.NUMBER)
"""R5 lets these list their answers too; they are choices then."""

TOTAL = re.compile(r"\b(sub-?)?totals?\b|scores?\b", re.IGNORECASE)


def read_question(item: Node, known: Known) -> Question | None:
    """None where the item is left out or refused, which is then named."""
    kind = _kind(item)
    if kind is None or _left_out(item, kind, known):
        return None
    link = item.content["linkId"]
    offers = read_offers(item, known) if kind in CHOICES else []
    details = _number_details(item, known) if kind is Kind.NUMBER else {}
    unit_code = details.pop("unit_code", "")
    question = Question(
        key=link,
        address=known.address(link),
        text=words(item, "text", known),
        kind=kind,
        options=to_options(offers, kind is Kind.MANY),
        short=_short(item, known),
        required=bool("required" in item and item.truth("required")),
        when=read_when(item, known),
        **details,
    )
    if not known.ours:
        _look_over(item, question)
    known.asked[link] = Asked(question, tuple(offers), unit_code)
    return question


def read_note(item: Node, known: Known) -> Note | None:
    when = read_when(item, known)
    text = words(item, "text", known)
    if not text:
        item.report("note-without-words", "This note says nothing and was left out.")
        return None
    return Note(item.content["linkId"], text, when=(when,))


def read_hint(item: Node, known: Known) -> Text:
    """The words of a display item below a question; empty where it hangs on a condition."""
    if "enableWhen" in item or not (text := words(item, "text", known)):
        item.report("hint-left-out", "Words below a question are kept if they always show.")
        item.cover()
        return {}
    for extension in item.extensions([ITEM_CONTROL]):
        extension.cover()
    return text


def words(item: Node, name: str, known: Known) -> Text:
    text = read_text(item, name, known.language)
    return text if known.ours else without_markup(item, text)


def is_hidden(item: Node) -> bool:
    return any(each.truth("valueBoolean") for each in item.extensions([HIDDEN]))


def _kind(item: Node) -> Kind | None:
    name = item.text("type") if "type" in item else None
    kind = KINDS.get(name or "")
    if kind is None:
        item.refuse("unsupported-type", f"A question of type {name!r} cannot be asked.")
        return None
    _name_free_text(item, name)
    if kind in OPTIONABLE and "answerOption" in item:
        kind = Kind.ONE
    several = "repeats" in item and item.truth("repeats")
    if several and kind is not Kind.ONE:
        item.report("asked-once", "It may be answered several times, and is asked once.")
    return Kind.MANY if several and kind is Kind.ONE else kind


def _name_free_text(item: Node, name: str | None) -> None:
    constraint = item.text("answerConstraint") if "answerConstraint" in item else None
    if name == "open-choice" or constraint not in (None, "optionsOnly"):
        message = "Only the listed options can be chosen, nothing can be written in."
        item.report("free-text-left-out", message)


def _left_out(item: Node, kind: Kind, known: Known) -> bool:
    """What nobody should be asked: a total, a calculated value, what cannot be changed."""
    extensions = item.candidates("extension")
    calculated = any(each.content.get("url") in CALCULATIONS for each in extensions)
    read_only = "readOnly" in item and item.truth("readOnly")
    titled = not known.ours and bool(TOTAL.search(str(item.content.get("text", ""))))
    if calculated or (kind is Kind.NUMBER and (read_only or titled)):
        message = "A total is reckoned from the answers and never asked of a patient."
        item.report("total-left-out", message)
    elif read_only:
        item.report("read-only-left-out", "It cannot be answered, so it is not asked.")
    else:
        return False
    item.cover()
    return True


def _look_over(item: Node, question: Question) -> None:
    if not question.text:
        item.report("no-words", "The question has no words.")
    for name in item.content:
        if name.startswith("initial"):
            item.ledger.cover(item.at(name))
            item.report("initial-left-out", "Nothing is filled in: nobody gave that answer.")
    for node in item.candidates("answerOption"):
        if "initialSelected" in node:
            node.read("initialSelected")
            node.report("initial-left-out", "Nothing is chosen beforehand.")


def _short(item: Node, known: Known) -> Text | None:
    found = [
        read_text(each, "valueString", known.language) for each in item.extensions([SHORT_TEXT])
    ]
    return found[0] if found else None


def _number_details(item: Node, known: Known) -> dict[str, Any]:
    unit, unit_code = _unit(item, known)
    return {
        "low": _limit(item, MIN_VALUE),
        "high": _limit(item, MAX_VALUE),
        "places": _places(item),
        "unit": unit,
        "unit_code": unit_code,
    }


def _limit(item: Node, url: str) -> Decimal | None:
    for extension in item.extensions([url]):
        for kind in ("Integer", "Decimal"):
            if f"value{kind}" in extension:
                return extension.number(f"value{kind}")
        extension.report("bad-limit", "This limit is no number and was left out.")
        extension.cover()
    return None


def _places(item: Node) -> int:
    """A decimal may have any number of places, and we allow as many as we can."""
    fallback = 0 if item.content.get("type") == "integer" else MOST_PLACES
    for extension in item.extensions([MAX_DECIMAL_PLACES]):
        number = extension.number("valueInteger")
        if number is not None and number in range(MOST_PLACES + 1):
            return min(int(number), fallback)
        extension.report("bad-places", f"It may have 0 to {MOST_PLACES} decimal places.")
    return fallback


def _unit(item: Node, known: Known) -> tuple[Text | None, str]:
    codings = [
        coding
        for extension in item.extensions([UNIT, UNIT_OPTION])
        if (coding := extension.object("valueCoding"))
    ]
    if not codings:
        return None, ""
    for coding in codings:
        coding.read("system", "version")
    if len(codings) > 1:
        item.report("several-units", "It is asked in the first of its units only.")
        for coding in codings[1:]:
            coding.cover()
    code = (codings[0].text("code") if "code" in codings[0] else None) or ""
    text = read_text(codings[0], "display", known.language)
    return text or ({known.language: code} if code else None), code
