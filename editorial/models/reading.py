"""How hard a page is to read, in each language."""

from django.db import models

from editorial.readability.measure import Reading, measure
from editorial.rich_text import RichTextField


class Readable(models.Model):
    reading_reason = models.CharField(
        "why it cannot be simpler",
        max_length=250,
        blank=True,
        help_text=(
            "Needed for a page above grade 8 in English, or below ease 60 in Spanish,"
            " such as a legal text that counsel has worded."
        ),
    )

    class Meta:
        abstract = True

    @classmethod
    def rich_text_fields(cls, language):
        """Return the names of the columns with that language's rich texts, in reading order."""
        fields = (field for field in cls._meta.fields if isinstance(field, RichTextField))
        return [field.name for field in fields if field.name.endswith(f"_{language}")]

    def reading(self, language) -> Reading | None:
        """Return how hard the whole page is; None where too little is written."""
        names = self.rich_text_fields(language)
        return measure("".join(getattr(self, name) or "" for name in names), language)

    def reading_of(self, name) -> Reading | None:
        return measure(getattr(self, name) or "", name.rsplit("_", 1)[1])
