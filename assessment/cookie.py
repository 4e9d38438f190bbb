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
from typing import Any

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
UNREADABLE = (InvalidToken, zlib.error, ValueError, TypeError, KeyError)


@dataclass(frozen=True)
class Visit:
    """What one browser has told us so far. `begun` is false until Start is pressed."""

    answers: Answers = field(default_factory=dict)
    region: str = ""
    answered_on: date | None = None
    begun: bool = False


def load(request: HttpRequest, instrument: Instrument) -> Visit:
    """Return the visit in the request's cookie; a fresh one if it is missing, old or damaged."""
    try:
        return _visit(_content(request, _name(instrument.is_preview)), instrument)
    except UNREADABLE:
        return Visit()


def pinned(request: HttpRequest) -> str:
    """Return the digest of the version that the visit was begun with; "" without a visit."""
    try:
        return str(_content(request, settings.ANSWERS_COOKIE_NAME)["document"])
    except UNREADABLE:
        return ""


def save(response: HttpResponse, visit: Visit, instrument: Instrument) -> None:
    content = {
        "document": instrument.digest,
        "answers": codec.dump(instrument.questionnaire, visit.answers),
        "region": visit.region,
        "day": visit.answered_on.isoformat() if visit.answered_on else "",
    }
    packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
    response.set_cookie(
        _name(instrument.is_preview),
        _cipher().encrypt(packed).decode(),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.ANSWERS_COOKIE_SECURE,
    )


def clear(response: HttpResponse, *, is_preview: bool = False) -> None:
    response.delete_cookie(_name(is_preview), path="/", samesite="Lax")


def _name(is_preview: bool) -> str:
    """Staff who try out a draft keep whatever answers they gave as patients."""
    return settings.ANSWERS_COOKIE_NAME + ("-preview" if is_preview else "")


def _content(request: HttpRequest, name: str) -> Any:
    """Opened once for each request, though several ask what is in it."""
    token = request.COOKIES.get(name, "")
    if not token or len(token) > LONGEST:
        raise ValueError("there is no cookie")
    opened = request.__dict__.setdefault("opened_cookies", {})
    if token not in opened:
        packed = _cipher().decrypt(token.encode(), ttl=settings.ANSWERS_MAX_AGE)
        opened[token] = json.loads(zlib.decompress(packed))
    return opened[token]


def _visit(content: Any, instrument: Instrument) -> Visit:
    """Raises where the content has another shape, as an earlier release may have written it."""
    if content["document"] != instrument.digest:
        return Visit()
    region, day = content["region"], content["day"]
    if not isinstance(region, str):
        raise TypeError("the region is no text")
    return Visit(
        answers=codec.load(instrument.questionnaire, content["answers"]),
        region=region,
        answered_on=date.fromisoformat(day) if day else None,
        begun=True,
    )


def _cipher() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_key(secret) for secret in secrets])


@lru_cache(maxsize=8)
def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
