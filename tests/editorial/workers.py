"""Four workers that publish what is due at the same moment; run by `test_due_at_once.py`."""

from datetime import timedelta
from functools import partial

from tests import at_once

WORKERS = 4
PAGES = 8


def work():
    """Let all begin at once; return what each did, and what the history says of each page."""
    from editorial.models import PageRecord, Revision

    at, done = plan(), []
    at_once.all_at_once([partial(run, at, done)] * WORKERS)
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


def run(at, done):
    from editorial import actions

    done.extend((planned.pk, planned.failure) for planned in actions.run_due(at))


if __name__ == "__main__":
    at_once.print_outcome(work)
