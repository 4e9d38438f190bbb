"""What must always hold of the engine, and where each of it is tested.

Files are of this folder unless they name another; T. stands for test_properties_of_.

 1 every mapping gets an assessment        T.answers: every_mapping_gets_an_assessment, any_cookie
 2 closed questions are invisible          T.answers: answers_to_closed, effective_answers;
                                           here: in the export
 3 order does not matter                   test_journeys_machine; T.answers: the_order_of_answering
 4 every path ends                         T.answers: every_path_ends, a_path_keeps_the_order
 5 everything is reachable                 test_explore_properties; test_explore: TestSpine
 6 a value is the fold of its lines        T.scores: a_value_follows, extremes, lines_are_of_exactly
 7 missing is not zero                     T.scores: missing_is_not_zero; test_scoring: TestAtLeast
 8 more points, a higher sum               T.scores: raising_the_points
 9 exactly one band                        T.scores: every_finished_path_has_one_band;
                                           test_invariants_spine: at every threshold and beside it
10 a red flag dominates                    T.flags: all of it; here: in the export;
                                           pages and PDF: ../test_red_flags, ../report/test_summary
11 versions never change                   ../versions/test_guard, ../versions/test_serving
12 round trips                             T.answers: survives; fhir/test_round_trips
13 nothing is dropped in silence           fhir/test_importing: whatever_*, any_json_is_refused
14 names and words change nothing          here
15 an independent scorer agrees            here; fhir/test_weights: the_proposed_sum
16 no hidden inputs                        here: place, clock, hashing, threads;
                                           T.scores: the_arithmetic_of_the_thread
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, getcontext
from pathlib import Path
from random import Random
from string import ascii_lowercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engine import flow
from assessment.engine.document import URGENCY_NAMES
from assessment.engine.fhir import export_result, import_questionnaire
from assessment.engine.model import Condition, Score
from assessment.engine.outline import questions
from assessment.engine.scoring import assess, raised
from assessment.engine.vocabulary import Kind
from tests.assessment.engine.fhir.documents import choice, coding, form, when
from tests.assessment.engine.strategies import cases, made, often, values_of, walks, whatever

AUTHORED = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)


def exported(tried, answers):
    return export_result(assess(tried, answers), authored=AUTHORED)


def resources(bundle, kind):
    found = [each["resource"] for each in bundle["entry"]]
    return [each for each in found if each["resourceType"] == kind]


class TestExport:
    """What another system gets: invariants 2 and 10."""

    @often
    @given(cases(), st.randoms(use_true_random=False))
    def test_knows_nothing_of_closed_questions(self, case, random):
        tried, answers = case
        opened = flow.enabled(tried, answers)
        closed = [each for each in questions(tried) if each.key not in opened]
        bare = {key: each for key, each in answers.items() if key in opened}
        stale = {each.key: values_of(each, random) for each in closed}

        assert exported(tried, {**answers, **stale}) == exported(tried, bare)
        assert exported(tried, answers) == exported(tried, bare)

    @often
    @given(walks())
    def test_of_a_red_flag_begins_with_the_most_urgent_and_soothes_nobody(self, walk):
        tried, steps = walk
        for answers in steps:
            if flags := raised(tried, answers):
                bundle = exported(tried, answers)
                (risk,) = resources(bundle, "RiskAssessment")
                urgencies = [_code(each["qualitativeRisk"]) for each in risk["prediction"]]
                assert urgencies == [URGENCY_NAMES[each.urgency] for each in flags]
                assert flags[0].urgency is max(each.urgency for each in flags)
                assert risk["mitigation"] == flags[0].advice["en"]
                assert not [word for word in _soothing(tried) if word in json.dumps(bundle)]
                if flags[0].urgency.stops:
                    assert resources(bundle, "Observation") == []


def _code(concept):
    return concept["coding"][0]["code"]


def _soothing(tried):
    bands = [
        text["en"] for each in tried.bands for text in (each.title, each.headline, each.advice)
    ]
    return bands + [level.title["en"] for score in tried.scores for level in score.levels]


MIRROR = str.maketrans(ascii_lowercase + digits, ascii_lowercase[::-1] + digits[::-1])


def mirrored(key):
    """Another key for each, never one for two, and in the alphabet the other way round."""
    return key.translate(MIRROR)


def renamed(thing):
    """Every key mirrored, every word another, all numbers and operators as they were."""
    if isinstance(thing, tuple):
        return tuple(map(renamed, thing))
    if isinstance(thing, Mapping):
        return {language: f"Otherwise {words[::-1]}" for language, words in thing.items()}
    if not is_dataclass(thing):
        return thing
    changed = {field.name: renamed(getattr(thing, field.name)) for field in fields(thing)}
    if "key" in changed:
        changed["key"] = mirrored(thing.key)
    if isinstance(thing, Score):
        changed["of"] = tuple(map(mirrored, thing.of))
    if isinstance(thing, Condition):
        changed["of"] = mirrored(thing.of)
        changed["value"] = mirrored(thing.value) if isinstance(thing.value, str) else thing.value
    return replace(thing, **changed)


def renamed_answers(tried, answers):
    """Written texts stay; everything else that is a text is the key of an option."""
    written = {each.key for each in questions(tried) if each.kind is Kind.TEXT}
    return {
        mirrored(key): values
        if key in written
        else tuple(mirrored(each) if isinstance(each, str) else each for each in values)
        for key, values in answers.items()
    }


def told(tried, answers, name=lambda key: key):
    """Every number and every key of a result, keys by another name."""
    found = assess(tried, answers)
    return {
        "path": [name(each.key) for each in flow.path(tried, answers)],
        "flags": [(name(each.key), each.urgency) for each in found.red_flags],
        "denied": [name(each.key) for each in found.denied],
        "band": found.band and name(found.band.key),
        "notes": [name(each.key) for each in found.notes],
        "incomplete": list(map(name, found.incomplete)),
        "scores": [_figures(each, name) for each in found.scores],
    }


def _figures(result, name):
    return (
        *(name(result.score.key), result.value, result.lowest, result.highest, result.missing),
        *(result.answered, result.asked, result.why_none, result.level and name(result.level.key)),
        [(name(line.of), line.points, line.highest) for line in result.lines],
    )


@often
@given(cases())
def test_other_names_and_other_words_change_no_number_and_no_flag(case):
    tried, answers = case

    assert told(renamed(tried), renamed_answers(tried, answers)) == told(*case, mirrored)


POINTS = st.none() | st.integers(-9, 9) | st.sampled_from([0.5, 1.25])
WEIGHTS = st.lists(st.lists(POINTS, min_size=1, max_size=5), min_size=1, max_size=8)


def weighted(weights, random):
    """A FHIR file of weighted choices; some open only by an option of an earlier one."""
    items = []
    for place, each in enumerate(weights):
        gate = {}
        if place and random.random() < 0.5:
            of = random.randrange(place)
            code = "abcde"[random.randrange(len(weights[of]))]
            operator = random.choice(["=", "!="])
            gate = {"enableWhen": [when(f"q{of}", operator, answerCoding=coding(code))]}
        items.append(choice(f"q{place}", *each, **gate))
    return form(*items)


def reference_sum(file, given_codes):
    """The scorer that this is held against: it knows nothing but the file."""
    chosen, total = {}, []
    for item in file["item"]:
        gates = item.get("enableWhen", [])
        if all(
            (chosen.get(gate["question"]) == gate["answerCoding"]["code"])
            is (gate["operator"] == "=")
            for gate in gates
        ):
            code = chosen[item["linkId"]] = given_codes.get(item["linkId"])
            for option in item["answerOption"]:
                if option["valueCoding"]["code"] == code and "extension" in option:
                    total.append(Decimal(str(option["extension"][0]["valueDecimal"])))
    return (sum(total), len(total))


@often
@given(WEIGHTS, st.randoms(use_true_random=False))
def test_a_scorer_of_a_few_lines_finds_the_same_sum(weights, random):
    """Answers to closed questions are left in; some open questions have none."""
    file = weighted(weights, random)
    codes = {
        f"q{place}": "abcde"[random.randrange(len(each))]
        for place, each in enumerate(weights)
        if random.random() < 0.9
    }
    tried = import_questionnaire(json.loads(json.dumps(file))).questionnaire
    tried = replace(tried, scores=tuple(replace(each, at_least=1) for each in tried.scores))
    total, answered = reference_sum(file, codes)

    for result in assess(tried, {key: (code,) for key, code in codes.items()}).scores:
        assert result.answered == answered
        assert result.value == (total if answered else None)
    assert bool(tried.scores) is any(each is not None for row in weights for each in row)


SEEDS = range(40)


def every_result():
    """Results of fixed cases in words, for comparing one process or thread with another."""
    lines = []
    for seed in SEEDS:
        random = Random(seed)
        tried = made(random)
        lines.append(repr(told(tried, whatever(tried, random))))
        lines.append(json.dumps(exported(tried, whatever(tried, random))))
    return "\n".join(lines)


PRINTING = """
import locale, sys
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from tests.assessment.engine.test_invariants import every_result
sys.stdout.buffer.write(every_result().encode())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C.UTF-8", "TZ": "America/Chicago", "PYTHONHASHSEED": "2"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "", "PYTHONHASHSEED": "3", "PYTHONUTF8": "0"},
    ],
    ids=lambda each: each["LC_ALL"],
)
def test_place_clock_and_hashing_change_nothing(environment):
    root = Path(__file__).resolve().parents[3]
    run = subprocess.run(
        [sys.executable, "-c", PRINTING],
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        cwd=root,
        capture_output=True,
        check=True,
    )

    assert run.stdout.decode() == every_result()


def test_threads_beside_each_other_change_nothing():
    """Each with an arithmetic of its own, which must not be the one that is reckoned in."""

    def reckon(precision):
        getcontext().prec = precision
        return every_result()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(reckon, [2, 5, 9, 28]))

    assert found == [every_result()] * 4
