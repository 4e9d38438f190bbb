"""The result for another system: a download for the patient, from the same answers as the page."""

import json

from tests.assessment.spine_cases import CASE_A, MILD, answers_from


class TestDownload:
    def test_is_a_file_of_the_whole_result(self, visitor):
        visitor.go_through(answers_from(CASE_A))

        response = visitor.get("summary.json")
        bundle = json.loads(response.content)

        assert response["Content-Type"] == "application/fhir+json"
        assert "attachment" in response["Content-Disposition"]
        assert bundle["resourceType"] == "Bundle"
        assert "no-store" in response["Cache-Control"]

    def test_puts_the_urgency_first_where_a_flag_stops(self, visitor):
        visitor.go_through(answers_from(MILD | {"blad": "saddle"}))

        bundle = json.loads(visitor.get("summary.json").content)
        (risk,) = [
            entry["resource"]
            for entry in bundle["entry"]
            if entry["resource"]["resourceType"] == "RiskAssessment"
        ]

        assert risk["prediction"][0]["qualitativeRisk"]["coding"][0]["code"] == "emergency"

    def test_is_not_there_before_everything_was_answered(self, visitor):
        visitor.start()

        assert visitor.get("summary.json")["Location"].startswith("/assessment/")
