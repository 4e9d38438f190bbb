"""The assessment speaks a language only when every word of its questionnaire does."""

from dataclasses import replace

import pytest

from assessment import instrument
from assessment.engine.document import to_json
from tests.assessment.other_document import EASY_WEEK, RUNNING, SURFACE
from tests.assessment.visitor import Visitor, said

LATER_PAGES = ["where-you-run", "urgent", "answers", "result", "summary.pdf", "no-such-question"]


@pytest.fixture
def ask(settings, tmp_path):
    """Let the site ask a questionnaire, and return the instrument of it."""

    def _ask(questionnaire):
        settings.ASSESSMENT_DOCUMENT = tmp_path / "questionnaire.json"
        settings.ASSESSMENT_DOCUMENT.write_text(to_json(questionnaire), encoding="utf-8")
        return instrument.current()

    return _ask


@pytest.fixture
def spanish(client, practice):
    practice.interpreter_note_es = "Tenemos intérpretes sin costo."
    practice.save()
    return Visitor(client, language="es")


def with_limits(*limits):
    return replace(RUNNING, limits=limits)


class TestLanguages:
    def test_are_those_of_every_text(self, ask):
        asked = ask(RUNNING)

        assert asked.languages == {"en", "es"}
        assert asked.speaks("es")

    @pytest.mark.parametrize("missing", [{"en": "Running only."}, {"en": "Run.", "es": " "}])
    def test_lack_the_one_that_a_single_text_lacks(self, ask, missing):
        asked = ask(with_limits({"en": "Only this.", "es": "Solo esto."}, missing))

        assert asked.languages == {"en"}
        assert not asked.speaks("es")

    def test_lack_the_one_that_a_text_deep_inside_lacks(self, ask):
        option = replace(SURFACE.options[0], label={"en": "On the road"})
        surface = replace(SURFACE, options=(option, *SURFACE.options[1:]))
        first = replace(RUNNING.sections[0], items=(surface,))

        asked = ask(replace(RUNNING, sections=(first, *RUNNING.sections[1:])))

        assert asked.languages == {"en"}


class TestQuestionnaireInEnglishOnly:
    @pytest.fixture(autouse=True)
    def _english_only(self, ask):
        ask(with_limits({"en": "Running only."}))

    def test_start_says_so_in_spanish_and_leads_to_the_english_one(self, spanish):
        page = spanish.look()

        assert page.status == 200
        assert page.heading == "Chequeo de columna"
        assert "Por ahora, el chequeo de columna está solo en inglés." in page.text
        assert "/assessment/" in page.links

    def test_start_offers_no_form(self, spanish):
        assert spanish.look().actions == set()

    def test_start_still_tells_how_to_get_help(self, spanish):
        page = spanish.look()

        assert page.all_of_class("care--emergency")
        assert {"tel:911", "tel:+14105550142"} <= page.links
        assert "Tenemos intérpretes sin costo." in page.text

    @pytest.mark.parametrize("last_part", LATER_PAGES)
    def test_other_pages_lead_back_to_the_start(self, spanish, last_part):
        response = spanish.get(last_part)

        assert response.status_code == 302
        assert response["Location"] == "/es/assessment/"

    def test_cannot_be_started_in_spanish(self, spanish):
        response = spanish.client.post("/es/assessment/start/")

        assert response["Location"] == "/es/assessment/"
        assert not response.cookies

    def test_pages_that_lead_back_are_kept_by_nobody(self, spanish):
        assert "no-store" in spanish.get("result")["Cache-Control"]

    def test_is_asked_in_english_as_ever(self, visitor):
        assert visitor.look().actions == {"/assessment/start/"}


class TestQuestionnaireInBothLanguages:
    @pytest.fixture(autouse=True)
    def _both(self, ask):
        ask(RUNNING)

    def test_start_offers_its_form_in_spanish(self, spanish):
        assert spanish.look().actions == {"/es/assessment/start/"}

    def test_is_asked_in_spanish_up_to_the_result(self, spanish):
        spanish.start()
        asked = spanish.look().text

        spanish.go_through(EASY_WEEK)

        assert "¿Dónde corre?" in asked
        assert spanish.look("result").heading == "Corra como quiera."

    def test_button_back_is_no_part_of_the_body(self, spanish):
        spanish.start()

        words = [said(link) for link in spanish.look().all_of_class("back")]

        assert words == ["Atrás"]
