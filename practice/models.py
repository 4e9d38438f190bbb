"""Who we are: the practice itself, the words of its care cards, and its own pages."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import ChildRow, EditorialPage
from editorial.pictures import PictureField
from editorial.rich_text import RichTextField

us_phone = RegexValidator(r"^[0-9]{3}-[0-9]{3}-[0-9]{4}$", "Write the number as 410-555-0142.")


def phone_uri(phone):
    """Return the address that dials a US number: 410-555-0142 is tel:+14105550142."""
    return "tel:+1" + phone.replace("-", "") if phone else ""


class PhoneField(models.CharField):
    default_validators = (us_phone,)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        super().__init__(*args, **kwargs)


class Practice(models.Model):
    """The one practice that this site speaks for. Its name is data, never code."""

    name = models.CharField(max_length=80, help_text="In the header and in every page's title.")
    tagline = models.CharField(max_length=160, blank=True, help_text="One line, in the footer.")
    logo = PictureField(
        upload_to="logo", blank=True, help_text="Shown in place of the drawn spine, 40 px high."
    )
    phone = PhoneField(help_text="The number in the header and footer of every page.")
    relay_note = models.CharField(
        max_length=160, blank=True, help_text="How deaf callers reach you, such as relay 711."
    )
    text_phone = PhoneField(blank=True, help_text="A number that takes text messages.")
    interpreter_note = models.CharField(
        max_length=200, blank=True, help_text="How to ask for an interpreter, free of charge."
    )
    after_hours = models.CharField(
        max_length=250, blank=True, help_text="What to do at night and on weekends."
    )
    hours_summary = models.CharField(
        max_length=120, blank=True, help_text="Such as: Monday to Friday, 8 am to 6 pm."
    )
    emergency_text = models.CharField(
        max_length=250, help_text="One sentence, on every page: when to call 911."
    )
    is_demo = models.BooleanField(
        "this is a demonstration",
        default=False,
        help_text="Every page then says that the practice, its people and places are invented.",
    )

    class Meta:
        verbose_name_plural = "practice"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="practice_practice_is_one",
                violation_error_message="There is one practice: change it, do not add another.",
            ),
        )

    def __str__(self):
        return self.name


class CareCard(ChildRow):
    """One set of words about when to get help, used wherever a page must say it."""

    class Level(models.TextChoices):
        EMERGENCY = "emergency", "Emergency: call 911 or go to an emergency department"
        URGENT = "urgent", "Urgent: call the same day"
        ROUTINE = "routine", "Not urgent: make a visit"

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="care_cards")
    level = models.CharField(max_length=10, choices=Level, unique=True)
    title = models.CharField(max_length=120, help_text='Ends with "if:", for a list follows.')
    signs = RichTextField(help_text="A list: each sign in the words a patient would use.")
    what_to_do = RichTextField(blank=True, help_text="What to do now, after the list.")

    def __str__(self):
        return self.title


class Page(EditorialPage):
    """One of the practice's own pages, such as About us or Privacy."""

    body = RichTextField(help_text="Headings, short paragraphs, lists.")
    in_footer = models.BooleanField(
        "in the footer", default=False, help_text="Whether every page links to it at the bottom."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the footer.")

    class Meta(EditorialPage.Meta):
        ordering = ("position", "title")

    def get_absolute_url(self):
        return reverse("practice:page", args=[self.slug])

    def clean(self):
        """Refuse an address that another part of the site has: nobody would reach the page."""
        is_language = self.slug in dict(settings.LANGUAGES)
        if self.slug and (is_language or resolve(f"/{self.slug}/").view_name != "practice:page"):
            taken = _("Another part of the site has this address. Choose a different one.")
            raise ValidationError({"slug": taken})
