"""Answers "what is published has changed" by writing files: data for pages, and leaflets."""

from django.conf import settings
from django.utils.translation import ngettext

from appointments import offer
from assessment import guidance, instrument
from editorial import published
from glossary import words
from practice import facts
from search import published as search_index
from spinecare import brand, notices
from spinecare.leaflets.writing import write_at_publishing

PUBLISHED_DATA = {
    facts.NAME: facts.build,
    words.NAME: words.build,
    guidance.NAME: guidance.build,
    guidance.READING: guidance.build_reading,
    instrument.NAME: instrument.build,
    brand.NAME: brand.build,
    offer.NAME: offer.build,
    search_index.NAME: search_index.build,
}


def write_published_data(**signal):
    for name, build in PUBLISHED_DATA.items():
        published.write(name, build())


def write_leaflets(**signal):
    """Print what has changed; what could not be printed stays as it was, and somebody is told."""
    if not settings.LEAFLETS_AT_PUBLISHING:
        return
    if left := write_at_publishing():
        notices.tell(
            ngettext(
                "%(count)d leaflet (PDF) could not be printed just now. The old one stays until "
                "the next change, or until somebody runs: manage.py write_leaflets",
                "%(count)d leaflets (PDF) could not be printed just now. The old ones stay until "
                "the next change, or until somebody runs: manage.py write_leaflets",
                left,
            )
            % {"count": left}
        )
