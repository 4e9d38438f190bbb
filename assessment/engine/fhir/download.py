"""The file that a patient takes along: the result for another system, as bytes."""

import json
from dataclasses import dataclass
from datetime import datetime

from assessment.engine.fhir.bundle import export_result
from assessment.engine.model import Assessment

CONTENT_TYPE = "application/fhir+json"


@dataclass(frozen=True, slots=True)
class Download:
    name: str
    content_type: str
    content: bytes


def patient_download(assessment: Assessment, *, authored: datetime, language: str) -> Download:
    """The same bytes for the same answers, moment and language."""
    bundle = export_result(assessment, authored=authored, language=language)
    text = json.dumps(bundle, ensure_ascii=False, indent=2)
    name = f"summary-{authored.date().isoformat()}.fhir.json"
    return Download(name, CONTENT_TYPE, f"{text}\n".encode())
