"""Regions and places, for reading."""

import hashlib
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from editorial.views import PublishedDetail, PublishedList
from locations import directions, origin, structured_data, vcard
from locations.models import Location, Region
from locations.nearest import by_distance
from locations.region_map import RegionMap
from practice.facts import facts

LOCATIONS = (_("Locations"), "locations:list")


class RegionList(PublishedList):
    """All places by region, or from a ZIP code or a town, the nearest first."""

    model = Region
    section = "locations"

    def get(self, request, *args, **kwargs):
        typed = request.GET.getlist("near")
        self.near = origin.clean(typed[-1] if typed else "")
        if typed not in ([], [self.near]) or typed == [""]:
            return redirect(_list_address(self.near))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        places = list(Location.objects.published().select_related("region"))
        context = super().get_context_data(map=RegionMap(places), **kwargs)
        return context | self._from(origin.read(self.near, places), places)

    def _from(self, start, places):
        """Return what the page says besides, where somebody typed where they are.

        Search engines are shown the whole list alone: its states ask not to be listed.
        """
        if start is None:
            return {}
        here = {
            "canonical_url": settings.BASE_URL + _list_address(self.near),
            "alternates": None,
            "choices": [(town, urlencode({"near": town})) for town in start.choices],
        }
        if not start.spot:
            return here | {"origin": start}
        near = by_distance(places, start.spot)
        in_order = RegionMap([each.place for each in near], [each.words for each in near])
        return here | {"origin": start, "map": in_order, "nearest": near[0] if near else None}


def _list_address(near):
    return reverse("locations:list") + (f"?{urlencode({'near': near})}" if near else "")


class RegionDetail(PublishedDetail):
    model = Region
    section = "locations"
    trail = (LOCATIONS,)
    slug_url_kwarg = "region"

    def get_context_data(self, **kwargs):
        places = Location.objects.published().in_region(self.object)
        places = places.select_related("region").prefetch_related("hours")
        return super().get_context_data(map=RegionMap(places), **kwargs)

    def describe_entity(self):
        return structured_data.region(self.object)


class LocationDetail(PublishedDetail):
    section = "locations"
    trail = (LOCATIONS,)

    def get_queryset(self):
        return _places_in(self.kwargs["region"]).prefetch_related("closures")

    def get_breadcrumb(self):
        region = self.object.region
        return [*super().get_breadcrumb(), (region.title, region.get_absolute_url())]

    def get_context_data(self, **kwargs):
        place = self.object
        surgeons = list(place.surgeons.published().for_cards())
        return super().get_context_data(
            closures=place.closures_from(place.today()),
            surgeons=surgeons,
            languages=_spoken_by(surgeons),
            directions=directions.address(place),
            map_site=directions.SITE,
            **kwargs,
        )

    def describe_entity(self):
        return structured_data.clinic(self.object)


def _spoken_by(surgeons):
    """Return the languages of all of them, each once, in the order of their names."""
    by_code = {each.code: each for surgeon in surgeons for each in surgeon.languages.all()}
    return sorted(by_code.values(), key=lambda each: each.name)


def _places_in(region):
    places = Location.objects.published().filter(region__slug=region)
    return places.select_related("region").prefetch_related("hours")


@require_safe
def contact(request, region, slug):
    """Hand out the place as a vCard. It is small: made afresh, and sent only where it is new."""
    place = _places_in(region).filter(slug=slug).first()
    if place is None:
        raise Http404
    content = vcard.card(place, facts()["name"])
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    headers = {
        "Content-Disposition": f'attachment; filename="{place.slug}.vcf"',
        "ETag": etag,
        "Cache-Control": "no-cache",
    }
    response = HttpResponse(content, content_type="text/vcard; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag, None, response)
