"""What the form offers: places and surgeons as published data, so it opens without the database."""

from django.conf import settings
from django.utils import translation

from editorial import published
from locations.models import Location
from surgeons.models import Surgeon

NAME = "visits"


def places():
    """Return the public places in the active language, by region."""
    return _offered()["places"]


def surgeons():
    return _offered()["surgeons"]


def place(slug):
    return _with_slug(places(), slug)


def surgeon(slug):
    return _with_slug(surgeons(), slug)


def build():
    everything = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            everything[language] = {"places": _places(), "surgeons": _surgeons()}
    return everything


def _offered():
    data = published.read(NAME, build)
    return data.get((translation.get_language() or "en")[:2]) or data["en"]


def _with_slug(offered, slug):
    return next((each for each in offered if each["slug"] == slug), None)


def _places():
    public = Location.objects.published().select_related("region")
    in_order = public.order_by("region__position", "region__title", "title")
    return [
        {"slug": place.slug, "title": place.title, "region": place.region.title}
        for place in in_order
    ]


def _surgeons():
    public = Surgeon.objects.published().prefetch_related("locations")
    return [
        {
            "slug": surgeon.slug,
            "title": surgeon.title,
            "places": [place.slug for place in surgeon.locations.all()],
        }
        for surgeon in public
    ]
