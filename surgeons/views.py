"""Surgeons, for reading."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from editorial.views import PagedList, PublishedDetail
from surgeons import structured_data
from surgeons.models import Surgeon


class SurgeonList(PagedList):
    section = "surgeons"

    def get_queryset(self):
        return Surgeon.objects.published().for_cards()


class SurgeonDetail(PublishedDetail):
    section = "surgeons"
    trail = ((_("Surgeons"), "surgeons:list"),)

    def get_queryset(self):
        return Surgeon.objects.published().with_places().prefetch_related("training")

    def get_context_data(self, **kwargs):
        surgeon = self.object
        return super().get_context_data(
            conditions=surgeon.conditions.published(),
            procedures=self.procedures,
            **kwargs,
        )

    def describe_entity(self):
        return structured_data.physician(self.object, self.procedures)

    @cached_property
    def procedures(self):
        return self.object.procedures.published()
