"""The abstract page: everything that staff write for patients and that has an address."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editorial.inspection import inspect
from editorial.models.identity import Identified
from editorial.models.illustration import Illustrated
from editorial.models.languages import Translatable
from editorial.models.publishing import Publishable, PublishableQuerySet
from editorial.models.reading import Readable
from editorial.models.review import Reviewable

TRANSLATED = ("title", "summary", "search_description", "picture_alt")
"""What every page has in both languages; each app's translation.py adds its own."""


REVIEWED_BEFORE_PUBLISHED = models.CheckConstraint(
    condition=Q(published_at__isnull=True) | Q(reviewed_on__isnull=False),
    name="%(app_label)s_%(class)s_reviewed_before_published",
    violation_error_message=_("A clinical page is published only after a medical review."),
)
"""For the constraints of each clinical page, together with `needs_review = True`."""


class EditorialQuerySet(PublishableQuerySet):
    def due_for_review(self, on):
        return self.filter(review_due_on__lt=on)


class EditorialPage(Identified, Publishable, Reviewable, Translatable, Readable, Illustrated):
    """A page with a title, an address, and a life: written, published, reviewed, withdrawn."""

    needs_review = False
    """Whether it may be published only when a clinician has checked it."""

    guarded_fields = ()
    """Fields in which no change is small: it needs a new review, however few the words."""

    snapshot_readers = ()
    """Functions that bring a snapshot of an older form of this page to the next, oldest first."""

    headings = ()
    """Pairs of rich text field and heading, in reading order."""

    addresses_with = ()
    """Relations to pages that have this page's address in their own: both change together."""

    title = models.CharField(max_length=150)
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        help_text="The last part of the page's address. Links from elsewhere rely on it.",
    )
    summary = models.CharField(
        max_length=250,
        blank=True,
        help_text="One or two sentences: they stand under the title, on cards and in lists.",
    )
    search_description = models.CharField(
        max_length=160,
        blank=True,
        help_text="What search engines show under the title. The summary, if left empty.",
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = EditorialQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("title",)
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = (
            *Publishable.Meta.constraints,
            *Reviewable.Meta.constraints,
            *Illustrated.Meta.constraints,
        )

    def __str__(self):
        return self.title

    @property
    def description(self):
        return self.search_description or self.summary

    @property
    def sections(self):
        """The parts of the page that have words, each with its anchor."""
        return [
            {"field": field, "anchor": field.replace("_", "-"), "title": title, "html": html}
            for field, title in self.headings
            if (html := getattr(self, field))
        ]

    @property
    def contents(self):
        return [(section["anchor"], section["title"]) for section in self.sections]

    def publishing_problems(self):
        """Return what stands between this page and the public, beyond its constraints."""
        findings = (finding for finding in inspect(self) if finding.blocks)
        return [ValidationError(finding.message, code=finding.code) for finding in findings]
