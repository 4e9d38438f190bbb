"""Where somebody says they are: a ZIP code or a town, read forgivingly and kept nowhere."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from locations import zip_codes
from locations.states import read_state
from locations.town_key import town_key
from locations.zip_codes import Spot

LONGEST = 60
MOST_CHOICES = 8

zip_within = re.compile(r"(?<![0-9])[0-9]{5}(?:[- ]?[0-9]{4})?(?![0-9])")
only_digits = re.compile(r"[0-9][0-9 -]*")


@dataclass(frozen=True)
class Origin:
    """What was typed, and what it means: a spot, or what keeps it from being one."""

    text: str
    spot: Spot | None = None
    name: str = ""
    """The spot in words: "21201 (Baltimore, MD)" or "Columbia, MD"."""
    problem: str = ""
    """A sentence for the patient; nothing where the text is clear."""
    choices: tuple[str, ...] = ()
    """Towns of that name, as they may be typed: to choose from, or others than the one chosen."""


def read(text: str | None, places: Iterable[Any] = ()) -> Origin | None:
    """Return what somebody typed; nothing where nothing was typed.

    Of several towns with one name, that of a place of ours is meant, then that of our states.
    """
    text = clean(text)
    if not text:
        return None
    if len(text) > LONGEST:
        return Origin(text[:LONGEST], problem=_("That is too long. Type a ZIP code or a town."))
    if only_digits.fullmatch(text):
        return _read_zip_code(text, re.sub(r"[^0-9]", "", text))
    if found := zip_within.search(text):
        return _read_zip_code(text, found[0].replace(" ", ""))
    return _read_town(text, list(places))


def clean(text: str | None) -> str:
    """Return one line of letters and plain digits, of bounded length, whatever came in."""
    text = unicodedata.normalize("NFKC", (text or "")[: LONGEST * 4])[: LONGEST * 4]
    return " ".join("".join(map(_plain, text)).split())


def _plain(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return " " if unicodedata.category(letter).startswith(("C", "Z")) else letter


def _read_zip_code(text: str, code: str) -> Origin:
    if len(code.replace("-", "")) not in (5, 9):
        return Origin(text, problem=_("A ZIP code has five digits, such as 21201."))
    if spot := zip_codes.find(code):
        return Origin(text, spot, f"{code[:5]} ({_town(spot)})")
    sentence = _("We do not know where the ZIP code %(code)s is. Check its digits, or type a town.")
    return Origin(text, problem=sentence % {"code": code[:5]})


def _read_town(text: str, places: list[Any]) -> Origin:
    name, state = read_state(text)
    towns = zip_codes.towns(name)
    if state:
        towns = [spot for spot in towns if spot.state == state] or zip_codes.towns(text)
    if not towns:
        sentence = _("We do not know a town by that name. Check the spelling, or type a ZIP code.")
        return Origin(text, problem=sentence)
    return _choose(text, towns, places)


def _choose(text: str, towns: list[Spot], places: list[Any]) -> Origin:
    """Take the one town that can be meant; else offer them, those of our states first."""
    our_towns = {(town_key(place.city), place.state) for place in places}
    our_states = {place.state for place in places}
    towns = sorted(towns, key=lambda spot: spot.state not in our_states)
    here = [spot for spot in towns if (town_key(spot.city), spot.state) in our_towns]
    near = here or [spot for spot in towns if spot.state in our_states] or towns
    others = (spot for spot in towns if len(near) > 1 or spot != near[0])
    names = tuple(_town(spot) for spot in others)[:MOST_CHOICES]
    if len(near) == 1:
        return Origin(text, near[0], _town(near[0]), choices=names)
    sentence = _("There is more than one town by that name. Choose yours, or add its state.")
    return Origin(text, problem=sentence, choices=names)


def _town(spot: Spot) -> str:
    return f"{spot.city}, {spot.state}"
