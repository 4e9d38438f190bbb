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
from practice.colors import palettes
from practice.colors.color import HEX

us_phone = RegexValidator(r"^[0-9]{3}-[0-9]{3}-[0-9]{4}$", "Write the number as 410-555-0142.")


def phone_uri(phone):
    """Return the address that dials a US number: 410-555-0142 is tel:+14105550142."""
    return "tel:+1" + phone.replace("-", "") if phone else ""


class PhoneField(models.CharField):
    default_validators = (us_phone,)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        super().__init__(*args, **kwargs)


class ColorField(models.CharField):
    default_validators = (RegexValidator(HEX, "Write the color as #0b5d56."),)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 7)
        super().__init__(*args, **kwargs)


OWN_COLORS = ("own", "Our own colors, below")


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
    palette = models.CharField(
        "colors",
        max_length=20,
        choices=[*((each.key, each.title) for each in palettes.PALETTES), OWN_COLORS],
        default=palettes.HOUSE.key,
        help_text="Every palette is proved to be readable, in the light and in the dark.",
    )
    own_color = ColorField(
        blank=True,
        help_text="For your own colors: the color of buttons and links, such as #0b5d56.",
    )
    own_accent = ColorField(
        blank=True, help_text="A second color for drawings and soft grounds. Apricot, if empty."
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
            models.CheckConstraint(
                condition=~models.Q(palette=OWN_COLORS[0]) | ~models.Q(own_color=""),
                name="practice_practice_names_its_own_color",
                violation_error_message="Write your own color, or choose a palette.",
            ),
        )

    def __str__(self):
        return self.name

    @property
    def colors(self):
        """Every color token, for "light" and for "dark"."""
        if self.palette == OWN_COLORS[0]:
            return palettes.own_colors(self.own_color, self.own_accent)
        return palettes.colors(palettes.BY_KEY[self.palette])

    def clean(self):
        """Refuse colors of one's own that somebody could not read."""
        if self.palette != OWN_COLORS[0] or not _are_colors(self.own_color, self.own_accent):
            return
        problems = palettes.own_problems(self.own_color, self.own_accent)
        if problems:
            raise ValidationError({"own_color": self._too_faint(min(problems, key=_shortfall))})

    def _too_faint(self, pair):
        return ValidationError(
            _(
                "This color is too faint to read: the contrast of %(front)s on %(back)s is"
                " %(measured)s, and %(needed)s is needed. The nearest shade that works"
                " is %(shade)s."
            ),
            code="too-faint",
            params={
                "front": pair.front,
                "back": pair.back,
                "measured": f"{pair.measured:.1f}",
                "needed": pair.needed,
                "shade": palettes.nearest_that_passes(self.own_color, self.own_accent),
            },
        )


def _are_colors(color, accent):
    return bool(HEX.match(color)) and (not accent or bool(HEX.match(accent)))


def _shortfall(pair):
    return pair.measured / pair.needed


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
    shows_care_cards = models.BooleanField(
        "shows the care cards",
        default=False,
        help_text="When to get help now, soon, or by and by: the cards stand above the text.",
    )

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


class LanguageNotice(ChildRow):
    """One notice in a language of its own, such as the offer of an interpreter in Arabic."""

    class Direction(models.TextChoices):
        LEFT_TO_RIGHT = "ltr", "Left to right"
        RIGHT_TO_LEFT = "rtl", "Right to left"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="language_notices")
    name = models.CharField(max_length=60, help_text="In the language itself, such as Español.")
    english_name = models.CharField(max_length=60, help_text="For staff, such as Spanish.")
    code = models.CharField(
        max_length=12, help_text="As in HTML, such as es or zh-Hans: a screen reader needs it."
    )
    direction = models.CharField(max_length=3, choices=Direction, default=Direction.LEFT_TO_RIGHT)
    text = models.CharField(max_length=400)

    def __str__(self):
        return self.english_name
