"""What stands against publishing a draft: the engine's problems and those of rows, by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessment import models
from assessment.drafts.compile import compile_version
from assessment.engine.check import Problem, Severity, problems
from assessment.engine.model import Questionnaire

PLACES: dict[type, tuple[str, str]] = {
    models.Section: ("section", "version"),
    models.Question: ("question", "section__version"),
    models.Note: ("note", "version"),
    models.BodyMassIndex: ("derived", "version"),
    models.Score: ("score", "version"),
    models.RedFlag: ("flag", "version"),
    models.Band: ("band", "version"),
    models.Citation: ("citation", "version"),
}
"""What the engine calls each kind of row, and how it hangs on its version."""


@dataclass(frozen=True)
class Finding:
    problem: Problem
    row: Any
    """Whose page mends it; the version, where no row is to blame alone."""

    @property
    def is_error(self) -> bool:
        return self.problem.severity is Severity.ERROR


def findings(version: models.Version, compiled: Questionnaire | None = None) -> list[Finding]:
    """Errors first, as the engine lists them; then what only rows can get wrong."""
    compiled = compiled or compile_version(version)
    rows = _rows(version)
    found = [Finding(each, _row_at(each.where, rows, version)) for each in problems(compiled)]
    found += _row_findings(version)
    return sorted(found, key=lambda finding: not finding.is_error)


def errors(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.is_error]


def _rows(version: models.Version) -> dict[str, Any]:
    return {
        f"{noun}:{row.key}": row
        for table, (noun, path) in PLACES.items()
        for row in table._default_manager.filter(**{path: version})
    }


def _row_at(where: str, rows: dict[str, Any], version: models.Version) -> Any:
    """The row that the place begins with; a key may itself hold dots and slashes."""
    begun = [
        place for place in rows if where == place or where.startswith((f"{place}.", f"{place}/"))
    ]
    return rows[max(begun, key=len)] if begun else version


def _row_findings(version: models.Version) -> Iterator[Finding]:
    for table in (models.Question, models.Score, models.BodyMassIndex):
        noun, path = PLACES[table]
        for row in table._default_manager.filter(**{path: version}).prefetch_related("ranges"):
            yield from _evidence_findings(row, f"{noun}:{row.key}")
            yield from _points_findings(row, f"{noun}:{row.key}")
    for table in (models.Note, models.RedFlag, models.Band):
        for row in table._default_manager.filter(version=version).prefetch_related("conditions"):
            yield from _group_findings(row, f"{PLACES[table][0]}:{row.key}")


def _evidence_findings(row: Any, where: str) -> Iterator[Finding]:
    said = (row.effect_en, row.effect_es, row.reason_en, row.reason_es, row.citations)
    if not row.certainty and (any(said) or row.can_change is not None):
        message = "Evidence without a certainty is left out: say how sure the studies are."
        yield Finding(Problem(where, "evidence-without-certainty", message), row)


def _points_findings(row: Any, where: str) -> Iterator[Finding]:
    if not getattr(row, "gives_points", True) and row.ranges.all():
        message = "The ranges are left out, because it is not marked as giving points."
        yield Finding(Problem(where, "ranges-without-points", message), row)


def _group_findings(row: Any, where: str) -> Iterator[Finding]:
    joins: dict[int, set[str]] = {}
    for condition in row.conditions.all():
        joins.setdefault(condition.group, set()).add(condition.join)
    for group, found in joins.items():
        if len(found) > 1:
            message = f"Group {group} of the conditions is joined in two ways."
            yield Finding(Problem(where, "mixed-join", message), row)
