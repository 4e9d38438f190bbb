"""Being public: from a moment on, and perhaps until another."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from editorial import previewed


class PublishableQuerySet(models.QuerySet):
    def published(self, at=None):
        """Keep what is public at that moment (now, if none is given).

        A page without a publishing moment is a draft; one without a moment of
        withdrawal stays. Whoever previews a draft sees that one page as if it were public.
        """
        at = at or timezone.now()
        stays = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=at)
        shown = previewed.key_shown(self.model)
        if shown is None:
            return self.filter(stays, published_at__lte=at)
        return self.filter(Q(stays, published_at__lte=at) | Q(pk=shown))


class Publishable(models.Model):
    published_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=F("published_at")),
                name="%(app_label)s_%(class)s_withdrawn_after_published",
                violation_error_message="A page can be withdrawn only after it was published.",
            ),
        )

    def is_published(self, at=None):
        at = at or timezone.now()
        begun = self.published_at is not None and self.published_at <= at
        ended = self.withdrawn_at is not None and self.withdrawn_at <= at
        return begun and not ended
