"""Writes locations/zip_codes.txt afresh, from the package `zipcodes` as it is installed."""

import re
from pathlib import Path

import zipcodes
from django.core.management.base import BaseCommand

from locations.town_key import town_key
from locations.zip_codes import TABLE

split_names = re.compile(r"\b(Mc|O) (?=[A-Z])")

HEAD = f"""\
# ZIP, degrees north, degrees east, key of the town, state, town.
# From the package zipcodes {zipcodes.__version__} (MIT), whose positions are those of GeoNames
# (www.geonames.org), CC BY 4.0. Written by: manage.py write_zip_codes

"""


class Command(BaseCommand):
    help = "Write the table of ZIP codes afresh, after a new version of the package zipcodes."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, default=TABLE)

    def handle(self, *, to, **options):
        known = [each for each in zipcodes.list_all() if _has_position(each)]
        lines = sorted(_line(each) for each in known)
        to.write_text(HEAD + "\n".join(lines) + "\n", encoding="ascii")
        self.stdout.write(f"{len(lines)} ZIP codes")


def _has_position(each):
    """Leave out what is known by name only: most of the codes of the armed forces abroad."""
    return any(float(each[name] or 0) for name in ("lat", "long"))


def _joined(name):
    """McLean and O'Fallon, which the post writes in two words."""
    return "Mc" if name[1] == "Mc" else "O'"


def _line(each):
    town, state = split_names.sub(_joined, each["city"]), each["state"]
    return f"{each['zip_code']} {each['lat']} {each['long']} {town_key(town)} {state} {town}"
