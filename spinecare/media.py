"""Uploaded pictures and films, handed out by the app itself where no nginx stands in front.

Films need ranges: Safari plays nothing from a server that does not know them. The names of
our media are made from their content or by staff, and never tell a browser what to run.
"""

import mimetypes
import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

SHOWN = {".webp", ".mp4", ".vtt", ".png", ".jpg", ".jpeg"}
A_DAY = 86_400
one_range = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


@require_safe
def media(request, name):
    path = _path(name)
    if wanted := one_range.match(request.headers.get("Range", "")):
        response = _part(path, *wanted.groups())
    else:
        response = FileResponse(path.open("rb"), content_type=_type(path))
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _path(name):
    try:
        path = Path(safe_join(settings.MEDIA_ROOT, name))
    except SuspiciousFileOperation:
        raise Http404 from None
    if path.suffix not in SHOWN or not path.is_file():
        raise Http404
    return path


def _type(path):
    return mimetypes.guess_type(path.name)[0] or "text/vtt"


def _part(path, first, last):
    """Answer 206 with the bytes from first to last; 416 where the file has none of them."""
    size = path.stat().st_size
    begin = int(first) if first else max(0, size - int(last or 0))
    end = min(int(last), size - 1) if first and last else size - 1
    if begin > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with path.open("rb") as file:
        file.seek(begin)
        content = file.read(end - begin + 1)
    headers = {"Content-Range": f"bytes {begin}-{end}/{size}"}
    return HttpResponse(content, status=206, content_type=_type(path), headers=headers)
