"""Asking a clinician to check a draft, and what comes back instead of an approval."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import send_mail
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.actions.recording import remember
from editorial.actions.sharing import share
from editorial.models import PageRecord, Reviewer, ReviewRequest, Revision

ASKED = """\
%(name)s asks you to check “%(title)s”.

Read it here. You need no account to read, and the link works for seven days:
%(address)s

To say that you have checked it, sign in at the top of that page.
"""
ANSWERED = """\
%(name)s has sent “%(title)s” back, with a note for you.

Sign in to read it:
%(address)s
"""


def ask_for_review(
    revision: Revision, *, by: AbstractBaseUser, reviewer: Reviewer | None = None, note: str = ""
) -> ReviewRequest:
    """Put the revision on the list of what waits for a clinician, and write to who is named."""
    values = {"by": by, "reviewer": reviewer, "note": note, "at": timezone.now()}
    with transaction.atomic():
        request, _is_new = ReviewRequest.objects.update_or_create(
            revision=revision, defaults=values
        )
        if reviewer and _can_be_written_to(reviewer.user):
            link = share(revision, by=by)
            _write_to(reviewer.user, "Please check: %s", ASKED, revision, str(by), link.address)
    return request


def send_back(
    revision: Revision, *, by: AbstractBaseUser, reviewer: Reviewer, note: str
) -> Revision:
    """Give a draft back to who wrote it, with what is to change; nobody waits for it any more."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(revision.record.page)
        waiting = ReviewRequest.objects.filter(revision__record=record)
        request = waiting.filter(revision=revision).select_related("by").first()
        writer = request.by if request else revision.author
        waiting.delete()
        said = _("Sent back by %(reviewer)s: %(note)s") % {"reviewer": reviewer, "note": note}
        revision.note = " ".join(filter(None, [revision.note, said]))[:250]
        revision.save(update_fields=["note"])
        remember(record.page, by, f"Sent back by {reviewer}.")
        if _can_be_written_to(writer):
            address = _review_of(record.page)
            _write_to(writer, "Sent back: %s", ANSWERED, revision, str(reviewer), address)
    return revision


def _can_be_written_to(user: AbstractBaseUser | None) -> bool:
    return bool(user and user.is_active and user.email)


def _write_to(
    user: AbstractBaseUser, subject: str, words: str, revision: Revision, name: str, address: str
) -> None:
    """Write once it is certain. A letter says no more of a page than its title."""
    title = " ".join(str(revision.snapshot["fields"]["title_en"]).split())
    body = words % {"name": name, "title": title, "address": address}

    def send() -> None:
        send_mail(subject % title, body, None, [user.email])

    # A mail server that is down is no reason to refuse: the request is on the list.
    transaction.on_commit(send, robust=True)


def _review_of(page: models.Model) -> str:
    meta = page._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_review", args=[page.pk])
    return settings.BASE_URL + address
