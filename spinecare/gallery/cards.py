"""The gallery's section of lists: conditions, procedures, stories, and where a visitor starts."""

from django.urls import reverse

from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.words import row, said

AREAS = ("neck", "mid-back", "low-back", "sacrum")


def section() -> Section:
    parts = (_body_map(), _condition(), _procedure(), _question(), _story(), _poster(), _film())
    return Section("cards", "Maps, cards and stories", parts)


def page(title: str, summary: str, **values: object) -> object:
    return row(title=title, summary=summary, get_absolute_url=reverse("home"), **values)


def _body_map() -> Component:
    english = ("Neck", "Mid back", "Low back", "Sacrum and hip joint")
    spanish = ("Cuello", "Espalda media", "Espalda baja", "Sacro y articulación de la cadera")
    usual = zip(AREAS, english, spanish, strict=True)
    names = [row(slug=slug, title=said(en, es), summary=words.summary()) for slug, en, es in usual]
    long = [
        row(slug=slug, title=words.long_title(), summary=words.long_summary()) for slug in AREAS
    ]
    states = (State("usual", {"areas": names}), State("long words", {"areas": long}))
    return Component("Body map", "components/body_map.html", "body-map.css", states)


def _condition() -> Component:
    drawn = page(words.title(), words.summary(), illustration="herniated-disc")
    plain = page(words.title(), words.summary(), illustration="")
    long = page(words.long_title(), words.long_summary(), illustration="sciatica")
    tags = [said("Low back", "Espalda baja"), said("Neck", "Cuello")]
    states = (
        State("usual", {"condition": drawn, "tags": tags}),
        State("without a drawing or an area", {"condition": plain, "tags": []}),
        State("long words", {"condition": long, "tags": [words.long_title()]}),
    )
    template = "components/condition_card.html"
    return Component("Condition card", template, "card.css", states, inside="grid")


def _procedure() -> Component:
    usual = page(words.title(), words.summary(), region="back", get_region_display=words.title())
    bare = page(words.title(), words.summary(), region="")
    long = page(
        words.long_title(), words.long_summary(), region="n", get_region_display=words.long_title()
    )
    states = (
        State("usual", {"procedure": usual, "drawing": "discectomy-tube"}),
        State("without a drawing or a region", {"procedure": bare}),
        State("long words", {"procedure": long, "drawing": "fusion-screws"}),
    )
    template = "components/procedure_card.html"
    return Component("Procedure card", template, "card.css", states, inside="grid")


def _question() -> Component:
    usual = page(said("Will it heal?", "¿Se va a curar?"), "", answer=words.body())
    long = page(words.long_title(), "", answer=words.long_body())
    states = (
        State("closed", {"question": usual, "terms": None}),
        State("open", {"question": usual, "is_open": True, "terms": None}),
        State("long words, open", {"question": long, "is_open": True, "terms": None}),
    )
    return Component("Question that opens", "components/faq_details.html", "disclosure.css", states)


def _story() -> Component:
    usual = page(said("June waited", "June esperó"), words.summary(), person="June, 58")
    alone = page(said("June waited", "June esperó"), words.summary(), person="")
    long = page(words.long_title(), words.long_summary(), person=words.LONGEST_NAME)
    states = (
        State("usual, without a film", {"story": usual}),
        State("without a person", {"story": alone}),
        State("long words", {"story": long}),
    )
    return Component("Story", "components/story_figure.html", "story.css", states)


def _poster() -> Component:
    film = row(poster=None, seconds=75)
    usual = page(said("What a disc is", "Qué es un disco"), "", video=film)
    long = page(words.long_title(), "", video=row(poster=None, seconds=605))
    states = (
        State("without a still", {"story": usual}),
        State("long words", {"story": long}),
    )
    return Component("Film in a list", "components/film_poster.html", "story.css", states)


def _film() -> Component:
    file = row(url=reverse("robots"))  # nobody plays it here
    film = row(film=file, captions=file, poster=None, seconds=75)
    usual = {"title": words.title(), "video": film}
    states = (
        State("with a transcript", {**usual, "transcript_id": "main"}),
        State("without a still or a transcript", usual),
    )
    return Component("Film", "components/video.html", "story.css", states)
