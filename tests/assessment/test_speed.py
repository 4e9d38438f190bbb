"""What a question of the assessment may cost, by the way that asks the most of a server."""

import re

import pytest
from django.test import Client

from assessment.engine import flow
from assessment.engine.answers import to_raw
from tests.assessment.spine_cases import SPINE, WORST, answers_from
from tests.assessment.visitor import Visitor
from tests.calls import cost_of

pytestmark = pytest.mark.django_db

UNLUCKY = answers_from(WORST)
MOST_TO_ASK, MOST_TO_ANSWER = 10_000, 4_000
"""Python calls of a question's page, and of a post that leads on."""


@pytest.fixture
def patient(practice):
    """Somebody of the least luck: the longest way, most of the points, and no flag that stops."""
    return Visitor(Client())


def steps(patient):
    """Every question of the way, just before it is answered."""
    for asked in flow.path(SPINE, UNLUCKY):
        patient.go_through(UNLUCKY, until=asked.key)
        yield asked


def form_of(patient, asked):
    """What the browser sends for the question, its token included."""
    raw = to_raw(asked, UNLUCKY[asked.key])
    fields = {f"answer_{place}": text for place, text in enumerate(raw)} if asked.parts else {}
    page = patient.get().content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    return {"answer": raw, "csrfmiddlewaretoken": token} | fields


def test_every_question_is_asked_within_the_limit(patient):
    costs = {asked.key: cost_of(patient.client, patient.at) for asked in steps(patient)}

    assert {cost.status for cost in costs.values()} == {200}
    assert {cost.queries for cost in costs.values()} == {0}
    assert {key: cost.calls for key, cost in costs.items() if cost.calls > MOST_TO_ASK} == {}


def test_every_answer_leads_on_within_the_limit(patient):
    costs = {
        asked.key: cost_of(patient.client, patient.at, form_of(patient, asked))
        for asked in steps(patient)
    }

    assert {cost.status for cost in costs.values()} == {302}
    assert {cost.queries for cost in costs.values()} == {0}
    assert {key: cost.calls for key, cost in costs.items() if cost.calls > MOST_TO_ANSWER} == {}
