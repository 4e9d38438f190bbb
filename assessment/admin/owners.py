"""Which version a row belongs to, and the keys that conditions in that version can name."""

from django.core.exceptions import ValidationError

from assessment import models


def version_of(row):
    """Of a version itself, of a row of its own, or of a row of one of its sections."""
    if isinstance(row, models.Version):
        return row
    return row.section.version if isinstance(row, models.Question) else row.version


def owner_in(request, table):
    """What a new row is to hang on, from the address of its form; None where that is no draft."""
    wanted = request.GET.get("owner", "")
    if table is models.Question:
        found = _found(models.Section, wanted)
    else:
        found = _found(models.Version, wanted)
    return found if found is not None and version_of(found).is_draft else None


def attach(row, owner):
    if isinstance(owner, models.Section):
        row.section = owner
    else:
        row.version = owner


def keys_of(version):
    """Everything a condition or a score can name, with its words, in document order."""
    questions = models.Question.objects.filter(section__version=version)
    named = (
        *questions.order_by("section__position", "position"),
        *version.derived.all(),
        *version.scores.all(),
    )
    return [(row.key, _label(row)) for row in named]


def _label(row):
    if isinstance(row, models.Question):
        return f"{row.key}: {row.short or row.text}"
    return f"{row.key}: {row.title}"


def _found(table, wanted):
    try:
        return table._default_manager.filter(pk=wanted).first()
    except (ValueError, ValidationError):
        return None
