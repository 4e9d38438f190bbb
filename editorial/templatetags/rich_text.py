"""Rich text at its place: the same text may stand under a title, in a section or in a list."""

import re

from django import template
from django.utils.safestring import mark_safe

register = template.Library()
heading = re.compile(r"(</?h)([34])\b")


@register.filter
def under_title(html):
    """Raise each heading by one level, where the text stands right under the page's title."""
    return mark_safe(heading.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}", html))


@register.filter
def away_from(html, address):
    """Let links to a place on its own page, such as its sources, lead there from another page."""
    return mark_safe(html.replace('href="#', f'href="{address}#'))
