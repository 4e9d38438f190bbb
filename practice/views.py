"""The practice's own pages."""

from editorial.views import PublishedDetail
from practice.models import Page


class PageDetail(PublishedDetail):
    model = Page
    section = "practice"

    def get_queryset(self):
        return Page.objects.published().prefetch_related("language_notices")
