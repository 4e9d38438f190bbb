"""The site asks whatever the document says: no question, threshold or rule stands in its code."""

import ast
import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from assessment.engine.check import problems
from assessment.engine.document import to_json
from assessment.engine.problem import Severity
from assessment.questionnaires import SPINE
from tests.assessment.other_document import (
    ACHES,
    EASY_WEEK,
    HARD_WEEK,
    HEIGHT,
    MILES,
    RUNNING,
    SHOES,
    SURFACE,
)
from tests.assessment.visitor import Page, Visitor

ROOT = Path(__file__).resolve().parents[2]
HOMONYMS = {"high", "signs"}
"""The name of a colour of the gauge, and a field of every care card."""
MARKUP = re.compile(r"{[{%].*?[%}]}")
QUOTED = re.compile(r"[\"']([^\"']*)[\"']")

pytestmark = pytest.mark.usefixtures("printing")


@pytest.fixture(autouse=True)
def _another_document(settings, tmp_path):
    path = tmp_path / "running.json"
    path.write_text(to_json(RUNNING), encoding="utf-8")
    settings.ASSESSMENT_DOCUMENT = path


@pytest.fixture
def spanish(client, practice):
    return Visitor(client, language="es")


def sum_of_pages(response):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


class TestAnotherDocument:
    def test_is_one_that_may_be_published(self):
        assert [each for each in problems(RUNNING) if each.severity is Severity.ERROR] == []

    def test_is_asked_at_its_own_addresses(self, visitor):
        visitor.go_through(HARD_WEEK)

        assert visitor.seen == list(HARD_WEEK)
        assert visitor.at == "/assessment/answers/"

    def test_is_asked_in_its_own_words(self, visitor):
        visitor.start()

        page = visitor.look()

        assert page.heading == "Where do you run?"
        assert page.labels == ["On the road", "On gravelOr in the wood", "I do not know"]
        assert "Choose where you run most." in page.text
        assert "Hard ground is hard on knees." in page.text

    def test_leaves_no_address_of_the_shipped_one(self, visitor):
        visitor.start()

        assert visitor.get("smoking").status_code == 404

    @pytest.mark.parametrize("question", [SURFACE, ACHES, MILES, HEIGHT, SHOES])
    def test_has_a_page_for_every_kind_of_question(self, visitor, question):
        visitor.go_through(HARD_WEEK, until=question.key)

        page = visitor.look()

        assert page.status == 200
        assert page.heading == question.text["en"]

    def test_says_its_notes_before_the_question(self, visitor):
        visitor.go_through(HARD_WEEK, until="tall")

        text = visitor.look().text
        assert text.index("Go on") < text.index("Almost done.") < text.index("How tall are you?")

    def test_asks_a_branch_only_whom_it_concerns(self, visitor):
        visitor.go_through(HARD_WEEK | {"coach": (False,)})

        assert "shoes" not in visitor.seen

    def test_shows_every_answer_in_words(self, visitor):
        visitor.go_through(HARD_WEEK)

        text = visitor.look("answers").text

        for said in (
            "Ground On the road",
            "A knee",
            "40.5 miles",
            "5 feet 11 inches",
            "216 pounds",
            "Do you have a coach? Yes",
            "Old red ones, size 9½",
            "2026-10-04",
        ):
            assert said in text

    def test_scores_by_its_own_points(self, visitor):
        visitor.go_through(HARD_WEEK)

        page = visitor.look("result")

        assert page.heading == "Run less this week."
        assert "Strain: 9 of 13 points" in page.text
        assert "Mass index" in page.text
        assert "Wear a hat." in page.text
        assert "This is about running only." in page.text

    def test_chooses_among_its_own_pathways(self, visitor):
        visitor.go_through(EASY_WEEK)

        assert visitor.look("result").heading == "Run as you like."

    def test_shows_no_hidden_score(self, visitor):
        visitor.go_through(HARD_WEEK)

        assert "Aches: 1 of" not in visitor.look("result").text

    def test_shows_a_mean_with_one_decimal_place(self, visitor):
        visitor.go_through(HARD_WEEK)

        assert "Usual week: 2.7 of 4 points" in visitor.look("result").text

    def test_says_so_when_a_score_has_too_few_answers(self, visitor):
        visitor.go_through(HARD_WEEK | {"tall": ()})

        text = visitor.look("result").text

        assert "None" not in text
        assert "Body You skipped too many of these questions for a sum." in text

    @pytest.mark.parametrize(("ache", "sign"), [("head", "Fainting"), ("heart", "Heart pain")])
    def test_stops_at_its_own_flags(self, visitor, ache, sign):
        visitor.go_through(HARD_WEEK | {"aches": (ache,)})

        assert visitor.at == "/assessment/urgent/"
        assert f"Stop: {sign} on a run." in visitor.look("urgent").text

    @pytest.mark.parametrize(
        ("ache", "sign", "headline"),
        [
            ("hot", "Fever", "Call a doctor today"),
            ("shin", "Shin pain", "Call a doctor in the next 1 to 2 days"),
        ],
    )
    def test_goes_on_under_its_milder_flags(self, visitor, ache, sign, headline):
        visitor.go_through(HARD_WEEK | {"aches": (ache,)})

        page = visitor.look("result")

        assert page.heading == headline
        assert f"Stop: {sign} on a run." in page.text
        assert "Run less this week." not in page.text

    def test_refuses_what_its_questions_do_not_allow(self, visitor):
        visitor.go_through(HARD_WEEK, until="miles")

        assert "That number is too large" in Page(visitor.answer("how-far", "201")).text
        assert "fewer digits after the point" in Page(visitor.answer("how-far", "1.25")).text

    def test_is_printed(self, visitor):
        visitor.go_through(HARD_WEEK)

        text = sum_of_pages(visitor.get("summary.pdf"))

        assert "Run less this week." in text
        assert "Running check, version 7" in text
        assert "Old red ones, size 9½" in text

    def test_leaves_the_answers_to_another_one_behind(self, visitor, settings):
        visitor.go_through(HARD_WEEK)

        settings.ASSESSMENT_DOCUMENT = SPINE

        assert visitor.get("result")["Location"] == "/assessment/"


class TestAnotherLanguage:
    def test_is_that_of_the_address(self, spanish):
        spanish.start()

        page = spanish.look()

        assert spanish.at == "/es/assessment/where-you-run/"
        assert page.heading == "¿Dónde corre?"
        assert "En la calle" in page.labels
        assert "El suelo duro daña las rodillas." in page.text

    def test_says_the_result(self, spanish):
        spanish.go_through(HARD_WEEK)

        page = spanish.look("result")

        assert page.heading == "Corra menos."
        assert "Esfuerzo" in page.text
        assert "Quien corre sobre grava se cae menos." in page.text

    def test_says_the_answers(self, spanish):
        spanish.go_through(HARD_WEEK)

        text = spanish.look("answers").text

        assert "5 pies 11 pulgadas" in text
        assert "¿Tiene entrenador? Sí" in text

    def test_says_what_to_do(self, spanish):
        spanish.go_through(HARD_WEEK | {"aches": ("heart",)})

        assert "Pare: Dolor del corazón." in spanish.look("urgent").text

    def test_is_printed(self, spanish):
        spanish.go_through(HARD_WEEK)

        assert "Corra menos." in sum_of_pages(spanish.get("summary.pdf"))

    def test_keeps_the_answers_when_it_changes(self, spanish):
        spanish.go_through(HARD_WEEK)

        english = Visitor(spanish.client)

        assert english.look("result").heading == "Run less this week."


def names_of(found):
    """Every key and address in a document."""
    if isinstance(found, list):
        return {name for each in found for name in names_of(each)}
    if not isinstance(found, dict):
        return set()
    own = {found[name] for name in ("key", "address") if name in found}
    return own | {name for each in found.values() for name in names_of(each)}


def long_names():
    document = json.loads(SPINE.read_text(encoding="utf-8"))
    own_name = {document.pop("key")}
    return {name for name in names_of(document) - own_name if len(name) > 3} - HOMONYMS


def strings_in(source):
    found = ast.walk(ast.parse(source))
    return {
        each.value for each in found if isinstance(each, ast.Constant) and type(each.value) is str
    }


def strings_in_template(source):
    return {quoted for tag in MARKUP.findall(source) for quoted in QUOTED.findall(tag)}


class TestCode:
    def test_names_no_part_of_the_shipped_document(self):
        folder = ROOT / "assessment"
        modules = [
            *folder.glob("*.py"),
            *folder.glob("report/*.py"),
            *folder.glob("templatetags/*.py"),
        ]

        found = {
            path.name: names
            for path in modules
            if (names := strings_in(path.read_text(encoding="utf-8")) & long_names())
        }

        assert len(modules) > 15
        assert found == {}

    def test_of_templates_names_none_either(self):
        templates = list((ROOT / "templates" / "assessment").iterdir())

        found = {
            path.name: names
            for path in templates
            if (names := strings_in_template(path.read_text(encoding="utf-8")) & long_names())
        }

        assert len(templates) > 15
        assert found == {}

    def test_would_be_caught(self):
        assert strings_in('if key == "smoking": pass') & long_names() == {"smoking"}
        assert strings_in_template("{% if key == 'impact' %}") & long_names() == {"impact"}
