"""What staff say that patients' words mean, and the words for which nothing was found."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from search.words import MOST_WORDS, split

LONGEST = 60
MOST_KEPT = 2_000
"""How many different words without results are counted: a robot must not fill the disk."""
KEPT_FOR = timedelta(days=90)


class Synonym(models.Model):
    """Words that patients use, and what our pages call the same. Saved is public."""

    language = models.CharField(
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text="The language of the visitors who type these words.",
    )
    words = models.CharField(
        "patients say",
        max_length=LONGEST,
        help_text="One word or a few, such as: slipped disc. Endings and accents do not matter.",
    )
    means = models.CharField(
        "our pages say",
        max_length=LONGEST,
        help_text="One word or a few that stand on our pages, such as: herniated disc.",
    )
    both_ways = models.BooleanField(
        "also the other way around",
        default=False,
        help_text="Whether who types the second should find pages with the first, too.",
    )

    class Meta:
        ordering = ("language", "words", "means")
        constraints = (
            models.UniqueConstraint(
                "language",
                Lower("words"),
                Lower("means"),
                name="search_synonym_once",
                violation_error_message=_("This is on the list already."),
            ),
        )

    def __str__(self):
        return f"{self.words}: {self.means}"

    @property
    def pairs(self):
        """The words as typed and as meant, one pair for each way in which they are read."""
        pairs = [(self.words, self.means)]
        return [*pairs, (self.means, self.words)] if self.both_ways else pairs

    def clean(self):
        said, meant = split(self.words), split(self.means)
        for field, words in (("words", said), ("means", meant)):
            if not 1 <= len(words) <= MOST_WORDS:
                raise ValidationError({field: _("Write one word or a few, with letters.")})
        if said == meant:
            raise ValidationError({"means": _("Both say the same. Write what our pages call it.")})


class MissedWordsQuerySet(models.QuerySet):
    def note(self, words, language, on):
        """Count words for which nothing was found, if they may be kept at all."""
        words = kept_form(words)
        if not words:
            return
        seen = self.filter(words=words, language=language)
        counted = seen.update(count=F("count") + 1, last_on=on)
        if not counted and self.count() < MOST_KEPT:
            self.create(words=words, language=language, first_on=on, last_on=on)

    def asked_again(self):
        """Keep what was typed more than once: one person's words may say who that is."""
        return self.filter(count__gte=2)

    def forget(self, on):
        """Delete what nobody has typed for so many days."""
        return self.filter(last_on__lt=on - KEPT_FOR).delete()[0]


class MissedWords(models.Model):
    """Words that led to no page, and how often: no address, no number, nobody's name on them."""

    words = models.CharField(max_length=LONGEST)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    count = models.PositiveIntegerField(default=1)
    first_on = models.DateField("first typed on")
    last_on = models.DateField("last typed on")

    objects = MissedWordsQuerySet.as_manager()

    class Meta:
        ordering = ("-count", "words")
        verbose_name = verbose_name_plural = "words without results"
        constraints = (
            models.UniqueConstraint(fields=("words", "language"), name="search_missed_words_once"),
        )

    def __str__(self):
        return self.words


def kept_form(words):
    """Return the words as they are counted; nothing, if they could be a number or an address."""
    if "@" in words or any(letter.isdigit() for letter in words):
        return ""
    return " ".join(split(words)) if len(words) <= LONGEST else ""
