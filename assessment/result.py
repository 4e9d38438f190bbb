"""What is said about one visit, in the reader's language; page and PDF read only this."""

from datetime import datetime, time
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessment import guidance, journey
from assessment.cookie import Visit
from assessment.engine import flow, labels
from assessment.engine.model import Certainty, Line, Question, RedFlag, ScoreResult
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Urgency
from assessment.gauge import Gauge, rounded
from assessment.instrument import Instrument
from practice.facts import facts

URGENCIES = {
    Urgency.CALL_911: _("Call 911 now"),
    Urgency.EMERGENCY: _("Go to an emergency department now"),
    Urgency.TODAY: _("Call a doctor today"),
    Urgency.SOON: _("Call a doctor in the next 1 to 2 days"),
}
CERTAINTIES = {
    Certainty.GOOD: _("Studies agree"),
    Certainty.FAIR: _("Some studies show it"),
    Certainty.MIXED: _("Studies disagree"),
    Certainty.JUDGEMENT: _("Our own choice, not a study's number"),
}
EMERGENCY, URGENT = "emergency", "urgent"


class Result:
    def __init__(self, asked: Instrument, visit: Visit):
        self.asked = asked
        self.visit = visit
        self.language = (get_language() or "en")[:2]
        self.assessment = assess(asked.questionnaire, visit.answers)
        self.region = guidance.region(visit.region)
        self.practice = facts()

    def say(self, text):
        return labels.say(text, self.language) if text else ""

    # What to do

    @cached_property
    def flags(self):
        return [self._card(flag) for flag in self.assessment.red_flags]

    @property
    def stops(self):
        return bool(self.flags) and self.assessment.red_flags[0].urgency.stops

    @cached_property
    def band(self):
        band = self.assessment.band
        if band is None:
            return None
        return {
            "title": self.say(band.title),
            "headline": self.say(band.headline),
            "advice": self.say(band.advice),
            "steps": [
                {"title": self.say(step.title), "text": self.say(step.text)} for step in band.steps
            ],
        }

    @property
    def headline(self):
        return self.flags[0]["title"] if self.flags else self.band["headline"]

    @property
    def phone(self):
        return (self.region or self.practice)["phone"]

    @property
    def phone_uri(self):
        return (self.region or self.practice)["phone_uri"]

    # Which questionnaire, when

    @property
    def title(self):
        return self.say(self.asked.questionnaire.title)

    @property
    def version(self):
        return self.asked.questionnaire.version

    @property
    def short_digest(self):
        return self.asked.digest[:12]

    @property
    def answered_on(self):
        return self.visit.answered_on

    @property
    def answered_at(self):
        """The first moment of that day in the practice's zone: the hour is not kept."""
        return timezone.make_aware(datetime.combine(self.answered_on, time.min))

    @property
    def time_zone(self):
        return settings.TIME_ZONE

    @property
    def paper(self):
        return self.region["paper"] if self.region else "letter"

    # What it rests on

    @cached_property
    def scores(self):
        shown = [result for result in self.assessment.scores if not result.score.hidden]
        return [self._score(result) for result in shown if result.asked]

    @property
    def counted_scores(self):
        return [score for score in self.scores if score["counting"]]

    @cached_property
    def gauges(self):
        return [score["gauge"] for score in self.scores if score["gauge"]]

    @cached_property
    def answers(self):
        path = flow.path(self.asked.questionnaire, self.visit.answers)
        seen = [question for question in path if question.key in self.visit.answers]
        return [self._answer(question) for question in seen]

    @property
    def answer_columns(self):
        """The answers that gave no points, in two halves that stand side by side on paper."""
        counted = {line["of"] for score in self.scores for line in score["counting"]}
        others = [row for row in self.answers if row["key"] not in counted]
        middle = (len(others) + 1) // 2
        return [others[:middle], others[middle:]]

    @cached_property
    def denied(self):
        return [self.say(flag.title) for flag in self.assessment.denied]

    @property
    def notes(self):
        return [
            {"key": note.key, "title": self.say(note.title), "text": self.say(note.text)}
            for note in self.assessment.notes
        ]

    @property
    def limits(self):
        return [self.say(limit) for limit in self.asked.questionnaire.limits]

    @cached_property
    def _sources(self):
        return {citation.key: citation for citation in self.asked.questionnaire.citations}

    def _citation(self, key):
        citation = self._sources[key]
        return {"key": citation.key, "text": citation.text, "url": citation.url}

    def _card(self, flag: RedFlag):
        return {
            "key": flag.key,
            "level": EMERGENCY if flag.urgency.stops else URGENT,
            "title": _urgency(flag.urgency),
            "sign": self.say(flag.title),
            "signs": "",
            "what_to_do": format_html("<p>{}</p>", self.say(flag.advice)),
            "advice": self.say(flag.advice),
            "pending": flag.pending,
            "citations": [self._citation(key) for key in flag.citations],
        }

    def _score(self, result: ScoreResult):
        has_gauge = result.value is not None and result.level is not None
        return {
            "key": result.score.key,
            "title": self.say(result.score.title),
            "value": None if result.value is None else rounded(result.value),
            "lowest": rounded(result.lowest),
            "highest": rounded(result.highest),
            "level": self.say(result.level.title) if result.level else "",
            "missing": rounded(result.missing),
            "gauge": Gauge(result, self.language) if has_gauge else None,
            "lines": (lines := self._lines(result)),
            "counting": [line for line in lines if line["points"]],
        }

    def _lines(self, result: ScoreResult):
        largest_first = sorted(result.lines, key=lambda line: -line.points)
        most = max((abs(line.points) for line in result.lines), default=0) or 1
        return [self._line(line, float(abs(line.points) / most * 100)) for line in largest_first]

    def _line(self, line: Line, width: float):
        evidence = line.evidence
        cited = evidence.citations if evidence else ()
        return {
            "of": line.of,
            "question": self.say(line.title),
            "answer": self.say(line.answer),
            "points": rounded(line.points),
            "width": round(width, 1),
            "is_less": line.points < 0,
            "effect": self.say(evidence.effect) if evidence else "",
            "reason": self.say(evidence.reason) if evidence else "",
            "certainty": str(CERTAINTIES[evidence.certainty]) if evidence else "",
            "can_change": evidence.can_change if evidence else None,
            "citations": [self._citation(key) for key in cited],
        }

    def _answer(self, question: Question):
        return {
            "key": question.key,
            "question": self.say(question.short or question.text),
            "answer": self.say(labels.label(question, self.visit.answers[question.key])),
            "change_url": journey.address_of(question),
        }


def _urgency(urgency):
    return str(URGENCIES[urgency])
