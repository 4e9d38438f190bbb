"""A form sent while the database is away in earnest: unreachable, read-only, or cut off."""

from contextlib import contextmanager

from tests import at_once


def work():
    from django.test import Client

    from appointments.models import Request
    from tests import pages
    from tests.appointments.requests import ADDRESS, kept_of, served_plainly, typed

    pages.a_practice()
    client = Client(headers={"host": "localhost"})
    outcome = {}
    with served_plainly():
        client.get(ADDRESS)
        for name, outage in {"away": _away, "read-only": _read_only, "cut off": _cut_off}.items():
            form = typed()
            with outage():
                page = client.get(ADDRESS)
            with outage():
                answer = client.post(ADDRESS, form)
            kept = kept_of(answer)
            before = Request.objects.count()
            again = client.post(ADDRESS, kept)
            outcome[name] = {
                "page": page.status_code,
                "status": answer.status_code,
                "retry_after": answer.headers.get("Retry-After"),
                "cached": answer.headers.get("Cache-Control"),
                "says": " ".join(answer.content.decode().split()),
                "lost": sorted(name for name, value in form.items() if kept.get(name, "") != value),
                "before": before,
                "again": again.status_code,
                "after": Request.objects.count(),
            }
            Request.objects.all().delete()
    return outcome


@contextmanager
def _away():
    """The address of the database leads nowhere."""
    from django.db import connection

    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/nowhere/at/all"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


@contextmanager
def _read_only():
    """As a follower is, while the leading server is being replaced."""
    from django.db import connection

    words = {
        "sqlite": "PRAGMA query_only = ON",
        "postgresql": "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    }
    with connection.cursor() as cursor:
        cursor.execute(words[connection.vendor])
    try:
        yield
    finally:
        connection.close()


@contextmanager
def _cut_off():
    """The connection is closed under Django's feet."""
    from django.db import connection

    connection.ensure_connection()
    connection.connection.close()
    try:
        yield
    finally:
        connection.connection = None


if __name__ == "__main__":
    at_once.print_outcome(work)
