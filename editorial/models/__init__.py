"""What every page can do, a capability a module; and the page that has them all."""

from editorial.models.identity import ChildRow, Identified
from editorial.models.illustration import Illustrated
from editorial.models.languages import Translatable, language_of
from editorial.models.page import REVIEWED_BEFORE_PUBLISHED, EditorialPage, EditorialQuerySet
from editorial.models.publishing import Publishable, PublishableQuerySet
from editorial.models.review import Reviewable, Reviewer
from editorial.models.sources import Source
from editorial.models.words import written

__all__ = [
    "REVIEWED_BEFORE_PUBLISHED",
    "ChildRow",
    "EditorialPage",
    "EditorialQuerySet",
    "Identified",
    "Illustrated",
    "Publishable",
    "PublishableQuerySet",
    "Reviewable",
    "Reviewer",
    "Source",
    "Translatable",
    "language_of",
    "written",
]
