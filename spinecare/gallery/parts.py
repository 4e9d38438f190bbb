"""The gallery's section of what a condition or procedure page is made of."""

from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import row, said


def section() -> Section:
    parts = (_glance(), _picture(), _steps(), _recovery(), _options())
    return Section("parts", "Parts of a medical page", parts)


def _glance() -> Component:
    rows = [
        (said("Time in surgery", "Duración"), said("About 1 hour", "Cerca de 1 hora")),
        (said("Anesthesia", "Anestesia"), ""),
        (said("Going home", "Alta"), said("Most people, the same day", "El mismo día")),
    ]
    long = [(words.long_title(), words.long_summary())]
    states = (
        State("usual; an empty value leaves its row out", {"rows": rows}),
        State("one row", {"rows": rows[:1]}),
        State("long words", {"rows": long}),
    )
    return Component("At a glance", "components/at_a_glance.html", "page-head.css", states)


def _picture() -> Component:
    states = (
        State("a drawing", {"page": row(picture=None, illustration="sciatica")}),
        State("neither: nothing is shown", {"page": row(picture=None, illustration="")}),
        State("a name that no drawing has", {"page": row(picture=None, illustration="nothing")}),
    )
    return Component("Picture of a page", "components/page_picture.html", "page-head.css", states)


def _steps() -> Component:
    names = ("discectomy-opening", "discectomy-tube", "discectomy-removal", "discectomy-closing")
    usual = [row(title=words.title(), text=words.summary(), drawing=name) for name in names]
    plain = [row(title=words.title(), text=words.summary(), drawing="")] * 12
    longest = {"title": words.long_title(), "text": words.long_summary()}
    long = [row(**longest, drawing=name) for name in names[:2]]
    states = (
        State("one step", {"steps": usual[:1]}),
        State("usual", {"steps": usual}),
        State("twelve, without drawings", {"steps": plain}),
        State("long words", {"steps": long}),
    )
    return Component("Steps", "components/steps.html", "steps.css", states)


def _recovery() -> Component:
    when = said("Weeks 1 and 2", "Semanas 1 y 2")
    usual = row(when=when, title=words.title(), text=words.summary())
    long = row(when=words.long_title(), title=words.long_title(), text=words.long_summary())
    states = (
        State("one", {"milestones": [usual]}),
        State("usual", {"milestones": [usual] * 4}),
        State("long words", {"milestones": [long] * 3}),
    )
    return Component("Recovery", "components/milestones.html", "steps.css", states)


def _options() -> Component:
    def option(title: str, text: str, how_long: str = "") -> object:
        said_of_it = {"what_it_is": text, "what_it_can_do": text, "what_can_go_wrong": text}
        return row(title=title, kind="care", how_long=how_long, **said_of_it)

    usual = option(words.title(), words.summary(), said("Weeks", "Semanas"))
    bare = option(words.title(), words.summary())
    long = option(words.long_title(), words.long_summary(), words.long_title())
    states = (
        State("one choice", {"options": [bare], "caption": words.title()}),
        State("three choices", {"options": [usual, bare, usual], "caption": words.title()}),
        State("long words", {"options": [long] * 2, "caption": words.long_title()}),
    )
    template = "components/option_table.html"
    return Component("Choices side by side", template, "option-table.css", states)
