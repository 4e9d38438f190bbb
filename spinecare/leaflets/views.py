"""Hands out a leaflet: the file as it was written; nothing is rendered on request."""

import os

from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from spinecare.leaflets import shelf
from spinecare.leaflets.leaflet import KINDS

RETRY_AFTER = 60
ENGLISH = "en"


@require_safe
def leaflet(request, kind, slug):
    """Answer with the PDF; a page without Spanish words leads to its English leaflet."""
    if not _is_public(kind, slug):
        raise Http404
    language = get_language() or ENGLISH
    if found := shelf.take((language, kind, slug)):
        return _hand_out(request, *found, name=f"{slug}.pdf")
    if language != ENGLISH and shelf.find((ENGLISH, kind, slug)):
        return HttpResponseRedirect(f"/{kind}/{slug}/leaflet.pdf")
    page = request.path.removesuffix("leaflet.pdf")
    response = render(request, "leaflets/not_ready.html", {"page": page}, status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _is_public(kind, slug):
    """Ask the database; while it cannot answer, what was written is what was public."""
    try:
        return KINDS[kind].model.objects.published().filter(slug=slug).exists()
    except DatabaseError:
        return shelf.find((ENGLISH, kind, slug)) is not None


def _hand_out(request, copy, file, *, name):
    etag = quote_etag(copy.digest)
    written = int(os.fstat(file.fileno()).st_mtime)
    headers = {
        "ETag": etag,
        "Last-Modified": http_date(written),
        # A corrected leaflet must reach the next reader: asked for again, answered with 304.
        "Cache-Control": "no-cache",
    }
    response = FileResponse(file, filename=name, headers=headers)
    answer = get_conditional_response(request, etag, written, response)
    if answer is not response:
        response.close()
    return answer
