"""The sitemap: every public page, in the order of the house."""

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
    "stories:list",
    "assessment:start_page",
)
PAGES = (Area, Condition, Procedure, Surgeon, Region, Location, Question, Story, Page)


class ListPages(Sitemap):
    def items(self):
        return LISTS

    def location(self, name):
        return reverse(name)


class PublishedPages(Sitemap):
    def __init__(self, model):
        self.model = model

    def items(self):
        pages = self.model.objects.published()
        return pages.select_related("region") if self.model is Location else pages

    def lastmod(self, page):
        return page.updated_at


SITEMAPS = {"lists": ListPages} | {
    model._meta.label_lower: PublishedPages(model) for model in PAGES
}
