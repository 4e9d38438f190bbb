"""Procedures in the words of schema.org."""

from editorial.structured_data import Node, entity, plain
from procedures.models import Procedure

BODY_LOCATIONS = {Procedure.Region.NECK: "Neck", Procedure.Region.BACK: "Back"}


def procedure(page: Procedure) -> Node:
    return entity(
        page,
        ["MedicalProcedure", "SurgicalProcedure"],
        alternateName=[name.strip() for name in page.other_names.split(",") if name.strip()],
        bodyLocation=BODY_LOCATIONS[page.region],
        howPerformed=" ".join(step.text for step in page.steps.all()),
        followup=plain(page.after_surgery or ""),
    )
