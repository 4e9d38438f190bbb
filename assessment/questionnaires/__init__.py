"""The instruments that ship with the product, one JSON document each."""

from functools import cache
from pathlib import Path

from assessment.engine.document import from_json
from assessment.engine.model import Questionnaire

FOLDER = Path(__file__).parent
SPINE = FOLDER / "spine.json"


@cache
def load(name: str) -> Questionnaire:
    """The shipped questionnaire of that name, such as load("spine")."""
    return from_json((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
