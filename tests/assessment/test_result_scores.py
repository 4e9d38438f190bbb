"""The scores of a result: lines largest first, each with its reason and its sources."""

import pytest

from assessment.engine.document import digest
from assessment.instrument import Instrument
from assessment.result import CERTAINTIES
from tests.assessment.engine import builders
from tests.assessment.engine.builders import answered, identity, number, questionnaire
from tests.assessment.other_document import CITATION, HARD_WEEK
from tests.assessment.spine_cases import CASE_A, CASE_B, MILD, WORST
from tests.assessment.visits import result_of, running, score, spine

pytestmark = pytest.mark.usefixtures("practice")


class TestScores:
    def test_leave_out_the_hidden_ones(self):
        assert [each["key"] for each in spine(CASE_B).scores] == ["impact", "risk"]

    def test_leave_out_what_was_not_asked(self):
        without_pain = {
            key: value
            for key, value in MILD.items()
            if key not in ("pain", "spread", "ting", "act", "expect", "care")
        }

        assert "impact" not in [
            each["key"] for each in spine(without_pain | {"dur": "none"}).scores
        ]

    @pytest.mark.parametrize("given", [CASE_B, WORST], ids=["B", "worst"])
    def test_list_their_lines_largest_first(self, given):
        for each in spine(given).scores:
            points = [line["points"] for line in each["lines"]]
            assert points == sorted(points, reverse=True)

    def test_sum_up_their_lines(self):
        for each in spine(CASE_B).scores:
            assert sum(line["points"] for line in each["lines"]) == each["value"]

    def test_draw_the_largest_line_across(self):
        for each in spine(CASE_B).scores:
            widths = [line["width"] for line in each["lines"]]
            assert max(widths) == 100.0
            assert widths == sorted(widths, reverse=True)

    def test_draw_a_line_that_lowers_the_score_as_such(self):
        asked = questionnaire(
            number("ease", -5, 5, points=identity()),
            number("pain", points=identity()),
            scores=(builders.score("sum", "ease", "pain"),),
        )

        result = result_of(Instrument(asked, digest(asked)), answered(ease=-5, pain=2))

        lines = [(line["of"], line["width"], line["is_less"]) for line in result.scores[0]["lines"]]
        assert lines == [("pain", 40.0, False), ("ease", 100.0, True)]

    def test_draw_nothing_where_nothing_counts(self):
        widths = {line["width"] for each in spine(CASE_A).scores for line in each["lines"]}

        assert widths == {0.0}

    def test_count_only_lines_with_points(self):
        result = spine(CASE_B)

        assert all(line["points"] for each in result.counted_scores for line in each["counting"])
        assert len(result.counted_scores) == 2

    def test_without_points_are_not_counted(self):
        assert spine(CASE_A).counted_scores == []

    def test_say_how_much_was_missed(self):
        assert score(spine(CASE_B | {"phqa": (), "phqb": ()}), "risk")["missing"] == 3

    def test_say_that_nothing_was_missed(self):
        assert score(spine(WORST), "risk")["missing"] == 0

    def test_without_a_value_have_no_gauge(self):
        body = score(running(HARD_WEEK | {"tall": ()}), "body")

        assert body["value"] is None
        assert body["gauge"] is None

    def test_without_levels_have_no_gauge(self):
        usual = score(running(), "usual")

        assert usual["gauge"] is None
        assert usual["level"] == ""

    def test_show_one_decimal_place_at_most(self):
        usual = score(running(), "usual")

        assert str(usual["value"]) == "2.7"

    def test_with_value_and_level_have_a_gauge(self):
        assert [gauge.title for gauge in running().gauges] == ["Strain"]


class TestEvidence:
    def test_gives_effect_reason_and_certainty(self):
        line = next(line for line in score(running(), "strain")["lines"] if line["of"] == "ground")

        assert line["effect"] == "Runners on gravel fall less."
        assert line["reason"] == "So it gives fewer points."
        assert line["certainty"] == "Studies disagree"
        assert line["can_change"] is True

    def test_resolves_its_sources(self):
        line = next(line for line in score(running(), "strain")["lines"] if line["of"] == "ground")

        assert line["citations"] == [{"key": CITATION.key, "text": CITATION.text, "url": ""}]

    def test_of_none_is_empty(self):
        line = next(line for line in score(running(), "strain")["lines"] if line["of"] == "miles")

        assert (line["effect"], line["reason"], line["certainty"]) == ("", "", "")
        assert line["can_change"] is None
        assert line["citations"] == []

    def test_of_every_point_in_the_shipped_document_has_a_source(self):
        lines = [line for each in spine(WORST).scores for line in each["lines"]]

        assert [line["of"] for line in lines if line["points"] and not line["citations"]] == []

    def test_has_words_for_every_certainty(self):
        certainties = {line["certainty"] for each in spine(WORST).scores for line in each["lines"]}

        assert certainties <= {str(words) for words in CERTAINTIES.values()}
