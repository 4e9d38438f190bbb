"""Twenty editors at one page, each in a thread of its own, on the database of DATABASE_URL.

    python -m tests.editorial.crowd        prints what came of it, as JSON

Run by `test_crowd.py`: threads need a database that several connections can write to.
"""

import json
import os
import sys
import threading

import django

EDITORS = 20
SAVES_EACH = 10


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spinecare.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(work(), sys.stdout)


def work():
    """Let everybody write at once; return the marks that were written and what is there after."""
    from django.contrib.auth.models import User
    from django.db import connection

    from editorial.models import PageRecord
    from tests import pages

    page = pages.an_area(body="<p>Begun.</p>")
    people = [User.objects.create(username=f"editor-{number}") for number in range(EDITORS)]
    begin, stale, marks = threading.Barrier(EDITORS), [], []
    connection.close()

    threads = [
        threading.Thread(target=edit, args=(type(page), page.pk, user, begin, marks, stale))
        for user in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = PageRecord.objects.of(page)
    return {
        "marks": marks,
        "refused": len(stale),
        "draft": record.draft.snapshot["fields"]["body_en"],
        "numbers": list(record.revisions.values_list("number", flat=True)),
        "version": record.version,
        "public": type(page).objects.get(pk=page.pk).body_en,
    }


def edit(model, key, user, begin, marks, stale):
    """Add one's own marks to the text, each to what is newest; begin anew when refused."""
    from django.db import connection

    try:
        begin.wait()
        for number in range(SAVES_EACH):
            mark = f"{user}.{number};"
            while not add(model.objects.get(pk=key), mark, user):
                stale.append(mark)
            marks.append(mark)
    finally:
        connection.close()


def add(page, mark, user):
    from editorial import actions
    from editorial.models import PageRecord

    record = PageRecord.objects.of(page)
    snapshot = record.newest.snapshot
    snapshot["fields"]["body_en"] += f"<p>{mark}</p>"
    try:
        actions.save_draft(page, snapshot, by=user, base=record.version)
    except actions.Stale:
        return False
    return True


if __name__ == "__main__":
    main()
