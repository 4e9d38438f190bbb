"""The questionnaire that this site asks: one canonical document, read once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from assessment.engine.document import digest, from_json
from assessment.engine.model import Question, Questionnaire


@dataclass(frozen=True)
class Instrument:
    questionnaire: Questionnaire
    digest: str

    def question_at(self, address: str) -> Question | None:
        return self.by_address.get(address)

    @property
    def by_address(self) -> dict[str, Question]:
        return {question.address: question for question in questions_of(self.questionnaire)}


def current() -> Instrument:
    """Return the instrument that new visits begin with."""
    return _read(Path(settings.ASSESSMENT_DOCUMENT))


def questions_of(questionnaire: Questionnaire) -> list[Question]:
    """Return every question in document order, whether or not anybody is asked it."""
    items = [item for section in questionnaire.sections for item in section.items]
    return [item for item in items if isinstance(item, Question)]


@lru_cache(maxsize=8)
def _read(path: Path) -> Instrument:
    questionnaire = from_json(path.read_text(encoding="utf-8"))
    return Instrument(questionnaire, digest(questionnaire))
