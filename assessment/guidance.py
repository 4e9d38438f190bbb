"""Whom to call, whom to see, what to read: published data, so the result needs no database."""

from django.conf import settings
from django.utils import translation

from conditions.models import Area, Condition
from editorial import published
from locations.models import Location, Region
from surgeons.models import Surgeon

NAME = "whom-to-see"
READING = "reading"
MOST = 3
"""How many pages, surgeons or places a result names; the lists of the site have them all."""


def regions():
    """Return the regions a patient may choose from, in the active language."""
    return _in_language(published.read(NAME, build))


def region(slug):
    """Return the chosen region, or None for nobody's choice and for one that is gone."""
    return next((region for region in regions() if region["slug"] == slug), None)


def pages_about(words):
    """Return the pages about the first area that is named by one of the words, or None.

    A word names an area by its address or by the beginning of it: "low" is low-back.
    """
    areas = _in_language(published.read(READING, build_reading))
    named = (area for word in words for area in areas if _is_named(area["slug"], word))
    return next(named, None)


def surgeons_of(region, reading):
    """Return who, in the region, treats what the pages are about; of no pages, who is there."""
    if reading is None:
        return region["surgeons"]
    return region["surgeons_by_area"].get(reading["slug"], [])


def build():
    return _in_each_language(lambda: [_facts_of(region) for region in Region.objects.published()])


def build_reading():
    return _in_each_language(lambda: [_reading_on(area) for area in Area.objects.published()])


def _in_language(data):
    language = (translation.get_language() or "en")[:2]
    return data.get(language) or data["en"]


def _in_each_language(say):
    everything = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            everything[language] = say()
    return everything


def _is_named(slug, word):
    return slug == word or slug.startswith(f"{word}-")


def _facts_of(region):
    places = Location.objects.published().in_region(region).select_related("region")
    there = Surgeon.objects.published().filter(locations__in=places)
    return {
        "slug": region.slug,
        "title": region.title,
        "phone": region.phone,
        "phone_uri": region.phone_uri,
        "paper": region.paper,
        "url": region.get_absolute_url(),
        "places": [_place(place) for place in places[:MOST]],
        "surgeons": _first_of(there),
        "surgeons_by_area": {
            area.slug: _first_of(there.filter(conditions__in=_pages_on(area)))
            for area in Area.objects.published()
        },
    }


def _first_of(surgeons):
    """In the order of last names, as everywhere on the site: nobody is recommended."""
    return [_surgeon(surgeon) for surgeon in surgeons.distinct()[:MOST]]


def _place(place):
    return {
        "title": place.title,
        "url": place.get_absolute_url(),
        "about": place.one_line_address,
        "phone": place.phone,
        "phone_uri": place.phone_uri,
    }


def _surgeon(surgeon):
    return {
        "title": surgeon.title,
        "url": surgeon.get_absolute_url(),
        "about": surgeon.get_specialty_display(),
    }


def _reading_on(area):
    return {
        "slug": area.slug,
        "title": area.title,
        "url": area.get_absolute_url(),
        "pages": [_page(condition) for condition in _pages_on(area)],
    }


def _pages_on(area):
    """The first few, as a list: whoever treats these is named beside them."""
    return list(Condition.objects.published().in_area(area)[:MOST])


def _page(condition):
    return {
        "title": condition.title,
        "url": condition.get_absolute_url(),
        "about": condition.summary,
    }
