"""Twenty editors at one page, each in a thread of its own; run by `test_crowd.py`."""

from functools import partial

from tests import at_once

EDITORS = 20
SAVES_EACH = 10


def work():
    """Let everybody write at once; return the marks that were written and what is there after."""
    from django.contrib.auth.models import User

    from editorial.models import PageRecord
    from tests import pages

    page = pages.an_area(body="<p>Begun.</p>")
    people = [User.objects.create(username=f"editor-{number}") for number in range(EDITORS)]
    stale, marks = [], []
    at_once.all_at_once([partial(edit, type(page), page.pk, user, marks, stale) for user in people])
    record = PageRecord.objects.of(page)
    return {
        "marks": marks,
        "refused": len(stale),
        "draft": record.draft.snapshot["fields"]["body_en"],
        "numbers": list(record.revisions.values_list("number", flat=True)),
        "version": record.version,
        "public": type(page).objects.get(pk=page.pk).body_en,
    }


def edit(model, key, user, marks, stale):
    """Add one's own marks to the text, each to what is newest; begin anew when refused."""
    for number in range(SAVES_EACH):
        mark = f"{user}.{number};"
        while not add(model.objects.get(pk=key), mark, user):
            stale.append(mark)
        marks.append(mark)


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
    at_once.print_outcome(work)
