"""Surgeons in the words of schema.org."""

from collections.abc import Iterable

from editorial.structured_data import Node, entity, pointer, whole
from locations.structured_data import clinic_pointer, postal_address
from procedures.models import Procedure
from surgeons.models import Surgeon

SPECIALTIES = {
    Surgeon.Specialty.ORTHOPEDIC: "https://schema.org/Musculoskeletal",
    Surgeon.Specialty.NEUROSURGERY: "https://schema.org/Neurologic",
}


def physician(page: Surgeon, procedures: Iterable[Procedure]) -> Node:
    places = list(page.locations.all())
    return entity(
        page,
        "Physician",
        image=whole(page.picture.url) if page.picture else None,
        medicalSpecialty=[SPECIALTIES[page.specialty], "https://schema.org/Surgical"],
        knowsLanguage=[language.code for language in page.languages.all()],
        isAcceptingNewPatients=page.accepting_new_patients,
        usNPI=page.npi,
        telephone=places[0].phone if places else None,
        address=[postal_address(place) for place in places],
        hospitalAffiliation=[clinic_pointer(place) for place in places],
        availableService=[pointer(procedure, "MedicalProcedure") for procedure in procedures],
    )
