"""FHIR at the edge: questionnaires and answers in and out, results out."""

from assessment.engine.fhir.bundle import export_result
from assessment.engine.fhir.download import Download, patient_download
from assessment.engine.fhir.exporting import export_questionnaire
from assessment.engine.fhir.importing import Imported, Outcome, import_questionnaire
from assessment.engine.fhir.response import (
    ImportedResponse,
    ResponseError,
    import_response,
    read_response,
)

__all__ = [
    "Download",
    "Imported",
    "ImportedResponse",
    "Outcome",
    "ResponseError",
    "export_questionnaire",
    "export_result",
    "import_questionnaire",
    "import_response",
    "patient_download",
    "read_response",
]
