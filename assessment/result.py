"""What is said about one visit, in the reader's language; page and PDF read only this."""

from datetime import datetime, time
from functools import cached_property
from itertools import starmap

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessment import guidance
from assessment.engine.change import changes
from assessment.engine.model import RedFlag, ScoreResult
from assessment.engine.vocabulary import Urgency
from assessment.gauge import rounded
from assessment.journey import Journey
from assessment.pieces import joined, pieces_of
from assessment.wording import CERTAINTIES
from practice.facts import facts

URGENCIES = {
    Urgency.CALL_911: _("Call 911 now"),
    Urgency.EMERGENCY: _("Go to an emergency department now"),
    Urgency.TODAY: _("Call a doctor today"),
    Urgency.SOON: _("Call a doctor in the next 1 to 2 days"),
}
EMERGENCY, URGENT = "emergency", "urgent"

__all__ = ["CERTAINTIES", "URGENCIES", "Result"]


class Result:
    def __init__(self, journey: Journey):
        self.journey = journey
        self.asked = journey.asked
        self.visit = journey.visit
        self.language = (get_language() or "en")[:2]
        self.assessment = journey.assessment
        self.pieces = pieces_of(journey.asked, self.language)
        self.region = guidance.region(self.visit.region)
        self.practice = facts()

    def say(self, text):
        return self.pieces.say(text)

    @property
    def is_translation_unchecked(self):
        return self.asked.is_unchecked_in(self.language)

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
        return self.pieces.band(band) if band else None

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
    def day(self):
        return self.pieces.day(self.answered_on)

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
    def _shown(self):
        shown = [result for result in self.assessment.scores if not result.score.hidden]
        return [result for result in shown if result.asked]

    @cached_property
    def scores(self):
        return [self._score(result) for result in self._shown]

    @property
    def counted_scores(self):
        return [score for score in self.scores if score["counting"]]

    @cached_property
    def gauges(self):
        return [score["gauge"] for score in self.scores if score["gauge"]]

    @cached_property
    def answers(self):
        return list(starmap(self.pieces.answer, self._given))

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
        return [self.pieces.note(note) for note in self.assessment.notes]

    @property
    def limits(self):
        return self.pieces.limits

    # What would be otherwise

    @cached_property
    def changes(self):
        """What the sums would be with one answer changed; the largest difference first."""
        found = changes(self.assessment, self.asked.outline)
        return [self.pieces.change(change) for change in found]

    # What to read, and whom to see

    @cached_property
    def reading(self):
        """The pages on the area where it hurts; None beside a flag and for no one area."""
        if self.flags:
            return None
        return guidance.pages_about(
            word for _key, given in self._given for word in given if isinstance(word, str)
        )

    @property
    def surgeons(self):
        """Who treats that in the chosen region; nobody beside a flag, where one call counts."""
        if self.flags or not self.region:
            return []
        return guidance.surgeons_of(self.region, self.reading)

    @property
    def places(self):
        """Of the chosen region; none beside a flag."""
        return [] if self.flags or not self.region else self.region["places"]

    # The rows of the page, of which those are kept that tell nothing of a person

    @property
    def limit_rows(self):
        return self.pieces.limit_rows

    @property
    def answer_rows(self):
        return self.pieces.answer_rows(self._given)

    @property
    def answer_rows_here(self):
        """The same on the page of the result, to which a changed answer leads back."""
        return self.pieces.answer_rows(self._given, from_result=True)

    @property
    def change_rows(self):
        return self.pieces.change_rows(self.changes)

    @property
    def drawn_gauges(self):
        return joined(self.pieces.gauge(result) for result in self._shown if _has_gauge(result))

    @property
    def tables(self):
        return joined(self.pieces.table(score) for score in self.scores if score["lines"])

    @property
    def note_boxes(self):
        return self.pieces.notes(self.assessment.notes)

    @property
    def steps(self):
        return self.pieces.steps(self.assessment.band)

    # What these are made of

    @cached_property
    def _given(self):
        """What was answered to the questions on the path, in the order of the path."""
        return list(self.assessment.answers.items())

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
            "citations": self.pieces.cited(flag.citations),
        }

    def _score(self, result: ScoreResult):
        lines = self._lines(result)
        return {
            "key": result.score.key,
            "title": self.say(result.score.title),
            "value": None if result.value is None else rounded(result.value),
            "lowest": rounded(result.lowest),
            "highest": rounded(result.highest),
            "level": self.say(result.level.title) if result.level else "",
            "missing": rounded(result.missing),
            "gauge": self.pieces.gauge_of(result) if _has_gauge(result) else None,
            "lines": lines,
            "counting": [line for line in lines if line["points"]],
        }

    def _lines(self, result: ScoreResult):
        largest_first = sorted(result.lines, key=lambda line: -line.points)
        most = max((abs(line.points) for line in result.lines), default=0) or 1
        return [self.pieces.line(line, most) for line in largest_first]


def _has_gauge(result: ScoreResult):
    return result.value is not None and result.level is not None


def _urgency(urgency):
    return str(URGENCIES[urgency])
