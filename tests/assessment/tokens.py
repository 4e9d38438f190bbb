"""Cookies of answers, sealed and opened as the site does it."""

import json
import zlib
from datetime import date

from django.http import HttpResponse
from django.test import RequestFactory

from assessment import cookie
from assessment.cookie import Visit
from tests.assessment.spine_cases import CASE_B, answers_from

VISIT = Visit(
    answers=answers_from(CASE_B), region="north", answered_on=date(2026, 3, 4), begun=True
)
FRESH = Visit()


def saved_by(visit, asked, name):
    response = HttpResponse()
    cookie.save(response, visit, asked)
    return response.cookies[name]


def loaded(token, asked, name):
    request = RequestFactory().get("/assessment/")
    request.COOKIES[name] = token
    return cookie.load(request, asked)


def sealed(content):
    """A token of our own key around whatever is given."""
    packed = content if isinstance(content, bytes) else zlib.compress(json.dumps(content).encode())
    return cookie._cipher().encrypt(packed).decode()


def content_of(asked, **changes):
    answers = {"age": "50"}
    return {"document": asked.digest, "answers": answers, "region": "", "day": ""} | changes
