"""Words in a language's own column, where "nothing written" is both NULL and empty."""

from django.db.models import Q


def written(column):
    """Hold where the column has words; a bare comparison would let NULL pass a constraint."""
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})
