"""Terms for tests, written where pages read them."""

from glossary.models import Term
from spinecare.publishing import write_published_data


def a_term(slug="mri", title="MRI", meaning="A scan that shows discs.", **values):
    term = Term.objects.create(slug=slug, title=title, meaning=meaning, **values)
    write_published_data()
    return term
