"""What people ask: topics, and questions with an address of their own."""

from django.db import models
from django.urls import reverse

from editorial.models import REVIEWED_BEFORE_PUBLISHED, EditorialPage, Identified, Source
from editorial.rich_text import RichTextField


class Topic(Identified):
    """A group of questions."""

    title = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "title")

    def __str__(self):
        return self.title


class Question(EditorialPage):
    """One question, as a patient would ask it; the title is the question."""

    needs_review = True

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="questions")
    answer = RichTextField(help_text="The answer itself in the first sentence.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the topic.")

    class Meta(EditorialPage.Meta):
        ordering = ("topic__position", "position", "title")
        constraints = (*EditorialPage.Meta.constraints, REVIEWED_BEFORE_PUBLISHED)

    def get_absolute_url(self):
        return reverse("faq:detail", args=[self.slug])


class QuestionSource(Source):
    page = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sources")

    class Meta(Source.Meta):
        verbose_name = "source"
