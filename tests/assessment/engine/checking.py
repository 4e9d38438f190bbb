"""What the check finds in a questionnaire, in short."""

from assessment.engine.check import problems
from assessment.engine.model import Evidence
from assessment.engine.vocabulary import Certainty
from tests.assessment.engine.builders import (
    questionnaire,
    score,
    words,
)


def found(*items, **details):
    return [(each.where, each.code) for each in problems(questionnaire(*items, **details))]


def scored(*questions, points=None, **details):
    """Problems of the questions, summed."""
    keys = [each.key for each in questions]
    return found(*questions, scores=(score("sum", *keys, points=points, **details),))


def evidence(*citations):
    return Evidence(words("Up"), words("Near"), Certainty.FAIR, citations=citations)
