"""What somebody has confirmed becomes drafts: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from editorial import actions
from editorial.actions import Stale
from editorial.exchange.comparing import Outcome, merged
from editorial.models import EditorialPage, Revision
from editorial.models.languages import english_digest_of
from editorial.versions.snapshots import Snapshot

IMPORTED = Revision.Verb.IMPORTED


class Overtaken(Exception):
    """Some of the pages have been written since they were compared; nothing has been kept."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__(", ".join(outcome.key for outcome in outcomes))
        self.outcomes = outcomes


def keep(sheet: Any, outcomes: Iterable[Outcome], *, by: AbstractBaseUser) -> None:
    """Keep each outcome as the draft of its page; patients see nothing of it."""
    outcomes = list(outcomes)
    new = [outcome for outcome in outcomes if outcome.standing is None]
    with transaction.atomic():
        changed = [outcome for outcome in outcomes if outcome.standing]
        overtaken = [outcome for outcome in changed if not _is_saved(outcome, by)]
        overtaken += _not_added(sheet, new, by)
        if overtaken:
            raise Overtaken(overtaken)


def _is_saved(outcome: Outcome, by: AbstractBaseUser) -> bool:
    snapshot = _with_its_english(outcome, merged(outcome.standing.snapshot(), outcome.contents))
    page = outcome.standing.page
    try:
        actions.save_draft(page, snapshot, by=by, base=outcome.base, verb=IMPORTED)
    except (Stale, ValidationError):
        return False
    return True


def _not_added(sheet: Any, outcomes: list[Outcome], by: AbstractBaseUser) -> list[Outcome]:
    """Add the new pages; return those whose address has been taken in the meantime."""
    pages = [_added(sheet, outcome) for outcome in outcomes]
    try:
        with transaction.atomic():
            actions.add_drafts(pages, by=by, verb=IMPORTED)
    except IntegrityError:
        keys = [outcome.key for outcome in outcomes]
        taken = sheet.model._base_manager.filter(slug__in=keys).values_list("slug", flat=True)
        return [outcome for outcome in outcomes if outcome.key in set(taken)]
    return []


def _added(sheet: Any, outcome: Outcome) -> tuple[EditorialPage, Snapshot]:
    page = sheet.row(None, outcome.contents)
    snapshot = _with_its_english(outcome, merged(sheet.empty(page), outcome.contents))
    page.translated_from = snapshot["fields"]["translated_from"]
    return page, snapshot


def _with_its_english(outcome: Outcome, snapshot: Snapshot) -> Snapshot:
    """As in the form: new Spanish words are of today's English, and nobody has checked them."""
    said = outcome.contents.get("fields", {})
    if not any(name.endswith("_es") for name in said) or not snapshot["fields"]["title_es"]:
        return snapshot
    digest = english_digest_of(outcome.model, snapshot)
    its_english = {"translated_from": digest, "translation_checked_by": ""}
    return snapshot | {"fields": snapshot["fields"] | its_english}
