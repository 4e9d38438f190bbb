"""What every page knows without asking the database: the practice, and its own addresses."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info, override

from practice.facts import facts
from spinecare.brand import brand

NAMES = {code: get_language_info(code)["name_local"].capitalize() for code, _ in settings.LANGUAGES}
ASKED_BY_QUERY = ("search:results", "surgeons:list", "locations:list", "appointments:request")
"""Pages that read their query: in the other language it asks for the same."""
LONGEST_QUERY = 500


def site(request):
    other = _other_language(request)
    return {
        "practice": facts(),
        "other_language": other | {"url": other["url"] + _query(request, other)},
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


def _query(request, other):
    """Return the question that the page was asked, to be asked in the other language too."""
    page = request.resolver_match
    if request.method == "POST" or not other["is_twin"] or page.view_name not in ASKED_BY_QUERY:
        return ""
    query = request.GET.urlencode()
    return f"?{query}" if 0 < len(query) <= LONGEST_QUERY else ""


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
