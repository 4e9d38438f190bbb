"""Stories and films, for reading."""

from django.utils.translation import gettext_lazy as _

from editorial.views import PagedList, PublishedDetail
from stories import structured_data
from stories.models import Story


class StoryList(PagedList):
    section = "stories"

    def get_queryset(self):
        return Story.objects.published().select_related("video")


class StoryDetail(PublishedDetail):
    section = "stories"
    trail = ((_("Patient stories"), "stories:list"),)

    def get_queryset(self):
        pages = Story.objects.published().prefetch_related("sources")
        return pages.select_related("video", "condition", "procedure", "surgeon")

    def describe_entity(self):
        return structured_data.film(self.object)
