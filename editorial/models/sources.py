"""Sources: the publications that the claims of a page rest on."""

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q

from editorial.models.identity import ChildRow

doi_like = RegexValidator(r"^10\.\d{4,9}/\S+$", "A DOI looks like 10.1001/jama.2010.344.")
https_only = URLValidator(schemes=["https"])


class Source(ChildRow):
    """One citation, in the order in which the text counts them."""

    authors = models.CharField(
        max_length=300, help_text="Family names first, or the body that wrote it."
    )
    title = models.CharField(max_length=400)
    published_in = models.CharField(
        "journal or body", max_length=200, help_text="Where it was published."
    )
    year = models.PositiveSmallIntegerField()
    doi = models.CharField("DOI", max_length=120, blank=True, validators=[doi_like])
    url = models.URLField(
        "address",
        max_length=300,
        blank=True,
        validators=[https_only],
        help_text="If it has no DOI.",
    )

    class Meta(ChildRow.Meta):
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=~Q(doi="") | ~Q(url=""),
                name="%(app_label)s_%(class)s_can_be_found",
                violation_error_message="Give a DOI or an address, so that readers can find it.",
            ),
        )

    def __str__(self):
        return f"{self.authors} {self.year}"

    @property
    def link(self):
        return f"https://doi.org/{self.doi}" if self.doi else self.url
