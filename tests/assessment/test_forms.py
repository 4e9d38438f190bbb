"""The form of one question: its widget, its words, and the answer it gives."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from assessment.engine.model import Option, Part
from assessment.engine.vocabulary import Kind
from assessment.forms import AnswerField, Parts, QuestionForm, StartForm, said
from tests import pages
from tests.assessment.engine.builders import (
    amount,
    day,
    many,
    number,
    one,
    option,
    question,
    words,
    written,
    yes_no,
)
from tests.assessment.one_form import CHOICE, CHOICES, LENGTH, SCALE, drawn, sent
from tests.assessment.visitor import said as spoken

TWO_ALONE = question(
    "two",
    Kind.MANY,
    options=(option("a"), option("none", alone=True), option("unsure", alone=True)),
)


class TestWidget:
    @pytest.mark.parametrize(
        ("asked", "types"),
        [
            (CHOICE, ["radio", "radio"]),
            (CHOICES, ["checkbox", "checkbox", "checkbox"]),
            (yes_no("sure"), ["radio", "radio"]),
            (SCALE, ["text"]),
            (LENGTH, ["text", "text"]),
            (written("word"), ["text"]),
            (day("when"), ["text"]),
        ],
        ids=lambda value: getattr(value, "key", ""),
    )
    def test_fits_the_kind_of_the_question(self, asked, types):
        form = QuestionForm(asked)

        inputs = drawn(form).iter("input")

        assert [each.get("type") for each in inputs] == types

    @pytest.mark.parametrize("asked", [SCALE, LENGTH], ids=["number", "parts"])
    def test_of_a_number_brings_up_digits(self, asked):
        inputs = drawn(QuestionForm(asked)).iter("input")

        assert {each.get("inputmode") for each in inputs} == {"decimal"}

    @pytest.mark.parametrize("asked", [SCALE, LENGTH, written("word"), day("when")])
    def test_is_not_filled_in_by_the_browser(self, asked):
        inputs = drawn(QuestionForm(asked)).iter("input")

        assert {each.get("autocomplete") for each in inputs} == {"off"}

    def test_of_yes_and_no_says_yes_and_no(self):
        labels = drawn(QuestionForm(yes_no("sure"))).iter("label")

        assert [spoken(label) for label in labels] == ["Yes", "No"]

    def test_of_parts_is_blank_where_nothing_is_known(self):
        context = Parts(LENGTH.parts).get_context("answer", None, {})

        assert [part["value"] for part in context["widget"]["subwidgets"]] == [None, None]

    def test_leaves_required_to_our_own_messages(self):
        inputs = drawn(QuestionForm(CHOICE)).iter("input")

        assert {each.get("required") for each in inputs} == {None}


class TestWords:
    def test_are_the_heading_of_the_page(self):
        heading = drawn(QuestionForm(CHOICE)).find(".//h1")

        assert spoken(heading) == "Question choice?"

    def test_hold_the_hint_of_the_question(self):
        asked = one("hinted", 0, hint=words("Think of last week."))

        root = drawn(QuestionForm(asked))

        hint = root.find(".//*[@id='id_answer_helptext']")
        assert spoken(hint) == "Think of last week."
        assert root.find(".//fieldset").get("aria-describedby") == "id_answer_helptext"

    def test_hold_the_hint_of_a_choice(self):
        asked = question(
            "low",
            Kind.ONE,
            options=(Option("a", words("Often"), hint=words("Each day")), option("b")),
        )

        root = drawn(QuestionForm(asked))

        assert spoken(root.find(".//*[@id='id_answer_0_hint']")) == "Each day"
        described = [each.get("aria-describedby") for each in root.iter("input")]
        assert described == ["id_answer_0_hint", None]

    def test_set_the_first_choice_that_stands_alone_off_with_or(self):
        root = drawn(QuestionForm(TWO_ALONE))

        choices = root.find(".//*[@class='choices']")
        order = [spoken(each) for each in choices]
        assert order == ["Option a", "or", "Option none", "Option unsure"]

    def test_have_no_or_where_no_choice_stands_alone(self):
        root = drawn(QuestionForm(many("plain", 1, none_of_these=False)))

        assert root.find(".//*[@class='choices__or']") is None

    def test_name_the_unit_of_a_number(self):
        root = drawn(QuestionForm(number("weight", unit=words("pounds"))))

        assert "pounds" in [spoken(label) for label in root.iter("label")]

    def test_name_the_unit_of_each_part(self):
        root = drawn(QuestionForm(LENGTH))

        units = {label.get("for"): spoken(label) for label in root.iter("label")}
        assert units == {"id_answer_0": "unit12", "id_answer_1": "unit1"}

    def test_follow_the_active_language(self):
        asked = one("choice", 0, text={"en": "Which?", "es": "¿Cuál?"})

        with translation.override("es"):
            field = AnswerField(asked)

        assert field.label == "¿Cuál?"

    def test_fall_back_to_english(self):
        with translation.override("es"):
            assert said({"en": "Which?"}) == "Which?"

    def test_are_english_where_no_language_is_active(self):
        with translation.override(None):
            assert said({"es": "¿Cuál?", "en": "Which?"}) == "Which?"

    def test_of_nothing_are_nothing(self):
        assert said(None) == ""


class TestAnswer:
    @pytest.mark.parametrize(
        ("asked", "raw", "values"),
        [
            (CHOICE, ["b"], ("b",)),
            (CHOICES, ["b", "a"], ("a", "b")),
            (yes_no("sure"), ["no"], (False,)),
            (SCALE, [" 7 "], (Decimal(7),)),
            (LENGTH, ["5", "11"], (Decimal(71),)),
            (LENGTH, ["5", ""], (Decimal(60),)),
            (LENGTH, ["", ""], ()),
            (written("word", required=False), [""], ()),
            (written("word"), ["  two words "], ("two words",)),
            (day("when"), ["2026-03-04"], (date(2026, 3, 4),)),
        ],
    )
    def test_becomes_the_values_of_the_engine(self, asked, raw, values):
        form = sent(asked, *raw)

        assert form.is_valid()
        assert form.cleaned_data["answer"] == values

    @pytest.mark.parametrize(
        ("asked", "values", "shown"),
        [
            (CHOICE, ("b",), ["b"]),
            (CHOICES, ("a", "b"), ["a", "b"]),
            (yes_no("sure"), (False,), ["no"]),
            (SCALE, (Decimal(7),), ["7"]),
            (LENGTH, (Decimal(71),), ["5", "11"]),
            (written("word"), ("red",), ["red"]),
            (day("when"), (date(2026, 3, 4),), ["2026-03-04"]),
        ],
    )
    def test_given_before_is_shown(self, asked, values, shown):
        root = drawn(QuestionForm(asked, values=values))

        inputs = list(root.iter("input"))
        written_in = [each for each in inputs if each.get("type") == "text"]
        ticked = [each for each in inputs if each.get("checked") is not None]
        assert [each.get("value") for each in written_in or ticked] == shown

    @pytest.mark.parametrize("asked", [CHOICE, CHOICES, SCALE, LENGTH])
    def test_never_given_leaves_the_form_empty(self, asked):
        root = drawn(QuestionForm(asked))

        inputs = list(root.iter("input"))
        assert [each for each in inputs if each.get("checked") is not None] == []
        assert [each for each in inputs if each.get("type") == "text" and each.get("value")] == []


class TestPart:
    def test_of_one_only_is_a_number_too(self):
        asked = number("deep", 0, 9, parts=(Part(words("meters"), amount(1)),))

        form = sent(asked, "3")

        assert form.is_valid()
        assert form.cleaned_data["answer"] == (Decimal(3),)


@pytest.mark.django_db
class TestStartForm:
    def test_offers_the_published_regions(self):
        pages.a_region()
        pages.a_region("elsewhere", title="Elsewhere")

        form = StartForm()

        assert [label for _, label in form.fields["region"].choices] == [
            "Central Maryland",
            "Elsewhere",
        ]

    def test_is_valid_without_a_region(self):
        assert StartForm({}).is_valid()

    def test_refuses_a_region_that_is_none(self):
        assert not StartForm({"region": "atlantis"}).is_valid()
