"""A version of a questionnaire while staff write it, and the example patients it must satisfy."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from assessment.engine import decimals
from assessment.models.document import Document
from editorial.models import ChildRow


class VersionQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(document__isnull=True)


class Version(models.Model):
    """Its rows are a draft until they are compiled; patients are only ever served documents."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked: nothing stands against publishing"

    key = models.CharField(
        max_length=255, help_text="Names the questionnaire; every version of it has the same key."
    )
    number = models.CharField(
        max_length=60, help_text="Such as 1.2. Patients read it on their summary."
    )
    title = models.TextField(help_text="The name of the questionnaire, for patients.")
    translation_checked_by = models.CharField(
        "Spanish checked by",
        max_length=120,
        blank=True,
        help_text="The qualified person who checked the Spanish words. Patients read the name.",
    )
    origin = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="copies",
        help_text="The published version that it was copied from.",
    )
    delivered = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The digest of the file that it came with.",
    )
    document = models.OneToOneField(
        Document,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="version",
        help_text="What it was published as; its rows are only read from then on.",
    )
    state = models.CharField(max_length=7, choices=State, default=State.DRAFT.value, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    edited_at = models.DateTimeField(editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ("-edited_at",)
        default_permissions = ("add", "change", "delete", "view", "publish")

    def __str__(self):
        return f"{self.title} {self.number}"

    @property
    def is_draft(self):
        return self.document_id is None


class Case(ChildRow):
    """An example patient, and what must come of the answers: the staff's own test."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="cases")
    name = models.CharField(max_length=200, help_text="Such as: 45, numb saddle, emergency.")
    answers = models.JSONField(
        default=dict,
        blank=True,
        help_text='What a form would send, such as {"age": ["45"], "blad": ["saddle"]}; '
        "[] is a question that was skipped.",
    )
    flags = models.JSONField(
        "expected red flags", default=list, blank=True, help_text='Keys, such as ["rf-ces-1"].'
    )
    band = models.CharField(
        "expected band",
        max_length=255,
        blank=True,
        help_text="Its key; empty: no band, as with a red flag or with answers missing.",
    )
    scores = models.JSONField(
        "expected scores",
        default=dict,
        blank=True,
        help_text='Only those that matter, such as {"impact": "9", "phq2": null}.',
    )

    def __str__(self):
        return self.name

    def clean(self):
        if problem := self.shape_problem():
            raise ValidationError(problem)

    def shape_problem(self):
        """Say in words what makes the case unreadable, or ""."""
        if not isinstance(self.answers, dict) or not all(map(_is_words, self.answers.values())):
            return 'The answers are lists of texts by question: {"age": ["45"]}.'
        if not _is_words(self.flags):
            return 'The red flags are a list of keys: ["rf-ces-1"].'
        if not isinstance(self.scores, dict) or not all(map(_is_number, self.scores.values())):
            return 'The scores are numbers in quotes, or null, by key: {"impact": "9"}.'
        return ""


def _is_words(raw):
    return isinstance(raw, list) and all(isinstance(each, str) for each in raw)


def _is_number(raw):
    return raw is None or (isinstance(raw, str) and decimals.read(raw) is not None)
