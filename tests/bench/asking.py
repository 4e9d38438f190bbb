"""P5 and P6: calls and queries of the assessment, by those who ask the most of it."""

from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from assessment import cookie, instrument
from assessment.engine.answers import to_raw
from tests.assessment.spine_cases import WORKED, WORST, answers_from
from tests.assessment.test_speed import form_of
from tests.assessment.visitor import Visitor
from tests.bench.figures import Figure
from tests.calls import Cost, cost_of

CASES = {name: WORKED[name][0] for name in "ABF"} | {"worst": WORST}


def measure() -> list[Figure]:
    asked, answered = _questions()
    results = [cost_of(client_with(given), "/assessment/result/") for given in CASES.values()]
    pages = [*asked, *answered, *results]
    if not {cost.status for cost in pages} <= {200, 302}:
        raise RuntimeError("a page of the assessment did not open")
    return [
        Figure("P5", "question, GET, the longest: Python calls", _most(asked), at_most=10_000),
        Figure("P5", "question, POST, the longest: Python calls", _most(answered), at_most=4_000),
        Figure("P6", "result, the longest: Python calls", _most(results), at_most=15_000),
        Figure("P5 P6", "SQL queries of all of these", sum(c.queries for c in pages), at_most=0),
    ]


def client_with(given) -> Client:
    """Return the browser of somebody who has answered everything."""
    response = HttpResponse()
    visit = cookie.Visit(answers=answers_from(given), answered_on=date(2026, 3, 4), begun=True)
    cookie.save(response, visit, instrument.current())
    client = Client()
    client.cookies[settings.ANSWERS_COOKIE_NAME] = answers_cookie(response)
    return client


def answers_cookie(response) -> str:
    return response.cookies[settings.ANSWERS_COOKIE_NAME].value


def _questions() -> tuple[list[Cost], list[Cost]]:
    patient, given = Visitor(Client()), answers_from(WORST)
    patient.start()
    asked_costs, answered_costs = [], []
    while (asked := patient.question(patient.at)) and asked.key in given:
        asked_costs.append(cost_of(patient.client, patient.at))
        answered_costs.append(cost_of(patient.client, patient.at, form_of(patient, asked)))
        response = patient.answer(asked.address, to_raw(asked, given[asked.key]))
        if response.status_code != 302:
            raise RuntimeError(f"the answer to {asked.address} led nowhere")
    return asked_costs, answered_costs


def _most(costs: list[Cost]) -> int:
    return max(cost.calls for cost in costs)
