"""What is asked: sections, their questions and notes, and the options of a question."""

from django.db import models

from assessment.engine.vocabulary import Kind
from assessment.models.fields import NumberField
from assessment.models.rows import (
    CITED,
    KEY,
    AlternativeRow,
    Conditional,
    ConditionRow,
    Counted,
    DraftRow,
    Evidenced,
    RangeRow,
    choices,
)
from assessment.models.version import Version

KINDS = {
    Kind.ONE: "One of several options",
    Kind.MANY: "Any number of options",
    Kind.NUMBER: "A number",
    Kind.YES_NO: "Yes or no",
    Kind.TEXT: "A few words (never scored)",
    Kind.DATE: "A date (never scored)",
}


class Section(DraftRow, Conditional):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField(help_text="The heading of this group on the page of all answers.")

    def __str__(self):
        return self.title or self.key


class Question(DraftRow, Conditional, Counted, Evidenced):
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=255, help_text=KEY)
    address = models.CharField(
        max_length=255, help_text="The last part of its page's address; not a word of an answer."
    )
    kind = models.CharField(max_length=6, choices=choices(KINDS))
    text = models.TextField(help_text="The heading of its page, as a question to the patient.")
    short = models.TextField(
        blank=True, help_text="A few words that name it in tables; the text itself if left empty."
    )
    hint = models.TextField(blank=True, help_text="Shown under the question.")
    why = models.TextField(blank=True, help_text="Why we ask, shown where a patient opens it.")
    required = models.BooleanField(default=True, help_text="Whether it cannot be skipped.")
    unit = models.TextField(blank=True, help_text="Shown after the input, such as pounds.")
    low = NumberField("lowest number", null=True, blank=True)
    high = NumberField("highest number", null=True, blank=True)
    places = models.PositiveSmallIntegerField("decimal places", default=0)
    gives_points = models.BooleanField(
        "number gives points",
        default=False,
        help_text="For numbers and yes-or-no (yes is 1). Options have their points below.",
    )

    def __str__(self):
        return f"{self.key}: {self.text}"


class Option(DraftRow):
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=255, help_text=KEY)
    label = models.TextField()
    hint = models.TextField(blank=True, help_text="Shown in small letters under the option.")
    points = NumberField(
        null=True,
        blank=True,
        help_text="Empty is no points, which is not 0: it then does not count as answered.",
    )
    alone = models.BooleanField(default=False, help_text="Excludes all others, as “none of these”.")
    out_of_reach = models.BooleanField(
        default=False,
        help_text="Nobody gets here by a change, as with “never”. It is not offered as one.",
    )

    def __str__(self):
        return self.label or self.key


class Part(DraftRow):
    """One input of a number given in parts, such as feet and inches."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="parts")
    unit = models.TextField(help_text="Such as feet.")
    times = NumberField(help_text="How many of the last part it is worth; 1 for the last.")

    def __str__(self):
        return self.unit


class Note(DraftRow):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="notes")
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="notes",
        help_text="Where it stands between the questions; empty: it stands with the result.",
    )
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField(blank=True)
    text = models.TextField()
    citations = models.TextField(blank=True, help_text=CITED)

    def __str__(self):
        return self.title or self.key


class SectionCondition(ConditionRow):
    owner = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="conditions")


class QuestionCondition(ConditionRow):
    owner = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="conditions")


class QuestionRange(RangeRow):
    owner = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="ranges")


class NoteCondition(AlternativeRow):
    owner = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="conditions")
