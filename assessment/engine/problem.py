"""What the check of a questionnaire says."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    """Cannot be published."""
    WARNING = "warning"
    """May be meant; somebody should look."""


@dataclass(frozen=True, slots=True)
class Problem:
    where: str
    """Such as question:smoking or question:smoking/option:never."""
    code: str
    message: str
    severity: Severity = Severity.ERROR


def warning(where: str, code: str, message: str) -> Problem:
    return Problem(where, code, message, Severity.WARNING)
