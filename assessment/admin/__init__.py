"""The staff's pages on questionnaires: versions with their rows, and what was published."""

from assessment.admin import documents, rows, versions

__all__ = ["documents", "rows", "versions"]
