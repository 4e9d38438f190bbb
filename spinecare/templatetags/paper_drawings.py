"""The site's drawings for paper: colors inside, and words for who cannot see them."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from editorial.templatetags.drawings import drawing
from spinecare.leaflets import colors

register = template.Library()
opening = re.compile(r"<svg [^>]*>")
for_browsers = re.compile(r' (role|aria-hidden|aria-label|focusable)="[^"]*"')
label = re.compile(r' aria-label="([^"]+)"')
class_names = re.compile(r'class="([^"]*)"')
selected = re.compile(r"\.([a-z0-9-]+)")


@register.simple_tag
def drawing_on_paper(name: str, words: str) -> str:
    """Return the drawing as a figure that says what it shows; these words if it says nothing."""
    if not name or not (svg := drawing(name)):
        return ""
    root = opening.match(svg)
    said = label.search(root[0])
    # Only a <title> inside becomes the figure's alternative text; a label on the root does not.
    title = f"<title>{said[1] if said else escape(words)}</title>"
    style = f"<style>{_sheet_for(svg)}</style>"
    return mark_safe(for_browsers.sub("", root[0]) + title + style + svg[root.end() :])


def _sheet_for(svg: str) -> str:
    """Return the rules that this drawing needs, and no others: each is read again in every PDF."""
    used = {name for names in class_names.findall(svg) for name in names.split()}
    return "".join(
        f"{selector}{{{declarations}}}"
        for selector, declarations in colors.rules()
        if any(used.issuperset(selected.findall(part)) for part in selector.split(","))
    )
