"""What rows of a draft have in common: an order, conditions, evidence, points."""

from django.db import models

from assessment.engine.vocabulary import Certainty, Join, Operator
from assessment.models.fields import NumberField
from editorial.models import ChildRow

KEY = "Letters, digits and . _ - / only. Conditions, scores and kept answers name it by this."
CITED = "The keys of sources in this version, with spaces between."

JOINS = {Join.ALL: "All of the conditions hold", Join.ANY: "Any of the conditions holds"}
CERTAINTIES = {
    Certainty.GOOD: "Good: studies agree",
    Certainty.FAIR: "Fair: some studies show it",
    Certainty.MIXED: "Mixed: studies disagree",
    Certainty.JUDGEMENT: "Judgement: our own choice",
}
OPERATORS = {
    Operator.EXISTS: "was answered (yes or no)",
    Operator.EQUAL: "is",
    Operator.NOT_EQUAL: "is not",
    Operator.LESS: "is less than",
    Operator.LESS_OR_EQUAL: "is at most",
    Operator.GREATER: "is more than",
    Operator.GREATER_OR_EQUAL: "is at least",
}


def choices(names):
    return [(member.value, label) for member, label in names.items()]


class DraftRow(ChildRow):
    class Meta(ChildRow.Meta):
        abstract = True
        # Two rows of one position keep an order of some kind: a document must not flicker.
        ordering = ("position", "id")


class ConditionRow(DraftRow):
    of = models.CharField(max_length=255, help_text="The key of an earlier question or a score.")
    op = models.CharField("comparison", max_length=6, choices=choices(OPERATORS))
    value = models.CharField(
        max_length=255,
        blank=True,
        help_text="The key of an option, a number, yes or no, or a date such as 2026-01-31.",
    )

    class Meta(DraftRow.Meta):
        abstract = True

    def __str__(self):
        return f"{self.of} {self.get_op_display()} {self.value}".strip()


class AlternativeRow(ConditionRow):
    """A condition in one of several groups, any one of which suffices.

    A row that names nothing stands for a group that always holds.
    """

    of = models.CharField(
        max_length=255,
        blank=True,
        help_text="The key of a question or a score; empty for a group that always holds.",
    )
    op = models.CharField("comparison", max_length=6, blank=True, choices=choices(OPERATORS))
    group = models.PositiveSmallIntegerField(
        default=1, help_text="Rows of one number stand together; any one group suffices."
    )
    join = models.CharField(
        "in this group", max_length=3, choices=choices(JOINS), default=Join.ALL.value
    )

    class Meta(ConditionRow.Meta):
        abstract = True
        ordering = ("group", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(of="") | ~models.Q(op=""),
                name="%(app_label)s_%(class)s_compares",
                violation_error_message="Say how it is compared.",
            ),
        )


class Conditional(models.Model):
    """Something that stands under one list of conditions."""

    join = models.CharField(
        "only where",
        max_length=3,
        choices=choices(JOINS),
        default=Join.ALL.value,
        help_text="How the conditions below are joined. Without any, it always counts.",
    )

    class Meta:
        abstract = True


class RangeRow(DraftRow):
    low = NumberField("from", null=True, blank=True, help_text="This number belongs to it.")
    high = NumberField("to", null=True, blank=True, help_text="This number belongs to it.")
    points = NumberField()

    class Meta(DraftRow.Meta):
        abstract = True

    def __str__(self):
        return f"{self.low} to {self.high}: {self.points}"


class Counted(models.Model):
    """A number that becomes points: by the ranges below, else as number × times + plus."""

    times = NumberField(default=1, help_text="Used where no range is given below.")
    plus = NumberField(default=0, help_text="Used where no range is given below.")

    class Meta:
        abstract = True


class Evidenced(models.Model):
    """Why it has the points it has. There is evidence once its certainty is said."""

    certainty = models.CharField(
        max_length=9,
        blank=True,
        choices=choices(CERTAINTIES),
        help_text="How sure the studies are. Needed as soon as anything else is said here.",
    )
    effect = models.TextField(
        blank=True, help_text="What studies found, with direction and size, in plain words."
    )
    reason = models.TextField(
        blank=True, help_text="How that became this number of points, or why there are none."
    )
    can_change = models.BooleanField(
        "can the patient change it?", null=True, blank=True, help_text="Unknown: not sensible here."
    )
    citations = models.TextField(blank=True, help_text=CITED)

    class Meta:
        abstract = True
