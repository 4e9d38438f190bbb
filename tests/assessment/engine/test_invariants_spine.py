"""The shipped assessment at every threshold and one step beside it: one band, and the right one."""

from collections import Counter
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from assessment.engine.outline import questions
from assessment.engine.scoring import assess
from tests.assessment.spine_cases import (
    CASE_B,
    MILD,
    SPINE,
    WORST,
    answers_from,
    result_of,
    score_of,
    value_of,
)

CARE = [("none",), ("pt",), ("pt", "med"), ("pt", "home", "inj")]
STEP = Decimal(1)
"""Impact and risk are sums of whole points."""

SCORES = ("impact", "risk")


def mixture(random):
    """Each answer of somebody mild, somebody in the middle or somebody at worst; no red flag."""
    share = random.random()
    mixed = {key: WORST[key] if random.random() < share else MILD[key] for key in MILD}
    middle = {key: CASE_B[key] for key in MILD if random.random() < 0.3}
    age = random.choice(["18", "45", "50"])
    return mixed | middle | {"care": random.choice(CARE), "age": age, "infl": "none"}


@cache
def people():
    random = Random(9)
    return [mixture(random) for _ in range(1500)]


@cache
def assessed():
    return [(given, result_of(given)) for given in people()]


def pathway(impact, risk, given):
    """The table of pathways, read once more and not from the document."""
    lasting = given["dur"] in ("to12", "gt12")
    treated = len([each for each in given["care"] if each != "none"]) >= 2
    radiating = given["spread"] == "far" or given["ting"] == "yes"
    if lasting and treated and (impact >= 10 or (impact >= 5 and radiating)):
        return "spine-review"
    if impact >= 10:
        return "primary-care-days"
    return "primary-care-two-weeks" if impact >= 5 or risk >= 12 else "self-care"


def level(key, value):
    few, some, many = {"impact": ("low", "medium", "high"), "risk": ("few", "some", "many")}[key]
    first, second = {"impact": (5, 10), "risk": (6, 12)}[key]
    return many if value >= second else some if value >= first else few


def thresholds():
    """Of every level and every band that reads one of the two scores."""
    found = {(each.key, low.low) for each in SPINE.scores for low in each.levels}
    conditions = [each for band in SPINE.bands for one in band.when for each in one.conditions]
    return sorted(found | {(each.of, each.value) for each in conditions if each.of in SCORES})


def test_the_table_of_this_test_names_every_threshold():
    assert thresholds() == [
        *(("impact", 0), ("impact", 5), ("impact", 10)),
        *(("risk", 0), ("risk", 6), ("risk", 12)),
    ]


@pytest.mark.parametrize(("key", "threshold"), thresholds())
@pytest.mark.parametrize("beside", [-STEP, 0 * STEP, STEP], ids=["below", "at", "above"])
def test_every_threshold_is_met_from_both_sides(key, threshold, beside):
    wanted = threshold + beside
    met = [found for _, found in assessed() if value_of(found, key) == wanted]

    assert bool(met) is (wanted >= 0)
    for found in met:
        assert score_of(found, key).level.key == level(key, wanted)


def test_everybody_without_a_red_flag_gets_the_pathway_of_the_table():
    counted = Counter()
    for given, found in assessed():
        assert (found.red_flags, found.incomplete) == ((), ())
        impact, risk = value_of(found, "impact"), value_of(found, "risk")
        assert found.band.key == pathway(impact, risk, given), given
        counted[found.band.key] += 1

    assert set(counted) == {band.key for band in SPINE.bands}


def test_every_number_around_the_thresholds_occurs():
    """So that the tests above are about somebody."""
    for key in SCORES:
        values = {value_of(found, key) for _, found in assessed()}
        assert values >= {Decimal(each) for each in range(4, 14)}


@pytest.mark.parametrize("question", questions(SPINE), ids=lambda each: each.key)
def test_a_missing_answer_leaves_no_band(question):
    """Of a required question on the path: nobody is told a pathway before all was asked."""
    given = answers_from(MILD)
    if question.required and question.key in given:
        del given[question.key]
        found = assess(SPINE, given)
        assert (found.band, question.key in found.incomplete) == (None, True)
    else:
        assert assess(SPINE, given).band is not None
