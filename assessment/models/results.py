"""What comes of the answers: scores, red flags, bands, and what stands around them."""

from django.db import models

from assessment.engine.document import URGENCY_NAMES
from assessment.engine.vocabulary import How, Urgency
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

HOWS = {
    How.SUM: "The sum of the points",
    How.MEAN: "The mean of the points",
    How.PERCENT: "The sum in percent of the most that the answered ones can give",
}
URGENCIES = {
    Urgency.CALL_911: "Call 911 now: the questions end",
    Urgency.EMERGENCY: "Emergency department now: the questions end",
    Urgency.TODAY: "Call today, be seen within 24 hours",
    Urgency.SOON: "Call within 24 to 48 hours",
}


class BodyMassIndex(DraftRow, Counted, Evidenced):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="derived")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField()
    weight = models.CharField(max_length=255, help_text="The key of the question on weight.")
    height = models.CharField(max_length=255, help_text="The key of the question on height.")
    scale = NumberField(help_text="703.07 for pounds and inches, 1 for kilograms and meters.")

    class Meta(DraftRow.Meta):
        verbose_name = "body mass index"
        verbose_name_plural = "body mass indexes"

    def __str__(self):
        return self.title or self.key


class Score(DraftRow, Conditional, Counted, Evidenced):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="scores")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField()
    how = models.CharField(max_length=7, choices=choices(HOWS), default=How.SUM.value)
    at_least = models.SmallIntegerField(
        default=1, help_text="With fewer of them answered the score has no value, and says why."
    )
    hidden = models.BooleanField(default=False, help_text="Counts, and is not shown to patients.")
    gives_points = models.BooleanField(
        "counts in other scores", default=False, help_text="What its value is worth there."
    )

    def __str__(self):
        return self.title or self.key


class Operand(DraftRow):
    """A question, derived number or earlier score that counts in a score."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="operands")
    of = models.CharField(max_length=255, help_text="The key of a question or an earlier score.")

    def __str__(self):
        return self.of


class Level(DraftRow):
    """A named stretch of a score, from `low` up to the next level's low."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="levels")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField()
    low = NumberField("from")

    def __str__(self):
        return self.title or self.key


class RedFlag(DraftRow):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="red_flags")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField(help_text="The sign, in a few words of the patient.")
    urgency = models.CharField(
        max_length=9,
        choices=[(URGENCY_NAMES[urgency], label) for urgency, label in URGENCIES.items()],
    )
    advice = models.TextField(help_text="What to do now, in short sentences.")
    citations = models.TextField(blank=True, help_text=CITED)
    pending = models.BooleanField(
        default=False, help_text="The source is not confirmed yet; a physician must sign it."
    )

    def __str__(self):
        return self.title or self.key


class Band(DraftRow):
    """A pathway; the first one whose conditions hold is the result."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="bands")
    key = models.CharField(max_length=255, help_text=KEY)
    title = models.TextField()
    headline = models.TextField(help_text="One sentence at the top of the result.")
    advice = models.TextField()

    def __str__(self):
        return self.title or self.key


class Step(DraftRow):
    band = models.ForeignKey(Band, on_delete=models.CASCADE, related_name="steps")
    title = models.TextField(help_text="What to do.")
    text = models.TextField(help_text="Who, when and how.")

    def __str__(self):
        return self.title


class Limit(DraftRow):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="limits")
    text = models.TextField(help_text="What the result cannot tell, in a whole sentence.")

    def __str__(self):
        return self.text


class Citation(DraftRow):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citations")
    key = models.CharField(max_length=255, help_text=KEY)
    text = models.TextField(help_text="Authors, title, journal or body, year.")
    url = models.TextField(blank=True)

    def __str__(self):
        return self.key


class ScoreCondition(ConditionRow):
    owner = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="conditions")


class ScoreRange(RangeRow):
    owner = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="ranges")


class BodyMassIndexRange(RangeRow):
    owner = models.ForeignKey(BodyMassIndex, on_delete=models.CASCADE, related_name="ranges")


class RedFlagCondition(AlternativeRow):
    owner = models.ForeignKey(RedFlag, on_delete=models.CASCADE, related_name="conditions")


class BandCondition(AlternativeRow):
    owner = models.ForeignKey(Band, on_delete=models.CASCADE, related_name="conditions")
