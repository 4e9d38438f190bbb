"""Procedures: the operations this practice performs, told to a patient."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editorial.models import (
    REVIEWED_BEFORE_PUBLISHED,
    ChildRow,
    EditorialPage,
    EditorialQuerySet,
    Source,
    written,
)
from editorial.rich_text import RichTextField


def _both_or_neither(low, high):
    """Hold for a range in order; half a range is refused, for patients would read "None"."""
    neither = Q(**{f"{low}__isnull": True, f"{high}__isnull": True})
    both = Q(**{f"{low}__isnull": False, f"{high}__isnull": False})
    return neither | (both & Q(**{f"{low}__lte": F(high)}))


class ProcedureQuerySet(EditorialQuerySet):
    def treating(self, condition):
        return self.filter(treats=condition)

    def for_cards(self):
        """Bring no more than a card shows: every column has its price, and texts are long."""
        return self.only("title", "slug", "summary", "region")


class Procedure(EditorialPage):
    """One minimally invasive operation.

    Stay and return to work are ranges and never single numbers: a patient plans time
    off work from this page, so the longer figure must always be in sight.
    """

    needs_review = True

    class Region(models.TextChoices):
        NECK = "neck", _("Neck")
        BACK = "back", _("Back")

    region = models.CharField(
        max_length=4, choices=Region, help_text="The part of the overview that lists it."
    )
    treats = models.ManyToManyField(
        "conditions.Condition",
        related_name="procedures",
        help_text="Each of these pages will offer this procedure.",
    )
    options = models.ManyToManyField(
        "conditions.Option",
        related_name="procedures",
        blank=True,
        limit_choices_to={"kind": "surgery"},
        verbose_name="choices it stands for",
        help_text="The rows of surgery, in the tables of conditions, that lead to this page.",
    )
    other_names = models.CharField(
        max_length=200, blank=True, help_text="What else people call it, with commas between."
    )
    time_in_surgery = models.CharField(
        max_length=80, blank=True, help_text="Such as: about 1 hour."
    )
    anesthesia = models.CharField(max_length=120, blank=True, help_text="Asleep or awake.")
    opening = models.CharField(max_length=80, blank=True, help_text="Such as: less than 1 inch.")
    nights_min = models.PositiveSmallIntegerField(
        "nights in hospital, from",
        null=True,
        blank=True,
        help_text="0 means the patient goes home the same day.",
    )
    nights_max = models.PositiveSmallIntegerField("to", null=True, blank=True)
    desk_work_weeks_min = models.PositiveSmallIntegerField(
        "weeks until desk work, from", null=True, blank=True
    )
    desk_work_weeks_max = models.PositiveSmallIntegerField("to", null=True, blank=True)
    who_it_is_for = RichTextField(blank=True, help_text="Whom it can help, and after what care.")
    who_it_is_not_for = RichTextField(blank=True, help_text="Whom it does not help.")
    benefits = RichTextField(blank=True, help_text="As numbers out of 100 where studies have them.")
    risks = RichTextField(blank=True, help_text="The common ones first, then the serious ones.")
    after_surgery = RichTextField(blank=True, help_text="The first days and weeks.")
    alternatives = RichTextField(blank=True, help_text="Needed: doing nothing is one of them.")

    objects = ProcedureQuerySet.as_manager()

    class Meta(EditorialPage.Meta):
        ordering = ("region", "title")
        constraints = (
            *EditorialPage.Meta.constraints,
            REVIEWED_BEFORE_PUBLISHED,
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | (written("benefits_en") & written("risks_en") & written("alternatives_en")),
                name="procedures_procedure_is_balanced",
                violation_error_message=_(
                    "Benefits, risks and alternatives stand together, or the page is not public."
                ),
            ),
            models.CheckConstraint(
                condition=_both_or_neither("nights_min", "nights_max"),
                name="procedures_procedure_nights_in_order",
                violation_error_message=_(
                    "Give the stay from the fewer nights to the more, or leave both empty."
                ),
            ),
            models.CheckConstraint(
                condition=_both_or_neither("desk_work_weeks_min", "desk_work_weeks_max"),
                name="procedures_procedure_weeks_in_order",
                violation_error_message=_(
                    "Give the weeks off work from the fewer to the more, or leave both empty."
                ),
            ),
        )

    def get_absolute_url(self):
        return reverse("procedures:detail", args=[self.slug])

    @property
    def contents(self):
        parts = (
            ("who", _("Who it is for"), self.who_it_is_for),
            ("how", _("How it is done"), True),
            ("balance", _("Benefits and risks"), True),
            ("recovery", _("Recovery"), True),
            ("choices", _("Other choices"), self.alternatives),
            ("help", _("When to get help"), True),
        )
        return [(anchor, title) for anchor, title, is_there in parts if is_there]

    @property
    def stay(self):
        """The stay in words, or "" where nothing is known."""
        if self.nights_max is None:
            return ""
        if self.nights_max == 0:
            return _("Home the same day")
        if self.nights_min == 0:
            nights = ngettext("Up to %(n)d night", "Up to %(n)d nights", self.nights_max)
            return nights % {"n": self.nights_max}
        return _range_of(
            self.nights_min,
            self.nights_max,
            ngettext("%(n)s night", "%(n)s nights", self.nights_max),
        )

    @property
    def desk_work(self):
        """The time until desk work in words, or "" where nothing is known."""
        if self.desk_work_weeks_max is None:
            return ""
        weeks = ngettext("%(n)s week", "%(n)s weeks", self.desk_work_weeks_max)
        return _range_of(self.desk_work_weeks_min, self.desk_work_weeks_max, weeks)

    @property
    def at_a_glance(self):
        """Pairs of label and words, only those that are known."""
        rows = (
            (_("Time in surgery"), self.time_in_surgery),
            (_("Anesthesia"), self.anesthesia),
            (_("Opening"), self.opening),
            (_("Stay"), self.stay),
            (_("Back to desk work"), self.desk_work),
        )
        return [(label, words) for label, words in rows if words]


def _range_of(low, high, unit):
    both = f"{low}" if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    return unit % {"n": both}


class Step(ChildRow):
    """One thing that happens in the operating room."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=600, help_text="One to three plain sentences.")
    drawing = models.SlugField(
        max_length=60, blank=True, help_text="The name of one of the site's own drawings."
    )

    def __str__(self):
        return self.title


class Milestone(ChildRow):
    """One point on the way to recovery."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="milestones")
    when = models.CharField(max_length=60, help_text="Such as: weeks 1 and 2.")
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=600)

    def __str__(self):
        return f"{self.when}: {self.title}"


class ProcedureSource(Source):
    page = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="sources")

    class Meta(Source.Meta):
        verbose_name = "source"


class Overview(EditorialPage):
    """The words of the index page: what minimally invasive spine surgery is. There is one."""

    needs_review = True
    headings = (
        ("what_it_is", _("What it is")),
        ("why_it_is_done", _("Why it is done")),
        ("for_the_neck", _("For the neck")),
        ("for_the_back", _("For the back")),
        ("benefits", _("What it can do better")),
        ("limits", _("What it cannot do")),
    )

    what_it_is = RichTextField(blank=True)
    why_it_is_done = RichTextField(blank=True)
    for_the_neck = RichTextField(blank=True)
    for_the_back = RichTextField(blank=True)
    benefits = RichTextField(blank=True)
    limits = RichTextField(
        blank=True, help_text="What it cannot do, and what studies did not find."
    )

    class Meta(EditorialPage.Meta):
        verbose_name_plural = "overview"
        constraints = (*EditorialPage.Meta.constraints, REVIEWED_BEFORE_PUBLISHED)

    def get_absolute_url(self):
        return reverse("procedures:list")

    def clean(self):
        if Overview.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is one overview: change it, do not add another."))


class OverviewSource(Source):
    page = models.ForeignKey(Overview, on_delete=models.CASCADE, related_name="sources")

    class Meta(Source.Meta):
        verbose_name = "source"
