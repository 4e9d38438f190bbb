"""Whom to call, and what to read on: published data, so the result needs no database."""

from django.conf import settings
from django.utils import translation

from editorial import published
from locations.models import Region

NAME = "guidance"


def regions():
    """Return the regions a patient may choose from, in the active language."""
    language = (translation.get_language() or "en")[:2]
    data = published.read(NAME, build)
    return data.get(language) or data["en"]


def region(slug):
    """Return the chosen region, or None for nobody's choice and for one that is gone."""
    return next((region for region in regions() if region["slug"] == slug), None)


def build():
    everything = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            everything[language] = [_facts_of(region) for region in Region.objects.published()]
    return everything


def _facts_of(region):
    return {
        "slug": region.slug,
        "title": region.title,
        "phone": region.phone,
        "phone_uri": region.phone_uri,
        "paper": region.paper,
        "url": region.get_absolute_url(),
    }
