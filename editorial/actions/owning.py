"""Who keeps a page right: the group that is told when its review is due."""

from django.contrib.auth.models import AbstractBaseUser, Group
from django.db import transaction

from editorial.actions.recording import remember
from editorial.models import EditorialPage, PageRecord


def set_owner(
    page: EditorialPage, owner: Group | None, *, by: AbstractBaseUser, base: int | None = None
) -> None:
    """Nothing that patients read changes by it, so it makes no new version."""
    with transaction.atomic():
        record = PageRecord.objects.claimed(page, base)
        record.owner = owner
        record.save(update_fields=["owner"])
        remember(page, by, f"Owner: {owner or 'nobody'}.")
