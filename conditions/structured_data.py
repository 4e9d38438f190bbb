"""Conditions and areas in the words of schema.org."""

from collections.abc import Iterable

from conditions.models import Area, Condition
from editorial.models import EditorialPage
from editorial.structured_data import Node, entity, pointer


def condition(page: Condition, procedures: Iterable[EditorialPage]) -> Node:
    return entity(
        page,
        "MedicalCondition",
        alternateName=[name.strip() for name in page.other_names.split(",") if name.strip()],
        associatedAnatomy=[
            {"@type": "AnatomicalStructure", "name": area.title} for area in page.areas.all()
        ],
        possibleTreatment=[pointer(procedure, "MedicalProcedure") for procedure in procedures],
    )


def area(page: Area) -> Node:
    return entity(page, "AnatomicalStructure")
