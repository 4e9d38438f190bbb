"""Who: the surgeons, their training, and what they treat where."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import ChildRow, EditorialPage, EditorialQuerySet, written
from editorial.rich_text import RichTextField
from locations.models import Location

ON_CARDS = (
    *("title", "slug", "first_name", "last_name", "picture"),
    *("specialty", "accepting_new_patients"),
)
FEW_OPERATIONS = 10
"""Below this, one patient more or less moves a share by over ten of a hundred."""
ISSUER_OF_NPI = "80840"
"""What the NPI's check digit counts before the number itself (45 CFR 162.406)."""


def check_npi(number):
    """Refuse what is no National Provider Identifier: ten digits, the last by Luhn."""
    digits = ISSUER_OF_NPI + number
    if len(number) != 10 or not number.isascii() or not number.isdigit() or _luhn(digits) != 0:
        raise ValidationError(_("This is no valid NPI: check the ten digits."), code="npi")


def _luhn(digits):
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(digits[::-1])]
    return sum(number // 10 + number % 10 for number in doubled) % 10


class Language(models.Model):
    """A language that a surgeon speaks with patients."""

    code = models.CharField(max_length=8, unique=True, help_text="As in HTML, such as es.")
    name = models.CharField(max_length=40, help_text="In that language itself, such as español.")

    class Meta:
        ordering = ("name",)

    def __str__(self):
        return self.name


class SurgeonQuerySet(EditorialQuerySet):
    def treating(self, condition):
        return self.filter(conditions=condition)

    def performing(self, procedure):
        return self.filter(procedures=procedure)

    def at(self, location):
        return self.filter(locations=location)

    def with_places(self):
        """Bring languages and places in the same few queries, however many surgeons there are."""
        places = Location.objects.published().select_related("region")
        return self.prefetch_related("languages", models.Prefetch("locations", places))

    def with_outcomes(self):
        rows = Outcome.objects.select_related("procedure").only(*Outcome.IN_TABLE)
        return self.prefetch_related(models.Prefetch("outcomes", rows))

    def for_cards(self):
        """Bring no more than a card shows: every column has its price, and texts are long."""
        places = models.Prefetch("locations", Location.objects.published().only("title"))
        return self.only(*ON_CARDS).prefetch_related("languages", places)


class Surgeon(EditorialPage):
    """A spine surgeon. The title is the name as patients read it, with the degree."""

    class Specialty(models.TextChoices):
        ORTHOPEDIC = "orthopedic", _("Orthopedic spine surgeon")
        NEUROSURGERY = "neurosurgery", _("Neurosurgeon")

    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=60, help_text="Lists are in this order.")
    credentials = models.CharField(max_length=40, help_text="Such as MD or DO.")
    specialty = models.CharField(max_length=12, choices=Specialty)
    npi = models.CharField("NPI", max_length=10, blank=True, validators=[check_npi])
    accepting_new_patients = models.BooleanField(default=True)
    languages = models.ManyToManyField(Language, related_name="surgeons", blank=True)
    conditions = models.ManyToManyField(
        "conditions.Condition", related_name="surgeons", blank=True, help_text="What they treat."
    )
    procedures = models.ManyToManyField(
        "procedures.Procedure", related_name="surgeons", blank=True, help_text="What they perform."
    )
    locations = models.ManyToManyField(
        Location, related_name="surgeons", blank=True, help_text="Where they see patients."
    )
    about = RichTextField(blank=True, help_text="Who they are, in a few sentences.")
    approach = RichTextField(blank=True, help_text="How they work with patients.")

    nearest = None
    """The published place closest to somebody, and how far: a list in that order says it."""

    objects = SurgeonQuerySet.as_manager()

    class Meta(EditorialPage.Meta):
        ordering = ("last_name", "first_name")

    def get_absolute_url(self):
        return reverse("surgeons:detail", args=[self.slug])

    @property
    def monogram(self):
        return (self.first_name[:1] + self.last_name[:1]).upper()

    @property
    def boards(self):
        return [row for row in self.training.all() if row.kind == Training.Kind.BOARD]

    @property
    def schooling(self):
        return [row for row in self.training.all() if row.kind != Training.Kind.BOARD]


class Training(ChildRow):
    """One stage of training or one certificate."""

    class Kind(models.TextChoices):
        SCHOOL = "medical school", _("Medical school")
        RESIDENCY = "residency", _("Residency")
        FELLOWSHIP = "fellowship", _("Fellowship")
        BOARD = "board certification", _("Board certification")

    surgeon = models.ForeignKey(Surgeon, on_delete=models.CASCADE, related_name="training")
    kind = models.CharField(max_length=20, choices=Kind)
    place = models.CharField("place or board", max_length=160)
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="When it ended.")

    class Meta(ChildRow.Meta):
        verbose_name_plural = "training"

    def __str__(self):
        return f"{self.get_kind_display()}, {self.place}"


class Outcome(ChildRow):
    """How one kind of operation turned out for this surgeon's patients, as a named source counts.

    A share without its number of operations, its period and its source tells nobody anything, so
    the table keeps none without them.
    """

    IN_TABLE = (
        *("surgeon", "operations", "result", "result_share", "followed_up_share", "source"),
        *("begins_on", "ends_on", "position"),
        *("procedure__title", "procedure__slug"),
        *("procedure__published_at", "procedure__withdrawn_at"),
    )
    """What the page of a surgeon shows of a row: the texts of a procedure are long."""

    surgeon = models.ForeignKey(Surgeon, on_delete=models.CASCADE, related_name="outcomes")
    # Not a row of the procedure's own page, and so not found from there.
    procedure = models.ForeignKey(
        "procedures.Procedure",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Which operation was counted.",
    )
    operations = models.PositiveIntegerField(
        "number of operations",
        validators=[MinValueValidator(1)],
        help_text="How many were counted. Under 10, patients see no share: it would say little.",
    )
    result = models.CharField(
        max_length=200,
        help_text="What happened, and when it was asked: Leg pain much better after one year.",
    )
    result_share = models.PositiveSmallIntegerField(
        "out of 100 patients",
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text="For how many of 100 it was so. Leave it empty if nobody counted.",
    )
    followed_up_share = models.PositiveSmallIntegerField(
        "still followed, in percent",
        validators=[MaxValueValidator(100)],
        help_text="For what percent of the patients the result is known.",
    )
    source = models.CharField(
        max_length=200, help_text="Who counted: the registry or the record, by its name."
    )
    begins_on = models.DateField("first day", help_text="The first day that was counted.")
    ends_on = models.DateField("last day", help_text="The last day that was counted.")

    class Meta(ChildRow.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(operations__gt=0),
                name="surgeons_outcome_has_operations",
                violation_error_message=_("Results need at least one operation."),
            ),
            models.CheckConstraint(
                condition=(Q(result_share__isnull=True) | Q(result_share__range=(0, 100)))
                & Q(followed_up_share__range=(0, 100)),
                name="surgeons_outcome_shares_of_a_hundred",
                violation_error_message=_("A share is between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lte=F("ends_on")),
                name="surgeons_outcome_period_in_order",
                violation_error_message=_("The last day cannot come before the first."),
            ),
            models.CheckConstraint(
                condition=written("result_en") & written("source_en"),
                name="surgeons_outcome_says_what_and_whence",
                violation_error_message=_("Say what the result was, and who counted."),
            ),
        )

    def __str__(self):
        return f"{self.procedure}, {self.begins_on} to {self.ends_on}"

    @property
    def is_few(self):
        return self.operations < FEW_OPERATIONS
