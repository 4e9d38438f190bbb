"""The canonical JSON document of a questionnaire, and its digest.

The shape follows the dataclasses: a field is a key, a field at its default is left out.
Reading is strict, so that nothing in a document is ever dropped in silence.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from assessment.engine import decimals
from assessment.engine.model import (
    Condition,
    Join,
    Note,
    Question,
    Questionnaire,
    Section,
    Text,
    Urgency,
    Value,
    When,
)

NOTE = "note"

URGENCIES = {
    "soon": Urgency.SOON,
    "today": Urgency.TODAY,
    "emergency": Urgency.EMERGENCY,
    "call-911": Urgency.CALL_911,
}
URGENCY_NAMES = {urgency: name for name, urgency in URGENCIES.items()}


class DocumentError(ValueError):
    """The document is not a questionnaire; `where` is a path such as sections[0].items[2].kind."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where or 'document'}: {message}")
        self.where = where
        self.message = message


def to_document(questionnaire: Questionnaire) -> dict[str, Any]:
    return _write_fields(questionnaire)


def from_document(document: object) -> Questionnaire:
    return _read_fields(document, Questionnaire, "")


def to_json(questionnaire: Questionnaire) -> str:
    document = to_document(questionnaire)
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> Questionnaire:
    try:
        document = json.loads(text, object_pairs_hook=_without_duplicates)
    except DocumentError:
        raise
    except (ValueError, RecursionError) as error:
        raise DocumentError("", f"is not JSON: {error}") from error
    return from_document(document)


def digest(questionnaire: Questionnaire) -> str:
    return sha256(to_json(questionnaire).encode()).hexdigest()


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise DocumentError("", f"has the key {twice!r} twice in one object")
    return found


# Writing


def _write(value: Any) -> Any:
    if isinstance(value, Urgency):
        return URGENCY_NAMES[value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, When):
        return {value.join.value: [_write(condition) for condition in value.conditions]}
    if isinstance(value, Condition):
        return {"of": value.of, "op": value.op.value, "value": _write_value(value.value)}
    if isinstance(value, Section):
        return _write_section(value)
    if is_dataclass(value):
        return _write_fields(value)
    return _write_plain(value)


def _write_plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_write(element) for element in value]
    if isinstance(value, Decimal):
        return decimals.write(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value


def _write_value(value: Value) -> Any:
    if isinstance(value, Decimal):
        return {"number": decimals.write(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _write_section(section: Section) -> dict[str, Any]:
    written = _write_fields(section)
    for item, document in zip(section.items, written["items"], strict=True):
        if isinstance(item, Note):
            document["kind"] = NOTE
    return written


def _write_fields(value: Any) -> dict[str, Any]:
    return {
        field.name: _write(getattr(value, field.name))
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    }


# Reading: every function takes what stands in the document, the type it must become, and where.


def _read(value: Any, kind: Any, where: str) -> Any:
    if kind in READERS:
        return READERS[kind](value, where)
    if isinstance(kind, UnionType):
        return _read_union(value, kind, where)
    if get_origin(kind) is tuple:
        return _read_array(value, get_args(kind)[0], where)
    if issubclass(kind, Enum):
        return _read_name(value, {member.value: member for member in kind}, where)
    if is_dataclass(kind):
        return _read_fields(value, kind, where)
    return _read_exactly(value, kind, where)


def _read_union(value: Any, kind: Any, where: str) -> Any:
    """Either `X | None`, or an element of a section: a question or a note."""
    first, second = get_args(kind)
    if second is not type(None):
        return _read_item(value, where)
    return None if value is None else _read(value, first, where)


def _read_item(value: Any, where: str) -> Question | Note:
    found = _object(value, where)
    if found.get("kind") == NOTE:
        return _read_fields({key: found[key] for key in found if key != "kind"}, Note, where)
    return _read_fields(found, Question, where)


def _read_array(value: Any, kind: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DocumentError(where, "must be an array")
    return tuple(_read(element, kind, f"{where}[{n}]") for n, element in enumerate(value))


def _read_fields(value: Any, kind: Any, where: str) -> Any:
    found, hints = _object(value, where), _hints(kind)
    for key in found:
        if key not in hints:
            raise DocumentError(_at(where, key), "is not a known key here")
    for field in fields(kind):
        if field.default is MISSING and field.name not in found:
            raise DocumentError(_at(where, field.name), "is missing")
    return kind(**{key: _read(found[key], hints[key], _at(where, key)) for key in found})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DocumentError(where, "must be an object")
    if not all(isinstance(key, str) for key in value):
        raise DocumentError(where, "has a key that is not a string")
    return value


def _read_exactly(value: Any, kind: type, where: str) -> Any:
    """A bool is an int to Python and not to a document."""
    if type(value) is not kind:
        raise DocumentError(where, f"must be of type {kind.__name__}")
    return value


def _read_string(value: Any, where: str) -> str:
    text: str = _read_exactly(value, str, where)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise DocumentError(where, "holds half a character")
    return text


def _read_text(value: Any, where: str) -> Text:
    return {
        key: _read_string(words, _at(where, key)) for key, words in _object(value, where).items()
    }


def _read_decimal(value: Any, where: str) -> Decimal:
    number = decimals.read(value) if isinstance(value, str) else None
    if number is None:
        raise DocumentError(where, 'must be a number written as a string, such as "2.5"')
    return number


def _read_name(value: Any, names: Mapping[str, Any], where: str) -> Any:
    if not isinstance(value, str) or value not in names:
        raise DocumentError(where, f"must be one of {', '.join(names)}")
    return names[value]


def _read_when(value: Any, where: str) -> When:
    found = _object(value, where)
    if len(found) != 1:
        raise DocumentError(where, 'must have one key, "all" or "any"')
    key, conditions = next(iter(found.items()))
    join = _read_name(key, {member.value: member for member in Join}, where)
    return When(_read_array(conditions, Condition, _at(where, key)), join)


def _read_value(value: Any, where: str) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _read_string(value, where)
    found = _object(value, where)
    if list(found) == ["number"]:
        return _read_decimal(found["number"], _at(where, "number"))
    if list(found) == ["date"]:
        return _read_date(found["date"], _at(where, "date"))
    raise DocumentError(where, 'must be a string, a boolean, {"number": ...} or {"date": ...}')


def _read_date(value: Any, where: str) -> date:
    try:
        found = date.fromisoformat(_read_string(value, where))
    except ValueError as error:
        raise DocumentError(where, "must be a date such as 2026-01-31") from error
    if found.isoformat() != value:
        raise DocumentError(where, "must be a date such as 2026-01-31")
    return found


def _read_urgency(value: Any, where: str) -> Urgency:
    urgency: Urgency = _read_name(value, URGENCIES, where)
    return urgency


READERS: dict[Any, Any] = {
    str: _read_string,
    Text: _read_text,
    Decimal: _read_decimal,
    Value: _read_value,
    When: _read_when,
    Urgency: _read_urgency,
}
