"""The desk around a page: unsaved text, who is there, links to read a draft, old addresses."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

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


class ShareLink(models.Model):
    """A link by which somebody without an account reads exactly one revision, for some days."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="links")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self):
        return f"{self.revision}, {self.expires_at:%Y-%m-%d}"


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
