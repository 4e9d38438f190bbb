"""Check: every problem is said in a sentence and names a place; and the edges of its rules."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assessment.engine import check
from assessment.engine.check import problems
from assessment.engine.cookie import longest_cookie
from assessment.engine.model import Points
from assessment.engine.vocabulary import How, Join, Kind
from tests.assessment.engine.builders import (
    amount,
    band,
    bmi,
    flag,
    identity,
    level,
    many,
    number,
    one,
    option,
    parts,
    question,
    questionnaire,
    ranges,
    score,
    when,
    words,
    written,
    yes_no,
)
from tests.assessment.engine.checking import evidence, found, scored

A, B = one("a", 0, 1), one("b", 0, 1)
EVER = when(("a", "=", "a"))
WEIGHT, HEIGHT = number("weight", 50, 900), number("height", 36, 96)
LONG = [written(f"q{place}") for place in range(40)]


def sums(*of, **details):
    return {"scores": (score("sum", *of, **details),)}


BROKEN = {
    "alone-on-one": [([question("a", Kind.ONE, options=(option("x", alone=True),))], {})],
    "at-least-too-low": [([A], sums("a", at_least=0))],
    "at-least-unreachable": [([A], sums("a", at_least=2))],
    "bad-address": [([one("a", 0, address="A")], {})],
    "bad-key": [([one("ä", 0, address="a")], {})],
    "bad-parts": [([number("a", parts=parts(12, 5))], {})],
    "bad-places": [([number("a", places=7)], {})],
    "can-be-skipped": [([yes_no("a", required=False)], {"red_flags": (flag("f", EVER),)})],
    "cookie-too-long": [(LONG, {})],
    "dead-level": [([A], sums("a", levels=(level("x", 0), level("y", 9))))],
    "dead-range": [([number("a", points=ranges((0, 10, 0), (11, None, 1)))], {})],
    "duplicate-address": [([A, one("b", 0, address="a")], {})],
    "duplicate-key": [([A, one("a", 0, address="b")], {})],
    "extra-language": [([one("a", 0, hint={"en": "Hint", "es": "Hola"})], {})],
    "hides-bands": [([A], {"bands": (band("x"), band("y"))})],
    "later-reference": [
        ([one("a", 0, when=when(("b", "=", "a"))), B], {}),
        (
            [A],
            {"scores": (score("s", "t"), score("t", "a", points=identity()))},
        ),
    ],
    "level-gap": [([A], sums("a", levels=(level("x", 1),)))],
    "levels-out-of-order": [([A], sums("a", levels=(level("x", 0), level("y", 0))))],
    "missing-text": [([replace(A, text={"en": " "})], {})],
    "names-nothing": [([A], {"red_flags": (flag("f"),)})],
    "negative-parts": [([number("a", -1, parts=parts(12, 1))], {})],
    "never-holds": [
        ([one("a", 0, when=replace(when(), join=Join.ANY))], {}),
        ([A], {"bands": (replace(band("x"), when=()), band("y"))}),
    ],
    "no-last-band": [([A], {"bands": (band("x", EVER),)})],
    "no-questions": [([], {})],
    "no-range": [([number("a", None, 5)], {})],
    "no-source": [([A], {"red_flags": (flag("f", EVER, pending=False),)})],
    "not-a-number": [([WEIGHT, one("height", 0)], {"derived": (bmi(),)})],
    "not-positive": [([WEIGHT, number("height", 0, 96)], {"derived": (bmi(),)})],
    "operand-twice": [([A], sums("a", "a"))],
    "operand-without-points": [([number("a")], sums("a"))],
    "parts-on-other-kind": [([yes_no("a", parts=parts(12, 1))], {})],
    "percent-not-from-zero": [([one("a", 1, 2)], sums("a", how=How.PERCENT))],
    "points-missing": [([one("a", 0, None)], sums("a"))],
    "points-on-other-kind": [([written("a", points=identity())], {})],
    "range-gap": [([number("a", points=ranges((1, None, 0)))], {})],
    "range-on-other-kind": [([yes_no("a", places=1)], {})],
    "range-overlap": [([number("a", points=ranges((0, 10, 0), (2, 3, 1)))], {})],
    "reserved-address": [([one("a", 0, address="start")], {})],
    "unknown-citation": [([replace(A, evidence=evidence("x"))], {})],
    "unknown-option": [([A, one("b", 0, when=when(("a", "=", "z")))], {})],
    "unknown-reference": [
        ([one("a", 0, when=when(("z", "=", "a")))], {}),
        ([A], sums("z")),
        ([WEIGHT], {"derived": (bmi(),)}),
    ],
    "upside-down": [([number("a", 6, 5)], {})],
    "wrong-operator": [([A, one("b", 0, when=when(("a", "<", "a")))], {})],
    "wrong-options": [([one("a")], {})],
    "wrong-value": [([A, one("b", 0, when=when(("a", "=", 1)))], {})],
}


@pytest.mark.parametrize(
    ("code", "items", "details"),
    [(code, *each) for code, several in BROKEN.items() for each in several],
)
def test_every_problem_is_said_in_a_sentence(code, items, details):
    tried = questionnaire(*items, **details)
    said = [each for each in problems(tried) if each.code == code]

    assert said
    for each in said:
        assert each.where
        assert each.message[0].isupper() or each.message[0] in "'\""
        assert each.message.endswith(".")
        assert "XX" not in each.message
        assert not each.message.isupper()


def test_a_title_without_words_is_said_in_a_sentence():
    (each, *_) = problems(replace(questionnaire(A), title=words(" ")))

    assert (each.where, each.message) == ("questionnaire.title", "There is no title.")


def test_a_cookie_may_be_just_as_long_as_it_may_be(monkeypatch):
    tried = questionnaire(A)
    longest = longest_cookie(tried)

    monkeypatch.setattr(check, "LARGEST", longest)
    assert problems(tried) == ()
    monkeypatch.setattr(check, "LARGEST", longest - 1)
    (problem,) = problems(tried)
    assert (
        problem.message == f"The answers can take {longest} bytes, and {longest - 1} is the most."
    )


class TestEdges:
    def test_of_places_are_six(self):
        assert found(number("a", places=6)) == []

    def test_of_a_range_may_be_one_number(self):
        gap = [("question:a.points", "range-gap")]

        assert found(number("a", 5, 5, points=ranges((6, None, 1), (0, 4, 0)))) != []
        assert set(found(number("a", 5, 5, points=ranges((6, None, 1))))) >= set(gap)

    def test_of_points_are_told_where_some_options_have_none(self):
        assert scored(many("a", None, none_of_these=False)) == [
            ("score:sum.of", "operand-without-points"),
            ("score:sum.at_least", "at-least-unreachable"),
        ]

    def test_of_an_index_are_above_nothing(self):
        small = number("weight", "0.5", 9, places=1), number("height", 1, 3)
        least = bmi(scale=Decimal("0.5"), points=identity())

        assert found(*small, derived=(least,)) == []

    @pytest.mark.parametrize(
        ("questions", "code"),
        [
            ([WEIGHT, one("height", 0)], "not-a-number"),
            ([WEIGHT, number("height", 0, 96)], "not-positive"),
        ],
    )
    def test_of_an_index_are_named_by_its_place(self, questions, code):
        assert ("derived:bmi", code) in found(*questions, derived=(bmi(),))

    def test_of_the_points_of_an_index_are_named_by_their_place(self):
        gap = bmi(points=ranges((20, None, 1)))

        assert found(WEIGHT, HEIGHT, derived=(gap,)) == [("derived:bmi.points", "range-gap")]

    def test_of_a_condition_of_a_result_are_named_by_its_place(self):
        late = found(A, bands=(band("x", when(("z", "=", "a"))), band("y")))

        assert late == [("band:x", "unknown-reference")]

    @pytest.mark.parametrize(
        ("asked", "fine"),
        [
            (number("a", 0, 1, points=Points(times=amount("0.5"))), ("0.1", 1)),
            (number("a", 0, 1, places=1, points=Points(times=amount("0.5"))), ("0.01", 1)),
        ],
    )
    def test_of_a_score_are_as_fine_as_its_operands(self, asked, fine):
        """Neighbors are one decimal place of the sum apart: one step further there is a gap."""
        step, last = map(amount, fine)
        covering = ranges((0, 0, 0), (step, last, 1))
        apart = ranges((0, 0, 0), (step * 2, last, 1))

        assert scored(asked, points=covering) == []
        assert scored(asked, points=apart) == [("score:sum.points", "range-gap")]

    def test_of_a_score_of_an_index_are_tenths(self):
        index, tenths = bmi(points=identity()), ranges((None, "24.9", 0), (25, None, 1))
        summed = sums("bmi", points=tenths)

        assert found(WEIGHT, HEIGHT, derived=(index,), **summed) == []
