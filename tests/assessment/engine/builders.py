"""Short words for building questionnaires in tests."""

from datetime import date
from decimal import Decimal
from string import ascii_lowercase

from assessment.engine.model import (
    ALWAYS,
    Band,
    BodyMassIndex,
    Condition,
    Level,
    Note,
    Option,
    Part,
    Points,
    Question,
    Questionnaire,
    Range,
    RedFlag,
    Score,
    Section,
    When,
)
from assessment.engine.vocabulary import Join, Kind, Operator, Urgency

ANYTIME = date(2026, 3, 4)

COMPARISONS = {
    "exists": Operator.EXISTS,
    "=": Operator.EQUAL,
    "!=": Operator.NOT_EQUAL,
    "<": Operator.LESS,
    "<=": Operator.LESS_OR_EQUAL,
    ">": Operator.GREATER,
    ">=": Operator.GREATER_OR_EQUAL,
}


def words(text):
    return {"en": text}


def amount(number):
    return None if number is None else Decimal(str(number))


def value(raw):
    """Numbers in tests are Python's; the engine's are decimal."""
    return amount(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else raw


def condition(of, comparison, raw):
    return Condition(of, COMPARISONS[comparison], value(raw))


def when(*conditions):
    return When(tuple(condition(*each) for each in conditions))


def when_any(*conditions):
    return When(tuple(condition(*each) for each in conditions), Join.ANY)


def option(key, points=None, **details):
    return Option(key, words(f"Option {key}"), amount(points), **details)


def lettered(points):
    return tuple(option(ascii_lowercase[place], each) for place, each in enumerate(points))


def question(key, kind, **details):
    details.setdefault("address", key)
    details.setdefault("text", words(f"Question {key}?"))
    return Question(key=key, kind=kind, **details)


def one(key, *points, **details):
    """The options are a, b, c ... with these points."""
    return question(key, Kind.ONE, options=lettered(points), **details)


def many(key, *points, none_of_these=True, **details):
    alone = (option("none", 0, alone=True),) if none_of_these else ()
    return question(key, Kind.MANY, options=lettered(points) + alone, **details)


def number(key, low=0, high=10, **details):
    return question(key, Kind.NUMBER, low=amount(low), high=amount(high), **details)


def yes_no(key, **details):
    return question(key, Kind.YES_NO, **details)


def written(key, **details):
    return question(key, Kind.TEXT, **details)


def day(key, **details):
    return question(key, Kind.DATE, **details)


def parts(*times):
    return tuple(Part(words(f"unit{each}"), amount(each)) for each in times)


def ranges(*bounds):
    """Each is (low, high, points)."""
    return Points(
        tuple(
            Range(amount(low), amount(high), points=amount(points)) for low, high, points in bounds
        )
    )


def identity():
    return Points()


def note(key, *whens, **details):
    return Note(key, words(f"Note {key}"), when=whens or (ALWAYS,), **details)


def section(key, *items, **details):
    return Section(key, words(f"Section {key}"), items, **details)


def score(key, *of, **details):
    return Score(key, words(f"Score {key}"), of, **details)


def level(key, low):
    return Level(key, words(f"Level {key}"), amount(low))


def bmi(key="bmi", points=None, **details):
    details.setdefault("scale", Decimal("703.07"))
    points = points or ranges((None, 24.9, 0), (25, 29.9, 1), (30, None, 2))
    return BodyMassIndex(key, words("Index"), "weight", "height", points=points, **details)


def flag(key, *whens, urgency=Urgency.EMERGENCY, **details):
    details.setdefault("pending", True)
    advice = words(f"Advice {key}")
    return RedFlag(key, words(f"Flag {key}"), urgency, whens, advice, **details)


def band(key, *whens):
    texts = words(f"Band {key}"), words(f"Headline {key}"), words(f"Advice {key}")
    return Band(key, *texts, when=whens or (ALWAYS,))


def questionnaire(*items, **details):
    """Questions and notes stand in one section; a list of sections may be given instead."""
    details.setdefault("bands", (band("last"),))
    if not items or not isinstance(items[0], Section):
        items = (section("only", *items),)
    return Questionnaire("tried", "1", words("Tried"), items, **details)


def answered(**raw):
    """Answers by question key; a list is several options, None is a question that was skipped."""
    return {key: _several(each) for key, each in raw.items()}


def _several(raw):
    if raw is None:
        return ()
    return tuple(raw) if isinstance(raw, list) else (value(raw),)
