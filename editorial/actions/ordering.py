"""Order: pages that stand in a list change places, for patients too and at once.

No medical reviewer answers for a place (`snapshots.NOT_ANSWERED_FOR`), so it needs no draft and no
review. The versions that could be published later follow, or they would move the page back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from editorial.actions.announcing import announce
from editorial.actions.recording import remember, write
from editorial.models import PageRecord, Revision


def reorder(
    pages: Sequence[models.Model], bases: Mapping[Any, int], *, by: AbstractBaseUser
) -> list[models.Model]:
    """Let the pages stand in this order; return those that moved. `bases` has their versions.

    They share out the places that they had, so that most of them stay where they are.
    """
    places = _places([page.position for page in pages])
    moves = [(page, place) for page, place in zip(pages, places, strict=True)]
    moves = [(page, place) for page, place in moves if page.position != place]
    with transaction.atomic():
        # In one order whatever the wish, so that two who reorder at once wait and do not block.
        for page, place in sorted(moves, key=lambda move: move[0].pk):
            _move(page, place, by, bases[page.pk])
    if moves:
        announce()
    return [page for page, _place in moves]


def _places(had: list[int]) -> list[int]:
    return sorted(had) if len(set(had)) == len(had) else list(range(1, len(had) + 1))


def _move(page: models.Model, place: int, by: AbstractBaseUser, base: int) -> None:
    record = PageRecord.objects.claimed(page, base)
    page.position = place
    type(page)._base_manager.filter(pk=page.pk).update(position=place)
    for revision in _still_to_be_used(record):
        revision.snapshot["fields"]["position"] = place
        revision.save(update_fields=["snapshot"])
    is_public = page.is_published() if hasattr(page, "is_published") else True
    write(record, Revision.Verb.MOVED, by=by, is_public=is_public)
    record.save()
    remember(page, by, f"{Revision.Verb.MOVED.label}.")


def _still_to_be_used(record: PageRecord) -> Iterator[Revision]:
    """Yield what is public, the draft, and what waits for its time.

    They are changed where they stand: a copy would need a new check, and have a new author.
    """
    kept = {revision.pk: revision for revision in (record.live, record.draft) if revision}
    for schedule in record.schedules.pending().exclude(revision=None).select_related("revision"):
        kept.setdefault(schedule.revision.pk, schedule.revision)
    yield from kept.values()
