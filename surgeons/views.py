"""Surgeons, for reading."""

from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from editorial.views import PagedList, PublishedDetail
from surgeons import filters, nearby, structured_data
from surgeons.models import Surgeon
from surgeons.narrowing import Narrowing

LONGEST_PAGE = 9
"""More digits than any page has; who sends more is told all the same that there is none."""


class SurgeonList(PagedList):
    """All surgeons, or those that match what somebody chose: each state has one address.

    Search engines are shown the whole list alone. Its many extracts say nothing that it does not,
    so they ask not to be listed, each under an address of its own: one that named another page
    besides would contradict itself.
    """

    section = "surgeons"
    template_name = "surgeons/surgeon_list.html"
    context_object_name = "surgeon_list"

    def get(self, request, *args, **kwargs):
        asked = filters.read(request.GET)
        sent = [(name, value) for name, values in request.GET.lists() for value in values]
        if not filters.is_canonical(asked, sent):
            return redirect(_address(asked, request.GET.get("page", "")[:LONGEST_PAGE]))
        self.narrowing = Narrowing(asked)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        """Return the rows; where distance puts them in order, their keys will do until then."""
        return list(self.narrowing.nearest) or self.narrowing.surgeons.for_cards()

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, is_paginated = super().paginate_queryset(queryset, page_size)
        if self.narrowing.nearest:
            # Their keys are those of public surgeons: a moment ago they were asked for as such.
            surgeons = Surgeon.objects.filter(pk__in=list(rows)).for_cards()
            page.object_list = rows = nearby.told(surgeons, self.narrowing.nearest)
        return paginator, page, rows, is_paginated

    def get_paginator(self, *args, **kwargs):
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.narrowing.total  # asked for already, with the options
        return paginator

    def get_context_data(self, **kwargs):
        context = super().get_context_data(narrowing=self.narrowing, **kwargs)
        if self.narrowing.filters.pairs:
            number = context["page_obj"].number
            here = _address(self.narrowing.filters, str(number) if number > 1 else "")
            context |= {"canonical_url": settings.BASE_URL + here, "alternates": None}
        return context


def _address(state, page=""):
    pairs = [*state.pairs, *([("page", page)] if page else [])]
    query = urlencode(pairs)
    return reverse("surgeons:list") + (f"?{query}" if query else "")


class SurgeonDetail(PublishedDetail):
    section = "surgeons"
    trail = ((_("Surgeons"), "surgeons:list"),)

    def get_queryset(self):
        surgeons = Surgeon.objects.published().with_places().with_outcomes()
        return surgeons.prefetch_related("training")

    def get_context_data(self, **kwargs):
        surgeon = self.object
        return super().get_context_data(
            conditions=surgeon.conditions.published(),
            procedures=self.procedures,
            films=surgeon.stories.published().films(),
            **kwargs,
        )

    def describe_entity(self):
        return structured_data.physician(self.object, self.procedures)

    @cached_property
    def procedures(self):
        return self.object.procedures.published()
