"""Rich text at its place: the same text may stand under a title, in a section or in a list."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from editorial.rich_text import opening

register = template.Library()
heading = re.compile(r"(</?h)([34])\b")
citation = re.compile(r"\s*\[([1-9][0-9]?)\]")


@register.filter
def under_title(html):
    """Raise each heading by one level, where the text stands right under the page's title."""
    return mark_safe(heading.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}", html))


@register.filter
def away_from(html, address):
    """Let links to a place on its own page, such as its sources, lead there from another page."""
    return mark_safe(html.replace('href="#', f'href="{address}#'))


@register.filter
def opened(html):
    """Keep the first paragraph, for a list whose rows lead to the whole text."""
    return mark_safe(opening(html))


@register.filter
def cited(text):
    """Let each [3] in plain words lead to the third source of the page."""
    return mark_safe(citation.sub(r' <a href="#source-\1">\1</a>', escape(text)))
