"""The site's own drawings, by name."""

from functools import lru_cache

from django import template
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Node, TextNode
from django.template.loader import get_template
from django.utils.translation import get_language

register = template.Library()


@register.tag("drawing")
def place(parser, token):
    """Put a drawing here: `{% drawing "sign-clock" %}` becomes part of the template itself.

    One that holds links is included instead, for they differ by language. Where the name is a
    variable it was typed by staff: one that is wrong breaks no page.
    """
    _, name = token.split_contents()
    expression = parser.compile_filter(name)
    if not isinstance(expression.var, str):
        return DrawingNode(expression)
    if not (text := drawing(expression.var)):
        raise TemplateSyntaxError(f"There is no drawing named {name}.")
    return TextNode(text)


class DrawingNode(Node):
    def __init__(self, name):
        self.name = name

    def render(self, context):
        return drawing(self.name.resolve(context))


def drawing(name):
    """Return the drawing, or nothing where there is none of that name."""
    return _drawn(name, get_language())


@lru_cache(maxsize=256)
def _drawn(name, language):
    try:
        return get_template(f"drawings/{name}.svg").render()
    except TemplateDoesNotExist:
        return ""
