"""Files of the command line: read with every way to fail named, and turned into what we know."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from assessment.engine.answers import parse
from assessment.engine.document import DocumentError, from_document
from assessment.engine.fitting import Invalid
from assessment.engine.model import Questionnaire
from assessment.engine.outline import outline
from assessment.engine.problem import Problem
from assessment.engine.vocabulary import Answers, Value

LARGEST = 4_000_000
"""Bytes; the largest questionnaires that are published have a tenth of it."""
MOST_ITEMS = 1000
ITEMS = ("item", "items")
DEEPEST = 100
"""Objects and arrays in one another."""
LONGEST_EXPONENT = 400
"""Beyond it, spelling a number out would take more memory than there is."""


class Unusable(Exception):
    """The file cannot be used, for these reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Opened:
    questionnaire: Questionnaire
    problems: tuple[Problem, ...] = ()
    """What was lost in translation."""
    proposed: str | None = None
    """The key of a score that the file does not name: a sum that somebody must confirm."""

    @property
    def is_doubtful(self) -> bool:
        return bool(self.problems)

    def without_proposal(self) -> "Opened":
        scores = self.questionnaire.scores
        kept = tuple(score for score in scores if score.key != self.proposed)
        return replace(self, questionnaire=replace(self.questionnaire, scores=kept))


def open_questionnaire(name: str) -> Opened:
    """A document of ours, or an R4 Questionnaire. Raises Unusable."""
    document = read_json(name)
    if isinstance(document, dict) and "resourceType" in document:
        return _imported(document)
    try:
        return Opened(from_document(document))
    except DocumentError as error:
        raise Unusable(Problem(error.where, "not-a-questionnaire", error.message)) from error


def _imported(document: object) -> Opened:
    # Only files of others need it.
    from assessment.engine.fhir import import_questionnaire

    imported = import_questionnaire(document)
    if imported.questionnaire is None:
        raise Unusable(*imported.problems)
    return Opened(imported.questionnaire, imported.problems, imported.proposed_score)


def open_answers(name: str, questionnaire: Questionnaire) -> tuple[Answers, tuple[Problem, ...]]:
    """With what was left out of them. Raises Unusable."""
    document = read_json(name)
    if isinstance(document, dict) and "resourceType" in document:
        return _responded(document, questionnaire)
    if not isinstance(document, dict):
        raise Unusable(Problem("answers", "not-answers", "Answers are an object, key to values."))
    return _answered(document, questionnaire), ()


def _responded(
    document: object, questionnaire: Questionnaire
) -> tuple[Answers, tuple[Problem, ...]]:
    from assessment.engine.fhir import ResponseError, read_response

    try:
        response = read_response(questionnaire, document)
    except ResponseError as error:
        raise Unusable(*error.problems) from error
    return response.answers, response.problems


def _answered(document: dict[str, Any], questionnaire: Questionnaire) -> Answers:
    found: dict[str, tuple[Value, ...]] = {}
    problems = []
    questions = outline(questionnaire).questions
    for key, raw in document.items():
        where = f"answers.{key}"
        if key not in questions:
            problems.append(Problem(where, "unknown-question", f"Nothing asks {key!r}."))
        elif not isinstance(raw, list) or not all(isinstance(text, str) for text in raw):
            problems.append(Problem(where, "not-answers", "Values are an array of strings."))
        else:
            try:
                found[key] = parse(questions[key], raw)
            except Invalid as error:
                message = f"This is no answer to {key!r}."
                problems.append(Problem(where, error.code, message))
    if problems:
        raise Unusable(*problems)
    return found


# JSON


def read_json(name: str) -> Any:
    """Raises Unusable."""
    text = _read(name)
    try:
        document = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_float=_number,
            parse_int=_integer,
            parse_constant=_constant,
        )
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise Unusable(Problem("", "not-json", f"This is not JSON: {error}")) from error
    _measure(document)
    return document


def _read(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unusable(Problem("", "cannot-be-read", f"{name}: {reason}")) from error
    if len(content) > LARGEST:
        raise Unusable(Problem("", "too-large", f"The file has more than {LARGEST} bytes."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"Byte {error.start} is not UTF-8."
        raise Unusable(Problem("", "not-utf-8", message)) from error


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            message = f"One object has the key {key!r} twice."
            raise Unusable(Problem("", "duplicate-key", message))
        found[key] = value
    return found


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if number and abs(number.adjusted()) > LONGEST_EXPONENT:
        raise _huge()
    return number


def _integer(text: str) -> int:
    if len(text) > LONGEST_EXPONENT:
        raise _huge()
    return int(text)


def _huge() -> Unusable:
    return Unusable(Problem("", "huge-number", "A number is too large or too small to read."))


def _constant(text: str) -> Any:
    raise Unusable(Problem("", "not-a-number", f"{text} is no number in JSON."))


def _measure(document: Any) -> None:
    """Level by level and without recursion: the file decides how deep it is."""
    level, items, depth = [document], 0, 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep()
        items += sum(map(_items, level))
        if items > MOST_ITEMS:
            raise Unusable(Problem("", "too-many-items", f"There are more than {MOST_ITEMS}."))
        level = [below for each in level for below in _below(each)]


def _items(value: Any) -> int:
    """Of an object, in FHIR's words or in ours."""
    if not isinstance(value, dict):
        return 0
    return sum(len(value[key]) for key in ITEMS if isinstance(value.get(key), list))


def _below(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _too_deep() -> Unusable:
    message = f"Objects stand more than {DEEPEST} deep in one another."
    return Unusable(Problem("", "too-deep", message))
