"""Python calls of one warm request, counted through the WSGI application as a server runs it.

Seconds on a shared machine mean little; this number is the same on every machine.
"""

import cProfile
import pstats
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

FORM = "application/x-www-form-urlencoded"
WARMING = 2
"""Requests that fill what a process keeps: templates, drawings, words."""


@dataclass(frozen=True)
class Cost:
    status: int
    calls: int
    queries: int


def cost_of(client, address, sent=None):
    """Return what a request with the client's cookies costs; the client never sees the answer."""
    site, browser = WSGIHandler(), RequestFactory()
    browser.cookies = client.cookies

    def environ():
        if sent is None:
            return browser.get(address).environ
        return browser.post(address, urlencode(sent, doseq=True), content_type=FORM).environ

    with _connection_kept():
        for _ in range(WARMING):
            _answered(site, environ())
        with CaptureQueriesContext(connection) as queries:
            status = _answered(site, environ())
        asked = len(queries)  # the next request starts another count
        calls = _calls_of(site, environ())
    return Cost(status, calls, asked)


@contextmanager
def _connection_kept():
    """As Django's own test client does: the end of a request would end the test's transaction."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in ends:
            signal.connect(close_old_connections)


def _calls_of(site, environ):
    profile = cProfile.Profile()
    profile.enable()
    _answered(site, environ)
    profile.disable()
    return pstats.Stats(profile).total_calls


def _answered(site, environ):
    """Read the answer to its end, as a server does."""
    begun = []
    body = site(environ, lambda *start: begun.append(start))
    list(body)
    body.close()
    return int(begun[0][0].split()[0])
