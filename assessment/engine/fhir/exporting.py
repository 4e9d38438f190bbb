"""A questionnaire of ours as a FHIR R4 Questionnaire, with one extension for the rest."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from assessment.engine.asking import MOST_PLACES
from assessment.engine.document import to_document
from assessment.engine.fhir.conditions import comparable
from assessment.engine.fhir.importing import plain
from assessment.engine.fhir.known import unused
from assessment.engine.fhir.numbers import as_json, fits_integer
from assessment.engine.fhir.reading import Ledger
from assessment.engine.fhir.rest import difference
from assessment.engine.fhir.texts import write_text, written_language
from assessment.engine.fhir.urls import (
    CONDITION,
    ITEM_CONTROL,
    ITEM_CONTROLS,
    ITEM_WEIGHT,
    MAX_DECIMAL_PLACES,
    MAX_VALUE,
    MIN_VALUE,
    OPTION_EXCLUSIVE,
    ORDINAL_VALUE,
    QUESTIONNAIRES,
    REST,
    SHORT_TEXT,
    UNIT,
)
from assessment.engine.model import (
    ALWAYS,
    Condition,
    Note,
    Option,
    Question,
    Questionnaire,
    Section,
    When,
)
from assessment.engine.vocabulary import Kind, Text, Value

HINT = "hint"
TYPES = {
    Kind.ONE: "choice",
    Kind.MANY: "choice",
    Kind.YES_NO: "boolean",
    Kind.TEXT: "string",
    Kind.DATE: "date",
}

Json = dict[str, Any]


def export_questionnaire(questionnaire: Questionnaire) -> Json:
    """The rest is what a reader does not get back from FHIR's own elements."""
    written = Writer(questionnaire).write()
    read = plain(written, Ledger(), ours=True)
    rest = difference(to_document(read) if read else {}, to_document(questionnaire))
    text = json.dumps(rest or {"in": {}}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written | {"extension": [{"url": REST, "valueString": text}]}


def canonical(questionnaire: Questionnaire) -> str:
    return QUESTIONNAIRES + quote(questionnaire.key, safe="")


def versioned(questionnaire: Questionnaire) -> str:
    """The address of exactly these words and rules."""
    return f"{canonical(questionnaire)}|{questionnaire.version}"


class Writer:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.language = written_language(questionnaire.title)
        items = [item for section in questionnaire.sections for item in section.items]
        self.links = {thing.key for thing in (*questionnaire.sections, *items)}
        self.questions = {item.key: item for item in items if isinstance(item, Question)}

    def write(self) -> Json:
        written: Json = {
            "resourceType": "Questionnaire",
            "language": self.language,
            "url": canonical(self.questionnaire),
            "version": self.questionnaire.version,
            "status": "unknown",
        }
        self._words(written, "title", self.questionnaire.title)
        sections = [self._section(section) for section in self.questionnaire.sections]
        return written | {"item": sections}

    def _section(self, section: Section) -> Json:
        written = self._item(section.key, "group", [section.when])
        self._words(written, "text", section.title)
        return written | {
            "item": [
                self._note(item) if isinstance(item, Note) else self._question(item)
                for item in section.items
            ]
        }

    def _note(self, note: Note) -> Json:
        written = self._item(note.key, "display", note.when)
        self._words(written, "text", note.text)
        return written

    def _question(self, question: Question) -> Json:
        written = self._item(question.key, item_type(question), [question.when])
        self._words(written, "text", question.text)
        written |= {"required": question.required, "repeats": question.kind is Kind.MANY}
        extensions = [*self._short(question), *self._number_extensions(question)]
        if extensions:
            written["extension"] = extensions
        if question.options:
            written["answerOption"] = [self._option(option) for option in question.options]
        if question.hint:
            written["item"] = [self._hint(question.key, question.hint)]
        return written

    def _item(self, key: str, kind: str, whens: Sequence[When]) -> Json:
        return {"linkId": key, "type": kind} | self._when(whens)

    def _hint(self, key: str, hint: Text) -> Json:
        coding = {"system": ITEM_CONTROLS, "code": "help"}
        control = {"url": ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}
        link = unused(f"{key}/{HINT}", self.links)
        written: Json = {"extension": [control], "linkId": link, "type": "display"}
        self._words(written, "text", hint)
        return written

    def _option(self, option: Option) -> Json:
        coding: Json = {"code": option.key}
        self._words(coding, "display", option.label)
        extensions: list[Json] = []
        if option.points is not None:
            points = as_json(option.points)
            extensions = [
                {"url": url, "valueDecimal": points} for url in (ITEM_WEIGHT, ORDINAL_VALUE)
            ]
        if option.alone:
            extensions.append({"url": OPTION_EXCLUSIVE, "valueBoolean": True})
        return ({"extension": extensions} if extensions else {}) | {"valueCoding": coding}

    def _short(self, question: Question) -> list[Json]:
        """In one language, for few readers take translations here; the others are in the rest."""
        words = (question.short or {}).get(self.language, "")
        return [{"url": SHORT_TEXT, "valueString": words}] if words.strip() else []

    def _number_extensions(self, question: Question) -> list[Json]:
        found: list[Json] = []
        for url, limit in ((MIN_VALUE, question.low), (MAX_VALUE, question.high)):
            if limit is not None:
                found.append({"url": url, **_numeric("value", limit, item_type(question))})
        if item_type(question) == "decimal" and 0 <= question.places <= MOST_PLACES:
            found.append({"url": MAX_DECIMAL_PLACES, "valueInteger": question.places})
        coding: Json = {}
        self._words(coding, "display", question.unit or {})
        return [*found, {"url": UNIT, "valueCoding": coding}] if coding else found

    def _words(self, written: Json, name: str, text: Text) -> None:
        write_text(written, name, text, self.language)

    # Conditions

    def _when(self, whens: Sequence[When]) -> Json:
        if len(whens) != 1 or not self._is_sayable(whens[0]):
            return {"modifierExtension": [{"url": CONDITION, "valueBoolean": True}]}
        conditions = whens[0].conditions
        if not conditions:
            return {}
        return {
            "enableWhen": [self._condition(each) for each in conditions],
            "enableBehavior": whens[0].join.value,
        }

    def _is_sayable(self, when: When) -> bool:
        """FHIR R4 reads questions; what reads a score is in the rest."""
        if not when.conditions:
            return when == ALWAYS
        return all(
            each.of in self.questions and comparable(self.questions[each.of], each.op, each.value)
            for each in when.conditions
        )

    def _condition(self, condition: Condition) -> Json:
        question = self.questions[condition.of]
        written = {"question": condition.of, "operator": condition.op.value}
        return written | answer_value("answer", question, condition.value)


def item_type(question: Question) -> str:
    if question.kind is not Kind.NUMBER:
        return TYPES[question.kind]
    limits = [limit for limit in (question.low, question.high) if limit is not None]
    return "decimal" if question.places or not all(map(fits_integer, limits)) else "integer"


def answer_value(prefix: str, question: Question, value: Value) -> Json:
    """One value as valueCoding, answerInteger and so on."""
    if isinstance(value, bool):
        return {f"{prefix}Boolean": value}
    if isinstance(value, Decimal):
        return _numeric(prefix, value, item_type(question))
    if isinstance(value, date):
        return {f"{prefix}Date": value.isoformat()}
    if question.kind is Kind.TEXT:
        return {f"{prefix}String": value}
    return {f"{prefix}Coding": {"code": value}}


def _numeric(prefix: str, number: Decimal, kind: str) -> Json:
    whole = kind == "integer" and fits_integer(number)
    return {f"{prefix}{'Integer' if whole else 'Decimal'}": as_json(number)}
