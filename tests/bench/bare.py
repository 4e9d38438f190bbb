"""The anchors: a page of 12 KB that Django does nothing for, with and without its middleware."""

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.bench.figures import Figure
from tests.calls import cost_of

PAGE = b"x" * 12_000
DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""Those of `django-admin startproject`."""


def bare(request):
    return HttpResponse(PAGE)


urlpatterns = [path("", bare), path("bare/", bare)]


def measure() -> list[Figure]:
    return [
        Figure("", "bare HttpResponse, no middleware: Python calls", _calls([])),
        Figure("", "bare HttpResponse, default middleware: calls", _calls(DEFAULT_MIDDLEWARE)),
    ]


def _calls(middleware: list[str]) -> int:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=middleware):
        return cost_of(Client(), "/").calls
