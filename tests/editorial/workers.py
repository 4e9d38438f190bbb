"""Four workers that publish what is due at the same moment, on the database of DATABASE_URL.

    python -m tests.editorial.workers        prints what came of it, as JSON

Run by `test_publish_due.py`: threads need a database that several connections can write to.
"""

import json
import os
import sys
import threading
from datetime import timedelta

import django

WORKERS = 4
PAGES = 8


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spinecare.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(work(), sys.stdout)


def work():
    """Let all begin at once; return what each did, and what the history says of each page."""
    from django.db import connection

    from editorial.models import PageRecord, Revision

    at = plan()
    begin, done = threading.Barrier(WORKERS), []
    connection.close()

    threads = [threading.Thread(target=run, args=(at, begin, done)) for _each in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    published = Revision.objects.filter(verb=Revision.Verb.PUBLISHED, note="As scheduled.")
    return {
        "done": done,
        "published": list(published.values_list("record", flat=True)),
        "records": list(PageRecord.objects.values_list("pk", flat=True)),
    }


def plan():
    """Make pages with a draft that is to go public; return a moment when all are due."""
    from django.utils import timezone

    from editorial import actions
    from editorial.versions import snapshots
    from tests import pages, people

    alice = people.alice()
    at = timezone.now() + timedelta(hours=1)
    for number in range(PAGES):
        page = pages.an_area(f"area-{number}", title=f"Area {number}")
        snapshot = snapshots.take(page)
        snapshot["fields"]["body_en"] = "<p>New.</p>"
        actions.save_draft(page, snapshot, by=alice)
        actions.schedule(page, "publish", at=at, by=alice)
    return at


def run(at, begin, done):
    from django.db import connection

    from editorial import actions

    try:
        begin.wait()
        done.extend((planned.pk, planned.failure) for planned in actions.run_due(at))
    finally:
        connection.close()


if __name__ == "__main__":
    main()
