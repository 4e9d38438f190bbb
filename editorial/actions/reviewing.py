"""Medical review: a clinician answers for one exact text; any change to it needs a new answer."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.actions.announcing import announce
from editorial.actions.recording import remember, write
from editorial.models import (
    Approval,
    EditorialPage,
    PageRecord,
    Reviewer,
    ReviewRequest,
    Revision,
    WordingChange,
)
from editorial.versions import snapshots
from editorial.versions.wording import is_wording_only

REVIEW_LASTS = timedelta(days=3 * 365)
"""Three years: the interval of NHS.UK content reviews."""
NOT_APPROVED = "not-approved"
"""The code of every refusal that a clinician's check would lift."""


def approve(
    revision: Revision,
    *,
    by: AbstractBaseUser,
    reviewer: Reviewer,
    kind: str = Approval.Kind.REVIEW,
    note: str = "",
) -> Approval:
    """Write down that the reviewer answers for this text and no other.

    Where patients read this text already, the page says so at once.
    """
    with transaction.atomic():
        record = PageRecord.objects.claimed(revision.record.page)
        if by in authors_of(revision):
            kind = _solo_or_refused()
        approval = _approved(record, revision, user=by, reviewer=reviewer, kind=kind, note=note)
        page = record.page
        if snapshots.taken(page)["digest"] == revision.digest:
            _sign(page, approval)
            page.save()
            announce()
        alone = ", who wrote it: solo mode" if kind == Approval.Kind.SOLO else ""
        remember(record.page, by, f"Checked by {reviewer}{alone}.")
    return approval


def record_review(
    page: EditorialPage, *, by: AbstractBaseUser, reviewer: Reviewer, on: date
) -> Approval:
    """Write down that the reviewer has checked the page's rows as they stand."""
    with transaction.atomic():
        page.save()
        record = PageRecord.objects.claimed(page)
        contents = snapshots.taken(page)
        is_own = reviewer.user_id is not None and reviewer.user_id == by.pk
        approval = record.approvals.create(
            digest=contents["digest"],
            reviewer=reviewer,
            user=by,
            checked_on=on,
            kind=Approval.Kind.REVIEW if is_own else Approval.Kind.AS_RECORDED,
        )
        _settle(record, approval)
        _sign(page, approval)
        page.save()
        remember(page, by, f"Checked by {reviewer}.")
    announce()
    return approval


def record_translation(
    page: EditorialPage, *, by: AbstractBaseUser, is_checked: bool = True
) -> None:
    """Write down that the Spanish words say what the English ones say now."""
    if not page.is_in("es"):
        raise ValidationError(_("The page has no Spanish title yet."), code="no-spanish")
    with transaction.atomic():
        record = PageRecord.objects.claimed(page)
        page.confirm_translation(is_checked=is_checked)
        page.save()
        # A page in hand may hold what a script wrote there, such as a day as text.
        is_public = type(page)._base_manager.get(pk=page.pk).is_published()
        record.live = write(record, Revision.Verb.TRANSLATED, by=by, is_public=is_public)
        record.save()
        remember(page, by, "The Spanish is up to date.")
    announce()


def authors_of(revision: Revision) -> set[Any]:
    """Return who has written what this revision changes against what is public."""
    record = revision.record
    if record.is_approved(revision.digest):
        return set()
    since = record.live.number if record.live and record.live_id != revision.pk else -1
    written = record.revisions.filter(number__gt=since, number__lte=revision.number)
    written = written.exclude(verb=Revision.Verb.MOVED)  # who moves a page writes nothing
    return {each.author for each in written.select_related("author") if each.author}


def carry_over(
    page: EditorialPage, record: PageRecord, contents: dict[str, Any], *, may_reword: bool
) -> tuple[bool, list[ValidationError]]:
    """Sign the page with the approval of exactly this text, if there is one.

    Return whether it goes by as a change of wording, under the signature of the text before, and
    what is said against its going public.
    """
    if sign_if_approved(page, record, contents["digest"]) or not page.needs_review:
        return False, []
    is_public = bool(record.live and record.live.is_public)
    reasons = why_not_wording_only(page, record, contents["snapshot"]) if is_public else []
    if may_reword and is_public and not reasons:
        return True, []
    message = _("A clinician has to check exactly this text before it is public.")
    return False, [ValidationError(each, code=NOT_APPROVED) for each in (message, *reasons)]


def sign_if_approved(page: EditorialPage, record: PageRecord, digest: str) -> bool:
    """Put the newest approval of this text on the page; a page that needs none bears no other."""
    approval = record.approvals.filter(digest=digest).first()
    if approval:
        _sign(page, approval)
    elif not page.needs_review or page.published_at is None:
        page.reviewer = page.reviewed_on = page.review_due_on = None
    return approval is not None


def why_not_wording_only(page: models.Model, record: PageRecord, new: dict) -> list[str]:
    """Return what keeps a public page's change from going by without a review; nothing if it may.

    It is held against the text that was checked, so that many small changes do not add up unseen.
    """
    checked = _last_checked(record) or record.live
    return is_wording_only(checked.snapshot, new, guarded=frozenset(page.guarded_fields))


def _last_checked(record: PageRecord) -> Revision | None:
    digests = record.approvals.values("digest")
    return record.revisions.filter(digest__in=digests, is_public=True).first()


def list_for_next_review(revision: Revision, *, by: AbstractBaseUser | None) -> None:
    WordingChange.objects.create(revision=revision, by=by)


def _solo_or_refused():
    if settings.SOLO_MODE:
        return Approval.Kind.SOLO
    message = _("Somebody else has to check it: you wrote part of this text.")
    raise ValidationError(message, code="own-text")


def _approved(record, revision, **values):
    approval = record.approvals.create(
        revision=revision, digest=revision.digest, checked_on=timezone.localdate(), **values
    )
    _settle(record, approval)
    ReviewRequest.objects.filter(revision__record=record).delete()
    return approval


def _settle(record: PageRecord, approval: Approval) -> None:
    open_changes = WordingChange.objects.filter(revision__record=record, settled_by=None)
    open_changes.update(settled_by=approval)


def _sign(page: EditorialPage, approval: Approval) -> None:
    page.reviewer = approval.reviewer
    page.reviewed_on = approval.checked_on
    page.review_due_on = approval.checked_on + REVIEW_LASTS
