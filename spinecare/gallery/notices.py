"""The gallery's section of what a page says about itself: notices, help, reviews."""

from datetime import date

from django.urls import reverse

from practice.facts import facts
from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import row, said

LONG_AGO, DUE, LATER = date(2024, 3, 4), date(2025, 3, 4), date(2031, 3, 4)
SOURCE = row(
    title="A sample of a source",
    authors="Sample A, et al",
    published_in="Journal of Samples",
    year=2018,
    link="https://doi.org/10.1000/sample",
)


def section() -> Section:
    of_all = (_notice(), _emergency())
    of_staff = (_draft(), _staff())
    parts = (_translation(), _care(), _band(), _empty(), _review(), _print())
    return Section("notices", "Notices, help and reviews", (*of_all, *of_staff, *parts))


def _notice() -> Component:
    closed = said("Norwood is closed on Thursday.", "Norwood está cerrado el jueves.")
    call = said("Call 555-0142 to move a visit.", "Llame al 555-0142 para cambiar la cita.")
    states = (
        State("usual", {"title": closed, "text": call}),
        State("urgent", {"title": closed, "text": call, "is_urgent": True}),
        State("long words", {"title": words.long_title(), "text": words.long_summary()}),
    )
    note = "No model starts and ends a notice of the whole site yet: this is the component alone."
    return Component("Notice", "components/notice.html", "panel.css", states, note=note)


def _emergency() -> Component:
    title = said("Do not wait for us.", "No nos espere.")
    states = (
        State("usual", {"title": title, "practice": facts()}),
        State("a practice without a sentence of its own", {"title": title, "practice": {}}),
    )
    template = "components/emergency_notice.html"
    return Component("Emergency notice", template, "panel.css", states)


def _draft() -> Component:
    links = [("Change this page", reverse("admin:index"))]
    texts = {
        "draft": "This page was never published. Only you can see it.",
        "scheduled": "It goes public on March 4, 2031, at 8 am.",
        "withdrawn": "It was taken away on March 4, 2025.",
    }
    states = tuple(
        State(name, {"title": f"Not public ({name}).", "text": text, "links": links})
        for name, text in texts.items()
    )
    note = (
        "For staff, above a page that they preview, and above a draft that somebody reads by a "
        "link. The previewed questions have a banner of their own."
    )
    return Component("Draft banner", "components/draft_banner.html", "panel.css", states, note=note)


def _staff() -> Component:
    here = reverse("admin:index")
    usual = {"words": ["Live.", "Review due March 2031."], "edit": here, "history": here}
    draft = {"words": ["Live.", "Draft by Ana Sample.", "Review due March 2031."]}
    undo = {"undo": here, "done": "Published just now.", "version": 7, "here": "/"}
    # One state with everything: it is a landmark, and a page has one of a name.
    states = (State("with all", {"preview": usual | draft | undo, "csrf_token": ""}),)
    note = "Above a public page, for staff who may change it. It brings its own small stylesheet."
    return Component("Staff line", "components/staff_line.html", "", states, note=note)


def _translation() -> Component:
    missing = row(is_in_this_language=False)
    usual = {"is_in_this_language": True, "get_absolute_url": lambda: reverse("home")}
    older = row(**usual, is_english_newer=True, translation_checked_by="")
    checked = row(**usual, is_english_newer=False, translation_checked_by="Ana Sample")
    states = (
        State("no Spanish words", {"page": missing}),
        State("the English is newer, unchecked", {"page": older}),
        State("checked", {"page": checked}),
    )
    note = "On an English page it shows nothing: see it in Spanish."
    template = "components/translation_notice.html"
    return Component("Translation notice", template, "panel.css", states, note=note)


def _care() -> Component:
    now = said("Call 911 or go to the ER now if:", "Llame al 911 o vaya a emergencias si:")
    today = said("Call us the same day if:", "Llámenos el mismo día si:")
    later = said("Make a visit if:", "Pida una cita si:")
    usual = words.signs(words.title(), words.summary())
    long = words.signs(words.long_title(), words.long_summary())
    states = (
        State("emergency", {"card": card("emergency", now, usual)}),
        State("urgent", {"card": card("urgent", today, usual)}),
        State("routine", {"card": card("routine", later, usual)}),
        State("one sign", {"card": card("urgent", today, words.signs(words.title()))}),
        State("long words", {"card": card("emergency", words.long_title(), long)}),
    )
    return Component("Care card", "components/care_card.html", "care.css", states)


def card(level: str, title: str, signs: str) -> dict[str, str]:
    what_to_do = said("<p>Do not drive yourself.</p>", "<p>No maneje usted.</p>")
    return {"level": level, "title": title, "signs": signs, "what_to_do": what_to_do}


def _band() -> Component:
    states = (
        State("usual", {"card": facts()["care_cards"].get("emergency")}),
        State("without a card: nothing is shown", {"card": None}),
    )
    return Component("Emergency band", "components/emergency_band.html", "care.css", states)


def _empty() -> Component:
    here = reverse("home")
    title = said("No story is told yet", "Aún no hay historias")
    usual = {"title": title, "text": words.summary()}
    links = [(said("Home", "Inicio"), here), (words.long_title(), here)]
    states = (
        State("with ways on", {**usual, "links": links}),
        State("without", usual),
        State("long words", {"title": words.long_title(), "text": words.long_summary()}),
    )
    return Component("Empty state", "components/empty_state.html", "panel.css", states)


def _review() -> Component:
    def page(due: date, *, is_past: bool, name: str = "Ruth Okello, MD") -> object:
        values = {"reviewed_on": LONG_AGO, "review_due_on": due, "is_past_review": is_past}
        return row(reviewer=name, **values)

    current, overdue = page(LATER, is_past=False), page(DUE, is_past=True)
    states = (
        State("checked", {"page": current, "sources": [SOURCE]}),
        State("overdue", {"page": overdue, "sources": [SOURCE, SOURCE]}),
        State("without sources", {"page": current, "sources": []}),
        State("without a reviewer: sources alone", {"page": row(), "sources": [SOURCE]}),
        State("a long name", {"page": page(LATER, is_past=False, name=words.LONGEST_NAME)}),
    )
    return Component("Review line", "components/review_line.html", "prose.css", states)


def _print() -> Component:
    states = (State("usual", {"address": reverse("home")}),)
    return Component("Print link", "components/print_link.html", "text.css", states)
