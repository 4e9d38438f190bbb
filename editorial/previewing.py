"""A page as patients would see it, with a draft in its rows that nobody else ever sees.

The page's own view answers, over rows that are rolled back afterwards. What it is asked is a
request of a stranger: nothing of the person who looks, and no parameter, gets into the page.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from csp.constants import SELF
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve
from django.utils import timezone, translation

from editorial import previewed
from editorial.inspection import inspect
from editorial.models import EditorialPage, Revision
from editorial.versions import drafts

LEADS_AWAY = re.compile(rb'<(?=(?:a|form)\b[^>]*\s(?:href|action)="[^#?])(a|form)\b')
CANNOT_BE_FOUND = (Http404, NoReverseMatch, ObjectDoesNotExist)


@dataclass(frozen=True)
class Banner:
    """What stands above the page; base.html finds it as `request.preview`."""

    title: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    banner: str = "editorial/preview_banner.html"


class NotShown(Exception):
    """The page cannot be shown, even to those who may see its draft."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def language_asked(request: HttpRequest) -> str:
    asked = request.GET.get("language")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def answer(
    request: HttpRequest, revision: Revision, banner: Banner, *, in_frame: bool = False
) -> HttpResponse:
    """Answer with the page as the revision has it, or with why that cannot be."""
    page = revision.record.page
    with previewed.begun() as preview, drafts.rolled_back():
        gone = [problem.message for problem in drafts.put(page, revision.snapshot)]
        banner = replace(banner, text=" ".join([banner.text, *gone]))
        return answer_with(request, preview, page, banner, in_frame=in_frame)


def answer_with(
    request: HttpRequest,
    preview: previewed.Preview,
    page: EditorialPage,
    banner: Banner,
    *,
    in_frame: bool = False,
) -> HttpResponse:
    """Answer with the page as its rows stand; the caller rolls them back."""
    try:
        content = _content(preview, page, language_asked(request), banner)
    except NotShown as problem:
        return refusal(request, problem.reasons)
    if in_frame:
        content = LEADS_AWAY.sub(rb'<\1 target="_blank"', content)
    return for_these_eyes_only(HttpResponse(content), has_files=bool(preview.files))


def refusal(request: HttpRequest, reasons: Iterable[str]) -> HttpResponse:
    """Say in plain words why there is nothing to see."""
    context = {"reasons": list(reasons)}
    return for_these_eyes_only(render(request, "editorial/no_preview.html", context))


def for_these_eyes_only(response: HttpResponse, *, has_files: bool = False) -> HttpResponse:
    """No cache keeps it, no search engine lists it, no other site frames it."""
    policy = {"frame-ancestors": [SELF]}
    if has_files:
        policy["img-src"] = [SELF, "data:"]
    response.headers["Content-Security-Policy"] = build_policy(replace=policy)
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _content(
    preview: previewed.Preview, page: EditorialPage, language: str, banner: Banner
) -> bytes:
    preview.page = type(page)._base_manager.get(pk=page.pk)
    _give_it_a_date(preview.page)
    with translation.override(language):
        try:
            return _answer_of_its_view(preview.page, banner).content
        except CANNOT_BE_FOUND:
            raise NotShown(_reasons(preview.page)) from None


def _answer_of_its_view(page: EditorialPage, banner: Banner) -> HttpResponse:
    path = page.get_absolute_url()
    match = resolve(path)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {"REQUEST_METHOD": "GET", "PATH_INFO": path}
    request.user, request.resolver_match = AnonymousUser(), match
    request.preview = banner
    response = match.func(request, *match.args, **match.kwargs)
    return response.render() if hasattr(response, "render") else response


def _give_it_a_date(page: EditorialPage) -> None:
    """Let the page have been published, where its own rules allow that: some say since when."""
    page.published_at, page.withdrawn_at = page.published_at or timezone.now(), None
    rows = type(page)._base_manager.filter(pk=page.pk)
    try:
        with transaction.atomic():
            rows.update(published_at=page.published_at, withdrawn_at=None)
    except IntegrityError:
        page.published_at = None


def _reasons(page: EditorialPage) -> list[str]:
    """Return what its own rules, and not those of good writing, have against its being public."""
    page.published_at, page.withdrawn_at = timezone.now(), None
    found = {finding.code for finding in inspect(page)}
    problems = [problem for problem in page.publishing_problems() if problem.code not in found]
    return [*_broken(page.validate_constraints), *(words for each in problems for words in each)]


def _broken(check: Callable[[], None]) -> list[str]:
    try:
        check()
    except ValidationError as problem:
        return problem.messages
    return []
