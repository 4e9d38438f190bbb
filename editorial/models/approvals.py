"""Medical approval: of one exact text, by a clinician who did not write it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.records import PageRecord, Revision
from editorial.models.review import Reviewer


class Approval(models.Model):
    """A clinician answers for exactly this text: any other has another digest."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("Checked")
        NO_CHANGE = "no-change", _("Checked, no change needed")
        SOLO = "solo", _("Checked by who wrote it: this practice has one clinician")
        AS_RECORDED = "as-recorded", _("Recorded for a reviewer by somebody else")

    record = models.ForeignKey(PageRecord, on_delete=models.CASCADE, related_name="approvals")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    checked_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=11, choices=Kind)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")

    def __str__(self):
        return f"{self.record}: {self.reviewer}, {self.checked_on}"


class WordingChange(models.Model):
    """A small change that went public without a new check; the next check looks at it."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="wording")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        Approval, on_delete=models.SET_NULL, null=True, blank=True, related_name="settled"
    )

    class Meta:
        ordering = ("-at",)

    def __str__(self):
        return f"{self.revision}"


class ReviewRequest(models.Model):
    """Somebody asks for one revision to be checked."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="request")
    reviewer = models.ForeignKey(
        Reviewer,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who is asked; anybody who may check, if nobody is named.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ("at",)

    def __str__(self):
        return f"{self.revision}"
