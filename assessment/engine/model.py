"""What a questionnaire and its result are made of: frozen values without behaviour.

The nouns and their meaning are those of FHIR R4 (Questionnaire, item, enableWhen,
option weight); scores, levels, bands and red flags, which FHIR lacks, are ours.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from assessment.engine.vocabulary import (
    Answers,
    Certainty,
    How,
    Join,
    Kind,
    Operator,
    Text,
    Urgency,
    Value,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """`of` names an earlier question, or a score whose questions all come earlier.

    EXISTS takes a bool. On a many-choice question EQUAL means "contains".
    """

    of: str
    op: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class When:
    conditions: tuple[Condition, ...] = ()
    join: Join = Join.ALL


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Citation:
    """A published source, cited as itself: authors, journal or body, year."""

    key: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an answer has the points it has."""

    effect: Text
    """The published direction and size, in plain words."""
    reason: Text
    """How the effect became this number of points."""
    certainty: Certainty
    can_change: bool | None = None
    """Whether the patient can change this; None where the question makes no sense."""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    label: Text
    points: Decimal | None = None
    """None is "no points", which is not 0: the question then does not count as answered."""
    alone: bool = False
    """Excludes every other option of a many-choice question ("none of these")."""
    hint: Text | None = None
    out_of_reach: bool = False
    """Nobody gets here by a change: who ever smoked cannot become a person who never did."""


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends belong to the range; None is open."""

    low: Decimal | None = None
    high: Decimal | None = None
    points: Decimal = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Points:
    """Number to points: by the first range that holds it, or as value * times + plus.

    On a yes-no question yes is the number 1 and no is 0.
    """

    ranges: tuple[Range, ...] = ()
    times: Decimal = Decimal(1)
    plus: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """One input of a number given in parts, such as feet and inches."""

    unit: Text
    times: Decimal
    """How many of the last part it is worth; 1 for the last."""


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    address: str
    """The slug of its page; no two questions share one."""
    text: Text
    kind: Kind
    options: tuple[Option, ...] = ()
    short: Text | None = None
    """A few words that name it in tables ("Smoking"); the text itself where missing."""
    hint: Text | None = None
    why: Text | None = None
    """Why we ask, for the patient."""
    required: bool = True
    unit: Text | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    places: int = 0
    """Decimal places that a number may have."""
    parts: tuple[Part, ...] = ()
    points: Points | None = None
    when: When = ALWAYS
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words before a question, or with the result; shown when any one of `when` holds."""

    key: str
    text: Text
    title: Text | None = None
    when: tuple[When, ...] = (ALWAYS,)
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: Text
    items: "tuple[Question | Note, ...]"
    when: When = ALWAYS


@dataclass(frozen=True, slots=True)
class BodyMassIndex:
    """The one derived number: scale * weight / height squared, to one decimal place."""

    key: str
    title: Text
    weight: str
    height: str
    scale: Decimal
    """1 for kilograms and metres, 703.07 for pounds and inches."""
    points: Points
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A named stretch of a score, from `low` up to the next level's low."""

    key: str
    title: Text
    low: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    key: str
    title: Text
    of: tuple[str, ...]
    """Questions, derived numbers and earlier scores."""
    how: How = How.SUM
    at_least: int = 1
    """With fewer of them answered the score has no value, and says why."""
    levels: tuple[Level, ...] = ()
    hidden: bool = False
    """Counts for conditions or other scores and is not shown to the patient."""
    points: Points | None = None
    """What its value is worth as part of another score; None is no points there."""
    when: When = ALWAYS
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that sends the patient to a person; any one of `when` raises it."""

    key: str
    title: Text
    urgency: Urgency
    when: tuple[When, ...]
    advice: Text
    citations: tuple[str, ...] = ()
    pending: bool = False
    """The source is not confirmed yet; a physician must sign it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One next step: what to do, and who, when and how."""

    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Band:
    """A pathway; the first band with a `when` that holds is the result."""

    key: str
    title: Text
    headline: Text
    advice: Text
    steps: tuple[Step, ...] = ()
    when: tuple[When, ...] = (ALWAYS,)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    key: str
    version: str
    title: Text
    sections: tuple[Section, ...]
    red_flags: tuple[RedFlag, ...] = ()
    derived: tuple[BodyMassIndex, ...] = ()
    scores: tuple[Score, ...] = ()
    bands: tuple[Band, ...] = ()
    notes: tuple[Note, ...] = ()
    """Shown with the result; they are no flags and suppress nothing."""
    limits: tuple[Text, ...] = ()
    """What the result cannot tell, in whole sentences."""
    citations: tuple[Citation, ...] = ()
    translation_checked_by: str = ""
    """Who compared the other languages with the English; empty while nobody did."""


@dataclass(frozen=True, slots=True)
class Line:
    """One operand of a score: what was answered and what it counted."""

    of: str
    title: Text
    answer: Text
    points: Decimal
    highest: Decimal
    """The most points that this operand can give."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ScoreResult:
    score: Score
    value: Decimal | None
    lowest: Decimal
    highest: Decimal
    """The extremes among the enabled operands, for the scale of a gauge."""
    answered: int
    asked: int
    level: Level | None
    """None without a value, and while any flag is raised."""
    lines: tuple[Line, ...]
    missing: Decimal
    """How much higher the value could be if the skipped questions were answered."""
    why_none: str = ""
    """"too-few-answers", "no-maximum" (a percentage of nothing) or "" """


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that is said about one set of answers; page, PDF and export read only this."""

    questionnaire: Questionnaire
    answers: Answers
    """Effective answers: those of enabled questions only."""
    red_flags: tuple[RedFlag, ...]
    """Most urgent first."""
    denied: tuple[RedFlag, ...]
    """Flags whose questions were all answered and that did not fire."""
    scores: tuple[ScoreResult, ...]
    """Empty while a flag that stops is raised."""
    band: Band | None
    """None while any flag is raised or an answer is missing."""
    notes: tuple[Note, ...]
    incomplete: tuple[str, ...]
    """Enabled required questions without an answer, in order."""

    @property
    def urgency(self) -> Urgency | None:
        return self.red_flags[0].urgency if self.red_flags else None
