"""What a new version changes: in its words and rules, and for five hundred made-up patients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from assessment.drafts.sampling import Patients
from assessment.drafts.values import write
from assessment.engine.labels import label, say
from assessment.engine.model import Assessment, Points, Questionnaire, When
from assessment.engine.outline import outline
from assessment.engine.scoring import assess

PATIENTS = 500
EXAMPLES = 5
SEED = 2026

FLAGS, BANDS, POINTS, WORDS, RULES = "Red flags", "Bands", "Points and scores", "Words", "Rules"
KINDS = (FLAGS, BANDS, POINTS, RULES, WORDS)
"""What matters most comes first."""


@dataclass(frozen=True)
class Change:
    kind: str
    where: str
    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    flags: tuple[str, ...]
    band: str


@dataclass(frozen=True)
class Example:
    answers: tuple[tuple[str, str], ...]
    """Question and answer in words, as far as they are asked in the new version."""
    before: Outcome
    after: Outcome


@dataclass(frozen=True)
class Effect:
    patients: int
    changed: int
    examples: tuple[Example, ...]

    @property
    def percent(self) -> Decimal:
        return Decimal(100 * self.changed) / self.patients


def changes(old: Questionnaire, new: Questionnaire) -> list[Change]:
    """Everything that differs, the red flags first; of what is gone only the name."""
    before, after = dict(_leaves(old, "")), dict(_leaves(new, ""))
    before = _without_details_of_gone(before, after)
    found = [
        Change(_kind(where), where, before.get(where, ""), after.get(where, ""))
        for where in {**before, **after}
        if before.get(where) != after.get(where)
    ]
    return sorted(found, key=lambda change: KINDS.index(change.kind))


def _without_details_of_gone(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    gone = [where.removesuffix(".key") for where in before if where.endswith(".key")]
    gone = [where for where in gone if f"{where}.key" not in after]
    kept = {
        where: words
        for where, words in before.items()
        if not where.startswith(tuple(f"{each}." for each in gone))
    }
    outermost = [each for each in gone if not each.startswith(tuple(f"{one}." for one in gone))]
    return kept | {each: _name(each, before) for each in outermost}


def _name(where: str, leaves: dict[str, str]) -> str:
    names = (leaves.get(f"{where}.{field}.en") for field in ("title", "label", "text"))
    return next(filter(None, names), leaves[f"{where}.key"])


@lru_cache(maxsize=8)
def _effect(old: "Pinned", new: "Pinned") -> Effect:
    left, right = old.questionnaire, new.questionnaire
    earlier, later = Patients(left, SEED), Patients(right, SEED)
    examples, changed = [], 0
    for _ in range(PATIENTS):
        answers = {**earlier.answers(), **later.answers()}
        before, after = assess(left, answers), assess(right, answers)
        if _outcome(before) != _outcome(after):
            changed += 1
            if len(examples) < EXAMPLES:
                examples.append(Example(_said(after), _outcome(before), _outcome(after)))
    return Effect(PATIENTS, changed, tuple(examples))


class Pinned:
    """A questionnaire that is told from others by its digest; its words are too many to hash."""

    def __init__(self, questionnaire: Questionnaire, digest: str) -> None:
        self.questionnaire = questionnaire
        self.digest = digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pinned) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def effect(old: Pinned, new: Pinned) -> Effect:
    """How many of the same patients get another band or other flags."""
    return _effect(old, new)


def _outcome(reached: Assessment) -> Outcome:
    flags = tuple(sorted(flag.key for flag in reached.red_flags))
    return Outcome(flags, reached.band.key if reached.band else "")


def _said(reached: Assessment) -> tuple[tuple[str, str], ...]:
    asked = outline(reached.questionnaire).questions
    return tuple(
        (say(question.short or question.text, "en"), say(label(question, given), "en"))
        for key, question in asked.items()
        if (given := reached.answers.get(key))
    )


# A questionnaire as flat lines


def _leaves(thing: Any, where: str) -> Iterator[tuple[str, str]]:
    """Places such as red_flags[numb].urgency, with what stands there in plain words."""
    if isinstance(thing, Mapping):
        yield from ((f"{where}.{language}", words) for language, words in thing.items())
    elif isinstance(thing, When | Points):
        yield where, _when(thing) if isinstance(thing, When) else _points(thing)
    elif isinstance(thing, tuple):
        yield from _elements(thing, where)
    elif is_dataclass(thing):
        for field in fields(thing):
            below = f"{where}.{field.name}" if where else field.name
            yield from _leaves(getattr(thing, field.name), below)
    elif thing is not None:
        yield where, _plain(thing)


def _elements(things: tuple[Any, ...], where: str) -> Iterator[tuple[str, str]]:
    if things and all(isinstance(thing, str) for thing in things):
        yield where, ", ".join(things)
        return
    if not all(is_dataclass(thing) and hasattr(thing, "key") for thing in things):
        for place, thing in enumerate(things, start=1):
            yield from _leaves(thing, f"{where}[{place}]")
        return
    if things:
        yield f"{where}, in this order", ", ".join(thing.key for thing in things)
    for thing in things:
        yield from _leaves(thing, f"{where}[{thing.key}]")


def _when(when: When) -> str:
    if not when.conditions:
        return "always"
    each = (f"{one.of} {one.op.value} {write(one.value)}" for one in when.conditions)
    return f" {'and' if when.join.value == 'all' else 'or'} ".join(each)


def _points(points: Points) -> str:
    if not points.ranges:
        return f"number times {write(points.times)} plus {write(points.plus)}"
    return "; ".join(
        f"{_end(each.low)} to {_end(each.high)}: {write(each.points)}" for each in points.ranges
    )


def _end(number: Decimal | None) -> str:
    return "any" if number is None else write(number)


def _plain(thing: Any) -> str:
    if isinstance(thing, Enum):
        return str(thing.name).lower().replace("_", " ")
    return write(thing) if isinstance(thing, bool | Decimal | date) else str(thing)


def _kind(where: str) -> str:
    if where.startswith("red_flags"):
        return FLAGS
    if where.startswith("bands"):
        return BANDS
    if where.startswith(("scores", "derived")) or where.endswith(".points"):
        return POINTS
    return WORDS if where.endswith((".en", ".es")) else RULES
