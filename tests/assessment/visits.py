"""Results of whole visits, to the shipped questionnaire and to another one."""

from datetime import date

from assessment import instrument
from assessment.cookie import Visit
from assessment.engine.document import digest
from assessment.instrument import Instrument
from assessment.journey import Journey
from assessment.result import Result
from tests.assessment.other_document import HARD_WEEK, RUNNING
from tests.assessment.spine_cases import answers_from

DAY = date(2026, 3, 4)


def spine(given, **visit):
    return result_of(instrument.current(), answers_from(given), **visit)


def running(answers=HARD_WEEK, **visit):
    return result_of(Instrument(RUNNING, digest(RUNNING)), answers, **visit)


def result_of(asked, answers, **visit):
    return Result(Journey(asked, Visit(answers=answers, answered_on=DAY, begun=True, **visit)))


def score(result, key):
    return next(score for score in result.scores if score["key"] == key)
