"""Whoever asks for an address that a page had once is sent to where the page is now.

It stands where Django adds a missing slash: asked only when nothing else answers, it costs the
pages that are there nothing, and an old address without its slash takes one step and not two.
"""

from django.db import DatabaseError
from django.http import HttpResponsePermanentRedirect
from django.middleware import common
from django.urls import Resolver404, resolve
from django.utils.translation import get_language

from editorial import addresses
from editorial.models.languages import ENGLISH

LEAFLET = "leaflet.pdf"


class CommonMiddleware(common.CommonMiddleware):
    def process_response(self, request, response):
        is_lost = response.status_code == 404 and request.method in ("GET", "HEAD")
        if is_lost and (now := _where_now(request.path_info)):
            return _sent_on(request, now)
        return common.CommonMiddleware.process_response(self, request, response)


def _sent_on(request, address):
    query = request.META.get("QUERY_STRING")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    # Kept by a browser for good, it would send readers in a circle once a page moves back.
    response.headers["Cache-Control"] = "no-cache"
    return response


def _where_now(path):
    """Return the address in the language asked for; a leaflet goes where its page went."""
    language = get_language()
    english = path if language == ENGLISH else path.removeprefix(f"/{language}")
    file = LEAFLET if english.endswith(f"/{LEAFLET}") else ""
    page = _page_once_at(english.removesuffix(file).rstrip("/") + "/")
    if page is None:
        return None
    address = page.get_absolute_url() + file
    return address if not file or _answers(address) else None


def _page_once_at(path):
    """Where nobody can be asked, the page is not found, as it would be without us."""
    try:
        return addresses.page_once_at(path)
    except DatabaseError:
        return None


def _answers(address):
    try:
        resolve(address)
    except Resolver404:
        return False
    return True
