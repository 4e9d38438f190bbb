"""Links by which somebody without an account reads one revision, until they end."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from editorial.actions.recording import remember
from editorial.models import Revision, ShareLink

LINK_LASTS = timedelta(days=7)


def share(revision: Revision, *, by: AbstractBaseUser) -> ShareLink:
    """Make a link to exactly this revision; the log says that, and not the address."""
    with transaction.atomic():
        link = ShareLink.objects.create(
            revision=revision, created_by=by, expires_at=timezone.now() + LINK_LASTS
        )
        remember(revision.record.page, by, "Link to a draft made.")
    return link


def revoke(link: ShareLink, *, by: AbstractBaseUser) -> None:
    """End the link before its time."""
    with transaction.atomic():
        if ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
            remember(link.revision.record.page, by, "Link to a draft ended.")
