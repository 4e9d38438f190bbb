"""Whether a questionnaire can be published: everything that is wrong with it, by place."""

from collections.abc import Iterator

from assessment.engine.asking import asking_problems
from assessment.engine.conditions import condition_problems
from assessment.engine.cookie import LARGEST, longest_cookie
from assessment.engine.measures import measure_problems
from assessment.engine.model import Questionnaire
from assessment.engine.problem import Problem, Severity
from assessment.engine.wording import wording_problems

__all__ = ["Problem", "Severity", "problems"]


def problems(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Errors first."""
    found = [
        *wording_problems(questionnaire),
        *condition_problems(questionnaire),
        *asking_problems(questionnaire),
        *measure_problems(questionnaire),
        *_cookie_problems(questionnaire),
    ]
    return tuple(sorted(found, key=lambda problem: problem.severity is Severity.WARNING))


def _cookie_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    size = longest_cookie(questionnaire)
    if size > LARGEST:
        message = f"The answers can take {size} bytes, and {LARGEST} is the most."
        yield Problem("questionnaire", "cookie-too-long", message)
