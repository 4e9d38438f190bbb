"""What every page can do, a capability a module; and the page that has them all."""

from editorial.models.approvals import Approval, ReviewRequest, WordingChange
from editorial.models.desk import Autosave, OldAddress, Presence, ShareLink
from editorial.models.identity import ChildRow, Identified
from editorial.models.illustration import Illustrated
from editorial.models.imports import WaitingImport
from editorial.models.languages import Translatable, language_of
from editorial.models.page import REVIEWED_BEFORE_PUBLISHED, EditorialPage, EditorialQuerySet
from editorial.models.publishing import Publishable, PublishableQuerySet
from editorial.models.records import PageRecord, Revision, Schedule, Stale
from editorial.models.review import Reviewable, Reviewer
from editorial.models.runs import Inspection, Run
from editorial.models.sources import Source
from editorial.models.words import written

__all__ = [
    "REVIEWED_BEFORE_PUBLISHED",
    "language_of",
    "Approval",
    "Autosave",
    "ChildRow",
    "EditorialPage",
    "EditorialQuerySet",
    "Identified",
    "Illustrated",
    "Inspection",
    "OldAddress",
    "PageRecord",
    "Presence",
    "Publishable",
    "PublishableQuerySet",
    "ReviewRequest",
    "Reviewable",
    "Reviewer",
    "Revision",
    "Run",
    "Schedule",
    "ShareLink",
    "Source",
    "Stale",
    "Translatable",
    "WaitingImport",
    "WordingChange",
    "written",
]
