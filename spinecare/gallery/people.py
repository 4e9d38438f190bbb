"""The gallery's section of choosing a surgeon: options, what was chosen, how operations ended."""

from datetime import date

from django.urls import reverse

from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import row, said
from surgeons.facets import Option
from surgeons.narrowing import Link


def section() -> Section:
    return Section("people", "Choosing a surgeon", (_facet(), _chosen(), _outcomes()))


def _option(name: str, number: int = 3, language: str = "") -> Option:
    return Option("sample", name, number, language)


def _facet() -> Component:
    query = "condition=sample"
    sciatica, place = said("Sciatica", "Ciática"), "Columbia"
    usual = [Link(_option(sciatica), query), Link(_option(place, 1), query)]
    chosen = [Link(_option(sciatica), is_chosen=True), Link(_option(words.title(), 12), query)]
    nobody = [Link(_option(sciatica), query), Link(_option(words.title(), 0))]
    foreign = [Link(_option("English", 4, "en"), query), Link(_option("español", 1, "es"), query)]
    long = [Link(_option(words.long_title(), 104), query)] * 2
    states = (
        State("usual", {"links": usual}),
        State("one is chosen", {"links": chosen}),
        State("one would leave nobody", {"links": nobody}),
        State("names in their own languages", {"links": foreign}),
        State("long words", {"links": long}),
    )
    return Component("Options to choose by", "components/facet.html", "filter.css", states)


def _chosen() -> Component:
    one = [(_option(said("Sciatica", "Ciática")), "")]
    two = [*one, (_option("Columbia"), "condition=sample")]
    long = [(_option(words.long_title()), "")] * 2
    states = (
        State("one", {"chosen": one, "everything": ""}),
        State("two", {"chosen": two, "everything": ""}),
        State("long words", {"chosen": long, "everything": ""}),
    )
    return Component("What was chosen", "components/chosen.html", "filter.css", states)


def _outcome(**values: object) -> object:
    usual = {
        "procedure": row(title=words.title(), get_absolute_url=reverse("home"), is_published=True),
        "operations": 128,
        "is_few": False,
        "result": said("Sample: much better after one year:", "Muestra: mucho mejor en un año:"),
        "result_share": 84,
        "followed_up_share": 91,
        "source": said("Sample of a source", "Muestra de una fuente"),
        "begins_on": date(2031, 1, 1),
        "ends_on": date(2032, 12, 31),
    }
    return row(**usual | values)


def _outcomes() -> Component:
    hidden = row(title=words.title(), is_published=False)
    long = _outcome(
        procedure=row(title=words.long_title(), is_published=False),
        operations=12_345,
        result=words.long_summary(),
        source=words.long_title(),
    )
    states = (
        State("usual", {"outcomes": [_outcome()]}),
        State(
            "too few operations for a share", {"outcomes": [_outcome(operations=7, is_few=True)]}
        ),
        State("nobody counted a share", {"outcomes": [_outcome(result_share=None)]}),
        State("a procedure that is not public", {"outcomes": [_outcome(procedure=hidden)]}),
        State("long words", {"outcomes": [long] * 2}),
    )
    note = "A share of fewer than ten operations is never shown: one patient would move it by ten."
    template = "components/outcomes.html"
    return Component("How operations ended", template, "option-table.css", states, note=note)
