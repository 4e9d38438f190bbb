"""Procedures: stay and return to work in words, and benefits never without risks."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from procedures.models import Milestone, Overview, Procedure, Step
from tests import pages

NOON = datetime(2026, 3, 4, 17, tzinfo=UTC)


class TestStay:
    @pytest.mark.parametrize(
        ("nights_min", "nights_max", "words"),
        [
            (None, None, ""),
            (0, 0, "Home the same day"),
            (0, 1, "Up to 1 night"),
            (0, 2, "Up to 2 nights"),
            (1, 1, "1 night"),
            (2, 2, "2 nights"),
            (1, 3, "1 to 3 nights"),
        ],
    )
    def test_is_told_in_words(self, nights_min, nights_max, words):
        procedure = Procedure(nights_min=nights_min, nights_max=nights_max)

        assert str(procedure.stay) == words


class TestDeskWork:
    @pytest.mark.parametrize(
        ("weeks_min", "weeks_max", "words"),
        [
            (None, None, ""),
            (1, 1, "1 week"),
            (2, 2, "2 weeks"),
            (0, 2, "0 to 2 weeks"),
            (2, 6, "2 to 6 weeks"),
        ],
    )
    def test_is_told_in_words(self, weeks_min, weeks_max, words):
        procedure = Procedure(desk_work_weeks_min=weeks_min, desk_work_weeks_max=weeks_max)

        assert str(procedure.desk_work) == words


class TestAtAGlance:
    def test_shows_only_what_is_known(self):
        procedure = Procedure(anesthesia="Asleep", nights_min=0, nights_max=0)

        rows = [(str(label), str(words)) for label, words in procedure.at_a_glance]

        assert rows == [("Anesthesia", "Asleep"), ("Stay", "Home the same day")]

    def test_keeps_the_order_of_a_patients_questions(self):
        procedure = Procedure(
            time_in_surgery="About 1 hour",
            anesthesia="Asleep",
            opening="Less than 1 inch",
            nights_min=1,
            nights_max=2,
            desk_work_weeks_min=2,
            desk_work_weeks_max=4,
        )

        assert [str(words) for _, words in procedure.at_a_glance] == [
            "About 1 hour",
            "Asleep",
            "Less than 1 inch",
            "1 to 2 nights",
            "2 to 4 weeks",
        ]


class TestContents:
    def test_leave_out_what_has_no_words(self):
        anchors = [anchor for anchor, _ in Procedure().contents]

        assert anchors == ["how", "balance", "recovery", "help"]

    def test_name_what_has(self):
        procedure = Procedure(who_it_is_for="<p>You.</p>", alternatives="<p>Waiting.</p>")

        anchors = [anchor for anchor, _ in procedure.contents]

        assert anchors == ["who", "how", "balance", "recovery", "choices", "help"]


@pytest.mark.django_db
class TestProcedure:
    @pytest.mark.parametrize("nothing", ["", None])
    @pytest.mark.parametrize("lacking", ["benefits_en", "risks_en", "alternatives_en"])
    def test_is_not_public_out_of_balance(self, lacking, nothing):
        page = pages.reviewed(pages.a_procedure(is_public=False))
        Procedure.objects.filter(pk=page.pk).update(**{lacking: nothing})

        with pytest.raises(IntegrityError, match="is_balanced"), transaction.atomic():
            Procedure.objects.update(published_at=NOON)

    @pytest.mark.parametrize(
        ("rule", "values"),
        [
            ("nights_in_order", {"nights_min": 2, "nights_max": 1}),
            ("weeks_in_order", {"desk_work_weeks_min": 3, "desk_work_weeks_max": 2}),
        ],
    )
    def test_refuses_a_range_that_runs_backward(self, rule, values):
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            pages.a_procedure(is_public=False, **values)

    @pytest.mark.parametrize(
        ("sentence", "values"),
        [
            ("Give the stay from the fewer", {"nights_min": 2, "nights_max": 1}),
            ("Give the stay from the fewer", {"nights_max": 1}),
            ("Give the stay from the fewer", {"nights_min": 1}),
            ("Give the weeks off work from", {"desk_work_weeks_max": 1}),
            ("Give the weeks off work from", {"desk_work_weeks_min": 1}),
        ],
    )
    def test_says_what_is_wrong_with_a_range(self, sentence, values):
        procedure = Procedure(title="Lumbar discectomy", slug="lumbar-discectomy", **values)

        with pytest.raises(ValidationError, match=sentence):
            procedure.validate_constraints()

    def test_is_found_by_what_it_treats(self):
        condition = pages.a_condition()
        treating = pages.a_procedure(treats=[condition])
        pages.a_procedure("other", treats=[pages.a_condition("stenosis")])

        assert list(Procedure.objects.treating(condition)) == [treating]

    def test_has_an_address_among_procedures(self):
        assert pages.a_procedure().get_absolute_url() == "/procedures/lumbar-discectomy/"

    def test_tells_its_stay_in_the_language_of_the_reader(self):
        procedure = Procedure(nights_min=1, nights_max=3)

        with translation.override("es"):
            assert "1" in str(procedure.stay)
            assert "3" in str(procedure.stay)


@pytest.mark.django_db
class TestOverview:
    def test_is_one_and_no_more(self):
        pages.an_overview()

        with pytest.raises(ValidationError, match="There is one overview"):
            Overview(title="Another", slug="another").full_clean()

    def test_stands_on_the_index_of_procedures(self):
        assert pages.an_overview().get_absolute_url() == "/procedures/"


class TestRows:
    def test_are_called_by_what_they_say(self):
        assert str(Step(title="A small opening")) == "A small opening"
        assert str(Milestone(when="Week 1", title="Short walks")) == "Week 1: Short walks"
