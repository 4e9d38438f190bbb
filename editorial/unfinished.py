"""What a draft may leave out: everything that its row can be kept without."""

from django.db.models import NOT_PROVIDED, Field, ManyToManyField

NEEDED = frozenset({"title_en", "slug"})
"""Without these nobody would find the draft again."""


def may_wait(field: Field) -> bool:
    """Whether the field may stay empty until the page goes public."""
    if field.name in NEEDED:
        return False
    if isinstance(field, ManyToManyField) or field.null:
        return True
    return field.empty_strings_allowed or field.default is not NOT_PROVIDED
