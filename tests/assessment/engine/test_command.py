"""The command line: what it prints, and how it says that something is wrong."""

import io
import json
import subprocess
import sys
import time
from copy import deepcopy
from datetime import datetime

import pytest

from assessment.engine import command_files
from assessment.engine.answers import to_raw
from assessment.engine.command import FINE, REFUSE, REPORT, main
from assessment.engine.document import to_document, to_json
from assessment.engine.fhir import export_result
from assessment.engine.outline import outline
from assessment.engine.scoring import assess
from assessment.questionnaires import SPINE as SPINE_FILE
from tests.assessment.engine.builders import (
    answered,
    flag,
    number,
    one,
    questionnaire,
    score,
    when,
    yes_no,
)
from tests.assessment.other_document import RUNNING
from tests.assessment.spine_cases import CASE_B, SPINE, WORKED, answers_from

SMALL = questionnaire(
    one("first", 0, 5, 7),
    yes_no("second", required=False),
    scores=(score("sum", "first"),),
    red_flags=(flag("stop", when(("first", "=", "c"))),),
)
DEAD = questionnaire(
    one("first", None, None), yes_no("never", when=when(("first", "=", "a"), ("first", "=", "b")))
)
MIDNIGHT = "2026-03-04T00:00:00+00:00"


def coded(code, weight):
    return {
        "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": weight}
        ],
        "valueCoding": {"code": code, "display": code},
    }


FOREIGN = {
    "resourceType": "Questionnaire",
    "status": "active",
    "language": "en",
    "url": "https://example.org/mood",
    "version": "1",
    "title": "Mood",
    "item": [
        {
            "linkId": link,
            "text": link,
            "type": "choice",
            "required": True,
            "answerOption": [coded("no", 0), coded("yes", 1)],
        }
        for link in ("low", "flat")
    ],
}
DOUBTFUL = FOREIGN | {
    "item": [FOREIGN["item"][0] | {"maxLength": 3, "prefix": "A"}, FOREIGN["item"][1]]
}


@pytest.fixture
def put(tmp_path):
    """A file with this content, as a path."""

    def write(content, name="file.json"):
        path = tmp_path / name
        if not isinstance(content, bytes):
            content = (content if isinstance(content, str) else json.dumps(content)).encode()
        path.write_bytes(content)
        return str(path)

    return write


def run(*arguments):
    """How it ended, what it printed, and what it complained about."""
    out, error = io.StringIO(), io.StringIO()
    code = main(arguments, out, error)
    return code, out.getvalue(), error.getvalue()


def printed(*arguments):
    code, text, _ = run(*arguments)
    return code, json.loads(text)


def codes(found):
    return [problem["code"] for problem in found["problems"]]


def raw(tried, answers):
    asked = outline(tried).questions
    return {key: to_raw(asked[key], values) for key, values in answers.items()}


class TestCheck:
    def test_says_what_leads_where(self, put):
        code, found = printed("check", put(to_json(SMALL)))

        stop = {"where": "flag:stop", "verdict": "reached", "answers": {"first": ["c"]}}
        assert (code, found["problems"]) == (FINE, [])
        assert stop in found["explored"]["findings"]

    def test_names_what_nobody_reaches(self, put):
        code, found = printed("check", put(to_json(DEAD)))

        assert (code, codes(found)) == (REFUSE, ["unreachable"])
        never = {"where": "question:never", "verdict": "unreachable", "answers": None}
        assert never in found["explored"]["findings"]

    def test_reports_a_warning(self, put):
        tried = questionnaire(
            one("first", None, None),
            red_flags=(flag("a", when(("first", "=", "a")), pending=False),),
        )

        assert printed("check", put(to_json(tried)))[0] == REPORT

    def test_explores_nothing_that_is_unsound(self, put):
        tried = questionnaire(yes_no("first", when=when(("nowhere", "=", True))))

        code, found = printed("check", put(to_json(tried)))

        assert (code, codes(found), found["explored"]) == (REFUSE, ["unknown-reference"], None)

    def test_explores_what_only_lacks_a_band(self, put):
        code, found = printed("check", put(FOREIGN))

        assert (code, codes(found)) == (REFUSE, ["no-last-band"])
        assert found["explored"]["states"] > 0

    def test_says_that_it_does_not_explore_a_very_long_one(self, put):
        tried = questionnaire(*(yes_no(f"q{place}") for place in range(151)))

        _, found = printed("check", put(to_json(tried)))

        assert ("not-explored" in codes(found), found["explored"]) == (True, None)

    def test_finds_nothing_wrong_with_the_spine_document(self):
        code, found = printed("check", str(SPINE_FILE))

        assert (code, found["problems"]) == (FINE, [])
        assert {each["verdict"] for each in found["explored"]["findings"]} == {"reached"}


class TestDraw:
    def test_draws_text(self, put):
        code, text, _ = run("draw", put(to_json(RUNNING)), "--language", "es")

        assert code == FINE
        assert "¿Dónde corre?" in text

    def test_draws_a_picture(self, put):
        assert run("draw", put(FOREIGN), "--svg")[1].startswith("<?xml")

    def test_complains_apart_from_the_drawing(self, put):
        code, text, error = run("draw", put(DOUBTFUL))

        assert code == REPORT
        assert text.startswith("MOOD")
        assert error.startswith("item[0].")

    def test_prints_nothing_where_there_is_nothing_to_draw(self, put):
        code, text, error = run("draw", put("{"))

        assert (code, text) == (REFUSE, "")
        assert error.startswith("not-json: ")


class TestAssess:
    @pytest.mark.parametrize("case", WORKED)
    def test_gives_the_worked_cases(self, case, put):
        given, impact, risk, band_key, flags = WORKED[case]
        answers = put(raw(SPINE, answers_from(given)), "answers.json")

        code, found = printed("assess", str(SPINE_FILE), answers)

        values = [
            found["scores"][key]["value"] if key in found["scores"] else None
            for key in ("impact", "risk")
        ]
        assert values == [None if each is None else str(each) for each in (impact, risk)]
        assert (found["band"], tuple(found["red_flags"])) == (band_key, flags)
        assert (code, found["incomplete"]) == (FINE, [])

    def test_prints_levels_lines_and_the_way(self, put):
        answers = put(raw(SPINE, answers_from(CASE_B)), "answers.json")

        _, found = printed("assess", str(SPINE_FILE), answers)

        assert found["enabled"][:3] == ["age", "where", "sudden"]
        assert (found["level"]["impact"], found["level"]["phq2"]) == ("medium", None)
        assert {"question": "dur", "answer": "6 weeks to 3 months", "points": "2"} in (
            found["scores"]["impact"]["lines"]
        )

    def test_says_why_there_is_no_score(self, put):
        _, found = printed("assess", put(to_json(SMALL)), put({"second": []}, "answers.json"))

        assert found["scores"]["sum"] == {
            "value": None, "lowest": "0", "highest": "7", "answered": 0, "asked": 1,
            "why_none": "too-few-answers", "lines": [],
        }  # fmt: skip
        assert found["incomplete"] == ["first"]

    def test_reads_a_response(self, put):
        answers = answered(first="b", second=True)
        bundle = export_result(assess(SMALL, answers), authored=datetime.fromisoformat(MIDNIGHT))
        response = bundle["entry"][0]["resource"]

        code, found = printed("assess", put(to_json(SMALL)), put(response, "answers.json"))

        assert (code, found["scores"]["sum"]["value"]) == (FINE, "5")

    def test_refuses_a_response_that_is_broken(self, put):
        response = {"resourceType": "QuestionnaireResponse", "status": "entered-in-error"}

        code, found = printed("assess", put(to_json(SMALL)), put(response, "answers.json"))

        assert (code, codes(found)) == (REFUSE, ["bad-status"])

    def test_uses_a_proposed_sum_of_a_file_that_is_understood(self, put):
        answers = put({"low": ["yes"], "flat": ["yes"]}, "answers.json")

        code, found = printed("assess", put(FOREIGN), answers)

        assert (code, found["scores"]["total"]["value"]) == (FINE, "2")
        assert found["proposed_score"]["used"] is True

    def test_withholds_it_where_something_was_not_understood(self, put):
        answers = put({"low": ["yes"], "flat": ["yes"]}, "answers.json")

        code, found = printed("assess", put(DOUBTFUL), answers)

        assert (code, found["scores"]) == (REPORT, {})
        assert found["proposed_score"]["used"] is False
        assert "--confirm-scores" in found["proposed_score"]["why"]

    def test_uses_it_once_confirmed(self, put):
        answers = put({"low": ["yes"], "flat": ["no"]}, "answers.json")

        code, found = printed("assess", put(DOUBTFUL), answers, "--confirm-scores")

        assert (code, found["scores"]["total"]["value"]) == (REPORT, "1")
        assert "confirmed" in found["proposed_score"]["why"]

    def test_scores_nothing_by_an_unsound_document(self, put):
        tried = questionnaire(number("first"), scores=(score("sum", "first", "nowhere"),))

        code, found = printed("assess", put(to_json(tried)), put({}, "answers.json"))

        assert code == REFUSE
        assert "unknown-reference" in codes(found)

    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ({"first": ["z"]}, ["not-an-option"]),
            ({"first": ["a", "b"]}, ["one-only"]),
            ({"first": []}, ["required"]),
            ({"first": "a"}, ["not-answers"]),
            ({"first": [1]}, ["not-answers"]),
            ({"nowhere": ["a"], "second": ["perhaps"]}, ["unknown-question", "not-yes-or-no"]),
            (["a"], ["not-answers"]),
        ],
    )
    def test_names_every_answer_that_is_none(self, answers, expected, put):
        code, found = printed("assess", put(to_json(SMALL)), put(answers, "answers.json"))

        assert (code, codes(found)) == (REFUSE, expected)


class TestFhir:
    def test_comes_back_as_it_went(self, put):
        code, exported = printed("export-fhir", put(to_json(SMALL)))

        assert code == FINE
        assert printed("import-fhir", put(exported)) == (
            FINE,
            {"outcome": "accept", "problems": [], "questionnaire": to_document(SMALL)},
        )

    def test_reports_what_was_not_understood(self, put):
        code, found = printed("import-fhir", put(DOUBTFUL))

        assert (code, found["outcome"]) == (REPORT, "report")
        assert {"where", "code", "message", "severity"} == set(found["problems"][0])

    def test_refuses_with_the_reason(self, put):
        code, text, error = run("import-fhir", put({"resourceType": "Bundle"}))

        found = json.loads(text)
        assert (code, found["outcome"], found["questionnaire"]) == (REFUSE, "refuse", None)
        assert codes(found) == ["not-a-questionnaire"]
        assert error.startswith("not-a-questionnaire: ")

    def test_exports_a_result(self, put):
        answers = put({"first": ["b"], "second": []}, "answers.json")

        code, bundle = printed("export-fhir", put(to_json(SMALL)), answers, "--at", MIDNIGHT)

        resources = [entry["resource"] for entry in bundle["entry"]]
        assert (code, bundle["timestamp"]) == (FINE, MIDNIGHT)
        assert resources[1]["valueQuantity"]["value"] == 5

    def test_exports_a_result_of_now(self, put):
        answers = put({"first": ["b"], "second": []}, "answers.json")

        assert printed("export-fhir", put(to_json(SMALL)), answers)[1]["timestamp"][:2] == "20"

    def test_exports_no_score_that_nobody_confirmed(self, put):
        answers = put({"low": ["yes"], "flat": ["yes"]}, "answers.json")

        code, bundle = printed("export-fhir", put(DOUBTFUL), answers)

        kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
        assert (code, "Observation" in kinds) == (REPORT, False)

    @pytest.mark.parametrize("moment", ["2026-03-04T00:00:00", "noon"])
    def test_wants_a_moment_with_its_offset(self, moment, put, capsys):
        with pytest.raises(SystemExit) as ended:
            run("export-fhir", put(to_json(SMALL)), "x.json", "--at", moment)

        assert ended.value.code == REFUSE


def nested(depth):
    item = {"linkId": "inner", "type": "group"}
    for number_ in range(depth):
        item = {"linkId": f"i{number_}", "type": "group", "item": [item]}
    return {"resourceType": "Questionnaire", "status": "active", "item": [item]}


BROKEN = {
    "nothing": ("", "not-json"),
    "half": ('{"a":', "not-json"),
    "not UTF-8": (b"\xff\xfe{}", "not-utf-8"),
    "NaN": ('{"a": NaN}', "not-a-number"),
    "Infinity": ("[-Infinity]", "not-a-number"),
    "a huge number": ("[1e999999999]", "huge-number"),
    "a tiny number": ("[1e-999999999]", "huge-number"),
    "a long number": (f"[{'9' * 5000}]", "huge-number"),
    "a key twice": ('{"a": 1, "a": 2}', "duplicate-key"),
    "half a character": ('{"key": "\\ud800"}', "not-a-questionnaire"),
    "a number": ("12", "not-a-questionnaire"),
    "zero": ("[0.0, 1.5]", "not-a-questionnaire"),
    "a bundle": ('{"resourceType": "Bundle"}', "not-a-questionnaire"),
    "nested items": (json.dumps(nested(200)), "too-deep"),
    "nested arrays": ("[" * 200_000, "too-deep"),
    "ten megabytes": ('["' + "x" * 10_000_000 + '"]', "too-large"),
    "ten thousand items": (
        json.dumps({"resourceType": "Questionnaire", "item": [{"linkId": "a"}] * 10_000}),
        "too-many-items",
    ),
}


class TestBadFiles:
    @pytest.mark.parametrize("name", BROKEN)
    @pytest.mark.parametrize("command", ["check", "import-fhir"])
    def test_are_refused_by_name_and_soon(self, command, name, put):
        content, expected = BROKEN[name]
        path = put(content)
        began = time.thread_time()  # work, and not the waiting for a busy machine

        code, found = printed(command, path)

        assert (code, codes(found)) == (REFUSE, [expected])
        assert time.thread_time() - began < 5

    def test_can_be_missing(self, tmp_path):
        code, found = printed("check", str(tmp_path / "missing.json"))

        assert (code, codes(found)) == (REFUSE, ["cannot-be-read"])

    def test_can_be_directories(self, tmp_path):
        assert codes(printed("check", str(tmp_path))[1]) == ["cannot-be-read"]

    def test_can_have_impossible_names(self):
        assert codes(printed("check", "\x00")[1]) == ["cannot-be-read"]

    def test_may_begin_with_a_byte_order_mark(self, put):
        assert run("draw", put(b"\xef\xbb\xbf" + to_json(SMALL).encode()))[0] == FINE

    def test_may_be_as_large_as_it_gets(self, put, monkeypatch):
        content = to_json(SMALL)
        monkeypatch.setattr(command_files, "LARGEST", len(content))

        assert run("draw", put(content))[0] == FINE
        assert run("draw", put(content + " "))[0] == REFUSE

    def test_with_many_items_that_are_none_are_refused_as_such(self, put):
        odd = deepcopy(FOREIGN) | {"item": 12}

        assert printed("import-fhir", put(odd))[0] == REFUSE


class TestProcess:
    def call(self, *arguments):
        command = [sys.executable, "-m", "assessment.engine", *arguments]
        return subprocess.run(command, capture_output=True, check=False, timeout=60)

    def test_prints_and_ends_well(self, put):
        done = self.call("draw", put(to_json(SMALL)), "--svg")

        assert (done.returncode, done.stderr) == (FINE, b"")
        assert done.stdout.startswith(b"<?xml")

    def test_ends_without_a_traceback(self, put):
        done = self.call("check", put("[" * 100_000))

        assert done.returncode == REFUSE
        assert b"too-deep" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_wants_a_command(self):
        assert self.call().returncode == REFUSE

    def test_does_without_django(self, put):
        code = "import sys, assessment.engine.command; sys.exit('django' in sys.modules)"

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
