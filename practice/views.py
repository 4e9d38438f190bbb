"""The practice's own pages."""

from editorial.views import PublishedDetail
from practice.models import Page


class PageDetail(PublishedDetail):
    model = Page
    section = "practice"
