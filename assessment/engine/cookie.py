"""How large the cookie can grow that holds the answers to a questionnaire."""

import json
import zlib
from base64 import b64encode
from datetime import date
from hashlib import shake_256

from assessment.engine import decimals
from assessment.engine.answers import dump
from assessment.engine.fitting import LONGEST_TEXT
from assessment.engine.model import Question, Questionnaire
from assessment.engine.outline import questions
from assessment.engine.vocabulary import Kind, Value

LARGEST = 3000
"""Bytes; browsers keep 4096 with the name and the attributes."""

ENVELOPE = 200
"""Bytes for the digest of the questionnaire, the time and the signature."""


def longest_cookie(questionnaire: Questionnaire) -> int:
    """Every question answered at length, branches that exclude each other included.

    Answers to questions that were closed again stay in the cookie.
    """
    answers = {question.key: _longest(question) for question in questions(questionnaire)}
    packed = json.dumps(dump(questionnaire, answers), separators=(",", ":"))
    return len(b64encode(zlib.compress(packed.encode()))) + ENVELOPE


def _longest(question: Question) -> tuple[Value, ...]:
    if question.kind is Kind.ONE:
        return tuple(sorted((option.key for option in question.options), key=len)[-1:])
    if question.kind is Kind.MANY:
        return tuple(option.key for option in question.options if not option.alone)
    if question.kind is Kind.NUMBER:
        ends = [end for end in (question.low, question.high) if end is not None]
        return tuple(sorted(ends, key=lambda end: len(decimals.write(end)))[-1:])
    if question.kind is Kind.YES_NO:
        return (False,)
    return (_noise(question.key) if question.kind is Kind.TEXT else date.max,)


def _noise(seed: str) -> str:
    """Letters that do not compress, for nobody writes one word all the time."""
    return b64encode(shake_256(seed.encode()).digest(LONGEST_TEXT)).decode()[:LONGEST_TEXT]
