"""The way through the questions: which page comes next, and which may be visited at all.

Everything is derived from the answers given so far; no step is remembered.
"""

from django.urls import reverse

from assessment.cookie import Visit
from assessment.engine import flow, scoring
from assessment.engine.model import Note, Question, RedFlag
from assessment.instrument import Instrument


def next_address(asked: Instrument, visit: Visit) -> str:
    """Return where to go now: help at once, the next question, or the check of all answers."""
    if stopping_flags(asked, visit):
        return reverse("assessment:urgent")
    return still_to_do(asked, visit) or reverse("assessment:answers")


def still_to_do(asked: Instrument, visit: Visit) -> str:
    """Return the address of the start or of the next question; "" once all are answered."""
    if not visit.begun:
        return reverse("assessment:start_page")
    if stopping_flags(asked, visit):
        return reverse("assessment:urgent")
    pending = flow.next_question(asked.questionnaire, visit.answers)
    return address_of(pending) if pending else ""


def may_visit(asked: Instrument, visit: Visit, question: Question) -> bool:
    """Return whether the question was reached; behind a flag that stops, only those answered."""
    if not visit.begun or (question.key not in visit.answers and stopping_flags(asked, visit)):
        return False
    return question in flow.reached(asked.questionnaire, visit.answers)


def address_of(question: Question) -> str:
    return reverse("assessment:question", args=[question.address])


def address_before(asked: Instrument, visit: Visit, question: Question) -> str:
    before = flow.previous_question(asked.questionnaire, visit.answers, question.key)
    return address_of(before) if before else reverse("assessment:start_page")


def number_of(asked: Instrument, visit: Visit, question: Question) -> int:
    """Return its place on the path, counted from 1."""
    return flow.path(asked.questionnaire, visit.answers).index(question) + 1


def notes_before(asked: Instrument, visit: Visit, question: Question) -> tuple[Note, ...]:
    return flow.notes_before(asked.questionnaire, visit.answers, question.key)


def stopping_flags(asked: Instrument, visit: Visit) -> tuple[RedFlag, ...]:
    """Return the flags that end the questions, the most urgent first."""
    return tuple(flag for flag in _flags(asked, visit) if flag.urgency.stops)


def standing_flags(asked: Instrument, visit: Visit) -> tuple[RedFlag, ...]:
    """Return the flags under which the questions go on."""
    return tuple(flag for flag in _flags(asked, visit) if not flag.urgency.stops)


def _flags(asked: Instrument, visit: Visit) -> tuple[RedFlag, ...]:
    return scoring.raised(asked.questionnaire, visit.answers)
