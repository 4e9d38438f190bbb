"""A version at a glance: its rows in order, each with its page, and how to add another."""

from django.urls import reverse

from assessment import models

LISTS = (
    ("Scores", "scores", models.Score),
    ("Derived numbers", "derived", models.BodyMassIndex),
    ("Red flags", "red_flags", models.RedFlag),
    ("Pathways, the first that fits", "bands", models.Band),
    ("Limits", "limits", models.Limit),
    ("Sources", "citations", models.Citation),
)


def page_of(row):
    return reverse(f"admin:assessment_{row._meta.model_name}_change", args=[row.pk])


def overview(version):
    """Each list has a title, its rows, and addresses to edit its heading and to add to it."""
    return [
        *_sections(version),
        _list("Notes with the result", version.notes.filter(section=None), models.Note, version),
        *(
            _list(title, getattr(version, name).all(), table, version)
            for title, name, table in LISTS
        ),
    ]


def add_section_address(version):
    return _add_address(models.Section, version)


def add_case_address(version):
    return _add_address(models.Case, version)


def _sections(version):
    for section in version.sections.prefetch_related("questions", "notes"):
        items = sorted(
            [*section.notes.all(), *section.questions.all()], key=lambda item: item.position
        )
        yield {
            "title": section.title,
            "page": page_of(section),
            "rows": [_row(item) for item in items],
            "add": _add_address(models.Question, section),
        }


def _list(title, rows, table, version):
    return {"title": title, "rows": list(map(_row, rows)), "add": _add_address(table, version)}


def _row(row):
    note = "note" if isinstance(row, models.Note) else ""
    return {"title": str(row), "page": page_of(row), "kind": note}


def _add_address(table, owner):
    return f"{reverse(f'admin:assessment_{table._meta.model_name}_add')}?owner={owner.pk}"
