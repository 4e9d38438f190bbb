"""The verbs: every change of a page's state happens here, in one transaction, by somebody."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.models import EditorialPage, Reviewer
from editorial.signals import published_changed

_is_held: ContextVar[bool] = ContextVar("announcements are held back", default=False)

REVIEW_LASTS = timedelta(days=3 * 365)
"""Three years: the interval of NHS.UK content reviews."""


def publish(page: EditorialPage, *, by: AbstractBaseUser, at: datetime | None = None) -> None:
    """Make the page public from that moment on; raise ValidationError if it may not be."""
    with transaction.atomic():
        if page.published_at is None or page.withdrawn_at is not None:
            page.published_at = at or timezone.now()
        page.withdrawn_at = None
        _check(page)
        page.save()
        _remember(page, by, "Published.")
    announce()


def withdraw(page: EditorialPage, *, by: AbstractBaseUser, at: datetime | None = None) -> None:
    """Take a public page off the site; its text stays."""
    at = at or timezone.now()
    if not page.is_published(at):
        raise ValidationError("The page is not public.", code="not-public")
    with transaction.atomic():
        page.withdrawn_at = at
        page.validate_constraints()
        page.save()
        _remember(page, by, "Withdrawn.")
    announce()


def record_review(
    page: EditorialPage, *, by: AbstractBaseUser, reviewer: Reviewer, on: date
) -> None:
    """Write down that the reviewer has checked the page as it stands."""
    with transaction.atomic():
        page.reviewer = reviewer
        page.reviewed_on = on
        page.review_due_on = on + REVIEW_LASTS
        page.save()
        _remember(page, by, f"Checked by {reviewer}.")
    announce()


def record_translation(
    page: EditorialPage, *, by: AbstractBaseUser, is_checked: bool = True
) -> None:
    """Write down that the Spanish words say what the English ones say now.

    Words that nobody has checked since they were written lose the name of who checked the old ones.
    """
    if not page.is_in("es"):
        raise ValidationError(_("The page has no Spanish title yet."), code="no-spanish")
    with transaction.atomic():
        page.translated_from = page.english_digest
        if not is_checked:
            page.translation_checked_by = ""
        page.save()
        _remember(page, by, "The Spanish is up to date.")
    announce()


def announce() -> None:
    """Tell whoever listens, once the change is certain, that what is published has changed."""
    if not _is_held.get():
        transaction.on_commit(lambda: published_changed.send(sender=None))


@contextmanager
def announced_once() -> Iterator[None]:
    """Do many verbs in a row, as an import does, and tell of all of them once at the end."""
    before = _is_held.set(True)
    try:
        yield
    finally:
        _is_held.reset(before)
    announce()


def _check(page: EditorialPage) -> None:
    page.full_clean()
    if problems := page.publishing_problems():
        raise ValidationError(problems)


def _remember(page: EditorialPage, by: AbstractBaseUser, message: str) -> None:
    LogEntry.objects.log_actions(by.pk, [page], CHANGE, message, single_object=True)
