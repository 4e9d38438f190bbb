"""What goes out comes back, and others can read it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given

from assessment.engine.fhir import (
    Outcome,
    export_questionnaire,
    export_result,
    import_questionnaire,
    import_response,
    read_response,
)
from assessment.engine.fhir.urls import CONDITION, ITEM_WEIGHT, MIN_VALUE, ORDINAL_VALUE, REST
from assessment.engine.model import Questionnaire as Ours
from assessment.engine.model import When
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Join
from assessment.questionnaires import load
from tests.assessment.engine.builders import (
    bmi,
    day,
    flag,
    identity,
    level,
    many,
    note,
    number,
    one,
    parts,
    questionnaire,
    score,
    section,
    when,
    when_any,
    words,
    written,
    yes_no,
)
from tests.assessment.engine.fhir.documents import choice, display, form, group, item
from tests.assessment.engine.strategies import SEEDS, cases, made, often

AUTHORED = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)


def sent(document):
    """As another system gets it."""
    return json.loads(json.dumps(document))


def round_trip(tried):
    return import_questionnaire(sent(export_questionnaire(tried)))


def items_of(tried):
    """Exported items by link."""
    waiting, found = list(export_questionnaire(tried)["item"]), {}
    while waiting:
        each = waiting.pop()
        found[each["linkId"]] = each
        waiting += each.get("item", [])
    return found


FOREIGN = form(
    group("g", choice("q 1", 0, 1, repeats=True), item("n", "decimal")),
    display("d", enableWhen=[{"question": "n", "operator": ">", "answerDecimal": 2.5}]),
)

SPANISH = {"en": "Where?", "es": "¿Dónde?"}

EVERYTHING = questionnaire(
    section("first", one("q", 0, 1.5, None, hint=words("All that fit"), short=SPANISH)),
    section(
        "second",
        note("n", when(("q", "=", "a")), when(("q", "=", "b"))),
        many("m", -1, 2, address="elsewhere", text=SPANISH, why=words("Because")),
        number("w", 50, 900.5, places=1, unit=words("pounds"), points=identity()),
        number("height", 36, 96, parts=parts(12, 1)),
        number("large", 0, 10**11),
        number("open", None, None),
        yes_no("y", points=identity()),
        day("d", when=when_any(("w", ">=", 65.5), ("q", "exists", False))),
        written("t", when=when(("d", "<", date(2026, 1, 1)), ("height", ">", 60))),
        written("q/hint", when=when(("large", "=", 10**11))),
        when=when_any(("q", "!=", "a"), ("q", "exists", True)),
    ),
    section(
        "third", note("late"), written("u", when=when(("sum", ">", 2))), when=when(("sum", "<", 9))
    ),
    scores=(score("sum", "q", "m", levels=(level("few", -9),)),),
    red_flags=(flag("now", when(("y", "=", True))),),
    limits=(words("No diagnosis."),),
)


class TestQuestionnaire:
    @often
    @given(SEEDS)
    def test_comes_back_whole_and_without_a_word(self, seed):
        tried = made(Random(seed))
        imported = round_trip(tried)

        assert imported.problems == ()
        assert imported.questionnaire == tried
        assert (imported.outcome, imported.proposed_score) == (Outcome.ACCEPT, None)

    @often
    @given(SEEDS)
    def test_can_be_read_by_others(self, seed):
        assert Questionnaire.model_validate(sent(export_questionnaire(made(Random(seed)))))

    def test_with_everything_comes_back(self):
        imported = round_trip(EVERYTHING)

        assert (imported.problems, imported.questionnaire) == ((), EVERYTHING)
        assert Questionnaire.model_validate(sent(export_questionnaire(EVERYTHING)))

    def test_that_ships_comes_back(self):
        spine = load("spine")

        assert (round_trip(spine).problems, round_trip(spine).questionnaire) == ((), spine)
        assert Questionnaire.model_validate(sent(export_questionnaire(spine)))

    def test_is_the_same_file_every_time(self):
        assert json.dumps(export_questionnaire(EVERYTHING)) == json.dumps(
            export_questionnaire(round_trip(EVERYTHING).questionnaire)
        )

    def test_keeps_words_that_look_like_something_else(self):
        odd = one("q", 1, text=words("Your <b>total</b> score?"))
        total = number("total", text=words("Total score"))
        tried = questionnaire(odd, total)

        assert (round_trip(tried).problems, round_trip(tried).questionnaire) == ((), tried)

    def test_keeps_a_section_without_questions(self):
        tried = questionnaire(section("empty"), section("full", one("q", 1)))

        assert round_trip(tried).questionnaire == tried

    def test_with_a_condition_that_never_holds_comes_back(self):
        tried = questionnaire(
            section("s", one("q", 1), written("t", when=When((), Join.ANY)), note("n"))
        )
        never = replace(tried, sections=(replace(tried.sections[0], when=When((), Join.ANY)),))

        assert round_trip(never).questionnaire == never

    def test_in_another_language_comes_back(self):
        tried = replace(
            questionnaire(one("q", 1, text={"es": "¿Sí?"})), title={"es": "Probado", "pt-BR": "Sim"}
        )

        assert export_questionnaire(tried)["language"] == "es"
        assert round_trip(tried).questionnaire == tried

    def test_that_cannot_be_published_is_refused_and_does_not_raise(self):
        forward = questionnaire(one("p", 1, when=when(("q", "=", "a"))), one("q", 1))
        empty = Ours("", "", {}, ())

        assert round_trip(forward).outcome is Outcome.REFUSE
        assert round_trip(empty).questionnaire == empty


class TestExport:
    def test_weighs_options_by_both_names(self):
        (first, *_) = items_of(EVERYTHING)["q"]["answerOption"]

        assert [each["url"] for each in first["extension"]] == [ITEM_WEIGHT, ORDINAL_VALUE]
        assert [each["valueDecimal"] for each in first["extension"]] == [0, 0]

    def test_of_no_points_writes_none(self):
        assert "extension" not in items_of(EVERYTHING)["q"]["answerOption"][2]

    def test_always_says_how_conditions_join(self):
        for each in items_of(EVERYTHING).values():
            assert ("enableBehavior" in each) is ("enableWhen" in each)

    def test_says_where_a_condition_is_in_the_rest(self):
        items = items_of(EVERYTHING)
        hidden = [link for link, item in items.items() if "modifierExtension" in item]

        assert sorted(hidden) == ["n", "third", "u"]
        assert items["u"]["modifierExtension"][0]["url"] == CONDITION

    def test_keeps_a_hint_apart_from_a_question_of_its_name(self):
        assert items_of(EVERYTHING)["q/hint-2"]["text"] == "All that fit"

    def test_writes_numbers_that_are_too_large_as_decimals(self):
        large = items_of(EVERYTHING)["large"]

        assert large["type"] == "decimal"
        assert {"url": MIN_VALUE, "valueDecimal": 0} in large["extension"]

    def test_has_one_extension_of_ours(self):
        (rest,) = export_questionnaire(EVERYTHING)["extension"]

        assert rest["url"] == REST
        assert "No diagnosis." in rest["valueString"]
        assert "Question d?" not in rest["valueString"]

    def test_of_what_fhir_says_whole_has_an_empty_rest(self):
        bare = replace(
            questionnaire(section("s", one("q", 1, required=False))), bands=(), scores=()
        )
        imported = round_trip(bare)

        assert export_questionnaire(bare)["extension"][0]["valueString"] == '{"in":{}}'
        assert (imported.questionnaire, imported.proposed_score) == (bare, None)


class TestForeign:
    def test_questionnaire_survives_being_exported(self):
        first = import_questionnaire(FOREIGN).questionnaire

        assert round_trip(first).questionnaire == first


class TestResult:
    @often
    @given(cases())
    def test_can_be_read_by_others(self, case):
        bundle = sent(export_result(assess(*case), authored=AUTHORED))

        assert Bundle.model_validate(bundle)

    @often
    @given(cases())
    def test_scores_the_same_after_its_answers_come_back(self, case):
        tried, answers = case
        before = assess(tried, answers)
        response = sent(export_result(before, authored=AUTHORED))["entry"][0]["resource"]

        assert read_response(tried, response).problems == ()
        assert assess(tried, import_response(tried, response)) == before

    @often
    @given(cases())
    def test_does_not_know_of_answers_to_closed_questions(self, case):
        tried, answers = case
        before = export_result(assess(tried, answers), authored=AUTHORED)
        bare = assess(tried, assess(tried, answers).answers)

        assert export_result(bare, authored=AUTHORED) == before


def test_a_body_mass_index_comes_back():
    tried = questionnaire(
        number("weight", 50, 900),
        number("height", 36, 96),
        derived=(bmi(),),
        scores=(score("s", "bmi"),),
    )

    assert round_trip(tried).questionnaire == tried
