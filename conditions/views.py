"""Conditions and areas, for reading."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from conditions import structured_data
from conditions.models import Area, Condition
from editorial.views import PagedList, PublishedDetail

CONDITIONS = (_("Conditions"), "conditions:list")


class ConditionList(PagedList):
    section = "conditions"

    def get_queryset(self):
        return Condition.objects.published().for_cards()

    def get_context_data(self, **kwargs):
        return super().get_context_data(areas=Area.objects.published(), **kwargs)


class ConditionDetail(PublishedDetail):
    section = "conditions"
    trail = (CONDITIONS,)

    def get_queryset(self):
        pages = Condition.objects.published().select_related("reviewer")
        return pages.with_areas().prefetch_related("sources", "options")

    def describe_entity(self):
        return structured_data.condition(self.object, self.procedures)

    @cached_property
    def procedures(self):
        return self.object.procedures.published().for_cards()

    def get_context_data(self, **kwargs):
        return super().get_context_data(procedures=self.procedures, **kwargs)


class AreaDetail(PublishedDetail):
    model = Area
    section = "conditions"
    trail = (CONDITIONS,)

    def get_context_data(self, **kwargs):
        conditions = self.object.conditions.published().for_cards()
        return super().get_context_data(conditions=conditions, **kwargs)

    def describe_entity(self):
        return structured_data.area(self.object)
