"""What patients say, with their consent on record, and films of our own."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.models import ChildRow, EditorialPage, EditorialQuerySet, Source, written
from editorial.pictures import PictureField
from editorial.rich_text import RichTextField


class StoryQuerySet(EditorialQuerySet):
    def published(self, at=None):
        """Keep what is public, and of patients' stories those whose consent still lasts."""
        at = at or timezone.now()
        consents = ~Q(kind=Story.Kind.PATIENT) | Q(consent_expires_on__gte=timezone.localdate(at))
        return super().published(at).filter(consents)

    def films(self):
        return self.filter(kind=Story.Kind.FILM).select_related("video")

    def told_by_patients(self):
        return self.filter(kind=Story.Kind.PATIENT)


class Story(EditorialPage):
    """A story told by a patient, or a film in which the practice explains something."""

    class Kind(models.TextChoices):
        PATIENT = "patient", _("Told by a patient")
        FILM = "film", _("Film")

    kind = models.CharField(max_length=7, choices=Kind, default=Kind.PATIENT)
    person = models.CharField(
        max_length=120,
        blank=True,
        help_text="As agreed with the patient: June, 58, letter carrier.",
    )
    condition = models.ForeignKey(
        "conditions.Condition",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
    )
    procedure = models.ForeignKey(
        "procedures.Procedure",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
    )
    surgeon = models.ForeignKey(
        "surgeons.Surgeon",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        help_text="Whose film this is: it is then shown on their page too.",
    )
    body = RichTextField(help_text="In the patient's own words.")
    typical_outcome = RichTextField(
        blank=True, help_text="What usually happens: it stands beside every patient's story."
    )
    consent_given_on = models.DateField(
        null=True, blank=True, help_text="Without it the story cannot be published."
    )
    consent_expires_on = models.DateField(
        null=True, blank=True, help_text="After this day the story leaves the site by itself."
    )

    objects = StoryQuerySet.as_manager()

    class Meta(EditorialPage.Meta):
        verbose_name_plural = "stories"
        constraints = (
            *EditorialPage.Meta.constraints,
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | ~Q(kind="patient")
                | Q(consent_given_on__isnull=False, consent_expires_on__isnull=False),
                name="stories_story_has_consent",
                violation_error_message=_(
                    "A patient's story needs consent on record, with the day it ends."
                ),
            ),
            models.CheckConstraint(
                condition=Q(consent_given_on__isnull=True)
                | Q(consent_expires_on__isnull=True)
                | Q(consent_given_on__lte=F("consent_expires_on")),
                name="stories_story_consent_in_order",
                violation_error_message=_("Consent cannot end before it was given."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | ~Q(kind="patient")
                | written("typical_outcome_en"),
                name="stories_story_says_what_is_typical",
                violation_error_message=_("Say what usually happens beside a patient's story."),
            ),
        )

    def get_absolute_url(self):
        return reverse("stories:detail", args=[self.slug])

    def is_published(self, at=None):
        at = at or timezone.now()
        return super().is_published(at) and not self.is_consent_over(timezone.localdate(at))

    def is_consent_over(self, on):
        ends = self.consent_expires_on
        return self.kind == self.Kind.PATIENT and ends is not None and ends < on

    def publishing_problems(self):
        problems = super().publishing_problems()
        if self.is_consent_over(timezone.localdate()):
            problems.append(ValidationError(_("The patient's consent has ended."), code="consent"))
        if self.kind == self.Kind.FILM and not hasattr(self, "video"):
            problems.append(ValidationError(_("Add the film itself."), code="no-film"))
        return problems


class StorySource(Source):
    page = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="sources")

    class Meta(Source.Meta):
        verbose_name = "source"


class Video(ChildRow):
    """A film on our own host; it cannot be kept without captions and transcript."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="video")
    film = models.FileField(upload_to="films", validators=[FileExtensionValidator(["mp4"])])
    captions = models.FileField(upload_to="films", validators=[FileExtensionValidator(["vtt"])])
    poster = PictureField(upload_to="films", help_text="The still shown before the film plays.")
    seconds = models.PositiveSmallIntegerField("length in seconds")
    transcript = RichTextField(help_text="Everything said or shown, as text.")

    def __str__(self):
        return f"{self.story} ({self.seconds} s)"
