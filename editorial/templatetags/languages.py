"""Says in which language words are, where it is not the page's: browsers speak by it."""

from django import template
from django.utils.translation import get_language, override

from editorial.models import language_of
from editorial.models.languages import ENGLISH

register = template.Library()


class Spoken(template.Node):
    def __init__(self, row, field):
        self.row, self.field = row, field

    def render(self, context):
        language = get_language() or ENGLISH
        if language == ENGLISH:
            return ""  # what has words has English ones, and most pages are read in English
        words_in = language_of(self.row.resolve(context), self.field.resolve(context))
        return "" if words_in == language else f' lang="{words_in}"'


@register.tag
def spoken(parser, token):
    """`<p{% spoken page "summary" %}>` becomes `<p lang="en">` where a page shows English words."""
    _, row, field = token.split_contents()
    return Spoken(parser.compile_filter(row), parser.compile_filter(field))


@register.simple_tag
def translation_of(page):
    """Return what a reader has to know about the page's words in this language; None in English."""
    if (get_language() or ENGLISH) == ENGLISH:
        return None
    if not page.is_in_this_language:
        return {"is_missing": True}
    with override(ENGLISH):
        english_url = page.get_absolute_url()
    return {
        "is_older": page.is_english_newer,
        "english_url": english_url,
        "checked_by": page.translation_checked_by,
    }
