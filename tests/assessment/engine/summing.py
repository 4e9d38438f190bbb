"""A score of a questionnaire, in short."""

from assessment.engine.scoring import assess
from tests.assessment.engine.builders import (
    answered,
    questionnaire,
    score,
)


def result(tried, key="sum", **raw):
    return next(each for each in assess(tried, answered(**raw)).scores if each.score.key == key)


def summed(*questions, **details):
    keys = [each.key for each in questions]
    return questionnaire(*questions, scores=(score("sum", *keys, **details),))
