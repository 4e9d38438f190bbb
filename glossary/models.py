"""Terms: the words of doctors, each with a meaning that a patient can open where it stands."""

from django.db import models
from django.urls import reverse

from editorial.models import Identified


class Term(Identified):
    """One word and what it means. A list of two sentences each: saved is public."""

    title = models.CharField("term", max_length=80, help_text="As it stands in the glossary: MRI.")
    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        help_text=(
            "Its place in the glossary. On the page of a condition or procedure with the same "
            "address the term is not explained: there the whole page does."
        ),
    )
    also = models.CharField(
        "also found as",
        max_length=300,
        blank=True,
        help_text="Other spellings and plurals to look for in texts, with commas between.",
    )
    meaning = models.TextField(
        max_length=300, help_text="Plain words, one or two short sentences. It opens in the text."
    )

    class Meta:
        ordering = ("title",)

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{reverse('glossary:list')}#{self.slug}"
