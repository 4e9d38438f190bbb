"""A response is read answer by answer; what is no answer is named, and no total is believed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.fhir import ResponseError, import_response, read_response
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Kind
from tests.assessment.engine.builders import (
    day,
    many,
    number,
    one,
    option,
    question,
    questionnaire,
    score,
    section,
    written,
    yes_no,
)

TRIED = questionnaire(
    section(
        "s",
        one("one", 0, 3),
        many("many", 1, 1, required=False),
        number("number", places=1),
        yes_no("yes"),
        day("day"),
        written("text", required=False),
        question("listed", Kind.ONE, options=(option("7"), option("2020-02-29"), option("often"))),
    ),
    scores=(score("sum", "one", "many"),),
)
ADDRESS = "https://spinecare.example/fhir/questionnaire/tried|1"


def response(*items, **root):
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": ADDRESS,
        "status": "completed",
        "item": [{"linkId": "s", "item": [*items]}],
        **root,
    }


def item(link, *answers, **details):
    return {"linkId": link, **({"answer": [*answers]} if answers else {}), **details}


def chosen(code):
    return {"valueCoding": {"code": code}}


def errors(*items, **root):
    with pytest.raises(ResponseError) as raised:
        import_response(TRIED, response(*items, **root))
    return [problem.code for problem in raised.value.problems]


def said(*items, **root):
    return [problem.code for problem in read_response(TRIED, response(*items, **root)).problems]


class TestAnswers:
    @pytest.mark.parametrize(
        ("given", "values"),
        [
            (item("one", chosen("b")), ("b",)),
            (item("one", {"valueCoding": {"display": "a"}}), ("a",)),
            (item("many", chosen("b"), chosen("a")), ("a", "b")),
            (item("many"), ()),
            (item("text"), ()),
            (item("number", {"valueDecimal": 2.5}), (Decimal("2.5"),)),
            (item("number", {"valueInteger": 2}), (Decimal(2),)),
            (item("number", {"valueQuantity": {"value": 2, "unit": "kg"}}), (Decimal(2),)),
            (item("yes", {"valueBoolean": False}), (False,)),
            (item("day", {"valueDate": "2026-03-04"}), (date(2026, 3, 4),)),
            (item("text", {"valueString": "because"}), ("because",)),
            (item("listed", {"valueInteger": 7}), ("7",)),
            (item("listed", {"valueDate": "2020-02-29"}), ("2020-02-29",)),
            (item("listed", {"valueString": "often"}), ("often",)),
        ],
    )
    def test_are_read(self, given, values):
        found = read_response(TRIED, response(given))

        assert (found.answers, found.problems) == ({given["linkId"]: values}, ())

    def test_to_a_required_question_are_not_skipped(self):
        assert import_response(TRIED, response(item("one"))) == {}

    def test_are_found_below_groups_that_nobody_knows_and_below_answers(self):
        below = item("one", {**chosen("b"), "item": [item("yes", {"valueBoolean": True})]})
        other = {"linkId": "elsewhere", "text": "Words", "item": [below]}

        assert import_response(TRIED, response(other)) == {"one": ("b",), "yes": (True,)}

    def test_may_carry_their_weight(self):
        heavy = {"code": "b", "extension": [{"url": "urn:w", "valueDecimal": 9}]}

        assert said(item("one", {"valueCoding": heavy})) == []


class TestTotal:
    def test_that_was_recorded_is_named_and_reckoned_anew(self):
        document = response(item("one", chosen("b")), item("total", {"valueDecimal": 13}))
        found = read_response(TRIED, document)

        assert [problem.code for problem in found.problems] == ["unknown-link"]
        assert assess(TRIED, found.answers).scores[0].value == 3


class TestNamed:
    def test_is_a_response_to_another_questionnaire(self):
        assert said(questionnaire="urn:x") == ["other-questionnaire"]

    def test_is_a_response_that_does_not_say_to_what(self):
        document = response()
        del document["questionnaire"]

        assert [each.code for each in read_response(TRIED, document).problems] == [
            "other-questionnaire"
        ]

    def test_is_whom_it_is_about(self):
        assert said(subject={"reference": "Patient/1"}) == ["not-understood"]


class TestRefused:
    @pytest.mark.parametrize(
        ("given", "code"),
        [
            (item("one", chosen("z")), "not-an-option"),
            (item("one", {"valueInteger": 1}), "not-an-option"),
            (item("many", chosen("z")), "not-an-option"),
            (item("many", chosen("a"), chosen("none")), "alone-with-others"),
            (item("yes", chosen("Y")), "not-yes-or-no"),
            (item("number", {"valueDecimal": 11}), "too-high"),
            (item("number", {"valueDecimal": 1}, {"valueDecimal": 2}), "one-only"),
            (item("text", {"valueString": " "}), "not-text"),
            (item("day", {"valueDate": "2026"}), "wrong-type"),
            (item("one", {"valueCoding": 1}), "wrong-type"),
            (item("number", {"valueQuantity": 1}), "wrong-type"),
            (item("one", {"valueTime": "12:00:00"}), "bad-answer"),
            (item("one", {}), "bad-answer"),
        ],
    )
    def test_is_what_nobody_can_answer(self, given, code):
        assert errors(given) == [code]

    def test_is_an_answer_given_twice(self):
        assert errors(item("one", chosen("a")), item("one", chosen("b"))) == ["answered-twice"]

    @pytest.mark.parametrize("status", ["entered-in-error", 1])
    def test_is_a_response_that_was_withdrawn(self, status):
        assert "bad-status" in errors(status=status)

    def test_is_a_response_without_status(self):
        document = response()
        del document["status"]

        with pytest.raises(ResponseError, match="not read"):
            import_response(TRIED, document)

    @pytest.mark.parametrize("document", [None, [], {}, {"resourceType": "Questionnaire"}])
    def test_is_everything_else(self, document):
        with pytest.raises(ResponseError, match="no QuestionnaireResponse"):
            import_response(TRIED, document)

    def test_is_what_is_nested_too_deep(self):
        deepest = item("one", chosen("a"))
        for _ in range(20):
            deepest = {"linkId": "elsewhere", "item": [deepest]}

        assert errors(deepest) == ["too-deep"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(st.sampled_from(["linkId", "item", "answer", "valueCoding"]), inner)
        ),
        max_leaves=6,
    )
)
def test_whatever_stands_in_a_response_is_read_or_named(junk):
    for document in (junk, response(junk), response(item("one", junk))):
        assert outcome(document)


def outcome(document):
    """The problems that were raised, or that there were answers to known questions only."""
    try:
        answers = import_response(TRIED, document)
    except ResponseError as error:
        return error.problems
    return set(answers) <= {"one"}
