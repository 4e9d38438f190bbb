"""Conditions mean what they meant, on earlier questions only; every other is refused."""

from datetime import date
from decimal import Decimal

import pytest

from assessment.engine import flow
from assessment.engine.fhir.urls import ENABLE_EXPRESSIONS, HIDDEN, UNIT
from assessment.engine.model import ALWAYS, Condition, When
from assessment.engine.vocabulary import Join, Operator
from tests.assessment.engine.fhir.documents import (
    asked,
    choice,
    codes,
    coding,
    display,
    extension,
    group,
    item,
    places,
    read,
    told,
    when,
)

KILOGRAMS = {"extension": [extension(UNIT, valueCoding={"code": "kg", "display": "kilograms"})]}


def condition(target, operator, **answer):
    """How a question reads one that stands above it."""
    *_, question = asked(target, item("last", enableWhen=[when("q", operator, **answer)]))
    (found,) = question.when.conditions
    return found


def refusal(target, operator, **answer):
    return codes(read(target, item("last", enableWhen=[when("q", operator, **answer)])))


class TestComparison:
    @pytest.mark.parametrize("operator", ["=", "!="])
    def test_with_an_option_names_its_key(self, operator):
        found = condition(choice("q", 0, 1), operator, answerCoding=coding("b"))

        assert found == Condition("q", Operator(operator), "b")

    def test_with_an_option_may_name_no_system(self):
        assert condition(choice("q", 0, 1), "=", answerCoding={"code": "a"}).value == "a"
        options = [{"valueCoding": {"code": "a"}}]
        bare = choice("q", answerOption=options)
        assert condition(bare, "=", answerCoding=coding("a")).value == "a"

    def test_with_an_option_without_code_names_its_words(self):
        options = [{"valueCoding": {"display": "Often"}}, {"valueCoding": {"display": "Never"}}]
        target = choice("q", answerOption=options)

        assert condition(target, "=", answerCoding={"display": "Never"}).value == "Never"

    def test_tells_equal_codes_of_two_systems_apart(self):
        options = [{"valueCoding": coding("a")}, {"valueCoding": coding("a", system="urn:other")}]
        target = choice("q", answerOption=options)
        wanted = coding("a", system="urn:other")

        assert condition(target, "=", answerCoding=wanted).value == "2"
        assert refusal(target, "=", answerCoding={"code": "a"}) == ["ambiguous-option"]

    @pytest.mark.parametrize(
        ("option", "answer", "key"),
        [
            ({"valueInteger": 3}, {"answerInteger": 3}, "3"),
            ({"valueString": "x"}, {"answerString": "x"}, "x"),
            ({"valueDate": "2020-02-29"}, {"answerDate": "2020-02-29"}, "2020-02-29"),
        ],
    )
    def test_with_an_option_of_another_kind(self, option, answer, key):
        assert condition(choice("q", answerOption=[option]), "=", **answer).value == key

    @pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
    def test_with_a_number_takes_every_operator(self, operator):
        whole = condition(item("q", "integer"), operator, answerInteger=3)
        fraction = condition(item("q", "decimal"), operator, answerDecimal=2.5)

        assert whole == Condition("q", Operator(operator), Decimal(3))
        assert fraction == Condition("q", Operator(operator), Decimal("2.5"))

    def test_with_a_date_takes_order(self):
        found = condition(item("q", "date"), ">=", answerDate="2026-03-04")

        assert found.value == date(2026, 3, 4)

    def test_with_yes_or_no(self):
        assert condition(item("q", "boolean"), "=", answerBoolean=True).value is True

    @pytest.mark.parametrize("exists", [True, False])
    def test_with_being_answered(self, exists):
        found = condition(item("q"), "exists", answerBoolean=exists)

        assert found == Condition("q", Operator.EXISTS, exists)

    @pytest.mark.parametrize("unit", [{"code": "kg"}, {"unit": "kilograms"}, {}])
    def test_with_a_quantity_in_the_same_unit(self, unit):
        quantity = {"value": 90, **unit}
        found = condition(item("q", "quantity", **KILOGRAMS), ">", answerQuantity=quantity)

        assert found.value == Decimal(90)

    def test_with_a_quantity_in_another_unit_is_refused(self):
        pounds = {"value": 90, "unit": "lb"}

        assert refusal(item("q", "quantity", **KILOGRAMS), ">", answerQuantity=pounds) == [
            "unit-differs"
        ]


class TestRefusal:
    def test_of_an_unknown_operator(self):
        assert refusal(item("q", "integer"), "~", answerInteger=1) == ["unknown-operator"]

    @pytest.mark.parametrize(
        ("target", "operator", "answer"),
        [
            (item("q"), "=", {"answerString": "x"}),
            (item("q", "boolean"), ">", {"answerBoolean": True}),
            (item("q", "boolean"), "=", {"answerInteger": 1}),
            (item("q", "date"), "=", {"answerInteger": 1}),
            (choice("q", 0, 1), ">", {"answerCoding": coding("a")}),
            (choice("q", 0, 1), "=", {"answerBoolean": True}),
            (item("q", "integer"), "exists", {"answerInteger": 1}),
        ],
    )
    def test_of_what_cannot_be_compared(self, target, operator, answer):
        assert refusal(target, operator, **answer) == ["wrong-comparison"]

    @pytest.mark.parametrize(
        ("answer", "code"),
        [
            ({}, "bad-answer"),
            ({"answerInteger": 1, "answerDecimal": 1}, "bad-answer"),
            ({"answerTime": "12:00:00"}, "bad-answer"),
            ({"answerCoding": coding("z")}, "unknown-option"),
            ({"answerCoding": {}}, "unknown-option"),
            ({"answerString": "a"}, "unknown-option"),
            ({"answerCoding": 1}, "wrong-type"),
            ({"answerQuantity": 1}, "wrong-type"),
            ({"answerString": 1}, "wrong-type"),
            ({"answerDate": 1}, "wrong-type"),
            ({"answerInteger": 10**13}, "wrong-type"),
        ],
    )
    def test_of_an_answer_that_nobody_can_give(self, answer, code):
        assert refusal(choice("q", 0, 1), "=", **answer) == [code]

    def test_of_a_target_that_does_not_exist(self):
        assert codes(read(item("a", enableWhen=[when("z", "exists", answerBoolean=True)]))) == [
            "unknown-target"
        ]
        assert codes(read(item("a", enableWhen=[{}]))) == ["unknown-target"]

    def test_of_a_later_target(self):
        later = when("b", "exists", answerBoolean=True)

        assert codes(read(item("a", enableWhen=[later]), item("b"))) == ["later-reference"]

    def test_of_a_cycle(self):
        first = item("a", enableWhen=[when("b", "exists", answerBoolean=True)])
        second = item("b", enableWhen=[when("a", "exists", answerBoolean=True)])

        assert codes(read(first, second)) == ["cycle"]
        assert codes(read(item("a", enableWhen=[when("a", "exists", answerBoolean=True)]))) == [
            "cycle"
        ]

    def test_of_a_target_that_is_not_asked(self):
        reading = item("b", enableWhen=[when("a", "exists", answerBoolean=True)])
        hidden = item("a", extension=[extension(HIDDEN, valueBoolean=True)])

        assert codes(read(hidden, reading)) == ["target-not-asked", "hidden-left-out"]
        assert codes(read(group("a", item("c")), reading)) == ["target-not-asked"]

    def test_is_said_once_where_the_target_is_refused(self):
        target = item("q", "choice", answerValueSet="http://example.org/elsewhere")
        reading = item("r", enableWhen=[when("q", "=", answerCoding=coding("a"))])

        assert codes(read(target, reading)) == ["value-set-not-contained", "no-options"]

    @pytest.mark.parametrize("url", ENABLE_EXPRESSIONS)
    def test_of_an_expression(self, url):
        written = [extension(url, valueExpression={"language": "text/fhirpath"})]

        assert codes(read(item("a", extension=written))) == ["expression-condition"]

    def test_of_an_expression_as_element(self):
        assert codes(read(item("a", enableWhenExpression={}))) == ["expression-condition"]

    def test_of_an_unknown_behavior(self):
        conditions = [when("a", "exists", answerBoolean=True)]
        reading = item("b", enableWhen=conditions, enableBehavior="some")

        assert codes(read(item("a"), reading)) == ["bad-behavior"]


class TestBehavior:
    TWO = [when("p", "exists", answerBoolean=True), when("q", "exists", answerBoolean=True)]

    @pytest.mark.parametrize("join", list(Join))
    def test_is_kept(self, join):
        *_, last = asked(
            item("p"), item("q"), item("r", enableWhen=self.TWO, enableBehavior=str(join))
        )

        assert (last.when.join, len(last.when.conditions)) == (join, 2)

    def test_of_several_without_a_word_is_all_and_named(self):
        said, (*_, last) = told(item("p"), item("q"), item("r", enableWhen=self.TWO))

        assert (said, last.when.join) == (["no-behavior"], Join.ALL)

    def test_of_several_without_operators_is_any_and_named(self):
        old = [{"question": key, "hasAnswer": True} for key in "pq"]
        said, (*_, last) = told(item("p"), item("q"), item("r", enableWhen=old))

        assert (sorted(set(said)), last.when.join) == (["no-behavior", "stu3-condition"], Join.ANY)


class TestRelease3:
    def test_equals_where_there_is_no_operator(self):
        old = [{"question": "q", "answerCoding": coding("b")}]
        said, (_, last) = told(choice("q", 0, 1), item("r", enableWhen=old))

        assert said == ["stu3-condition"]
        assert last.when == When((Condition("q", Operator.EQUAL, "b"),))

    @pytest.mark.parametrize("answered", [True, False])
    def test_asks_for_an_answer(self, answered):
        old = [{"question": "q", "hasAnswer": answered}]
        said, (_, last) = told(item("q"), item("r", enableWhen=old))

        assert said == ["stu3-condition"]
        assert last.when == When((Condition("q", Operator.EXISTS, answered),))


class TestUnanswered:
    @pytest.mark.parametrize(
        ("operator", "answer", "is_open"),
        [
            ("!=", {"answerCoding": coding("a")}, True),
            ("=", {"answerCoding": coding("a")}, False),
            ("exists", {"answerBoolean": False}, True),
            ("exists", {"answerBoolean": True}, False),
        ],
    )
    def test_differs_from_every_answer(self, operator, answer, is_open):
        reading = item("r", enableWhen=[when("q", operator, **answer)])
        tried = read(choice("q", 0, 1), reading).questionnaire

        assert ("r" in flow.enabled(tried, {})) is is_open
        assert ("r" in flow.enabled(tried, {"q": ()})) is is_open

    def test_is_what_a_closed_question_is(self):
        closed = choice("q", 0, 1, enableWhen=[when("p", "=", answerBoolean=True)])
        reading = item("r", enableWhen=[when("q", "!=", answerCoding=coding("a"))])
        tried = read(item("p", "boolean"), closed, reading).questionnaire

        assert "r" in flow.enabled(tried, {"p": (False,), "q": ("a",)})
        assert "r" not in flow.enabled(tried, {"p": (True,), "q": ("a",)})

    def test_means_not_containing_on_many_choice(self):
        reading = item("r", enableWhen=[when("q", "!=", answerCoding=coding("a"))])
        tried = read(choice("q", 0, 1, repeats=True), reading).questionnaire

        assert "r" not in flow.enabled(tried, {"q": ("a", "b")})
        assert "r" in flow.enabled(tried, {"q": ("b",)})


P, Q, R = (when(key, "exists", answerBoolean=True) for key in "pqr")
FREE = [item("p"), item("q"), item("r")]
EITHER = {"enableWhen": [P, Q], "enableBehavior": "any"}


def named(condition):
    return [each.of for each in condition.conditions], condition.join


class TestInherited:
    def test_by_a_section_from_its_group(self):
        *_, section = read(*FREE, group("g", item("x"), **EITHER)).questionnaire.sections

        assert named(section.when) == (["p", "q"], Join.ANY)
        assert section.items[0].when == ALWAYS

    def test_by_a_group_from_the_group_around_it(self):
        inner = group("h", item("x"), enableWhen=[Q])
        *_, section = read(
            *FREE, group("g", item("w"), inner, enableWhen=[P])
        ).questionnaire.sections

        assert (section.key, named(section.when)) == ("h", (["p", "q"], Join.ALL))

    def test_by_items_where_one_condition_cannot_say_it(self):
        inner = group("h", item("x", enableWhen=[Q]), display("n"), enableWhen=[R])
        outer = group("g", item("w"), inner, **EITHER)
        *_, section = read(*FREE, outer).questionnaire.sections
        question, note = section.items

        assert named(section.when) == (["p", "q"], Join.ANY)
        assert named(question.when) == (["r", "q"], Join.ALL)
        assert [named(each) for each in note.when] == [(["r"], Join.ALL)]

    def test_refused_where_two_conditions_cannot_say_it(self):
        either = {"enableWhen": [Q, R], "enableBehavior": "any"}
        inner = group("h", item("x", enableWhen=[R]), **either)

        assert "conditions-too-deep" in codes(read(*FREE, group("g", item("w"), inner, **EITHER)))

    def test_from_the_question_that_it_stands_below(self):
        parent = item("s", enableWhen=[P], item=[item("t", enableWhen=[Q]), item("u")])
        said, (*_, last, other) = told(*FREE, parent)

        assert said == ["asked-side-by-side"]
        assert named(last.when) == (["p", "q"], Join.ALL)
        assert named(other.when) == (["p"], Join.ALL)

    def test_from_the_question_that_its_group_stands_below(self):
        parent = item("s", enableWhen=[P], item=[group("g", item("t"))])
        *_, section = read(*FREE, parent).questionnaire.sections

        assert (section.key, named(section.when)) == ("g", (["p"], Join.ALL))

    def test_where_it_stands_is_named(self):
        either = {"enableWhen": [Q, R], "enableBehavior": "any"}
        parent = item("s", **EITHER, item=[item("t", **either)])

        assert places(read(*FREE, parent))[0] == ("item[3].item[0]", "conditions-too-deep")
