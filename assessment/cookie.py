"""Where a patient's answers live: in one encrypted cookie of their own, and nowhere else.

The cookie holds the digest of the document they were given to, the option keys, the
chosen region and the day of the last answer. It ends with the browser, and after
ANSWERS_MAX_AGE seconds at the latest.
"""

import base64
import json
import zlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from assessment.engine import answers as codec
from assessment.engine.model import Answers
from assessment.instrument import Instrument

PURPOSE = b"spinecare answers cookie"
LONGEST = 4000
"""Browsers keep 4096 bytes of a cookie, its name and attributes included."""


@dataclass(frozen=True)
class Visit:
    """What one browser has told us so far. `begun` is false until Start is pressed."""

    answers: Answers = field(default_factory=dict)
    region: str = ""
    answered_on: date | None = None
    begun: bool = False


def load(request: HttpRequest, instrument: Instrument) -> Visit:
    """Return the visit in the request's cookie; a fresh one if it is missing, old or damaged."""
    token = request.COOKIES.get(settings.ANSWERS_COOKIE_NAME, "")
    if not token or len(token) > LONGEST:
        return Visit()
    try:
        packed = _cipher().decrypt(token.encode(), ttl=settings.ANSWERS_MAX_AGE)
        content = json.loads(zlib.decompress(packed))
    except (InvalidToken, zlib.error, ValueError):
        return Visit()
    if content["document"] != instrument.digest:
        return Visit()
    day = content["day"]
    return Visit(
        answers=codec.load(instrument.questionnaire, content["answers"]),
        region=content["region"],
        answered_on=date.fromisoformat(day) if day else None,
        begun=True,
    )


def save(response: HttpResponse, visit: Visit, instrument: Instrument) -> None:
    content = {
        "document": instrument.digest,
        "answers": codec.dump(instrument.questionnaire, visit.answers),
        "region": visit.region,
        "day": visit.answered_on.isoformat() if visit.answered_on else "",
    }
    packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
    response.set_cookie(
        settings.ANSWERS_COOKIE_NAME,
        _cipher().encrypt(packed).decode(),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.ANSWERS_COOKIE_SECURE,
    )


def clear(response: HttpResponse) -> None:
    response.delete_cookie(settings.ANSWERS_COOKIE_NAME, path="/", samesite="Lax")


def _cipher() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_key(secret) for secret in secrets])


@lru_cache(maxsize=8)
def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
