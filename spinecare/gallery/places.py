"""The gallery's section of people and places."""

from datetime import date, time

from django.templatetags.static import static
from django.urls import reverse

from locations.models import Closure, Location, Weekday
from locations.region_map import RegionMap
from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import row, said

MORNING, NOON, ONE, EVENING = time(8), time(12, 30), time(13), time(18)
FROM_WEST_TO_EAST = ((39.29, -76.61), (38.9, -77.03), (39.2, -76.86))


class Listed(list):
    """A list that templates may ask for `all`, as they ask what a row is related to."""

    def all(self) -> "Listed":
        return self


def section() -> Section:
    parts = (_surgeon(), _face(), _location(), _map(), _near(), _hours())
    return Section("places", "People and places", parts)


def surgeon(**values: object) -> object:
    usual = {
        "title": "Maya Okafor, MD",
        "monogram": "MO",
        "get_specialty_display": said("Neurosurgeon", "Neurocirujana"),
        "get_absolute_url": reverse("home"),
        "picture": None,
        "nearest": None,
        "accepting_new_patients": True,
        "languages": Listed([row(code="en", name="English"), row(code="es", name="español")]),
        "locations": Listed([row(title="Harbor"), row(title="Columbia")]),
    }
    return row(**usual | values)


def _near() -> Component:
    here = reverse("locations:list")
    problem = said("We do not know this ZIP code.", "No conocemos este código postal.")
    unknown = row(text="00000", problem=problem)
    towns = [("Columbia, SC", "near=Columbia%2C+SC"), ("Columbia, MO", "near=Columbia%2C+MO")]
    columbia = row(text="Columbia", problem="")
    states = (
        State("usual", {"address": here}),
        State("typed, with other towns of that name", {"origin": columbia, "choices": towns}),
        State("with a problem", {"address": here, "origin": unknown}),
        State("beside other choices", {"address": here, "kept": [("condition", "sciatica")]}),
    )
    return Component("Near form", "components/near_form.html", "near.css", states)


def _surgeon() -> Component:
    bare = surgeon(languages=Listed(), locations=Listed())
    long = surgeon(
        title=words.LONGEST_NAME,
        get_specialty_display=words.long_title(),
        languages=Listed([row(code="es", name="español latinoamericano")] * 4),
        locations=Listed([row(title=words.LONGEST_PLACE)] * 3),
    )
    photo = row(url=static("img/favicon.svg"))
    near = row(place=row(title="Harbor"), words=said("about 3.4 miles", "a unas 3.4 millas"))
    states = (
        State("without a photograph", {"surgeon": surgeon()}),
        State("with a photograph", {"surgeon": surgeon(picture=photo)}),
        State("in a list by distance", {"surgeon": surgeon(nearest=near)}),
        State("not taking new patients", {"surgeon": surgeon(accepting_new_patients=False)}),
        State("without languages or places", {"surgeon": bare}),
        State("long names", {"surgeon": long}),
    )
    template = "components/surgeon_card.html"
    return Component("Surgeon card", template, "card.css", states, inside="grid")


def _face() -> Component:
    states = (State("two letters", {"monogram": "MO"}), State("one letter", {"monogram": "W"}))
    return Component("Face", "components/face.html", "card.css", states, inside="face")


def place(**values: object) -> object:
    usual = {
        "title": "Harbor",
        "get_absolute_url": reverse("home"),
        "street": "1 Invented Street",
        "city": "Baltimore",
        "state": "MD",
        "postal_code": "21202",
        "phone": "410-555-0111",
        "phone_uri": "tel:+14105550111",
        "slug": "harbor",
        "week_in_words": _sentence(),
    }
    return row(**usual | values)


def _far() -> object:
    return said("about 3.4 miles", "a unas 3.4 millas")


def _sentence() -> object:
    return said("Monday to Friday 8 am to 6 pm.", "De lunes a viernes de 8 am a 6 pm.")


def _location() -> Component:
    states = (
        State("with its number on the map", {"location": place(), "number": 1}),
        State("beyond the map", {"location": place()}),
        State("near somebody", {"location": place(), "number": 2, "distance": _far()}),
        State("with its hours", {"location": place(), "number": 3, "is_whole": True}),
        State("without a phone", {"location": place(phone=""), "number": 24}),
        State("long names", {"location": place(title=words.LONGEST_PLACE), "number": 100}),
    )
    note = (
        "Public pages may be kept by others for a while, so they carry absolute words only: "
        "hours and dates of closing, never “open now”."
    )
    template = "components/location_card.html"
    return Component("Location card", template, "place.css", states, inside="places", note=note)


def _map() -> Component:
    places = [Location(latitude=north, longitude=east) for north, east in FROM_WEST_TO_EAST]
    states = (
        State("three places", {"pins": RegionMap(places).pins}),
        State("one place", {"pins": RegionMap(places[:1]).pins}),
        State("four in one house", {"pins": RegionMap(places[:1] * 4).pins}),
        State("none within it: nothing is shown", {"pins": []}),
    )
    return Component("Map of our places", "components/region_map.html", "place.css", states)


def _hours() -> Component:
    whole, halves = ((MORNING, EVENING),), ((MORNING, NOON), (ONE, EVENING))
    thanksgiving = Closure(
        starts_on=date(2031, 11, 27), ends_on=date(2031, 11, 27), reason="Thanksgiving"
    )
    moving = Closure(
        starts_on=date(2031, 1, 6), ends_on=date(2031, 3, 4), reason=words.long_title()
    )
    usual = week(whole, {Weekday.SATURDAY, Weekday.SUNDAY})
    zone = said("Eastern time", "hora del Este")
    states = (
        State("usual", {"week": usual}),
        State("in a sentence, too", {"week": usual, "sentence": _sentence(), "zone": zone}),
        State("closed at noon", {"week": week(halves, {Weekday.SUNDAY})}),
        State("closed for a day", {"week": week(whole, set()), "closures": [thanksgiving]}),
        State("closed for some time", {"week": week((), set()), "closures": [moving]}),
    )
    return Component("Opening hours", "components/hours.html", "place.css", states)


def week(stretches: tuple[tuple[time, time], ...], closed: set[Weekday]) -> list[tuple]:
    open_hours = [row(opens=opens, closes=closes) for opens, closes in stretches]
    return [(day.label, [] if day in closed else open_hours) for day in Weekday]
