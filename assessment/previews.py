"""A draft on the real patient pages, for one member of staff; nothing of it is kept.

A signed cookie names the version, its digest and the staff session that opened it. It is
worth nothing in another session, and ends with the next change of the draft. The answers
given meanwhile stay in a cookie of their own.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from assessment import cookie
from assessment.drafts.compile import compile_version
from assessment.engine.document import digest, from_json, to_json
from assessment.instrument import Instrument
from assessment.models import Version

SALT = "assessment.previews"


@dataclass(frozen=True)
class Preview:
    version: Version
    asked: Instrument | None
    """None once the draft is another than the one that was opened."""
    banner = "assessment/preview_banner.html"


def open_for(request: HttpRequest, response: HttpResponse, version: Version) -> Instrument:
    asked = _instrument_of(version)
    content = {"version": version.pk, "digest": asked.digest, "session": _session_of(request)}
    response.set_cookie(
        _cookie_name(),
        signing.dumps(content, salt=SALT),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.ANSWERS_COOKIE_SECURE,
    )
    return asked


def close(response: HttpResponse) -> None:
    response.delete_cookie(_cookie_name(), path="/", samesite="Lax")
    cookie.clear(response, is_preview=True)


def preview_of(request: HttpRequest) -> Preview | None:
    """Return what this request previews; a patient's request costs no query."""
    token = request.COOKIES.get(_cookie_name())
    content = _content(request, token) if token else None
    version = Version.objects.filter(pk=content["version"]).first() if content else None
    if version is None or content is None:
        return None
    asked = _instrument_of(version)
    return Preview(version, asked if asked.digest == content["digest"] else None)


def _instrument_of(version: Version) -> Instrument:
    return _kept(to_json(compile_version(version)))


def _content(request: HttpRequest, token: str) -> dict[str, Any] | None:
    try:
        content: dict[str, Any] = signing.loads(
            token, salt=SALT, max_age=settings.SESSION_COOKIE_AGE
        )
    except signing.BadSignature:
        return None
    is_allowed = request.user.has_perm("assessment.view_version")
    return content if is_allowed and content["session"] == _session_of(request) else None


def _session_of(request: HttpRequest) -> str:
    """A word for the session that does not give the session away."""
    return salted_hmac(SALT, request.session.session_key or "").hexdigest()


def _cookie_name() -> str:
    return f"{settings.ANSWERS_COOKIE_NAME}-draft"


@lru_cache(maxsize=4)
def _kept(text: str) -> Instrument:
    """Each page of a preview would read the same text again."""
    questionnaire = from_json(text)
    return Instrument(questionnaire, digest(questionnaire), is_preview=True)
