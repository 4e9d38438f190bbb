"""Conditions: what can be wrong with a spine, and the areas of the spine it shows in."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import (
    REVIEWED_BEFORE_PUBLISHED,
    ChildRow,
    EditorialPage,
    EditorialQuerySet,
    Source,
    written,
)
from editorial.rich_text import RichTextField


class Area(EditorialPage):
    """A part of the spine, as a patient would point at it."""

    body = RichTextField(blank=True, help_text="What this part is and what often hurts here.")
    position = models.PositiveSmallIntegerField(default=0, help_text="From the top down.")

    class Meta(EditorialPage.Meta):
        ordering = ("position",)

    def get_absolute_url(self):
        return reverse("conditions:area", args=[self.slug])


CHOICES = {"field": "options", "anchor": "options", "title": _("Your choices, side by side")}
BEFORE_THE_CHOICES = {"what_it_is", "symptoms", "get_help_now", "causes", "tests"}


class ConditionQuerySet(EditorialQuerySet):
    def in_area(self, area):
        return self.filter(areas=area)

    def with_areas(self):
        """Bring the public areas along in one query, however many conditions there are."""
        return self.prefetch_related(models.Prefetch("areas", Area.objects.published()))

    def for_cards(self):
        """Bring no more than a card shows: every column has its price, and texts are long."""
        areas = models.Prefetch("areas", Area.objects.published().only("title"))
        return self.only("title", "slug", "summary", "illustration").prefetch_related(areas)


class Condition(EditorialPage):
    """A diagnosis, told to the person who has it."""

    needs_review = True
    guarded_fields = ("get_help_now",)
    headings = (
        ("what_it_is", _("What it is")),
        ("symptoms", _("What you may feel")),
        ("get_help_now", _("When to get help now")),
        ("causes", _("What causes it")),
        ("tests", _("How it is found")),
        ("care_without_surgery", _("Care without surgery")),
        ("surgery", _("Surgery")),
        ("outlook", _("What to expect")),
    )

    areas = models.ManyToManyField(
        Area, related_name="conditions", help_text="Where patients feel it or where it sits."
    )
    other_names = models.CharField(
        max_length=200, blank=True, help_text="What else people call it, with commas between."
    )
    what_it_is = RichTextField(blank=True, help_text="What has happened in the spine.")
    symptoms = RichTextField(blank=True, help_text="What people feel, the common things first.")
    get_help_now = RichTextField(
        "when to get help now",
        blank=True,
        help_text="Needed before publishing. The shared emergency card stands beside it.",
    )
    causes = RichTextField(blank=True, help_text="Why it happens, and to whom.")
    tests = RichTextField(blank=True, help_text="How it is found, and when a scan helps.")
    care_without_surgery = RichTextField(
        "treatment without surgery", blank=True, help_text="What helps, with its numbers."
    )
    surgery = RichTextField(
        "treatment with surgery", blank=True, help_text="For whom, what it can do, what it cannot."
    )
    outlook = RichTextField(blank=True, help_text="What usually happens in months and years.")

    objects = ConditionQuerySet.as_manager()

    class Meta(EditorialPage.Meta):
        constraints = (
            *EditorialPage.Meta.constraints,
            REVIEWED_BEFORE_PUBLISHED,
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | written("get_help_now_en"),
                name="conditions_condition_says_when_to_get_help",
                violation_error_message=_(
                    "Say when to get help now: no condition is public without it."
                ),
            ),
        )

    def get_absolute_url(self):
        return reverse("conditions:detail", args=[self.slug])

    @property
    def sections(self):
        """The parts that have words, and the choices side by side before care is told at length."""
        parts = super().sections
        if self.pk and self.options.all():
            before = sum(part["field"] in BEFORE_THE_CHOICES for part in parts)
            parts.insert(before, CHOICES)
        return parts


class Option(ChildRow):
    """One thing a patient can choose; side by side with the others, waiting among them.

    Which operations an option of surgery leads to is the procedure's to say, one floor up.
    """

    class Kind(models.TextChoices):
        WAIT = "wait", _("Wait")
        THERAPY = "therapy", _("Exercise and therapy")
        MEDICINE = "medicine", _("Medicine")
        INJECTION = "injection", _("Injection")
        SURGERY = "surgery", _("Surgery")

    page = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="options")
    kind = models.CharField(
        max_length=9,
        choices=Kind,
        help_text="Surgery leads to the procedures that name this row on their own page.",
    )
    title = models.CharField(
        max_length=80, help_text="The choice, as a patient would say it: Wait and stay active."
    )
    what_it_is = models.TextField(
        max_length=400, help_text="One or two short sentences. [3] cites the third source below."
    )
    what_it_can_do = models.TextField(
        max_length=400,
        help_text="What it can help, with numbers out of 100 where studies have them.",
    )
    what_can_go_wrong = models.TextField(
        max_length=400, help_text="Harms, the common ones first; or what it costs to choose this."
    )
    how_long = models.CharField(
        max_length=200, blank=True, help_text="How long it takes, or until it helps."
    )

    class Meta(ChildRow.Meta):
        verbose_name = "choice"
        verbose_name_plural = "choices, side by side"

    def __str__(self):
        return f"{self.page}: {self.title}"


class ConditionSource(Source):
    page = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="sources")

    class Meta(Source.Meta):
        verbose_name = "source"
