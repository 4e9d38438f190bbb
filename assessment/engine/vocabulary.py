"""The words of a questionnaire: kinds, operators, urgencies, and what an answer is."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum

Text = Mapping[str, str]
"""Language code to words, such as {"en": "Neck", "es": "Cuello"}."""

Value = str | Decimal | bool | date
"""One given answer; an option is given by its key."""

Answers = Mapping[str, tuple[Value, ...]]
"""Question key to values; () is a question seen and skipped, a missing key one never seen."""


class Kind(StrEnum):
    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    YES_NO = "yes-no"
    TEXT = "text"
    DATE = "date"


class Operator(StrEnum):
    EXISTS = "exists"
    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


class Join(StrEnum):
    ALL = "all"
    ANY = "any"


class How(StrEnum):
    SUM = "sum"
    MEAN = "mean"
    PERCENT = "percent"


class Urgency(IntEnum):
    """How soon a red flag must be seen; a larger number is more urgent."""

    SOON = 1
    """Call a clinician within 24 to 48 hours."""
    TODAY = 2
    """Call a clinician today, be seen within 24 hours."""
    EMERGENCY = 3
    """Go to an emergency department now."""
    CALL_911 = 4
    """Call 911 now."""

    @property
    def stops(self) -> bool:
        """Whether the questions end here and every score is withheld."""
        return self >= Urgency.EMERGENCY


class Certainty(StrEnum):
    """How sure the studies behind a number of points are."""

    GOOD = "good"
    FAIR = "fair"
    MIXED = "mixed"
    JUDGEMENT = "judgement"
    """No study gave the number: it is our own decision."""
