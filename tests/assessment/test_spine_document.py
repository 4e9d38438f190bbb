"""The shipped spine assessment as a document: no gaps, every point explained, licensed wording."""

from decimal import Decimal

import pytest

from assessment.engine.check import problems
from assessment.engine.flow import path
from tests.assessment.spine_cases import (
    MILD,
    QUESTIONS,
    SPINE,
    WELL,
    WORST,
    answers_from,
    lines_of,
    result_of,
)

OPTION_POINTS = {
    "dur": {"none": 0, "lt6": 0, "to12": 2, "gt12": 4},
    "spread": {"no": 0, "near": 1, "far": 2, "legsn": 2, "legso": 2, "arms": 2},
    "ting": {"no": 0, "yes": 1},
    "act": {"little": 0, "some": 2, "lot": 4},
    "spells": {"0": 0, "1": 1, "3": 2},
    "smoke": {"never": 0, "past": 1, "now": 2},
    "move": {"mod": 0, "some": 0, "none": 1},
    "load": {"none": 0, "bend": 2, "lift": 3, "both": 4},
    "vib": {"no": 0, "yes": 2},
    "sit": {"lt5": 0, "gt5": 0},
    "sleep": {"no": 0, "yes": 2},
    "well": {"good": 0, "poor": 3},
}


class TestDocument:
    @pytest.mark.parametrize("key", OPTION_POINTS)
    def test_gives_each_option_the_points_of_the_evidence_table(self, key):
        given = {option.key: option.points for option in QUESTIONS[key].options}

        assert given == OPTION_POINTS[key]

    @pytest.mark.parametrize(("expected", "points"), [(6, 0), (7, 2), (10, 2)])
    def test_counts_a_dark_outlook_from_seven(self, expected, points):
        result = result_of(MILD | {"expect": Decimal(expected)})

        assert lines_of(result, "risk")["expect"] == points

    def test_has_no_problems(self):
        assert problems(SPINE) == ()

    def test_asks_no_more_than_thirty_two_questions(self):
        longest = WORST | {
            "where": "more", "cord": "arms", "cordw": "none", "gen": "fever", "inf": "none",
            "hist": "cancer", "hist2": "none", "care": "none",
        }  # fmt: skip

        assert len(path(SPINE, answers_from(longest))) == 32
        assert len(path(SPINE, answers_from(MILD))) == 27
        assert len(path(SPINE, answers_from(WELL))) == 21

    def test_gives_a_reason_and_a_source_for_every_point(self):
        operands = {key for score in SPINE.scores if not score.hidden for key in score.of}
        scored = [QUESTIONS[key] for key in operands if key in QUESTIONS]
        scored += [each for each in (*SPINE.derived, *SPINE.scores) if each.key in operands]

        assert len(scored) == len(operands)
        assert all(each.evidence and each.evidence.citations for each in scored)

    @pytest.mark.parametrize("key", ["age", "where", "limb", "sit", "care"])
    def test_explains_what_has_no_points_by_design(self, key):
        assert QUESTIONS[key].evidence.reason["en"].startswith("No points")

    def test_says_why_each_question_is_asked(self):
        assert [key for key, question in QUESTIONS.items() if not question.why] == []

    def test_keeps_the_wording_of_the_phq_2(self):
        stem = (
            "Over the last 2 weeks, how often have you been bothered by "
            "any of the following problems?"
        )

        assert QUESTIONS["phqa"].text["en"] == f"{stem} Little interest or pleasure in doing things"
        assert QUESTIONS["phqb"].text["en"] == f"{stem} Feeling down, depressed, or hopeless"
        for key in ("phqa", "phqb"):
            assert [(option.label["en"], option.points) for option in QUESTIONS[key].options] == [
                ("Not at all", 0),
                ("Several days", 1),
                ("More than half the days", 2),
                ("Nearly every day", 3),
            ]
            assert "988" in QUESTIONS[key].hint["en"]
