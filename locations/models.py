"""Where: regions, places, opening hours and the days a place is closed."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.models import ChildRow, EditorialPage, EditorialQuerySet
from editorial.rich_text import RichTextField
from locations import time_zone, week
from practice.models import PhoneField, phone_uri

EVERY_PLACE = "locations.change_every_location"

us_zip = RegexValidator(r"^[0-9]{5}$", _("A ZIP code has five digits."))


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Region(EditorialPage):
    """A part of the country with its own phone, such as Central Maryland."""

    addresses_with = ("locations",)

    class Paper(models.TextChoices):
        LETTER = "letter", _("Letter")
        A4 = "a4", _("A4")

    phone = PhoneField(help_text="Whom patients of this region call.")
    paper = models.CharField(
        max_length=6, choices=Paper, default=Paper.LETTER, help_text="The paper of its printouts."
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(EditorialPage.Meta):
        ordering = ("position", "title")

    def get_absolute_url(self):
        return reverse("locations:region", args=[self.slug])

    @property
    def phone_uri(self):
        return phone_uri(self.phone)


class LocationQuerySet(EditorialQuerySet):
    def published(self, at=None):
        """Keep what is public in a public region, whose address is part of the place's own."""
        return super().published(at).filter(region__in=Region.objects.published(at))

    def in_region(self, region):
        return self.filter(region=region)

    def kept_by(self, user):
        """Keep the places that somebody may see at the desk: all, or the ones put in their care."""
        if user.has_perm(EVERY_PLACE):
            return self
        return self.filter(managers__user=user)


class Location(EditorialPage):
    """A place where patients are seen."""

    headings = (
        ("getting_here", _("Getting here")),
        ("parking", _("Parking")),
        ("transit", _("Bus and train")),
        ("access", _("Access")),
    )

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="locations")
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=80)
    state = models.CharField(max_length=2, help_text="Two letters, such as MD.")
    postal_code = models.CharField("ZIP code", max_length=5, validators=[us_zip])
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Degrees north.",
    )
    longitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Degrees east; negative in America.",
    )
    phone = PhoneField()
    text_phone = PhoneField(blank=True, help_text="A number that takes text messages.")
    time_zone = models.CharField(
        max_length=40,
        default="America/New_York",
        validators=[time_zone.check_time_zone],
        help_text="Opening hours are read in this time zone, such as America/New_York.",
    )
    desk_email = models.EmailField(
        blank=True,
        help_text="Where requests for a visit are sent. Patients never see it.",
    )
    getting_here = RichTextField(blank=True)
    parking = RichTextField(blank=True)
    transit = RichTextField(blank=True)
    access = RichTextField("wheelchair and other access", blank=True)

    objects = LocationQuerySet.as_manager()

    class Meta(EditorialPage.Meta):
        ordering = ("region", "title")
        permissions = (("change_every_location", "Can change places that others keep"),)

    def get_absolute_url(self):
        return reverse("locations:detail", args=[self.region.slug, self.slug])

    def is_published(self, at=None):
        return super().is_published(at) and self.region.is_published(at)

    def publishing_problems(self):
        if not self.region.is_published():
            return [ValidationError(_("Publish its region first."), code="no-region")]
        return [*super().publishing_problems(), *self._told_twice()]

    def _told_twice(self):
        """Return a problem for each two stretches of its hours that overlap.

        The desk's form says so at once; a file or an older version may bring them too.
        """
        overlaps = week.overlaps(self.hours.all())
        return [ValidationError(each.sentence, code="overlap") for each in overlaps]

    def is_kept_by(self, user):
        return user.has_perm(EVERY_PLACE) or self.managers.filter(user=user).exists()

    @property
    def phone_uri(self):
        return phone_uri(self.phone)

    @property
    def text_phone_uri(self):
        return phone_uri(self.text_phone).replace("tel:", "sms:")

    @property
    def one_line_address(self):
        return f"{self.street}, {self.city}, {self.state} {self.postal_code}"

    @property
    def week(self):
        """The seven weekdays, each with its opening hours; an empty list is closed."""
        by_day = {day: [] for day in Weekday}
        for hours in self.hours.all():
            by_day[Weekday(hours.weekday)].append(hours)
        return [(day.label, by_day[day]) for day in Weekday]

    @property
    def week_in_words(self):
        by_day = [[] for _day in Weekday]
        for hours in self.hours.all():
            by_day[hours.weekday].append(hours)
        return week.in_words(by_day)

    @property
    def spoken_time_zone(self):
        return time_zone.spoken(self.time_zone)

    def today(self):
        """Return which day it is there."""
        return timezone.localdate(timezone=ZoneInfo(self.time_zone))

    def closures_from(self, day):
        return [closure for closure in self.closures.all() if closure.ends_on >= day]


class Hours(ChildRow):
    """One stretch of one weekday, in the location's time zone."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ("weekday", "opens")
        verbose_name_plural = "opening hours"
        constraints = (
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")),
                name="locations_hours_open_before_close",
                violation_error_message=_("A place opens before it closes."),
            ),
            models.UniqueConstraint(
                fields=("location", "weekday", "opens"), name="locations_hours_once"
            ),
        )

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}"


class Closure(ChildRow):
    """Days on which a place is closed, both ends included."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="closures")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(
        max_length=120, help_text="What patients read, such as: Thanksgiving."
    )

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="locations_closure_days_in_order",
                violation_error_message=_("A closure cannot end before it begins."),
            ),
        )

    def __str__(self):
        return f"{self.reason} {self.starts_on}"

    @property
    def in_words(self):
        return week.closure_in_words(self.starts_on, self.ends_on, self.reason)


class PlaceManager(models.Model):
    """Somebody who keeps one place right, and no other."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="places_kept"
    )
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="managers")

    class Meta:
        ordering = ("location", "user")
        verbose_name = "manager of a place"
        verbose_name_plural = "managers of places"
        constraints = (
            models.UniqueConstraint(fields=("user", "location"), name="locations_manager_once"),
        )

    def __str__(self):
        return f"{self.user}: {self.location}"
