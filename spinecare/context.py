"""What every page knows without asking the database: the practice, and its own addresses."""

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from practice.facts import facts


def site(request):
    practice = facts()
    return {
        "practice": practice,
        "footer_pages": practice["footer_pages"],
        "other_language": _other_language(request),
        "canonical_url": settings.BASE_URL + request.path,
        "base_url": settings.BASE_URL,
    }


def _other_language(request):
    """The same page in the other language; its home where the page has no twin."""
    code = "en" if get_language() == "es" else "es"
    twin = translate_url(request.path, code)
    if twin == request.path:
        twin = "/" if code == "en" else f"/{code}/"
    return {"code": code, "name": get_language_info(code)["name_local"].capitalize(), "url": twin}
