"""The gallery's first section: what stands around every page."""

from django.urls import reverse

from editorial.paging import PER_PAGE, Pages
from practice.facts import facts
from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import said


def section() -> Section:
    parts = (
        _header(),
        _breadcrumb(),
        _contents(),
        _pager(),
        _next_step(),
        _footer(),
        _buttons(),
        _prose(),
    )
    return Section("frame", "Around every page", parts)


def _header() -> Component:
    usual = {"practice": facts(), "section": "conditions", "other_language": _other_language()}
    long = {**facts(), "name": words.LONGEST_PLACE, "phone": "1-800-555-0142"}
    states = (
        State("usual, with a current entry", usual),
        State("inside the spine check", {**usual, "is_minimal": True}),
        State("a long name", {**usual, "practice": long}),
        State("without a second language", {**usual, "other_language": None}),
    )
    note = (
        "The language switch is the link with the other language's own name. "
        "The skip link stands in base.html: press Tab at the top of this page."
    )
    return Component(
        "Header, navigation, language switch",
        "components/site_header.html",
        "site-header.css",
        states,
        note=note,
    )


def _next_step() -> Component:
    # One state: it is a landmark, and a page has one of a name.
    states = (State("usual", {"practice": facts(), "location": "", "surgeon": ""}),)
    note = "On the page of a place or a surgeon, the form opens with that one chosen."
    template = "components/next_step.html"
    return Component("Next step", template, "near.css", states, note=note)


def _other_language() -> dict[str, str]:
    return {
        "url": reverse("home"),
        "code": said("es", "en"),
        "name": said("Español", "English"),
    }


def _breadcrumb() -> Component:
    here = reverse("home")
    home = (said("Home", "Inicio"), here)
    states = (
        State("home alone", {"items": [home]}),
        State("two steps", {"items": [home, (said("Conditions", "Afecciones"), here)]}),
        State("long names", {"items": [home] + [(words.long_title(), here)] * 3}),
    )
    return Component("Breadcrumb", "components/breadcrumb.html", "breadcrumb.css", states)


def _contents() -> Component:
    names = ("Who it is for", "How it is done", "Recovery", words.long_title())
    usual = [("main", name) for name in names]
    states = (State("one entry", {"items": usual[:1]}), State("usual", {"items": usual}))
    return Component("On this page", "components/toc.html", "toc.css", states)


def _pager() -> Component:
    def page(of: int, number: int) -> dict[str, object]:
        pages = Pages(range(of), PER_PAGE)
        return {"page": pages.page(number), "label": said("Pages of surgeons", "Páginas")}

    states = (
        State("one page: nothing is shown", page(PER_PAGE, 1)),
        State("a hundred items, first page", page(100, 1)),
        State("a hundred items, in the middle", page(100, 3)),
        State("a thousand items", page(1000, 21)),
        State("a thousand items, last page", page(1000, 42)),
    )
    return Component("Pager", "components/pager.html", "pager.css", states)


def _footer() -> Component:
    usual = {"practice": facts(), "other_language": _other_language()}
    states = (
        State("usual", usual),
        State("inside the spine check", {**usual, "is_minimal": True}),
    )
    return Component("Footer", "components/site_footer.html", "site-footer.css", states)


def _buttons() -> Component:
    labels = [said("Continue", "Continuar"), words.long_title()]
    states = tuple(
        State(name, {"label": label, "url": reverse("home")})
        for name, label in zip(("usual", "long words"), labels, strict=True)
    )
    return Component("Buttons and links", "gallery/buttons.html", "button.css", states)


def _prose() -> Component:
    text = f"<h3>{words.title()}</h3>{words.body()}{words.signs('1', '2', words.long_title())}"
    states = (
        State("text of an editor", {"html": text}),
        State("long words", {"html": f"<h3>{words.long_title()}</h3>{words.long_body()}"}),
    )
    return Component("Prose", "gallery/prose.html", "prose.css", states)
