"""Tables on their way into the site: uploaded, compared, and not yet confirmed."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


class WaitingImportQuerySet(models.QuerySet):
    def expired(self, now):
        return self.filter(uploaded_at__lt=now - self.model.KEPT_FOR)


class WaitingImport(models.Model):
    """A table that somebody has uploaded: one a person and kind of page, for a day.

    In the database, for the server that is asked next may be another one.
    """

    KEPT_FOR = timedelta(days=1)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=100)
    table = models.JSONField(help_text="The cells as they were read, each row with its line.")
    uploaded_at = models.DateTimeField(db_index=True)

    objects = WaitingImportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user", "content_type"), name="editorial_waiting_import_one_a_kind"
            ),
        )

    def __str__(self):
        return f"{self.user}, {self.file_name}"
