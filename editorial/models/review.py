"""Medical review: who checked the page, when, and when it is due again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Reviewer(models.Model):
    """A clinician who answers for what a page says, by the name patients read."""

    name = models.CharField(
        max_length=120, help_text='As patients read it: "Checked by Noor Haddad, MD".'
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="The account with which this person signs in, if there is one.",
    )

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name


class Reviewable(models.Model):
    reviewer = models.ForeignKey(
        Reviewer, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True, editable=False)
    review_due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(reviewer=None, reviewed_on=None, review_due_on=None)
                | Q(reviewer__isnull=False, reviewed_on__isnull=False, review_due_on__isnull=False),
                name="%(app_label)s_%(class)s_review_is_whole",
                violation_error_message="A review has a reviewer, a date and a next date.",
            ),
        )

    def is_review_overdue(self, on):
        return self.review_due_on is not None and self.review_due_on < on

    @property
    def is_past_review(self):
        """Whether the next check is overdue today, where the practice is."""
        return self.is_review_overdue(timezone.localdate())
