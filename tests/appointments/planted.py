"""A request full of marks, sent through the form: where does any of them stand afterwards?"""

import base64
import logging
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests import at_once

MARKS = {
    "name": "Zephyrine Quagmire",
    "reach": "zq-mark@mailbox.example",
    "note": "my left elbow sings at dawn",
    "summary": "Your spine check summary",
}
IN_SIGHT = "Fern Spine In Sight"
"""The practice's name: that it is found shows that the search can find."""


def work():
    from django.conf import settings
    from django.test import Client

    from appointments.models import Request
    from tests import pages
    from tests.appointments.requests import ADDRESS, kept_of, served_plainly, typed

    folder = Path(settings.VAR)
    logging.basicConfig(filename=folder / "everything.log", level=logging.DEBUG, force=True)
    pages.a_practice(name=IN_SIGHT)
    client = Client(headers={"host": "localhost"})
    with served_plainly():
        client.cookies[settings.ANSWERS_COOKIE_NAME] = _finished()
        form = typed(name=MARKS["name"], reach_by="email", reach=MARKS["reach"])
        form |= {"note": MARKS["note"], "topic": "before-operation", "send_summary": "on"}
        form["summary_mark"] = kept_of(client.get(ADDRESS))["summary_mark"]
        answer = client.post(ADDRESS, form)
        stored = Request.objects.get().contents
    seen = {"files": _files(folder), "dump": [_dump()]}
    return {
        "status": answer.status_code,
        "stored": [mark for name, mark in MARKS.items() if mark in getattr(stored, name)],
        "topic": stored.topic,
        "found": {place: _found(MARKS.values(), texts) for place, texts in seen.items()},
        "topic_found": {
            place: _found(["before-operation"], texts) for place, texts in seen.items()
        },
        "in_sight": {place: _found([IN_SIGHT], texts) for place, texts in seen.items()},
        "names": sorted(path.name for path in folder.rglob("*") if path.is_file()),
    }


def _finished():
    """The cookie of somebody who has answered every question."""
    from django.http import HttpResponse

    from assessment import cookie, instrument
    from assessment.cookie import Visit
    from tests.assessment.spine_cases import CASE_B, answers_from

    response = HttpResponse()
    visit = Visit(answers=answers_from(CASE_B), answered_on=date(2026, 3, 4), begun=True)
    cookie.save(response, visit, instrument.current())
    return next(iter(response.cookies.values())).value


def _files(folder):
    """Every file of the site's folder: the database, its log of writes, what is published, logs."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def _dump():
    """What a backup holds, made while the database runs."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return "\n".join(connection.connection.iterdump()).encode()
    return subprocess.run(
        [_pg_dump(), os.environ["DATABASE_URL"]], capture_output=True, check=True
    ).stdout


def _pg_dump():
    find = [sys.executable, str(at_once.PROJECT / "bin" / "with-postgres"), "--find"]
    folder = subprocess.run(find, capture_output=True, text=True, check=True).stdout.strip()
    beside = Path(folder) / "pg_dump"
    return str(beside) if beside.exists() else shutil.which("pg_dump")


def _found(marks, texts):
    spelled = [(mark, way) for mark in marks for way in _spellings(mark)]
    return sorted({mark for mark, way in spelled for text in texts if way in text})


def _spellings(mark):
    """As it is, in the hexadecimal of dumps, and in base64 from each place of a longer text."""
    plain = mark.encode()
    yield plain
    yield plain.hex().encode()
    for skipped in range(3):
        whole = base64.b64encode(b"x" * skipped + plain)
        yield whole[4 if skipped else 0 : -4]


if __name__ == "__main__":
    at_once.print_outcome(work)
