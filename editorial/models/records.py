"""What the desk keeps about a page: its history, its newest draft, and whether it is in the bin."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editorial.versions import snapshots


class PageRecordQuerySet(models.QuerySet):
    def of(self, page):
        """Return the page's record, making it on first sight with the page as it was found."""
        return self._find(page) or self._begin(page)

    def begin_new(self, page):
        """Make the record of a page that was added just now: its first words are yet to come."""
        return self.create(content_type=_type_of(page), object_id=page.pk)

    def claimed(self, page, base=None):
        """Return the record for a write, locked; raise Stale if the page is newer than base."""
        found = self.of(page)
        locked = self.select_for_update(of=("self",)).select_related("draft", "live")
        record = locked.get(pk=found.pk)
        if base is not None and record.version != base:
            raise Stale(record, base)
        return record

    def for_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def archived(self):
        return self.filter(archived_at__isnull=False)

    def _find(self, page):
        of_page = self.filter(content_type=_type_of(page), object_id=page.pk)
        return of_page.select_related("draft", "live").first()

    @transaction.atomic
    def _begin(self, page):
        record, is_new = self.get_or_create(content_type=_type_of(page), object_id=page.pk)
        if is_new:
            record.begin_with(page)
        return record


class Stale(Exception):
    """The page has been written since the writer opened it."""

    def __init__(self, record, base):
        super().__init__(f"{record.pk}: {record.version} is newer than {base}")
        self.record, self.base = record, base


class PageRecord(models.Model):
    """One page's place at the desk. `version` goes up by one with every write."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    page = GenericForeignKey("content_type", "object_id")
    version = models.PositiveIntegerField(default=0)
    draft = models.ForeignKey(
        "editorial.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    live = models.ForeignKey(
        "editorial.Revision",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The revision that the page's own rows hold.",
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    owner = models.ForeignKey(
        Group,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The group that keeps the page right, and is told when its review is due.",
    )

    objects = PageRecordQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "object_id"), name="editorial_record_once_a_page"
            ),
        )

    def __str__(self):
        return f"{self.page}"

    def begin_with(self, page):
        """Keep the page as history found it, and the check that it had on record then."""
        self.live = self.revisions.create(
            number=0,
            verb=Revision.Verb.AS_FOUND,
            is_public=_is_public(page),
            **snapshots.taken(page),
        )
        self.save(update_fields=["live"])
        if getattr(page, "reviewer", None):
            self.approvals.create(
                revision=self.live,
                digest=self.live.digest,
                reviewer=page.reviewer,
                checked_on=page.reviewed_on,
                kind="as-recorded",
            )

    def is_approved(self, digest):
        """Whether a clinician answers for the text of this digest."""
        return self.approvals.filter(digest=digest).exists()

    @property
    def newest(self):
        """The revision that somebody who opens the page goes on from."""
        return self.draft or self.live


class Revision(models.Model):
    """One state of a page that was written down, and what was done with it then."""

    class Verb(models.TextChoices):
        AS_FOUND = "as-found", _("Found when history began")
        SAVED = "saved", _("Draft saved")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Taken off the site")
        RESTORED = "restored", _("Older version taken as draft")
        UNDONE = "undone", _("Publishing undone")
        DISCARDED = "discarded", _("Draft thrown away")
        TRANSLATED = "translated", _("Spanish confirmed as up to date")
        IMPORTED = "imported", _("Draft from a file")
        MERGED = "merged", _("Two versions put together")
        MOVED = "moved", _("Order changed")
        ARCHIVED = "archived", _("Put into the bin")
        UNARCHIVED = "unarchived", _("Taken out of the bin")

    record = models.ForeignKey(PageRecord, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=12, choices=Verb)
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    is_public = models.BooleanField(
        default=False,
        help_text="Whether the page's rows held this, and patients saw it, from then on.",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("record", "number"), name="editorial_revision_once"),
        )

    def __str__(self):
        return f"{self.snapshot['fields'].get('title_en', self.record_id)}, {self.number}"


class ScheduleQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(done_at=None, cancelled_at=None)

    def due(self, now):
        return self.pending().filter(at__lte=now)

    def failed(self):
        """What came to nothing, until somebody has looked at why."""
        return self.filter(looked_at=None).exclude(failure="")


class Schedule(models.Model):
    """Something that `manage.py publish_due` does when its time has come."""

    class Verb(models.TextChoices):
        PUBLISH = "publish", _("publish")
        WITHDRAW = "withdraw", _("take off the site")

    record = models.ForeignKey(PageRecord, on_delete=models.CASCADE, related_name="schedules")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    verb = models.CharField(max_length=8, choices=Verb)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    looked_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody put the failure out of sight."
    )

    objects = ScheduleQuerySet.as_manager()
    waits_for_check = False
    """Set by who schedules: whether a clinician has yet to check what goes public."""

    class Meta:
        ordering = ("at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verb="withdraw") | Q(revision__isnull=False),
                name="editorial_schedule_publishes_something",
            ),
            models.UniqueConstraint(
                fields=("record", "verb"),
                condition=Q(done_at=None, cancelled_at=None),
                name="editorial_schedule_one_of_a_kind",
            ),
        )

    def __str__(self):
        return f"{self.record}: {self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"


def _type_of(page):
    return ContentType.objects.get_for_model(page)


def _is_public(page):
    return not hasattr(page, "is_published") or page.is_published()
