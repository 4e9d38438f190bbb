"""The site's own drawings, by name."""

from django import template
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

register = template.Library()


@register.simple_tag
def drawing(name):
    """Return the drawing, or nothing where there is none of that name: no page fails for it."""
    try:
        return get_template(f"drawings/{name}.svg").render()
    except TemplateDoesNotExist:
        return ""
