"""People who answer the spine assessment, what must come of it, and how to read that."""

from decimal import Decimal

from assessment.engine.model import Answers, Assessment, Question, ScoreResult, Urgency, Value
from assessment.engine.scoring import assess
from assessment.questionnaires import load

SPINE = load("spine")
QUESTIONS = {
    item.key: item for part in SPINE.sections for item in part.items if isinstance(item, Question)
}

Given = dict[str, Value | tuple[Value, ...]]

WELL: Given = {
    "age": "18", "where": "low",
    "sudden": "none", "hurt": "none", "blad": "none", "limb": "none", "gen": "none",
    "hist": "none",
    "dur": "none", "spells": "0", "high": (), "wt": (), "smoke": "never", "move": "mod",
    "load": "none", "vib": "no", "sit": "lt5", "sleep": "no", "phqa": (), "phqb": (),
    "well": "good",
}  # fmt: skip
MILD: Given = WELL | {
    "dur": "lt6", "pain": Decimal(3), "spread": "no", "ting": "no", "act": "little",
    "expect": Decimal(0), "care": "none",
}  # fmt: skip
WORST: Given = MILD | {
    "dur": "gt12", "pain": Decimal(10), "spread": "far", "ting": "yes", "act": "lot",
    "infl": "none", "spells": "3", "high": Decimal(66), "wt": Decimal(250), "smoke": "now",
    "move": "none", "load": "both", "vib": "yes", "sit": "gt5", "sleep": "yes", "phqa": "3",
    "phqb": "3", "well": "poor", "expect": Decimal(10),
}  # fmt: skip

CASE_A = MILD | {"sit": "gt5"}
CASE_B = MILD | {
    "age": "50", "dur": "to12", "pain": Decimal(6), "spread": "far", "ting": "yes", "act": "some",
    "spells": "3", "high": Decimal(70), "wt": Decimal(216), "smoke": "now", "move": "none",
    "load": "both", "sleep": "yes", "phqa": "1", "phqb": "1", "expect": Decimal(5),
    "care": ("pt", "med"),
}  # fmt: skip
NECK: Given = MILD | {"where": "neck", "cord": "none"}

WORKED = {
    "A": (CASE_A, 0, 0, "self-care", ()),
    "B": (CASE_B, 9, 13, "spine-review", ()),
    "C": (CASE_B | {"blad": "saddle"}, None, None, None, ("rf-ces-1",)),
    "D slow": (
        NECK | {"age": "65", "cord": ("clumsy", "walk"), "cordw": "none"},
        0, 0, None, ("rf-mye-1",),
    ),
    "D fast": (
        NECK | {"age": "65", "cord": ("clumsy", "walk"), "cordw": "fast"},
        None, None, None, ("rf-mye-1-fast",),
    ),
    "E": (MILD | {"gen": "fever", "inf": "drugs"}, None, None, None, ("rf-inf-1",)),
    "F": (
        NECK | {"age": "65", "where": "mid", "hist": "cancer", "hist2": "grow"},
        0, 0, None, ("rf-ca-2",),
    ),
    "G": (MILD | {"age": "65", "gen": "snap", "hist": "steroid"}, 0, 0, None, ("rf-fx-2",)),
    "H": (
        NECK | {"age": "50", "where": "mid", "sudden": ("tear", "faint")},
        None, None, None, ("rf-ao-1",),
    ),
}  # fmt: skip

RAISING: dict[str, tuple[Urgency, list[Given]]] = {
    "rf-ao-1": (
        Urgency.CALL_911, [{"sudden": key} for key in ("tear", "faint", "bulge", "unsure")],
    ),
    "rf-ao-2": (Urgency.CALL_911, [{"sudden": key} for key in ("chest", "breath", "unsure")]),
    "rf-vas-1": (Urgency.CALL_911, [{"sudden": "face"}, {"sudden": "unsure"}]),
    "rf-inf-3": (Urgency.CALL_911, [{"sudden": "fever"}, {"sudden": "unsure"}]),
    "rf-tr-1": (Urgency.CALL_911, [{"hurt": key} for key in ("big", "numb", "unsure")]),
    "rf-ces-1": (
        Urgency.EMERGENCY, [{"blad": key} for key in ("pee", "leak", "full", "saddle", "unsure")],
    ),
    "rf-ces-2": (Urgency.EMERGENCY, [{"limb": "legsn"}, {"limb": "unsure"}, {"spread": "legsn"}]),
    "rf-ces-3": (
        Urgency.EMERGENCY,
        [{"blad": "sex", "limb": key}
         for key in ("drop", "weak", "legsn", "legso", "mild", "unsure")]
        + [{"blad": ("sex", key)} for key in ("pee", "leak", "full", "saddle", "old", "unsure")]
        + [{"blad": "sex", "spread": key} for key in ("far", "legsn", "legso")]
        + [{"blad": "sex", "ting": "yes"}],
    ),
    "rf-neuro-1": (Urgency.EMERGENCY, [{"limb": key} for key in ("drop", "weak", "unsure")]),
    "rf-mye-1-fast": (
        Urgency.EMERGENCY,
        [{"where": "neck", "cord": ("numb", "shock"), "cordw": key}
         for key in ("fast", "falls", "loss", "unsure")]
        + [{"spread": "arms", "armw": key} for key in ("fast", "falls", "loss", "unsure")],
    ),
    "rf-fx-1": (Urgency.EMERGENCY, [{"hurt": "small"}, {"hurt": "unsure"}]),
    "rf-ca-1": (
        Urgency.EMERGENCY,
        [{"hist": ever, "hist2": key}
         for ever in ("cancer", "unsure") for key in ("legs", "walk", "numb", "blad", "unsure")]
        + [{"hist": "cancer", "hist2": "none", "blad": "old"},
           {"hist": "cancer", "hist2": "none", "limb": "legso"},
           {"hist": "cancer", "hist2": "none", "where": "mid", "cord": "walk"},
           {"hist": "cancer", "hist2": "none", "where": "mid", "cord": "urge"}],
    ),
    "rf-inf-1": (
        Urgency.EMERGENCY,
        [{"gen": fever, "inf": key} for fever in ("fever", "feverq")
         for key in ("drugs", "oper", "germ", "dial", "sugar", "immune", "nerve", "unsure")]
        + [{"gen": fever, "inf": "none", **nerve} for fever in ("fever", "feverq")
           for nerve in ({"limb": "mild"}, {"limb": "legso"}, {"blad": "old"})],
    ),
    "rf-post-1": (
        Urgency.EMERGENCY,
        [{"hist": recent, "hist2": key}
         for recent in ("oper", "unsure") for key in ("legs", "blad", "fever", "wound", "unsure")]
        + [{"hist": "thin", "hist2": "legs"}, {"hist": "thin", "hist2": "unsure"}]
        + [{"gen": fever, "inf": "none", "hist": "oper", "hist2": "none"}
           for fever in ("fever", "feverq")],
    ),
    "rf-ces-4": (Urgency.TODAY, [{"blad": "old"}]),
    "rf-ca-2": (
        Urgency.TODAY,
        [{"hist": ever, "hist2": key}
         for ever in ("cancer", "unsure") for key in ("grow", "night")],
    ),
    "rf-inf-2": (Urgency.TODAY, [{"gen": key, "inf": "none"} for key in ("fever", "feverq")]),
    "rf-vis-1-pregnant": (Urgency.TODAY, [{"gen": "preg"}]),
    "rf-vis-1": (Urgency.TODAY, [{"gen": key} for key in ("belly", "flank")]),
    "rf-neuro-2": (Urgency.SOON, [{"limb": "mild"}, {"limb": "legso"}, {"spread": "legso"}]),
    "rf-mye-1": (
        Urgency.SOON,
        [{"where": "neck", "cord": ("clumsy", "urge"), "cordw": "none"},
         {"where": "mid", "cord": "arms", "cordw": "none"},
         {"limb": "hands", "cord": ("walk", "numb"), "cordw": "none"},
         {"spread": "arms", "armw": "none"}],
    ),
    "rf-ces-3-alone": (Urgency.SOON, [{"blad": "sex"}]),
    "rf-fx-2": (
        Urgency.SOON,
        [{"gen": "snap", "hist": key} for key in ("bones", "steroid", "broke", "shorter")]
        + [{"gen": "snap", "age": "65"}],
    ),
    "rf-ca-3": (
        Urgency.SOON,
        [{"gen": "weight"}, {"gen": "night"}]
        + [{"gen": "slow", "age": age} for age in ("u18", "50", "65")],
    ),
    "rf-ped-1": (Urgency.SOON, [{"age": "u18"}]),
}  # fmt: skip

NEAR_MISSES: list[Given] = [
    {"where": "neck", "cord": "clumsy"},
    {"limb": "hands", "cord": "numb"},
    {"gen": "snap", "age": "50"},
    {"gen": "slow", "age": "45"},
    {"hist": "cancer", "hist2": "none"},
    {"hist": "oper", "hist2": "walk"},
    {"hist": "thin", "hist2": "wound"},
    {"hist": ("bones", "steroid", "broke", "shorter"), "age": "65"},
]


def result_of(given: Given) -> Assessment:
    return assess(SPINE, answers_from(given))


def answers_from(given: Given) -> Answers:
    return {key: value if isinstance(value, tuple) else (value,) for key, value in given.items()}


def score_of(result: Assessment, key: str) -> ScoreResult | None:
    return next((each for each in result.scores if each.score.key == key), None)


def value_of(result: Assessment, key: str) -> Decimal | None:
    score = score_of(result, key)
    return score.value if score else None


def level_of(given: Given, key: str) -> str | None:
    score = score_of(result_of(given), key)
    return score.level.key if score and score.level else None


def flags_of(result: Assessment) -> tuple[str, ...]:
    return tuple(flag.key for flag in result.red_flags)


def lines_of(result: Assessment, key: str) -> dict[str, Decimal]:
    score = score_of(result, key)
    return {line.of: line.points for line in score.lines} if score else {}
