"""Explains terms in a page's texts: one explainer a page, handed to each text in its order."""

from django import template
from django.utils.safestring import mark_safe

from glossary.words import explainer

register = template.Library()


@register.simple_tag
def terms_of(page=None):
    """Return the explainer of this page; of a page of many, such as a list, without one."""
    return explainer(page)


@register.filter
def explained(html, terms):
    """Let the terms that are new on the page open their meaning; without an explainer, leave it."""
    return mark_safe(terms.explain(html) if terms else html)
