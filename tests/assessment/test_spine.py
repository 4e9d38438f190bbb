"""The shipped spine assessment: its worked cases, thresholds, pathway and warning signs."""

from decimal import Decimal

import pytest

from assessment.engine.flow import holds, path
from tests.assessment.spine_cases import (
    CASE_A,
    CASE_B,
    MILD,
    NEAR_MISSES,
    NECK,
    QUESTIONS,
    RAISING,
    SPINE,
    WELL,
    WORKED,
    WORST,
    answers_from,
    flags_of,
    level_of,
    lines_of,
    result_of,
    score_of,
    value_of,
)

FLAGS = {flag.key: flag for flag in SPINE.red_flags}
STOPPING = ("sudden", "hurt", "blad", "limb", "cordw", "armw", "inf", "hist", "hist2")


class TestWorkedCases:
    @pytest.mark.parametrize("name", WORKED)
    def test_come_out_as_written_down(self, name):
        given, impact, risk, band, flags = WORKED[name]

        result = result_of(given)

        assert flags_of(result) == flags
        assert (value_of(result, "impact"), value_of(result, "risk")) == (impact, risk)
        assert (result.band.key if result.band else None) == band
        assert result.incomplete == ()

    def test_long_sitting_shows_its_line_without_points(self):
        result = result_of(CASE_A)

        assert lines_of(result, "risk")["sit"] == 0
        assert "sitting" in [note.key for note in result.notes]

    def test_stopping_smoking_takes_thirteen_to_twelve(self):
        assert value_of(result_of(CASE_B), "risk") == 13
        assert value_of(result_of(CASE_B | {"smoke": "past"}), "risk") == 12

    def test_levels_of_case_b_are_medium_and_many(self):
        assert (level_of(CASE_B, "impact"), level_of(CASE_B, "risk")) == ("medium", "many")


class TestScores:
    def test_reach_fifteen_and_twenty_three_at_most(self):
        result = result_of(WORST)

        impact, risk = score_of(result, "impact"), score_of(result, "risk")

        assert (impact.value, impact.lowest, impact.highest) == (15, 0, 15)
        assert (risk.value, risk.lowest, risk.highest) == (23, 0, 23)

    @pytest.mark.parametrize(
        ("value", "level", "change"),
        [
            (0, "low", {}),
            (4, "low", {"act": "lot"}),
            (5, "medium", {"act": "lot", "ting": "yes"}),
            (6, "medium", {"act": "lot", "spread": "far"}),
            (9, "medium", {"act": "lot", "pain": Decimal(7), "ting": "yes"}),
            (10, "high", {"act": "lot", "pain": Decimal(7), "spread": "far"}),
            (11, "high", {"act": "lot", "pain": Decimal(7), "spread": "far", "ting": "yes"}),
        ],
    )
    def test_impact_changes_level_at_its_thresholds(self, value, level, change):
        assert value_of(result_of(MILD | change), "impact") == value
        assert level_of(MILD | change, "impact") == level

    @pytest.mark.parametrize(
        ("value", "level", "change"),
        [
            (0, "few", {}),
            (5, "few", {"load": "lift", "vib": "yes"}),
            (6, "some", {"load": "both", "vib": "yes"}),
            (7, "some", {"load": "both", "vib": "yes", "move": "none"}),
            (11, "some", {"load": "both", "vib": "yes", "well": "poor", "sleep": "yes"}),
            (12, "many", {"load": "both", "vib": "yes", "well": "poor", "phqa": "3", "phqb": "0"}),
            (13, "many", {"load": "both", "vib": "yes", "well": "poor", "sleep": "yes",
                          "smoke": "now"}),
        ],
    )  # fmt: skip
    def test_risk_changes_level_at_its_thresholds(self, value, level, change):
        assert value_of(result_of(MILD | change), "risk") == value
        assert level_of(MILD | change, "risk") == level

    @pytest.mark.parametrize(("pain", "points"), [(0, 0), (3, 0), (4, 2), (6, 2), (7, 4), (10, 4)])
    def test_pain_counts_in_three_steps(self, pain, points):
        assert value_of(result_of(MILD | {"pain": Decimal(pain)}), "impact") == points

    # 70 inches: 174 pounds are a BMI of 25.0, 209 are 30.0.
    @pytest.mark.parametrize(("pounds", "points"), [(173, 0), (174, 1), (208, 1), (209, 2)])
    def test_weight_counts_from_a_bmi_of_25_and_of_30(self, pounds, points):
        result = result_of(MILD | {"high": Decimal(70), "wt": Decimal(pounds)})

        assert lines_of(result, "risk")["bmi"] == points

    @pytest.mark.parametrize(("first", "second", "points"), [("1", "1", 0), ("1", "2", 3)])
    def test_mood_counts_from_a_total_of_three(self, first, second, points):
        result = result_of(MILD | {"phqa": first, "phqb": second})

        assert lines_of(result, "risk")["phq2"] == points
        assert ("help-988" in [note.key for note in result.notes]) is (points > 0)

    @pytest.mark.parametrize("change", [{}, {"phqa": "3"}, {"phqb": "3"}])
    def test_a_skipped_mood_question_gives_no_line(self, change):
        result = result_of(MILD | change)

        assert "phq2" not in lines_of(result, "risk")
        assert "help-988" not in [note.key for note in result.notes]

    def test_say_how_much_the_skipped_questions_could_add(self):
        assert score_of(result_of(MILD), "risk").missing == 5

    def test_have_no_impact_without_pain(self):
        result = result_of(WELL)

        assert value_of(result, "impact") is None
        assert (value_of(result, "risk"), result.band.key) == (0, "self-care")


class TestPathway:
    @pytest.mark.parametrize(
        ("band", "change"),
        [
            ("spine-review", {}),
            ("spine-review", {"dur": "to12"}),
            ("spine-review", {"spread": "no", "act": "little"}),
            ("spine-review", {"ting": "no", "act": "little"}),
            ("primary-care-two-weeks", {"ting": "no", "spread": "near", "pain": Decimal(1)}),
            ("primary-care-days", {"care": "pt"}),
            ("primary-care-days", {"dur": "lt6"}),
            ("primary-care-two-weeks", {"dur": "lt6", "ting": "no", "spread": "no"}),
        ],
    )
    def test_leads_to(self, band, change):
        hard = WORST | WELL | {
            "dur": "gt12", "pain": Decimal(8), "infl": "none", "spread": "far", "ting": "yes",
            "act": "lot", "care": ("pt", "med"),
        }  # fmt: skip

        assert result_of(hard | change).band.key == band

    def test_many_risk_factors_lead_to_primary_care_even_without_pain(self):
        many = {key: WORST[key] for key in ("load", "vib", "well", "sleep", "move")}

        assert result_of(WELL | many).band.key == "primary-care-two-weeks"

    def test_ends_with_a_band_that_always_holds(self):
        assert SPINE.bands[-1].key == "self-care"
        assert all(3 <= len(band.steps) <= 5 for band in SPINE.bands)


class TestRedFlags:
    def test_each_has_a_case_here(self):
        assert set(RAISING) == set(FLAGS)

    @pytest.mark.parametrize("key", RAISING)
    def test_each_way_to_it_has_a_case_here(self, key):
        cases = [answers_from(MILD | change) for change in RAISING[key][1]]

        for when in FLAGS[key].when:
            assert any(holds(SPINE, answers, when) for answers in cases), when

    @pytest.mark.parametrize(
        ("key", "change"), [(key, change) for key in RAISING for change in RAISING[key][1]]
    )
    def test_is_raised_by(self, key, change):
        result = result_of(MILD | change)

        assert key in flags_of(result)
        assert FLAGS[key].urgency == RAISING[key][0]
        assert result.band is None

    @pytest.mark.parametrize("given", [WELL, MILD, WORST, NECK])
    def test_none_is_raised_by_a_denial_of_everything(self, given):
        assert flags_of(result_of(given)) == ()

    @pytest.mark.parametrize("change", NEAR_MISSES)
    def test_none_is_raised_by(self, change):
        result = result_of(MILD | change)

        assert flags_of(result) == ()

    @pytest.mark.parametrize("key", STOPPING)
    def test_not_sure_is_an_answer_wherever_a_yes_could_be_an_emergency(self, key):
        assert {"none", "unsure"} <= {option.key for option in QUESTIONS[key].options}

    @pytest.mark.parametrize(
        ("page", "flags"),
        [
            ("sudden", {"rf-ao-1", "rf-ao-2", "rf-vas-1", "rf-inf-3"}),
            ("hurt", {"rf-tr-1", "rf-fx-1"}),
            ("blad", {"rf-ces-1"}),
            ("limb", {"rf-ces-2", "rf-neuro-1"}),
        ],
    )
    def test_not_sure_counts_as_yes_to_every_emergency_on_the_page(self, page, flags):
        assert set(flags_of(result_of(MILD | {page: "unsure"}))) == flags

    def test_not_sure_about_the_past_still_asks_about_now(self):
        result = result_of(MILD | {"hist": "unsure", "hist2": "legs"})

        assert set(flags_of(result)) == {"rf-ca-1", "rf-post-1"}

    def test_those_that_rest_on_memory_are_pending(self):
        pending = {flag.key for flag in SPINE.red_flags if flag.pending}

        assert pending == {
            "rf-ao-1", "rf-vas-1", "rf-inf-3", "rf-vis-1", "rf-vis-1-pregnant", "rf-post-1",
        }  # fmt: skip

    def test_every_emergency_has_a_source_or_waits_for_one(self):
        stopping = [flag for flag in SPINE.red_flags if flag.urgency.stops]

        assert all(flag.citations or flag.pending for flag in stopping)

    def test_the_others_say_what_to_do_when_the_office_is_closed(self):
        calling = [flag for flag in SPINE.red_flags if not flag.urgency.stops]

        assert all("no one answers, go to" in flag.advice["en"] for flag in calling)


class TestUnder18:
    def test_is_asked_about_warning_signs_and_nothing_that_is_scored(self):
        asked = [question.key for question in path(SPINE, answers_from(MILD | {"age": "u18"}))]

        assert asked == ["age", "where", "sudden", "hurt", "blad", "limb", "gen", "hist"]

    def test_gets_no_score(self):
        result = result_of(MILD | {"age": "u18"})

        assert value_of(result, "impact") is None
        assert value_of(result, "risk") is None


class TestNotes:
    @pytest.mark.parametrize(
        ("shown", "change"),
        [
            (True, {"infl": ("b45", "move", "wake"), "age": "50"}),
            (True, {"infl": ("move", "skin"), "age": "18"}),
            (False, {"infl": ("move", "skin"), "age": "50"}),
            (False, {"infl": ("b45", "move"), "age": "45"}),
        ],
    )
    def test_an_inflammatory_pattern_is_a_note_and_no_flag(self, shown, change):
        result = result_of(MILD | {"dur": "gt12"} | change)

        assert ("inflamed" in [note.key for note in result.notes]) is shown
        assert flags_of(result) == ()

    @pytest.mark.parametrize(("where", "note"), [("neck", "neck"), ("mid", "middle")])
    def test_say_that_the_points_come_from_low_back_studies(self, where, note):
        result = result_of(NECK | {"where": where})

        assert [each.key for each in result.notes] == [note]
