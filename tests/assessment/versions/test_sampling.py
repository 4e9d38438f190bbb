"""Made-up patients: the same for a seed, with answers that could be given, and of every sort."""

import pytest
from hypothesis import HealthCheck, given, settings

from assessment.drafts.sampling import Patients, way_to
from assessment.engine.fitting import fits
from assessment.engine.flow import next_question
from assessment.engine.outline import questions
from assessment.engine.scoring import assess, raised
from assessment.questionnaires import load
from tests.assessment.engine.builders import many, one, when
from tests.assessment.engine.strategies import questionnaires
from tests.assessment.versions.drafts import small

SPINE = load("spine")


class TestPatients:
    def test_are_the_same_for_a_seed(self):
        one_, other = Patients(SPINE, 7), Patients(SPINE, 7)

        assert [one_.answers() for _ in range(5)] == [other.answers() for _ in range(5)]

    def test_reach_every_pathway_and_every_flag_that_ships(self):
        patients = Patients(SPINE, 2026)
        reached = [assess(SPINE, patients.answers()) for _ in range(500)]

        flags = {flag.key for each in reached for flag in each.red_flags}
        bands = {each.band.key for each in reached if each.band}

        assert flags == {flag.key for flag in SPINE.red_flags}
        assert bands == {band.key for band in SPINE.bands}

    @given(asked=questionnaires())
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_answer_as_a_form_would_let_them(self, asked):
        answers = Patients(asked, 1).answers()

        assert all(fits(question, answers[question.key]) for question in questions(asked))


class TestTheWay:
    @pytest.mark.parametrize("question", questions(SPINE), ids=lambda question: question.key)
    def test_leads_to_every_question_that_ships(self, question):
        answers = way_to(SPINE, question.key)

        assert next_question(SPINE, answers) == question
        assert not any(flag.urgency.stops for flag in raised(SPINE, answers))

    def test_is_none_where_no_patient_can_come(self):
        never = many("never", None, when=when(("pain", "=", "a"), ("pain", "=", "b")))
        asked = small(signs=one("pain", 0, 1, 2, 3), pain=never, red_flags=())

        assert way_to(asked, "never") is None

    def test_is_none_for_a_key_that_nothing_has(self):
        assert way_to(small(), "unknown") is None
