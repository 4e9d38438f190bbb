"""What a questionnaire says in one language: of a line, an answer, a change, a red flag."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from assessment.engine import labels
from assessment.engine.change import Bound, Change
from assessment.engine.model import Band, Certainty, Evidence, Line, Note
from assessment.engine.tally import level_at
from assessment.engine.vocabulary import Text, Value
from assessment.gauge import rounded
from assessment.instrument import Instrument
from assessment.journey import address_of

CERTAINTIES = {
    Certainty.GOOD: _("Studies agree"),
    Certainty.FAIR: _("Some studies show it"),
    Certainty.MIXED: _("Studies disagree"),
    Certainty.JUDGEMENT: _("Our own choice, not a study's number"),
}
BOUNDS = {
    Bound.EXACTLY: "{}",
    Bound.AT_MOST: _("{} or less"),
    Bound.AT_LEAST: _("{} or more"),
}
MOST_KEPT = 2000

Words = dict[str, Any]


class Wording:
    """What depends on document and language alone is put into words once, and kept."""

    def __init__(self, asked: Instrument, language: str):
        self.asked = asked
        self.language = language
        self.questions = asked.outline.questions
        self._kept: dict[Hashable, Any] = {}

    def say(self, text: Text | None) -> str:
        return labels.say(text, self.language) if text else ""

    def cited(self, keys: Iterable[str]) -> list[dict[str, str]]:
        return [self._citations[key] for key in keys]

    @cached_property
    def limits(self) -> list[str]:
        return [self.say(limit) for limit in self.asked.questionnaire.limits]

    def line(self, line: Line, most: Decimal) -> Words:
        """One line of a score; `most` are the points that fill the whole bar."""
        return {
            "of": line.of,
            "question": self.say(line.title),
            "answer": self.say(line.answer),
            "points": rounded(line.points),
            "width": round(float(abs(line.points) / most * 100), 1),
            "is_less": line.points < 0,
            **self.once(("evidence", line.of), lambda: self._evidence(line.evidence)),
        }

    def answer(self, key: str, values: tuple[Value, ...]) -> Words:
        said = labels.label_in(self.questions[key], values, self.language)
        return {**self.asked_about(key), "answer": said}

    def asked_about(self, key: str, *, from_result: bool = False) -> Words:
        question = self.questions[key]
        name = self.say(question.short or question.text)
        return {
            "key": key,
            "question": name,
            "change_url": address_of(question, from_result=from_result),
        }

    def change(self, change: Change) -> Words:
        """The level is named only where it would be another one."""
        now = level_at(self.asked.outline.scores[change.score], change.before)
        level = change.level if change.level != now else None
        return {
            "of": change.of,
            "question": self.say(change.title),
            "answer": self.say(change.answer),
            "instead": str(BOUNDS[change.bound]).format(self.say(change.instead)),
            "before": rounded(change.before),
            "after": rounded(change.after),
            "level": self.say(level.title) if level else "",
        }

    def note(self, note: Note) -> Words:
        return {
            "key": note.key,
            "title": self.say(note.title),
            "text": self.say(note.text),
            "citations": self.cited(note.citations),
        }

    def band(self, band: Band) -> Words:
        return {
            "key": band.key,
            "title": self.say(band.title),
            "headline": self.say(band.headline),
            "advice": self.say(band.advice),
            "steps": [
                {"title": self.say(step.title), "text": self.say(step.text)} for step in band.steps
            ],
        }

    def day(self, day: Any) -> str:
        said: str = self.once(("day", day), lambda: date_format(day, _now("F j, Y")))
        return said

    @cached_property
    def _citations(self) -> dict[str, dict[str, str]]:
        return {
            citation.key: {"key": citation.key, "text": citation.text, "url": citation.url}
            for citation in self.asked.questionnaire.citations
        }

    def _evidence(self, evidence: Evidence | None) -> Words:
        """Why an answer has its points; nothing where the document says nothing."""
        if evidence is None:
            blank = {"effect": "", "reason": "", "certainty": ""}
            return {**blank, "can_change": None, "citations": []}
        return {
            "effect": self.say(evidence.effect),
            "reason": self.say(evidence.reason),
            "certainty": str(CERTAINTIES[evidence.certainty]),
            "can_change": evidence.can_change,
            "citations": self.cited(evidence.citations),
        }

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]
