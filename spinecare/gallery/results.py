"""The gallery's section of the result: gauges, points, changes and what to do next."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from assessment.cookie import Visit
from assessment.journey import Journey
from assessment.result import Result
from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.sample import INSTRUMENT

WHOLE = "gallery/whole.html"
DAY = date(2031, 3, 4)
ANSWERS = {
    "low": {"one": ("no",), "many": ("none",), "number": (Decimal(150),)},
    "in the middle": {"one": ("some",), "many": ("fever",), "number": (Decimal(150),)},
    "high": {"one": ("much",), "many": ("fever", "weight", "long"), "number": (Decimal(250),)},
}
OTHERS = {"parts": (), "yes": (True,), "text": (), "day": (DAY,), "long": ("a",)}


def section() -> Section:
    parts = (_gauge(), _points(), _change(), _steps(), _reading(), _note())
    return Section("results", "The result", parts)


def result(answers: dict[str, Any]) -> Result:
    visit = Visit(answers={**answers, **OTHERS}, answered_on=DAY, begun=True)
    return Result(Journey(INSTRUMENT, visit))


def _gauge() -> Component:
    states = tuple(
        State(name, {"gauge": result(answers).gauges[0], "place": ""})
        for name, answers in ANSWERS.items()
    )
    note = "In an emergency there is no gauge at all: the care card comes first."
    return Component("Gauge", "components/gauge.html", "result.css", states, note=note)


def _points() -> Component:
    states = tuple(
        State(name, {"html": result(ANSWERS[name]).tables})
        for name in ("low", "in the middle", "high")
    )
    return Component("Points", "components/points_table.html", "result.css", states, drawn_by=WHOLE)


def _change() -> Component:
    states = (State("usual", {"html": result(ANSWERS["high"]).change_rows}),)
    return Component(
        "What would change", "components/change_row.html", "result.css", states, "changes", WHOLE
    )


def _steps() -> Component:
    states = (State("usual, and long words", {"html": result(ANSWERS["high"]).steps}),)
    return Component(
        "What to do next", "components/todo.html", "result.css", states, drawn_by=WHOLE
    )


def _reading() -> Component:
    here = reverse("home")
    usual = {"title": words.title(), "url": here, "about": words.summary()}
    phone = {**usual, "phone": "410-555-0111", "phone_uri": "tel:+14105550111"}
    long = {"title": words.long_title(), "url": here, "about": words.long_summary()}
    states = (
        State("pages", {"rows": [usual, usual]}),
        State("places", {"rows": [phone]}),
        State("long words", {"rows": [long]}),
    )
    return Component("Worth a look", "components/worth_list.html", "result.css", states)


def _note() -> Component:
    states = (State("usual", {"html": result(ANSWERS["high"]).note_boxes}),)
    return Component("Note", "assessment/result_note.html", "panel.css", states, drawn_by=WHOLE)
