"""The way on from a page: made once for everybody, and anew when anything is published."""

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from editorial import previewed, published
from practice import facts
from surgeons import care

register = template.Library()

FROM = {
    "condition": (care.of_condition, _("Surgeons who treat it")),
    "procedure": (care.of_procedure, _("Surgeons who perform it")),
    "area": (care.of_area, _("Surgeons who treat what hurts here")),
}
MOST_KEPT = 256

_kept: dict[tuple, SafeString] = {}


@register.simple_tag
def who_treats(kind: str, page) -> SafeString:
    """Return the section of surgeons and places; a draft and a developer get it fresh."""
    if previewed.current() or settings.DEBUG:
        return _section(kind, page)
    # Every publishing writes the facts anew, whatever was published.
    now = (get_language(), published.version(facts.NAME, facts.build))
    return _kept.get((kind, page.pk, *now)) or _keep((kind, page.pk, *now), _section(kind, page))


def _keep(key: tuple, text: SafeString) -> SafeString:
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = text
    return text


def _section(kind: str, page) -> SafeString:
    find, title = FROM[kind]
    context = {"care": find(page), "title": title, "practice": facts.facts()}
    return render_to_string("surgeons/who_treats.html", context)
