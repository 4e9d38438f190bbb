"""Regions and places, for reading."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.views import PublishedDetail, PublishedList
from locations import structured_data
from locations.models import Location, Region
from locations.region_map import RegionMap

LOCATIONS = (_("Locations"), "locations:list")


class RegionList(PublishedList):
    model = Region
    section = "locations"

    def get_context_data(self, **kwargs):
        places = Location.objects.published().select_related("region")
        return super().get_context_data(map=RegionMap(places), **kwargs)


class RegionDetail(PublishedDetail):
    model = Region
    section = "locations"
    trail = (LOCATIONS,)
    slug_url_kwarg = "region"

    def get_context_data(self, **kwargs):
        places = Location.objects.published().in_region(self.object).select_related("region")
        return super().get_context_data(map=RegionMap(places), **kwargs)

    def describe_entity(self):
        return structured_data.region(self.object)


class LocationDetail(PublishedDetail):
    section = "locations"
    trail = (LOCATIONS,)

    def get_queryset(self):
        places = Location.objects.published().filter(region__slug=self.kwargs["region"])
        return places.select_related("region").prefetch_related("hours", "closures")

    def get_context_data(self, **kwargs):
        closures = self.object.closures_from(timezone.localdate())
        surgeons = self.object.surgeons.published().for_cards()
        return super().get_context_data(closures=closures, surgeons=surgeons, **kwargs)

    def describe_entity(self):
        return structured_data.clinic(self.object)
