"""The practice's colors as finished files, written at publishing: the stylesheet and the icon.

A practice in the house's own colors needs none of them. Others get the stylesheet with their
tokens at its end, so a page still waits for one stylesheet, and `style-src` stays 'self'.
"""

import hashlib
import os
import tempfile
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from editorial import published
from practice.colors.palettes import HOUSE, Tokens
from practice.colors.tokens import house
from practice.models import Practice
from spinecare.static_bundle import STYLESHEET, bundle

NAME = "brand"
ICON = "img/favicon.svg"
A_YEAR = 31_536_000
SHEET = "@layer tokens {{:root{{{light}}}@media (prefers-color-scheme: dark){{:root{{{dark}}}}}}}"
CONTENT_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


def brand() -> dict[str, str]:
    """Return the addresses of stylesheet and icon, and the color of the paper in both schemes."""
    data = published.read(NAME, build)
    if data["made_from"] != _source():  # a new release brought another stylesheet
        published.write(NAME, build())
        data = published.read(NAME, build)
    return _found(data["stylesheet"], data["icon"], data["paper"], data["paper_dark"])


@lru_cache(maxsize=8)
def _found(stylesheet: str, icon: str, paper: str, paper_dark: str) -> dict[str, str]:
    """The same object for the same files, so that what was rendered from it may be kept."""
    return {
        "stylesheet": stylesheet or static(STYLESHEET),
        "icon": icon or static(ICON),
        "paper": paper,
        "paper_dark": paper_dark,
    }


def build() -> dict[str, str]:
    """Write the files that the practice's colors need, and tell where they are."""
    practice = Practice.objects.first() or Practice()
    tokens = practice.colors
    is_own = practice.palette != HOUSE.key
    return {
        "made_from": _source(),
        "stylesheet": _written(stylesheet(tokens), ".css") if is_own else "",
        "icon": _written(icon(tokens), ".svg") if is_own else "",
        "paper": tokens["light"]["paper"],
        "paper_dark": tokens["dark"]["paper"],
    }


def stylesheet(tokens: dict[str, Tokens]) -> str:
    """The site's whole stylesheet, with those tokens that differ from the house's."""
    changed = {scheme: _declared(tokens[scheme], house()[scheme]) for scheme in tokens}
    return _whole() + SHEET.format(**changed)


def icon(tokens: dict[str, Tokens]) -> str:
    drawn = (settings.BASE_DIR / "static" / ICON).read_text(encoding="utf-8")
    for name in ("brand", "warm"):
        drawn = drawn.replace(house()["light"][name], tokens["light"][name])
    return drawn


@require_safe
def brand_file(request, name):
    """Hand out one of the files; their names tell their content, so they never change."""
    path = _folder() / name
    if path.suffix not in CONTENT_TYPES or not path.is_file():
        raise Http404
    twins = {"gzip": f"{path}.gz"} if Path(f"{path}.gz").is_file() else {}
    headers = {
        "Content-Type": CONTENT_TYPES[path.suffix],
        "Cache-Control": f"public, max-age={A_YEAR}, immutable",
    }
    found = StaticFile(str(path), list(headers.items()), encodings=twins)
    return WhiteNoiseMiddleware.serve(found, request)


def _declared(tokens: Tokens, own: Tokens) -> str:
    return "".join(f"--{name}:{color};" for name, color in tokens.items() if own.get(name) != color)


def _written(text: str, suffix: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    path = _folder() / f"{digest}{suffix}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(temporary, settings.FILE_UPLOAD_PERMISSIONS)
        os.replace(temporary, path)
        list(Compressor(use_brotli=False, quiet=True).compress(str(path)))
    return reverse("brand-file", args=[path.name])


def _folder() -> Path:
    return Path(settings.PUBLISHED_DATA_ROOT) / NAME


@cache
def _whole() -> str:
    return bundle(settings.BASE_DIR / "static" / STYLESHEET)


@cache
def _source() -> str:
    return hashlib.sha256(_whole().encode()).hexdigest()[:12]
