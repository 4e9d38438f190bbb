"""A result as a FHIR R4 Bundle: the answers, one observation per score, what follows from it.

Nobody is named in it, and nothing is made up: the ids follow from what was answered and when.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assessment.engine.answers import dump
from assessment.engine.document import URGENCY_NAMES, digest
from assessment.engine.fhir.exporting import answer_value, canonical, versioned
from assessment.engine.fhir.numbers import as_json, rounded
from assessment.engine.fhir.urls import ABSENT_REASONS, SITE, UNITS_OF_MEASURE, URGENCIES
from assessment.engine.labels import label, say
from assessment.engine.model import (
    Assessment,
    Band,
    Question,
    RedFlag,
    ScoreResult,
    Section,
)
from assessment.engine.vocabulary import How, Kind, Text, Urgency

Json = dict[str, Any]

SUBJECT = {"display": "The person who gave the answers"}
"""A risk assessment must be about somebody, and we do not know who it is."""

ABSENCES = {"too-few-answers": "unknown", "no-maximum": "not-applicable"}
URGENCY_WORDS = {
    Urgency.CALL_911: "Call 911 now",
    Urgency.EMERGENCY: "Go to an emergency department now",
    Urgency.TODAY: "Be seen within 24 hours",
    Urgency.SOON: "Call within 24 to 48 hours",
}


def export_result(
    assessment: Assessment, *, authored: datetime, language: str = "en", identifier: str = ""
) -> Json:
    """`authored` needs an offset; `identifier` is the receiver's, and is left out if empty."""
    if authored.utcoffset() is None:
        raise ValueError("The moment of a result needs its offset from UTC.")
    return Collection(assessment, authored, language, identifier).write()


class Collection:
    def __init__(
        self, assessment: Assessment, authored: datetime, language: str, identifier: str
    ) -> None:
        self.assessment = assessment
        self.questionnaire = assessment.questionnaire
        self.authored = authored.isoformat(timespec="seconds")
        self.language = language
        self.identifier = identifier
        self.canonical = canonical(self.questionnaire)
        given = dump(self.questionnaire, assessment.answers)
        told = [digest(self.questionnaire), given, self.authored, language, identifier]
        self.seed = json.dumps(told)

    def write(self) -> Json:
        shown = [each for each in self.assessment.scores if each.asked and not each.score.hidden]
        scores = {f"score/{each.score.key}": self._observation(each) for each in shown}
        resources = {"response": self._response(), **scores}
        resources["risk"] = self._risk(list(resources))
        entries = [
            {"fullUrl": self._address(name), "resource": resource}
            for name, resource in resources.items()
        ]
        return {
            "resourceType": "Bundle",
            "language": self.language,
            "type": "collection",
            "timestamp": self.authored,
            "entry": entries,
        }

    def _address(self, name: str) -> str:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{SITE}{name}/{self.seed}')}"

    def _references(self, names: Iterable[str]) -> list[Json]:
        return [{"reference": self._address(name)} for name in names]

    def _say(self, text: Text) -> str:
        return say(text, self.language)

    def _coded(self, system: str, code: str, words: str) -> Json:
        return {"coding": [{"system": system, "code": code, "display": words}], "text": words}

    # Answers

    def _response(self) -> Json:
        sections = [self._section(section) for section in self.questionnaire.sections]
        named = {"identifier": {"value": self.identifier}} if self.identifier else {}
        return {
            "resourceType": "QuestionnaireResponse",
            **named,
            "questionnaire": versioned(self.questionnaire),
            "status": self._status(),
            "authored": self.authored,
            **_unless_empty("item", [section for section in sections if "item" in section]),
        }

    def _status(self) -> str:
        if not self.assessment.incomplete:
            return "completed"
        urgency = self.assessment.urgency
        return "stopped" if urgency is not None and urgency.stops else "in-progress"

    def _section(self, section: Section) -> Json:
        items = [
            self._answered(item)
            for item in section.items
            if isinstance(item, Question) and item.key in self.assessment.answers
        ]
        named = {"linkId": section.key, "text": self._say(section.title)}
        return named | _unless_empty("item", items)

    def _answered(self, question: Question) -> Json:
        values = self.assessment.answers[question.key]
        answers = [self._answer(question, value) for value in values]
        named = {"linkId": question.key, "text": self._say(question.text)}
        return named | _unless_empty("answer", answers)

    def _answer(self, question: Question, value: Any) -> Json:
        written = answer_value("value", question, value)
        if question.kind in (Kind.ONE, Kind.MANY):
            written["valueCoding"]["display"] = self._say(label(question, (value,)))
        return written

    # Scores

    def _observation(self, result: ScoreResult) -> Json:
        score = result.score
        code = self._coded(f"{self.canonical}/scores", score.key, self._say(score.title))
        return {
            "resourceType": "Observation",
            "status": "preliminary" if self.assessment.incomplete else "final",
            "code": code,
            "effectiveDateTime": self.authored,
            **self._measured(result),
            "derivedFrom": self._references(["response"]),
        }

    def _measured(self, result: ScoreResult) -> Json:
        if result.value is None:
            reason = ABSENCES[result.why_none]
            coding = {"system": ABSENT_REASONS, "code": reason}
            return {"dataAbsentReason": {"coding": [coding], "text": result.why_none}}
        unit = "%" if result.score.how is How.PERCENT else "{score}"
        quantity = {
            "value": as_json(rounded(result.value)),
            "unit": unit.strip("{}"),
            "system": UNITS_OF_MEASURE,
            "code": unit,
        }
        level = result.level
        if level is None:
            return {"valueQuantity": quantity}
        system = f"{self.canonical}/scores/{result.score.key}/levels"
        reached = self._coded(system, level.key, self._say(level.title))
        return {"valueQuantity": quantity, "interpretation": [reached]}

    # What follows

    def _risk(self, basis: list[str]) -> Json:
        flags, band = self.assessment.red_flags, self.assessment.band
        predictions = [self._flagged(flag) for flag in flags]
        if band is not None:
            predictions.append(self._banded(band))
        notes = [f"{self._say(flag.title)}: {self._say(flag.advice)}" for flag in flags]
        limits = [self._say(limit) for limit in self.questionnaire.limits]
        return {
            "resourceType": "RiskAssessment",
            "status": "final" if predictions else "preliminary",
            "subject": SUBJECT,
            "occurrenceDateTime": self.authored,
            "basis": self._references(basis),
            **_unless_empty("prediction", predictions),
            **_unless_empty("mitigation", self._mitigation()),
            **_unless_empty("note", [{"text": text} for text in (*notes, *limits) if text.strip()]),
        }

    def _flagged(self, flag: RedFlag) -> Json:
        urgency = self._coded(URGENCIES, URGENCY_NAMES[flag.urgency], URGENCY_WORDS[flag.urgency])
        system = f"{self.canonical}/flags"
        sign = self._coded(system, flag.key, self._say(flag.title))
        return {"outcome": sign, "qualitativeRisk": urgency}

    def _banded(self, band: Band) -> Json:
        risk = self._coded(f"{self.canonical}/bands", band.key, self._say(band.title))
        return {"qualitativeRisk": risk, "rationale": self._say(band.headline)}

    def _mitigation(self) -> str:
        """What to do: the most urgent advice alone, or else the steps of the pathway."""
        if self.assessment.red_flags:
            return self._say(self.assessment.red_flags[0].advice)
        band = self.assessment.band
        if band is None:
            return ""
        steps = [f"{self._say(step.title)}. {self._say(step.text)}" for step in band.steps]
        return "\n".join([self._say(band.advice), *steps])


def _unless_empty(name: str, content: Any) -> Json:
    """FHIR knows no empty arrays and no empty strings."""
    return {name: content} if content else {}
