"""What is said about one visit: flags first, then the pathway, and answers in words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from assessment.engine.document import digest
from assessment.engine.model import Urgency
from assessment.instrument import Instrument
from assessment.result import URGENCIES
from tests import pages
from tests.assessment.other_document import HARD_WEEK, RUNNING
from tests.assessment.spine_cases import CASE_A, CASE_B, MILD, SPINE
from tests.assessment.visits import DAY, result_of, running, score, spine

pytestmark = pytest.mark.usefixtures("practice")

STOPPED = MILD | {"blad": "saddle"}
WARNED = CASE_B | {"limb": "mild"}


class TestFlags:
    def test_come_with_title_sign_and_advice(self):
        flag = next(each for each in SPINE.red_flags if each.key == "rf-ces-1")

        card = spine(STOPPED).flags[0]

        assert card["title"] == "Go to an emergency department now"
        assert card["sign"] == flag.title["en"]
        assert card["advice"] == flag.advice["en"]
        assert card["level"] == "emergency"

    def test_that_do_not_stop_are_urgent(self):
        card = spine(WARNED).flags[0]

        assert card["level"] == "urgent"
        assert card["title"] == "Call a doctor in the next 1 to 2 days"

    def test_come_with_their_sources(self):
        citations = {each.key: each.text for each in SPINE.citations}
        flag = next(each for each in SPINE.red_flags if each.key == "rf-ces-1")

        found = spine(STOPPED).flags[0]["citations"]

        assert [each["text"] for each in found] == [citations[key] for key in flag.citations]

    def test_escape_their_advice(self):
        flag = replace(RUNNING.red_flags[0], advice={"en": "<b>Stop</b>"})
        bold = replace(RUNNING, red_flags=(flag,))

        result = result_of(Instrument(bold, digest(bold)), HARD_WEEK | {"aches": ("head",)})

        assert result.flags[0]["what_to_do"] == "<p>&lt;b&gt;Stop&lt;/b&gt;</p>"

    def test_stop_when_the_most_urgent_does(self):
        assert spine(STOPPED).stops
        assert not spine(WARNED).stops
        assert not spine(CASE_B).stops

    def test_are_the_headline(self):
        assert spine(WARNED).headline == "Call a doctor in the next 1 to 2 days"

    def test_leave_no_band(self):
        assert spine(WARNED).band is None

    def test_leave_no_gauge_and_no_level(self):
        result = spine(WARNED)

        assert result.gauges == []
        assert {each["level"] for each in result.scores} == {""}

    def test_that_stop_leave_no_score(self):
        assert spine(STOPPED).scores == []

    def test_asked_and_denied_are_named(self):
        asked = {flag.title["en"] for flag in SPINE.red_flags}

        denied = spine(CASE_A).denied

        assert "Sudden or tearing pain, or fainting" in denied
        assert set(denied) <= asked

    def test_raised_are_not_denied(self):
        result = spine(STOPPED)

        assert result.flags[0]["sign"] not in result.denied

    def test_of_every_urgency_have_words(self):
        assert set(URGENCIES) == set(Urgency)


class TestBand:
    def test_is_the_headline_without_a_flag(self):
        result = spine(CASE_B)

        assert result.headline == result.band["headline"]

    def test_has_its_steps(self):
        band = next(each for each in SPINE.bands if each.key == "spine-review")

        steps = spine(CASE_B).band["steps"]

        assert [step["title"] for step in steps] == [step.title["en"] for step in band.steps]


class TestAnswers:
    def test_stand_in_document_order_with_a_way_to_change_them(self):
        rows = running().answers

        assert [row["key"] for row in rows] == list(HARD_WEEK)
        assert rows[0]["change_url"] == "/assessment/where-you-run/"

    def test_are_in_words(self):
        answers = {row["key"]: row["answer"] for row in running().answers}

        assert answers["tall"] == "5 feet 11 inches"
        assert answers["coach"] == "Yes"

    def test_are_named_shortly_where_a_short_name_exists(self):
        names = {row["key"]: row["question"] for row in running().answers}

        assert names["ground"] == "Ground"
        assert names["coach"] == "Do you have a coach?"

    def test_that_were_skipped_are_blank(self):
        answers = {row["key"]: row["answer"] for row in running(HARD_WEEK | {"tall": ()}).answers}

        assert answers["tall"] == ""

    def test_of_questions_off_the_path_are_left_out(self):
        rows = running(HARD_WEEK | {"coach": (False,)}).answers

        assert "shoes" not in [row["key"] for row in rows]

    def test_not_given_yet_are_left_out(self):
        rows = running({"ground": ("road",)}).answers

        assert [row["key"] for row in rows] == ["ground"]

    def test_without_points_stand_in_two_halves(self):
        result = spine(CASE_B)
        counted = {line["of"] for each in result.scores for line in each["counting"]}

        first, second = result.answer_columns

        assert 0 <= len(first) - len(second) <= 1
        keys = [row["key"] for row in first + second]
        assert keys == [row["key"] for row in result.answers if row["key"] not in counted]

    def test_stand_in_two_halves_when_nothing_counted(self):
        first, second = spine(STOPPED).answer_columns

        assert first + second == spine(STOPPED).answers


class TestPhone:
    def test_is_that_of_the_practice(self):
        result = running()

        assert (result.phone, result.phone_uri) == ("410-555-0142", "tel:+14105550142")
        assert result.paper == "letter"

    def test_is_that_of_the_chosen_region(self):
        pages.a_region(phone="410-555-0199", paper="a4")

        result = running(region="central-maryland")

        assert (result.phone, result.phone_uri) == ("410-555-0199", "tel:+14105550199")
        assert result.paper == "a4"

    def test_is_that_of_the_practice_when_the_region_has_gone(self):
        assert running(region="atlantis").phone == "410-555-0142"


class TestOrigin:
    def test_names_questionnaire_version_digest_and_day(self, settings):
        result = running()

        assert (result.title, result.version) == ("Running check", "7")
        assert result.short_digest == digest(RUNNING)[:12]
        assert result.answered_on == DAY
        assert result.time_zone == settings.TIME_ZONE


class TestLanguage:
    def test_is_the_active_one(self):
        with translation.override("es"):
            result = running()

        assert result.headline == "Corra menos."
        assert result.limits == ["Esto trata solo de correr."]
        assert result.notes[0]["text"] == "Use gorra."
        assert score(result, "strain")["level"] == "Duro"
        assert {row["key"]: row["answer"] for row in result.answers}["heavy"] == "216 libras"

    def test_of_a_country_is_its_language(self):
        with translation.override("es-mx"):
            assert running().headline == "Corra menos."

    def test_is_english_where_none_is_active(self):
        with translation.override(None):
            assert running().headline == "Run less this week."

    def test_without_words_of_its_own_is_english(self):
        english = replace(RUNNING, limits=({"en": "This is only about running."},))

        with translation.override("es"):
            result = result_of(Instrument(english, digest(english)), HARD_WEEK)

        assert result.limits == ["This is only about running."]


class TestNotes:
    def test_stand_with_the_result(self):
        assert running().notes == [
            {"key": "sun", "title": "", "text": "Wear a hat.", "citations": []}
        ]

    def test_show_only_where_they_concern(self):
        assert running(HARD_WEEK | {"miles": (Decimal(5),)}).notes == []
