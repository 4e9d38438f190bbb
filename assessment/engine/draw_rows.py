"""A questionnaire as blocks of lines, in the order in which a patient meets them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from assessment.engine import decimals
from assessment.engine.document import digest
from assessment.engine.draw_words import Words
from assessment.engine.model import (
    ALWAYS,
    Band,
    BodyMassIndex,
    Condition,
    Note,
    Option,
    Points,
    Question,
    Questionnaire,
    RedFlag,
    Score,
    Section,
    When,
)
from assessment.engine.vocabulary import How, Join, Kind, Operator, Urgency


class Look(StrEnum):
    TITLE = "title"
    SECTION = "section"
    QUESTION = "question"
    NOTE = "note"
    SCORE = "score"
    BAND = "band"


class Mark(StrEnum):
    PLAIN = "plain"
    OPTION = "option"
    ALARM = "alarm"
    """An option that raises a flag on its own."""
    WHEN = "when"
    FLAG = "flag"
    STOP = "stop"
    """A flag that ends the questions."""


class Lane(StrEnum):
    """Where a block stands in a section that some patients pass by as a whole."""

    NONE = "none"
    START = "start"
    INSIDE = "inside"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Block:
    look: Look
    title: str
    lines: tuple[Line, ...] = ()
    skips: bool = False
    """Whether some patients pass it by."""
    lane: Lane = Lane.NONE


KINDS = {
    Kind.ONE: "Choose one.",
    Kind.MANY: "Choose all that apply.",
    Kind.NUMBER: "A number",
    Kind.YES_NO: "Yes or no.",
    Kind.TEXT: "Words.",
    Kind.DATE: "A date.",
}
URGENCIES = {
    Urgency.CALL_911: "CALL 911 NOW",
    Urgency.EMERGENCY: "EMERGENCY DEPARTMENT NOW",
    Urgency.TODAY: "BE SEEN WITHIN 24 HOURS",
    Urgency.SOON: "CALL WITHIN 24 TO 48 HOURS",
}
RULES = {
    How.SUM: "The sum of:",
    How.MEAN: "The mean of:",
    How.PERCENT: "Percent of the most that can be reached in:",
}


def blocks(questionnaire: Questionnaire, language: str = "en") -> tuple[Block, ...]:
    return tuple(_Drawing(questionnaire, language).blocks())


class _Drawing:
    def __init__(self, questionnaire: Questionnaire, language: str) -> None:
        self.questionnaire = questionnaire
        self.words = Words(questionnaire, language)

    def blocks(self) -> Iterator[Block]:
        drawn = self.questionnaire
        name = f"Version {drawn.version}, digest {digest(drawn)[:12]}"
        yield Block(Look.TITLE, self.words.say(drawn.title), (Line(name),))
        for section in drawn.sections:
            yield from self._section(section)
        yield from map(self._derived, drawn.derived)
        yield from map(self._score, drawn.scores)
        for number, band in enumerate(drawn.bands, start=1):
            yield self._band(band, number)
        yield from map(self._note, drawn.notes)

    # The way

    def _section(self, section: Section) -> list[Block]:
        gate = self._asked_if(section.when, "Only if ")
        drawn = [
            Block(Look.SECTION, self.words.say(section.title), gate),
            *(self._item(item) for item in section.items),
        ]
        if not gate or len(drawn) < 2:
            return drawn
        lanes = [Lane.START, *[Lane.INSIDE] * (len(drawn) - 2), Lane.END]
        return [replace(block, lane=lane) for block, lane in zip(drawn, lanes, strict=True)]

    def _item(self, item: Question | Note) -> Block:
        return self._note(item) if isinstance(item, Note) else self._question(item)

    def _note(self, note: Note) -> Block:
        lines = () if ALWAYS in note.when else self._alternatives(note.when, "Shown if ")
        title = self.words.say(note.title or note.text)
        text = [Line(self.words.say(note.text))] if note.title else []
        return Block(Look.NOTE, f"Note: {title}", (*text, *lines), bool(lines))

    def _question(self, question: Question) -> Block:
        gate = self._asked_if(question.when, "Asked only if ")
        lines = (
            *gate,
            Line(self._kind(question)),
            *(self._option(question, option) for option in question.options),
            *self._points(question.points),
            *self._flags(question),
        )
        title = f"{self.words.say(question.text)} [{question.key}]"
        return Block(Look.QUESTION, title, lines, bool(gate))

    def _asked_if(self, when: When, opening: str) -> tuple[Line, ...]:
        if when == ALWAYS:
            return ()
        return (Line(opening + self.words.when(when), Mark.WHEN),)

    def _kind(self, question: Question) -> str:
        words = KINDS[question.kind]
        if question.kind is Kind.NUMBER:
            ends = [decimals.write(end) for end in (question.low, question.high) if end is not None]
            unit = [self.words.say(question.unit)] if question.unit else []
            words = " ".join([words, *(["from", " to ".join(ends)] if ends else []), *unit]) + "."
        return words if question.required else f"{words} Can be skipped."

    def _option(self, question: Question, option: Option) -> Line:
        points = "" if option.points is None else f" ({_points(option.points)})"
        alone = " (excludes the others)" if option.alone else ""
        mark = Mark.ALARM if self._alarms(question, option) else Mark.OPTION
        return Line(f"{self.words.say(option.label)}{points}{alone}", mark)

    def _alarms(self, question: Question, option: Option) -> bool:
        alone = (Condition(question.key, Operator.EQUAL, option.key),)
        return any(alone in _sufficient(flag) for flag in self.questionnaire.red_flags)

    def _points(self, rule: Points | None) -> Iterator[Line]:
        if rule is None:
            return
        if not rule.ranges:
            times, plus = decimals.write(rule.times), decimals.write(rule.plus)
            yield Line(f"Points: the number times {times}, plus {plus}.")
        for each in rule.ranges:
            low = "" if each.low is None else f"from {decimals.write(each.low)} "
            high = "" if each.high is None else f"up to {decimals.write(each.high)} "
            yield Line(f"Points: {low}{high}{_points(each.points)}".replace("  ", " "))

    # Red flags, at the question that raises them

    def _flags(self, question: Question) -> Iterator[Line]:
        for flag in self.questionnaire.red_flags:
            for words in self._raised_by(flag, question):
                mark = Mark.STOP if flag.urgency.stops else Mark.FLAG
                pending = " (source pending)" if flag.pending else ""
                title = f"{self.words.say(flag.title)} [{flag.key}]{pending}"
                yield Line(f"{URGENCIES[flag.urgency]}: {title}: if {words}", mark)

    def _raised_by(self, flag: RedFlag, question: Question) -> Iterator[str]:
        """Ways to raise it here, those that differ in one option of the question as one."""
        position = self.words.found.positions[question.key]
        merged: dict[tuple[str | Condition, tuple[Condition, ...]], list[Condition]] = {}
        for conditions in _sufficient(flag):
            if max(self.words.found.position(each.of) for each in conditions) == position:
                last = max(conditions, key=lambda each: self.words.found.position(each.of))
                others = tuple(each for each in conditions if each is not last)
                alike = last.of if last.op is Operator.EQUAL else last
                merged.setdefault((alike, others), []).append(last)
        for (_, others), lasts in merged.items():
            yield self._together(lasts, others)

    def _together(self, lasts: list[Condition], others: tuple[Condition, ...]) -> str:
        merged = self.words.one_of(lasts[0], [each.value for each in lasts])
        return ", and ".join([merged, *map(self.words.condition, others)])

    # The result

    def _derived(self, derived: BodyMassIndex) -> Block:
        made = f"{self.words.name(derived.weight)} and {self.words.name(derived.height)}"
        rule = f"{decimals.write(derived.scale)} times weight / height squared, from {made}."
        title = f"Number: {self.words.say(derived.title)} [{derived.key}]"
        return Block(Look.SCORE, title, (Line(rule), *self._points(derived.points)))

    def _score(self, score: Score) -> Block:
        lines = (
            *self._asked_if(score.when, "Counts only if "),
            Line(f"{RULES[score.how]} {', '.join(map(self.words.name, score.of))}."),
            Line(f"At least {score.at_least} of {len(score.of)} must be answered."),
            *(Line(f"From {decimals.write(each.low)}: {self.words.say(each.title)}", Mark.OPTION)
              for each in score.levels),
            *self._points(score.points),
        )  # fmt: skip
        hidden = " (not shown to the patient)" if score.hidden else ""
        return Block(
            Look.SCORE, f"Score: {self.words.say(score.title)} [{score.key}]{hidden}", lines
        )

    def _band(self, band: Band, number: int) -> Block:
        always = ALWAYS in band.when
        lines = (Line("Otherwise."),) if always else self._alternatives(band.when, "If ")
        title = f"Result {number}: {self.words.say(band.title)} [{band.key}]"
        return Block(Look.BAND, title, (*lines, Line(self.words.say(band.headline))))

    def _alternatives(self, whens: tuple[When, ...], opening: str) -> tuple[Line, ...]:
        return tuple(
            Line((opening if not number else "or if ") + each, Mark.WHEN)
            for number, each in enumerate(self.words.any_of(whens))
        )


def _sufficient(flag: RedFlag) -> Iterator[tuple[Condition, ...]]:
    """Each set of conditions that raises it."""
    for when in flag.when:
        if when.join is Join.ANY:
            yield from ((condition,) for condition in when.conditions)
        elif when.conditions:
            yield when.conditions


def _points(points: Decimal) -> str:
    return f"{decimals.write(points)} point{'' if abs(points) == 1 else 's'}"
