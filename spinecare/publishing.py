"""Answers "what is published has changed" by writing the data that pages read without queries."""

from assessment import guidance, instrument
from editorial import published
from practice import facts

PUBLISHED_DATA = {
    facts.NAME: facts.build,
    guidance.NAME: guidance.build,
    instrument.NAME: instrument.build,
}


def write_published_data(**signal):
    for name, build in PUBLISHED_DATA.items():
        published.write(name, build())
