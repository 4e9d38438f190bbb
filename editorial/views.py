"""What reading a page and reading a list of pages have in common."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

HOME = (_("Home"), "home")


class Placed:
    """A page that knows its place: the entry of the navigation, and the way back home."""

    section = ""
    trail = ()
    """Pairs of title and address name, from below home to the parent of this page."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            section=self.section, breadcrumb=self.get_breadcrumb(), **kwargs
        )

    def get_breadcrumb(self):
        return [(title, reverse(name)) for title, name in (HOME, *self.trail)]


class PublishedList(Placed, ListView):
    def get_queryset(self):
        return self.model.objects.published()


class PublishedDetail(Placed, DetailView):
    def get_queryset(self):
        return self.model.objects.published()
