"""The glossary: every term from A to Z, each with an anchor."""

from itertools import groupby

from django.views.generic import TemplateView

from editorial.views import Placed
from glossary.words import entries, plain


class TermList(Placed, TemplateView):
    """Reads published data alone, as every page does that explains a term."""

    template_name = "glossary/term_list.html"
    section = "glossary"

    def get_context_data(self, **kwargs):
        return super().get_context_data(letters=_letters(entries()), **kwargs)


def _letters(terms):
    groups = groupby(terms, key=lambda term: plain(term["title"])[:1])
    return [(letter.upper(), list(group)) for letter, group in groups]
