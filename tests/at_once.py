"""Many threads at one database: what comes of it, when all begin at the same moment.

Threads need a database that several connections can write to, and that no other test sees, so
the work is done by a process of its own: `python -m <module>` prints its outcome as JSON.
"""

import json
import os
import subprocess
import sys
import threading
import uuid
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 300


def outcome_of(module, folder):
    """Let the module work on an empty database, and return what it printed."""
    with _an_empty_database(folder) as address:
        ran = subprocess.run(
            [sys.executable, "-m", module],
            cwd=PROJECT,
            env=os.environ | {"DATABASE_URL": address, "SPINECARE_VAR": str(folder)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def print_outcome(work):
    """Begin a site on the database of DATABASE_URL, and print what the work returns."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spinecare.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(work(), sys.stdout)


def all_at_once(jobs):
    """Run each job in a thread of its own; none begins before all are ready."""
    from django.db import connection

    begin = threading.Barrier(len(jobs))
    connection.close()
    threads = [threading.Thread(target=_run, args=(job, begin)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _run(job, begin):
    from django.db import connection

    try:
        begin.wait()
        job()
    finally:
        connection.close()


@contextmanager
def _an_empty_database(folder):
    """Yield the address of a database of its own, of the kind that this run tests."""
    from django.db import connection

    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'at-once.sqlite3'}"
        return
    name = f"at_once_{uuid.uuid4().hex}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
