"""The sitemap: every public page, in the order of the house."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from conditions.models import Area, Condition
from faq.models import Question
from locations.models import Location, Region
from practice.models import Page
from procedures.models import Procedure
from stories.models import Story
from surgeons.models import Surgeon

LISTS = (
    "home",
    "conditions:list",
    "procedures:list",
    "surgeons:list",
    "locations:list",
    "faq:list",
    "glossary:list",
    "stories:list",
    "assessment:start_page",
)
PAGES = (Area, Condition, Procedure, Surgeon, Region, Location, Question, Story, Page)


class InBothLanguages(Sitemap):
    """Each address names its twin; what has no Spanish words yet has no Spanish address here."""

    i18n = True
    alternates = True
    x_default = True


class ListPages(InBothLanguages):
    def items(self):
        return LISTS

    def location(self, name):
        return reverse(name)


class PublishedPages(InBothLanguages):
    def __init__(self, model):
        self.model = model

    def items(self):
        pages = self.model.objects.published()
        return pages.select_related("region") if self.model is Location else pages

    def get_languages_for_item(self, page):
        return [code for code, _ in settings.LANGUAGES if page.is_in(code)]

    def lastmod(self, page):
        return page.updated_at


SITEMAPS = {"lists": ListPages} | {
    model._meta.label_lower: PublishedPages(model) for model in PAGES
}
