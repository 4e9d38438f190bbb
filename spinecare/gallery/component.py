"""What the gallery shows: components, and the states that each can be in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.text import slugify

from spinecare.gallery.apart import apart


@dataclass(frozen=True)
class State:
    """One state; its context is all that the template sees, as after `only`."""

    title: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Component:
    name: str
    template: str
    stylesheet: str
    """The file in static/css/components/; "" where the component has no rules of its own."""
    states: tuple[State, ...]
    inside: str = ""
    """The list or table that it is a part of, by its name in gallery/inside/."""
    drawn_by: str = ""
    """The template that shows it with what it belongs to; else its own."""
    note: str = ""

    @property
    def slug(self) -> str:
        return slugify(self.name)

    def drawn(self) -> list[dict[str, str]]:
        """Return every state as HTML; ids that all states share are told apart."""
        return [self._drawn(state) for state in self.states]

    def _drawn(self, state: State) -> dict[str, str]:
        place = f"{self.slug}-{slugify(state.title)}"
        html = render_to_string(self.drawn_by or self.template, dict(state.context))
        if self.inside:
            html = render_to_string(f"gallery/inside/{self.inside}.html", {"html": html})
        return {"title": state.title, "place": place, "html": apart(html, place)}


@dataclass(frozen=True)
class Section:
    slug: str
    title: str
    components: tuple[Component, ...]
