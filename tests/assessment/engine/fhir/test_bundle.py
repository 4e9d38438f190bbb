"""A result for another system: what was answered, what was reckoned, and what follows."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fhir.resources.R4B.bundle import Bundle

from assessment.engine.fhir import export_result, patient_download
from assessment.engine.model import Step
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import How, Urgency
from tests.assessment.engine.builders import (
    answered,
    band,
    flag,
    level,
    many,
    number,
    one,
    questionnaire,
    score,
    section,
    when,
    words,
    written,
    yes_no,
)

MORNING = datetime(2026, 3, 4, 8, 30, tzinfo=timezone(timedelta(hours=-5)))

TRIED = questionnaire(
    section("first", one("pain", 0, 3), many("signs", 1, 1, 1, required=False)),
    section("second", yes_no("numb"), written("why", required=False)),
    section("closed", number("more"), when=when(("pain", "=", "a"))),
    scores=(
        score("sum", "pain", "signs", levels=(level("few", 0), level("many", 3))),
        score("mean", "pain", "signs", how=How.MEAN),
        score("half", "pain", how=How.PERCENT, at_least=1),
        score("both", "signs"),
        score("hidden", "pain", hidden=True),
    ),
    red_flags=(
        flag("soon", when(("numb", "=", True)), urgency=Urgency.SOON),
        flag("now", when(("signs", "=", "a")), urgency=Urgency.CALL_911),
    ),
    bands=(replace(band("only"), steps=(Step(words("Call"), words("This week.")),)),),
    limits=(words("No diagnosis."),),
)
QUIET = answered(pain="b", signs=["b", "c"], numb=False, why="so")


def exported(tried=TRIED, language="en", identifier="", **raw):
    answers = answered(**raw) if raw else QUIET
    bundle = export_result(
        assess(tried, answers), authored=MORNING, language=language, identifier=identifier
    )
    assert Bundle.model_validate(json.loads(json.dumps(bundle)))
    return bundle


def resources(bundle, kind):
    found = [each["resource"] for each in bundle["entry"]]
    return [each for each in found if each["resourceType"] == kind]


def response(**raw):
    return resources(exported(**raw), "QuestionnaireResponse")[0]


def risk(**raw):
    return resources(exported(**raw), "RiskAssessment")[0]


def observed(key, **raw):
    found = resources(exported(**raw), "Observation")
    return next(each for each in found if each["code"]["coding"][0]["code"] == key)


class TestResponse:
    def test_names_questionnaire_version_and_moment(self):
        found = response()

        assert found["questionnaire"] == "https://spinecare.example/fhir/questionnaire/tried|1"
        assert found["authored"] == "2026-03-04T08:30:00-05:00"

    def test_holds_effective_answers_with_their_words(self):
        first, second = response(pain="b", signs=["b"], numb=False, more=3)["item"]

        assert [each["linkId"] for each in first["item"]] == ["pain", "signs"]
        assert first["item"][0] == {
            "linkId": "pain",
            "text": "Question pain?",
            "answer": [{"valueCoding": {"code": "b", "display": "Option b"}}],
        }
        assert second["item"][0]["answer"] == [{"valueBoolean": False}]

    def test_keeps_a_skipped_question_without_an_answer(self):
        assert response(pain="b", signs=None)["item"][0]["item"][1] == {
            "linkId": "signs",
            "text": "Question signs?",
        }

    def test_has_no_items_without_answers(self):
        assert "item" not in response(unknown="x")

    @pytest.mark.parametrize(
        ("raw", "status"),
        [
            ({"pain": "b", "numb": False}, "completed"),
            ({"pain": "b"}, "in-progress"),
            ({"numb": True}, "in-progress"),
            ({"signs": ["a"]}, "stopped"),
        ],
    )
    def test_says_how_far_it_came(self, raw, status):
        assert response(**raw)["status"] == status


class TestObservation:
    def test_stands_for_each_score_that_is_shown(self):
        codes = [each["code"]["coding"][0]["code"] for each in resources(exported(), "Observation")]

        assert codes == ["sum", "mean", "half", "both"]

    def test_has_value_and_level(self):
        found = observed("sum")

        assert (found["valueQuantity"]["value"], found["valueQuantity"]["code"]) == (5, "{score}")
        assert found["interpretation"][0]["coding"][0]["code"] == "many"
        assert found["status"] == "final"

    def test_of_a_percentage_has_its_unit(self):
        assert observed("half")["valueQuantity"]["unit"] == "%"

    def test_rounds_what_has_no_end(self):
        tried = questionnaire(
            *(one(key, 0, 1) for key in "pqr"), scores=(score("s", *"pqr", how=How.MEAN),)
        )
        (found,) = resources(exported(tried, p="a", q="a", r="b"), "Observation")

        assert found["valueQuantity"]["value"] == 0.333333

    def test_of_a_whole_mean_is_whole(self):
        assert observed("mean")["valueQuantity"]["value"] == 2.5
        assert str(observed("sum")["valueQuantity"]["value"]) == "5"

    def test_without_value_says_why(self):
        found = observed("both", pain="b", numb=False)

        assert "valueQuantity" not in found
        assert found["dataAbsentReason"]["coding"][0]["code"] == "unknown"
        assert found["dataAbsentReason"]["text"] == "too-few-answers"

    def test_of_nothing_says_so(self):
        tried = questionnaire(one("p", 0), scores=(score("s", "p", how=How.PERCENT),))
        (found,) = resources(exported(tried, p="a"), "Observation")

        assert found["dataAbsentReason"]["coding"][0]["code"] == "not-applicable"

    def test_is_derived_from_the_response(self):
        bundle = exported()

        for found in resources(bundle, "Observation"):
            assert found["derivedFrom"] == [{"reference": bundle["entry"][0]["fullUrl"]}]

    def test_is_preliminary_while_answers_are_missing(self):
        assert observed("sum", pain="b")["status"] == "preliminary"


class TestRisk:
    def test_is_the_pathway_and_its_steps(self):
        found = risk()

        assert found["status"] == "final"
        assert found["prediction"][0]["qualitativeRisk"]["coding"][0]["code"] == "only"
        assert found["mitigation"] == "Advice only\nCall. This week."
        assert found["note"] == [{"text": "No diagnosis."}]

    def test_rests_on_everything_else(self):
        bundle = exported()
        *others, last = [each["fullUrl"] for each in bundle["entry"]]

        assert last not in others
        assert [each["reference"] for each in risk()["basis"]] == others

    def test_is_the_most_urgent_flag_first_and_no_pathway(self):
        found = risk(pain="b", signs=["a"], numb=True)
        urgencies = [each["qualitativeRisk"]["coding"][0]["code"] for each in found["prediction"]]

        assert urgencies == ["call-911", "soon"]
        assert found["mitigation"] == "Advice now"
        assert [each["text"] for each in found["note"]] == [
            "Flag now: Advice now",
            "Flag soon: Advice soon",
            "No diagnosis.",
        ]

    def test_leaves_no_number_and_no_level_beside_a_flag(self):
        stopped = exported(pain="b", signs=["a"], numb=True)
        flagged = exported(pain="b", signs=["b"], numb=True)

        assert resources(stopped, "Observation") == []
        assert "interpretation" not in json.dumps(flagged)
        assert "Band only" not in json.dumps([stopped, flagged])

    def test_is_open_while_answers_are_missing(self):
        found = risk(pain="b")

        assert found["status"] == "preliminary"
        assert "prediction" not in found
        assert "mitigation" not in found

    def test_is_about_nobody_in_particular(self):
        assert risk()["subject"] == {"display": "The person who gave the answers"}
        assert resources(exported(), "Patient") == []


class TestBundle:
    def test_is_the_same_for_the_same_answers_and_moment(self):
        assert exported() == exported()

    def test_has_other_addresses_for_other_answers(self):
        first, other = exported(), exported(pain="a")

        assert not {each["fullUrl"] for each in first["entry"]} & {
            each["fullUrl"] for each in other["entry"]
        }

    def test_has_no_identifier_but_the_one_given(self):
        assert "identifier" not in json.dumps(exported())
        assert resources(exported(identifier="A-1"), "QuestionnaireResponse")[0]["identifier"] == {
            "value": "A-1"
        }

    def test_needs_a_moment_with_an_offset(self):
        with pytest.raises(ValueError, match="offset"):
            export_result(assess(TRIED, QUIET), authored=datetime(2026, 3, 4))

    def test_speaks_the_language_of_its_reader(self):
        tried = questionnaire(one("p", 1, text={"en": "Where?", "es": "¿Dónde?"}))
        bundle = exported(tried, language="es", p="a")

        assert bundle["language"] == "es"
        assert (
            resources(bundle, "QuestionnaireResponse")[0]["item"][0]["item"][0]["text"] == "¿Dónde?"
        )


class TestDownload:
    def test_is_a_file_with_the_day_in_its_name(self):
        download = patient_download(assess(TRIED, QUIET), authored=MORNING, language="en")

        assert download.name == "summary-2026-03-04.fhir.json"
        assert download.content_type == "application/fhir+json"
        assert json.loads(download.content) == exported()

    def test_has_the_same_bytes_every_time(self):
        first, second = (
            patient_download(assess(TRIED, QUIET), authored=MORNING, language="en")
            for _ in range(2)
        )

        assert first == second

    def test_tells_moments_apart(self):
        later = datetime(2026, 3, 5, tzinfo=UTC)
        download = patient_download(assess(TRIED, QUIET), authored=later, language="en")

        assert download.name == "summary-2026-03-05.fhir.json"
        assert json.loads(download.content) != exported()
