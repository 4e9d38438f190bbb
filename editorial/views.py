"""What reading a page and reading a list of pages have in common."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

from editorial import structured_data
from editorial.paging import PER_PAGE, Pages
from editorial.staff_line import WithStaffLine

HOME = (_("Home"), "home")


class Placed:
    """A page that knows its place: the entry of the navigation, and the way back home."""

    section = ""
    trail = ()
    """Pairs of title and address name, from below home to the parent of this page."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            section=self.section,
            breadcrumb=self.get_breadcrumb(),
            structured_data=structured_data.graph(self.describe()),
            **kwargs,
        )

    def get_breadcrumb(self):
        return [(title, reverse(name)) for title, name in (HOME, *self.trail)]

    def describe(self):
        """Return the nodes of schema.org by which search engines know this page."""
        return [structured_data.breadcrumbs(self.get_breadcrumb())]


class PublishedList(Placed, ListView):
    def get_queryset(self):
        return self.model.objects.published()


class PagedList(PublishedList):
    """A list that goes on behind so many rows, each of its pages at an address of its own."""

    paginate_by = PER_PAGE
    paginator_class = Pages

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["page_obj"].number > 1:
            context |= self._later_page(context["page_obj"].number)
        return context

    def _later_page(self, number):
        """Tell search engines that it is no copy of the first, and has no twin to speak of."""
        here = f"{settings.BASE_URL}{self.request.path}?page={number}"
        return {"canonical_url": here, "alternates": None}


class PublishedDetail(WithStaffLine, Placed, DetailView):
    def get_queryset(self):
        return self.model.objects.published()

    def get_context_data(self, **kwargs):
        """Offer search engines no Spanish version of a page that has none."""
        return super().get_context_data(is_english_only=not self.object.is_in("es"), **kwargs)

    def describe(self):
        here = (self.object.title, self.object.get_absolute_url())
        about = self.describe_entity()
        nodes = [structured_data.breadcrumbs([*self.get_breadcrumb(), here])]
        nodes.append(structured_data.web_page(self.object, about))
        return [*nodes, about] if about else nodes

    def describe_entity(self):
        """Return the node of what the page is about; None where it is just a page."""
        return None
