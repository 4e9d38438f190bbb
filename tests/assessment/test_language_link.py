"""The way to the other language keeps the place and the answers."""

import pytest

from assessment.engine.document import to_json
from tests.assessment.other_document import HARD_WEEK, RUNNING
from tests.assessment.visitor import Visitor


@pytest.fixture(autouse=True)
def _both_languages(settings, tmp_path):
    settings.ASSESSMENT_DOCUMENT = tmp_path / "running.json"
    settings.ASSESSMENT_DOCUMENT.write_text(to_json(RUNNING), encoding="utf-8")


class TestLanguageLink:
    def test_leads_to_the_same_question(self, visitor):
        visitor.go_through(HARD_WEEK, until="miles")

        page = visitor.look()

        assert visitor.at == "/assessment/how-far/"
        assert "/es/assessment/how-far/" in page.all_links

    def test_leads_to_the_same_result(self, visitor):
        visitor.go_through(HARD_WEEK)

        assert "/es/assessment/result/" in visitor.look("result").all_links

    def test_keeps_the_answers(self, visitor):
        visitor.go_through(HARD_WEEK)

        in_spanish = Visitor(visitor.client, language="es").look("result")

        assert in_spanish.heading == "Corra menos."

    def test_keeps_them_on_the_way_back(self, visitor):
        visitor.go_through(HARD_WEEK)
        Visitor(visitor.client, language="es").look("answers")

        assert visitor.look("result").heading == "Run less this week."
