"""The Spanish of the spine check: complete, plain, and as grave as the English."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from assessment import instrument
from assessment.engine.document import to_document
from assessment.engine.labels import label_in
from editorial.readability.measure import Verdict, measure
from tests.assessment.spine_cases import CASE_B, MILD, QUESTIONS, SPINE, answers_from
from tests.assessment.visitor import Visitor

PARTS = ("red_flags", "derived", "scores", "bands", "notes", "limits")
SAME_IN_BOTH = {"No"}
NUMBER_OR_PLACEHOLDER = re.compile(r"\d(?:[\d.,]*\d)?%?|%\(\w+\)s|%[sd]|\{\w*\}")
WORD = re.compile(r"[^\W\d_]+")
ENGLISH_WORDS = {"the", "and", "or", "of", "to", "you", "your", "my", "with", "is", "are", "if"}
FAMILIAR_WORDS = {"tú", "tu", "tus", "te", "ti", "contigo", "tienes", "puedes", "llama", "ve"}
SIGNS = {
    r"\bnumb(ness)?\b": "dormid", "tingl": "hormigue", "weak": "débil|debili", "fever": "fiebre",
    "stiff neck": "cuello rígido", "clumsy": "torpe", "unsteady": "insegur", "chills": "escalofr",
    "faint": "desmay", "cold sweat": "sudor frío", "drops when|foot or hand that drops": "se.* cae",
    "belly": "barriga", "tear": "desgarra", "emergency department": "sala de emergencias",
    "urgent care": "clínica de urgencias", "maternity line": "línea de maternidad",
}  # fmt: skip
"""What the care cards call each sign, so that a patient meets one word for one thing."""


def texts_in(node):
    if isinstance(node, dict) and "en" in node:
        yield node
    elif isinstance(node, dict | list):
        for below in node.values() if isinstance(node, dict) else node:
            yield from texts_in(below)


DOCUMENT = to_document(SPINE)
TEXTS = list(texts_in(DOCUMENT))
SECTIONS = {f"section {each['key']}": each for each in DOCUMENT["sections"]}
GRAVE = [*texts_in(DOCUMENT["sections"][1]), *texts_in(DOCUMENT["red_flags"])]


def reading(node):
    return measure("".join(f"<p>{text['es']}</p>" for text in texts_in(node)), "es")


def words_of(text):
    return set(WORD.findall(text["es"].lower()))


class TestWords:
    def test_are_there_for_every_text(self):
        assert [text["en"] for text in TEXTS if not text.get("es", "").strip()] == []

    def test_are_the_english_ones_only_where_both_languages_say_the_same(self):
        assert {text["en"] for text in TEXTS if text["es"] == text["en"]} == SAME_IN_BOTH

    def test_hold_no_english(self):
        assert [text["es"] for text in TEXTS if words_of(text) & ENGLISH_WORDS] == []

    def test_say_usted(self):
        assert [text["es"] for text in TEXTS if words_of(text) & FAMILIAR_WORDS] == []

    def test_open_each_question_that_they_close(self):
        marks = [(text["es"].count("¿"), text["es"].count("?")) for text in TEXTS]

        assert [pair for pair in marks if pair[0] != pair[1]] == []

    def test_hold_the_numbers_of_the_english(self):
        numbers = [
            [Counter(NUMBER_OR_PLACEHOLDER.findall(text[language])) for language in ("en", "es")]
            for text in TEXTS
        ]

        assert sum(bool(english) for english, _ in numbers) > 50
        assert [pair for pair in numbers if pair[0] != pair[1]] == []

    def test_keep_the_wording_of_the_phq_2(self):
        stem = (
            "Durante las últimas 2 semanas, ¿qué tan seguido ha tenido molestias debido a "
            "los siguientes problemas?"
        )
        options = "Ningún día, Varios días, Más de la mitad de los días, Casi todos los días"

        assert QUESTIONS["phqa"].text["es"] == f"{stem} Poco interés o placer en hacer cosas"
        assert QUESTIONS["phqb"].text["es"] == (
            f"{stem} Se ha sentido decaído(a), deprimido(a) o sin esperanzas"
        )
        for key in ("phqa", "phqb"):
            assert ", ".join(option.label["es"] for option in QUESTIONS[key].options) == options
            assert "988" in QUESTIONS[key].hint["es"]

    def test_of_an_answer_have_spanish_units(self):
        given = answers_from(CASE_B)

        assert label_in(QUESTIONS["high"], given["high"], "es") == "5 pies 10 pulgadas"
        assert label_in(QUESTIONS["wt"], given["wt"], "es") == "216 libras"


class TestGravity:
    @pytest.mark.parametrize("flag", SPINE.red_flags, ids=lambda flag: flag.key)
    def test_of_an_advice_is_that_of_the_english(self, flag):
        english, spanish = flag.advice["en"].lower(), flag.advice["es"].lower()

        assert spanish.count("911") == english.count("911")
        assert spanish.count("ahora") == len(re.findall(r"\bnow\b", english))
        assert spanish.count("hoy") == len(re.findall(r"\btoday\b", english))

    @pytest.mark.parametrize("sign", SIGNS)
    def test_of_a_sign_has_the_words_of_the_care_cards(self, sign):
        named = [text for text in GRAVE if re.search(sign, text["en"], re.IGNORECASE)]

        assert named
        assert [
            text["es"] for text in named if not re.search(SIGNS[sign], text["es"], re.IGNORECASE)
        ] == []


class TestReading:
    def test_is_easy_on_the_whole(self):
        assert reading(DOCUMENT).figure >= 70

    @pytest.mark.parametrize("part", [*SECTIONS, *PARTS])
    def test_is_easy_in_each_part(self, part):
        found = reading(SECTIONS[part] if part in SECTIONS else DOCUMENT[part])

        assert found.verdict is Verdict.PLAIN, found.longest


class TestVisit:
    @pytest.fixture
    def spanish(self, client, practice):
        return Visitor(client, language="es")

    def test_is_asked_and_answered_in_spanish(self, spanish):
        spanish.go_through(answers_from(CASE_B))

        page = spanish.look("result")

        band = next(each for each in SPINE.bands if each.key == "spine-review")
        assert page.heading == band.headline["es"]
        assert [limit["es"] for limit in SPINE.limits if limit["es"] not in page.text] == []

    def test_that_stops_says_in_spanish_what_to_do(self, spanish):
        spanish.go_through(answers_from(MILD | {"blad": "saddle"}))

        flag = next(each for each in SPINE.red_flags if each.key == "rf-ces-1")
        assert spanish.at == "/es/assessment/urgent/"
        assert flag.advice["es"] in spanish.look().text


@pytest.mark.django_db
class TestUntilSomebodyHasCheckedIt:
    """The Spanish says that nobody qualified has compared it with the English."""

    NOTICE = "Ningún traductor"

    def test_on_the_first_page(self, client):
        assert self.NOTICE in client.get("/es/assessment/").content.decode()
        assert "qualified translator" not in client.get("/assessment/").content.decode()

    def test_not_any_more_when_somebody_has(self):
        shipped = instrument.shipped()
        checked = replace(shipped.questionnaire, translation_checked_by="R. Ejemplo")
        assert shipped.is_unchecked_in("es")
        assert not shipped.is_unchecked_in("en")
        assert not replace(shipped, questionnaire=checked).is_unchecked_in("es")
