"""Published questionnaires, and what has become of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Document(models.Model):
    """One published questionnaire, for good: triggers in both databases refuse any change.

    What becomes of it afterwards stands in its Release.
    """

    digest = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        error_messages={"unique": "The very same questionnaire was published already."},
    )
    key = models.CharField(max_length=255, editable=False)
    number = models.CharField(max_length=60, editable=False)
    text = models.TextField(editable=False, help_text="The canonical JSON, byte by byte.")
    note = models.TextField(editable=False, help_text="What changed and why.")
    published_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="published_questionnaires",
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        editable=False,
        related_name="edited_questionnaires",
        help_text="Whoever changed the draft last; nobody, where it is as it was delivered.",
    )

    class Meta:
        ordering = ("-published_at",)
        default_permissions = ("view",)
        verbose_name = "published questionnaire"
        constraints = (
            models.UniqueConstraint(
                fields=("key", "number"),
                name="assessment_document_number_once",
                violation_error_message="This number was published already.",
            ),
        )

    def __str__(self):
        return f"{self.key} {self.number}"

    @property
    def published_alone(self):
        """Whether nobody but the editor has looked at it, as solo mode allows."""
        return self.edited_by_id == self.published_by_id


class Release(models.Model):
    """The state of a published questionnaire: the one thing about it that changes."""

    class State(models.TextChoices):
        LIVE = "live", "Live: new visits begin with it"
        RETIRED = "retired", "Retired: those inside finish it"
        WITHDRAWN = "withdrawn", "Withdrawn: stopped at once"

    document = models.OneToOneField(Document, on_delete=models.PROTECT, editable=False)
    key = models.CharField(max_length=255, editable=False)
    """The document's own, once more: a constraint sees one table only."""
    state = models.CharField(max_length=9, choices=State, editable=False)
    since = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False)
    reason = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("key",),
                condition=Q(state="live"),
                name="assessment_release_one_live",
                violation_error_message="Another version of this questionnaire is live.",
            ),
        )

    def __str__(self):
        return f"{self.document}: {self.get_state_display()}"
