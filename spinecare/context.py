"""What every page knows without asking the database: the practice, and its own addresses."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info, override

from practice.facts import facts
from spinecare.brand import brand

NAMES = {code: get_language_info(code)["name_local"].capitalize() for code, _ in settings.LANGUAGES}


def site(request):
    other = _other_language(request)
    return {
        "practice": facts(),
        "other_language": other,
        "alternates": _alternates(request, other),
        "canonical_url": settings.BASE_URL + request.path,
        "base_url": settings.BASE_URL,
        "brand": brand(),
    }


def _other_language(request):
    """The same page in the other language; its home where the page has no twin."""
    code = "en" if get_language() == "es" else "es"
    with override(code):
        twin = _twin(request)
        url = twin or reverse("home")
    return {"code": code, "name": NAMES[code], "url": url, "is_twin": bool(twin)}


def _alternates(request, other):
    """The page's address by language, for search engines; nothing where it has one address only."""
    if not other["is_twin"]:
        return None
    here = "es" if other["code"] == "en" else "en"
    urls = {here: request.path, other["code"]: other["url"]}
    return {code: settings.BASE_URL + url for code, url in urls.items()}


def _twin(request):
    page = request.resolver_match
    if page is None:
        return None
    try:
        twin = reverse(page.view_name, args=page.args, kwargs=page.kwargs)
    except NoReverseMatch:
        return None
    return None if twin == request.path else twin
