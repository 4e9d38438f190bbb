"""Every item is a question, a note or a section, or it is named."""

from decimal import Decimal

import pytest

from assessment.engine.fhir.urls import (
    CALCULATIONS,
    HIDDEN,
    ITEM_CONTROL,
    MAX_DECIMAL_PLACES,
    MAX_VALUE,
    MIN_VALUE,
    OPTION_EXCLUSIVE,
    SHORT_TEXT,
    TRANSLATION,
    UNIT,
    UNIT_OPTION,
)
from assessment.engine.model import Note
from assessment.engine.vocabulary import Kind
from tests.assessment.engine.fhir.documents import (
    asked,
    choice,
    codes,
    coding,
    display,
    extension,
    group,
    item,
    only,
    option,
    places,
    read,
    told,
)


def items_of(*items):
    imported = read(*items)
    assert codes(imported) == []
    return [(each.key, [one.key for one in each.items]) for each in imported.questionnaire.sections]


def translated(words, language="es"):
    parts = [
        extension("lang:", valueCode=language) | {"url": "lang"},
        extension("content:", valueString=words) | {"url": "content"},
    ]
    return {"extension": [{"url": TRANSLATION, "extension": parts}]}


class TestKind:
    @pytest.mark.parametrize(
        ("written", "kind"),
        [
            ("boolean", Kind.YES_NO),
            ("integer", Kind.NUMBER),
            ("decimal", Kind.NUMBER),
            ("quantity", Kind.NUMBER),
            ("string", Kind.TEXT),
            ("text", Kind.TEXT),
            ("date", Kind.DATE),
        ],
    )
    def test_follows_the_type(self, written, kind):
        assert only(item("q", written)).kind is kind

    def test_of_a_choice_follows_from_repeats(self):
        one, several = asked(choice("p", 1), choice("q", 1, repeats=True))

        assert (one.kind, several.kind) == (Kind.ONE, Kind.MANY)

    def test_of_release_5_is_read(self):
        options = [option("a")]
        question = only(item("q", "coding", answerOption=options, answerConstraint="optionsOnly"))

        assert question.kind is Kind.ONE

    def test_is_a_choice_where_answers_are_listed(self):
        listed = [{"valueInteger": 0}, {"valueInteger": 10}]

        assert only(item("q", "integer", answerOption=listed)).kind is Kind.ONE

    @pytest.mark.parametrize("kind", ["dateTime", "time", "attachment", "reference", "url", "x"])
    def test_that_holds_other_answers_is_refused(self, kind):
        assert "unsupported-type" in codes(read(item("q", kind)))

    def test_that_is_missing_is_refused(self):
        assert "unsupported-type" in codes(read({"linkId": "q"}))

    @pytest.mark.parametrize(
        "details",
        [{"type": "open-choice"}, {"type": "coding", "answerConstraint": "optionsOrString"}],
    )
    def test_with_free_text_keeps_the_options_and_says_so(self, details):
        said, (question,) = told(choice("q", 1, 2, **details))

        assert (said, len(question.options)) == (["free-text-left-out"], 2)

    def test_that_repeats_and_is_no_choice_is_asked_once(self):
        said, (question,) = told(item("q", repeats=True))

        assert (said, question.kind) == (["asked-once"], Kind.TEXT)


class TestQuestion:
    def test_is_required_where_the_file_says_so(self):
        questions = asked(item("p"), item("q", required=True), item("r", required=False))

        assert [each.required for each in questions] == [False, True, False]

    def test_keeps_its_link_and_gets_an_address(self):
        keys = ["/44250-9", "44250 9", "¿?", "start", "x" * 80]
        questions = asked(*map(item, keys))

        assert [each.key for each in questions] == keys
        assert [each.address for each in questions] == [
            "44250-9",
            "44250-9-2",
            "question",
            "start-2",
            "x" * 60,
        ]

    def test_keeps_its_words_in_every_language(self):
        question = only(item("q", _text=translated("¿Qué?", "es-US")), language="en-US")

        assert question.text == {"en": "Question q?", "es": "¿Qué?"}

    def test_may_be_translated_by_markdown(self):
        inner = {"url": "content", "valueMarkdown": "¿Qué?"}
        beside = {
            "extension": [
                {"url": TRANSLATION, "extension": [{"url": "lang", "valueCode": "es"}, inner]}
            ]
        }

        assert only(item("q", _text=beside)).text["es"] == "¿Qué?"

    def test_with_half_a_translation_is_named(self):
        beside = {"extension": [{"url": TRANSLATION, "extension": [{"url": "lang"}]}]}
        said, (question,) = told(item("q", _text=beside))

        assert (said, question.text) == (["not-understood"], {"en": "Question q?"})

    def test_has_a_short_name(self):
        short = [extension(SHORT_TEXT, valueString="Smoking")]

        assert only(item("q", extension=short)).short == {"en": "Smoking"}

    def test_without_words_is_named(self):
        assert codes(read({"linkId": "q", "type": "string"})) == ["no-words"]

    def test_in_markup_keeps_the_words(self):
        said, (question,) = told(item("q", text="<b>Are</b> you <br/>well, x < 3 > 2?"))

        assert said == ["markup-left-out"]
        assert question.text == {"en": "Are you well, x < 3 > 2?"}

    def test_is_not_answered_beforehand(self):
        assert codes(read(item("q", initial=[{"valueString": "x"}]))) == ["initial-left-out"]
        assert codes(read(item("q", initialString="x"))) == ["initial-left-out"]
        chosen = [option("a", initialSelected=True), option("b")]
        assert codes(read(choice("q", answerOption=chosen))) == ["initial-left-out"]


class TestNumber:
    def test_has_limits_places_and_a_unit(self):
        question = only(
            item(
                "q",
                "decimal",
                extension=[
                    extension(MIN_VALUE, valueInteger=1),
                    extension(MAX_VALUE, valueDecimal=9.5),
                    extension(MAX_DECIMAL_PLACES, valueInteger=1),
                    extension(UNIT, valueCoding={"code": "kg", "display": "kilograms"}),
                ],
            )
        )

        assert (question.low, question.high) == (Decimal(1), Decimal("9.5"))
        assert (question.places, question.unit) == (1, {"en": "kilograms"})

    def test_has_the_places_of_its_type(self):
        whole, fraction = asked(item("p", "integer"), item("q", "decimal"))

        assert (whole.places, fraction.places) == (0, 6)
        assert (whole.low, whole.high, whole.unit) == (None, None, None)

    def test_is_asked_in_one_unit(self):
        units = [extension(UNIT_OPTION, valueCoding={"code": code}) for code in ("kg", "lb")]
        said, (question,) = told(item("q", "quantity", extension=units))

        assert (said, question.unit) == (["several-units"], {"en": "kg"})

    def test_with_a_unit_without_words_has_none(self):
        unit = [extension(UNIT, valueCoding={})]

        assert only(item("q", "decimal", extension=unit)).unit is None

    def test_with_a_limit_that_is_no_number_has_none(self):
        said, (question,) = told(
            item("q", "integer", extension=[extension(MIN_VALUE, valueDate="2020-01-01")])
        )

        assert (said, question.low) == (["bad-limit"], None)

    def test_with_too_many_places_has_as_many_as_it_can(self):
        places = [extension(MAX_DECIMAL_PLACES, valueInteger=30)]
        said, (question,) = told(item("q", "decimal", extension=places))

        assert (said, question.places) == (["bad-places"], 6)


class TestOptions:
    def test_have_their_code_or_words_as_key(self):
        options = [{"valueCoding": {"display": "Often"}}, {"valueCoding": {"code": "b"}}]
        question = only(choice("q", answerOption=options))

        assert [each.key for each in question.options] == ["Often", "b"]
        assert [each.label for each in question.options] == [{"en": "Often"}, {"en": "b"}]

    def test_have_their_value_as_key(self):
        for values, keys in (
            ([{"valueString": "x"}, {"valueString": "y"}], ["x", "y"]),
            ([{"valueInteger": 0}, {"valueInteger": 10}], ["0", "10"]),
            ([{"valueDate": "2020-02-29"}], ["2020-02-29"]),
        ):
            question = only(choice("q", answerOption=values))

            assert [each.key for each in question.options] == keys

    def test_have_their_position_as_key_where_codes_repeat(self):
        options = [
            {"valueCoding": coding("1")},
            {"valueCoding": coding("1", system="urn:other")},
            {"valueCoding": coding("2")},
        ]
        question = only(choice("q", answerOption=options))

        assert [each.key for each in question.options] == ["1", "2", "3"]

    def test_may_stand_alone(self):
        alone = extension(OPTION_EXCLUSIVE, valueBoolean=True)
        options = [option("a"), option("b", extension=[alone])]
        many, one = asked(
            choice("p", answerOption=options, repeats=True), choice("q", answerOption=options)
        )

        assert [each.alone for each in many.options] == [False, True]
        assert [each.alone for each in one.options] == [False, False]

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            ([], "no-options"),
            ([{"valueTime": "12:00:00"}], "option-kind"),
            ([{"valueString": "x", "valueInteger": 1}], "option-kind"),
            ([{}], "option-kind"),
            ([{"valueCoding": {}}], "option-without-code"),
            ([{"valueCoding": 1}], "wrong-type"),
            ([{"valueInteger": "1"}], "wrong-type"),
            ([{"valueDate": "2020-02-30"}], "wrong-type"),
            ([{"valueDate": "2020"}], "wrong-type"),
            ([{"valueString": "\ud800"}], "wrong-type"),
        ],
    )
    def test_that_cannot_be_read_are_refused(self, options, code):
        imported = read(choice("q", answerOption=options))

        assert code in codes(imported)
        assert imported.questionnaire is None

    def test_that_are_missing_are_refused(self):
        assert "no-options" in codes(read(item("q", "choice")))
        assert "no-options" in codes(read(item("q", "choice", options={})))


class TestLeftOut:
    @pytest.mark.parametrize(
        "details",
        [
            {"text": "PHQ-9 total score"},
            {"text": "Subtotal"},
            {"readOnly": True},
            {"extension": [extension(CALCULATIONS[0], valueExpression={})]},
        ],
    )
    def test_a_total_is_never_asked(self, details):
        said, questions = told(item("p"), item("q", "decimal", **details))

        assert (said, len(questions)) == (["total-left-out"], 1)

    def test_a_calculated_choice_is_never_asked(self):
        calculated = {"extension": [extension(CALCULATIONS[0], valueExpression={})]}

        assert told(choice("q", 1, **calculated)) == (["total-left-out"], ())

    def test_words_alone_do_not_make_a_total_of_a_text(self):
        assert only(item("q", text="What is your score?")).key == "q"

    def test_what_cannot_be_answered_is_not_asked(self):
        assert told(item("q", readOnly=True)) == (["read-only-left-out"], ())

    def test_what_is_hidden_is_not_asked(self):
        hidden = [extension(HIDDEN, valueBoolean=True)]

        assert told(item("q", extension=hidden)) == (["hidden-left-out"], ())

    def test_what_stands_below_is_left_out_with_it(self):
        assert told(item("q", readOnly=True, item=[item("r", "url")])) == (
            ["read-only-left-out"],
            (),
        )


class TestTree:
    def test_of_groups_becomes_sections(self):
        assert items_of(item("a"), group("g", item("b"), display("n")), item("c")) == [
            ("questions", ["a"]),
            ("g", ["b", "n"]),
            ("questions-2", ["c"]),
        ]

    def test_of_groups_in_groups_becomes_sections_one_after_the_other(self):
        assert items_of(group("g", item("a"), group("h", item("b")), item("c"))) == [
            ("g", ["a"]),
            ("h", ["b"]),
            ("g-2", ["c"]),
        ]

    def test_gives_no_section_a_key_that_is_taken(self):
        assert items_of(
            item("questions"), group("g", item("a"), group("g-2", item("b")), item("c"))
        )[0] == ("questions-2", ["questions"])

    def test_keeps_an_empty_group(self):
        assert items_of(group("g")) == [("g", [])]

    def test_names_a_title_over_groups_only(self):
        imported = read(group("g", group("h", item("a"))))

        assert places(imported) == [("item[0]", "title-left-out")]

    def test_says_nothing_of_a_group_of_groups_without_title(self):
        assert codes(read({"linkId": "g", "type": "group", "item": [group("h", item("a"))]})) == []

    def test_has_notes(self):
        (section,) = read(display("n")).questionnaire.sections

        assert section.items == (Note("n", {"en": "Note n"}),)

    def test_names_a_note_without_words(self):
        assert codes(read({"linkId": "n", "type": "display"})) == ["note-without-words"]

    def test_makes_words_below_a_question_its_hint(self):
        control = extension(ITEM_CONTROL, valueCodeableConcept={"coding": [{"code": "help"}]})
        hint = display("h", extension=[control])

        assert only(item("q", item=[hint])).hint == {"en": "Note h"}

    @pytest.mark.parametrize(
        "notes",
        [
            [display("h"), display("i")],
            [display("h", enableWhen=[])],
            [{"linkId": "h", "type": "display"}],
        ],
    )
    def test_names_other_words_below_a_question(self, notes):
        assert told(item("q", item=notes))[0] == ["hint-left-out"]

    def test_hides_hidden_words(self):
        hidden = display("h", extension=[extension(HIDDEN, valueBoolean=True)])
        said, (question,) = told(item("q", item=[hidden]))

        assert (said, question.hint) == (["hidden-left-out"], None)

    def test_asks_what_stands_below_a_question_after_it(self):
        said, questions = told(item("q", item=[item("r")]))

        assert (said, [each.key for each in questions]) == (["asked-side-by-side"], ["q", "r"])

    def test_refuses_a_group_that_repeats(self):
        assert codes(read(group("g", item("a"), repeats=True))) == ["repeating-group"]
        assert codes(read(group("g", item("a"), repeats=False))) == []

    def test_refuses_an_item_without_link(self):
        assert codes(read({"type": "string"})) == ["no-link"]
        assert codes(read({"type": "string", "linkId": ""})) == ["no-link"]
        assert codes(read({"type": "string", "linkId": 1})) == ["wrong-type", "no-link"]

    def test_refuses_a_link_that_stands_twice(self):
        assert codes(read(item("q"), group("g", item("q")))) == ["duplicate-link"]

    def test_refuses_what_is_nested_too_deep(self):
        deepest = item("q")
        for number in range(8):
            deepest = group(f"g{number}", deepest)

        assert "too-deep" in codes(read(deepest))
