"""The desk around a page: unsaved text, who is there, links to read a draft, old addresses."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils import timezone

from editorial.models.records import PageRecord, Revision


class Autosave(models.Model):
    """What somebody has typed and not saved: one slot a person and page, never history."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField(default=0, help_text="0 is a page not yet added.")
    data = models.TextField(help_text="The form as the browser would send it.")
    version = models.PositiveIntegerField(help_text="The page's version when typing began.")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "content_type", "object_id"), name="editorial_autosave_one_slot"
            ),
        )

    def __str__(self):
        return f"{self.user}, {self.content_type} {self.object_id}"


class Presence(models.Model):
    """Somebody has a page open: since when, and when their browser last said so."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(PageRecord, on_delete=models.CASCADE, related_name="present")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "record"), name="editorial_presence_once"),
        )

    def __str__(self):
        return f"{self.user}, {self.record}"


SIGNER = signing.Signer(salt="editorial.share-link")


class ShareLinkQuerySet(models.QuerySet):
    def by_token(self, token):
        """Return the link; None if it is gone. What we have not signed raises BadSignature."""
        found = self.select_related("revision__record", "created_by")
        return found.filter(pk=SIGNER.unsign(token)).first()


class ShareLink(models.Model):
    """A link by which somebody without an account reads exactly one revision, for some days."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="links")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self):
        return f"{self.revision}, {self.expires_at:%Y-%m-%d}"

    @property
    def address(self):
        """Where it leads, with the host. Whoever knows it reads the draft: it is in no log."""
        return settings.BASE_URL + reverse("shared-draft", args=[SIGNER.sign(self.pk)])

    @property
    def is_open(self):
        """Whether the link shows its draft now: not after its time, nor once its page is gone."""
        record = self.revision.record
        is_over = self.revoked_at is not None or self.expires_at <= timezone.now()
        return not is_over and record.archived_at is None and record.page is not None


class OldAddress(models.Model):
    """Where a page was once: whoever comes there is sent to where it is now.

    It names the page and not another address, so that there are no chains and no loops.
    """

    path = models.CharField(max_length=250, unique=True, help_text="Without a language's prefix.")
    record = models.ForeignKey(PageRecord, on_delete=models.CASCADE, related_name="old_addresses")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("path",)
        verbose_name_plural = "old addresses"

    def __str__(self):
        return self.path
