"""Procedures, and the overview of what minimally invasive surgery is."""

from django.utils.translation import gettext_lazy as _

from editorial.staff_line import WithStaffLine
from editorial.views import PagedList, PublishedDetail
from procedures import structured_data
from procedures.models import Overview, Procedure


class ProcedureList(WithStaffLine, PagedList):
    section = "procedures"

    def get_queryset(self):
        return Procedure.objects.published().prefetch_related("steps")

    def get_context_data(self, **kwargs):
        overviews = Overview.objects.published().select_related("reviewer")
        overview = overviews.prefetch_related("sources").first()
        return super().get_context_data(overview=overview, **kwargs)

    def page_for_staff(self, context):
        return context["overview"]


class ProcedureDetail(PublishedDetail):
    section = "procedures"
    trail = ((_("Procedures"), "procedures:list"),)

    def get_queryset(self):
        pages = Procedure.objects.published().select_related("reviewer")
        return pages.prefetch_related("steps", "milestones", "sources")

    def get_context_data(self, **kwargs):
        treated = self.object.treats.published()
        return super().get_context_data(conditions=treated, **kwargs)

    def describe_entity(self):
        return structured_data.procedure(self.object)
