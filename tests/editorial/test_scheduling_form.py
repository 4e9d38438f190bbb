"""The row of times: quick picks, any other time, and a sentence beside a bad one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from conditions.models import Area
from editorial import actions
from editorial.admin import scheduling
from editorial.models import PageRecord, Schedule
from tests import pages, people
from tests.editorial.browser import filled, messages_in, press

pytestmark = pytest.mark.django_db

MONDAY_NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 13, tzinfo=UTC)
TO_COME = "Choose a time that is still to come, in the next two years."


@pytest.fixture(autouse=True)
def _on_a_monday(time_machine):
    time_machine.move_to(MONDAY_NOON, tick=False)


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


@pytest.fixture
def area(time_machine):
    time_machine.move_to(MONDAY_NOON - timedelta(days=9), tick=False)
    area = pages.an_area()
    time_machine.move_to(MONDAY_NOON, tick=False)
    return area


class TestQuickPicks:
    def labels(self, **day):
        return [pick.label for pick in scheduling.time_row(now=MONDAY_NOON.replace(**day)).picks]

    def test_are_tomorrow_and_the_next_monday(self):
        row = scheduling.time_row()

        assert [(pick.value, pick.label) for pick in row.picks] == [
            ("2026-11-24T08:00", "Tomorrow: Tuesday, November 24, 8 am"),
            ("2026-11-30T08:00", "Monday, November 30, 8 am"),
        ]
        assert row.earliest == "2026-11-23T12:00"
        assert not row.error

    def test_are_one_on_a_sunday(self):
        assert self.labels(day=29) == ["Tomorrow: Monday, November 30, 8 am"]

    def test_count_the_day_where_the_practice_is(self):
        assert self.labels(day=24, hour=3)[0] == "Tomorrow: Tuesday, November 24, 8 am"

    def test_are_times_that_can_be_chosen(self):
        for pick in scheduling.time_row().picks:
            assert scheduling.chosen({"_at": pick.value})


class TestChosenTime:
    def test_is_one_of_the_practices_clocks(self):
        assert scheduling.chosen({"_at": "2026-11-30T08:00"}) == NEXT_MONDAY
        assert scheduling.parsed("2026-07-01T08:00:00", MONDAY_NOON - timedelta(days=300)) == (
            datetime(2026, 7, 1, 12, tzinfo=UTC)
        )

    @pytest.mark.parametrize("picked", ["other", ""])
    @pytest.mark.parametrize(
        "typed", ["2026-11-30T08:00", " 11/30/2026 8:00 AM", "11/30/2026, 08:00 am"]
    )
    def test_may_be_typed(self, picked, typed):
        assert scheduling.chosen({"_at": picked, "_at_other": typed}) == NEXT_MONDAY

    def test_that_was_picked_counts_and_not_what_was_typed_before(self):
        both = {"_at": "2026-11-30T08:00", "_at_other": "2026-12-24T08:00"}
        assert scheduling.chosen(both) == NEXT_MONDAY

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("", "Choose a time first."),
            ("soon", "This is no date and time. Write it as 11/30/2026 8:00 AM."),
            ("2026-11-31T08:00", "This is no date and time. Write it as 11/30/2026 8:00 AM."),
            ("2026-11-30T08:00+02:00", "This is no date and time. Write it as 11/30/2026 8:00 AM."),
            ("2026-11-23T12:00", TO_COME),
            ("2025-11-30T08:00", TO_COME),
            ("0001-01-01T00:00", TO_COME),
            ("9999-12-31T23:59", TO_COME),
            ("2027-03-14T02:30", "The clocks go forward then, and skip this time. Choose another."),
        ],
    )
    def test_that_is_none_is_refused_in_words(self, typed, sentence):
        with pytest.raises(scheduling.BadTime) as refused:
            scheduling.chosen({"_at": "other", "_at_other": typed})

        assert (refused.value.message, refused.value.typed) == (sentence, typed)

    def test_that_comes_twice_in_a_night_is_the_first(self):
        assert scheduling.parsed("2027-11-07T01:30").astimezone(UTC) == (
            datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
        )


class TestScheduling:
    def test_keeps_the_draft_and_the_time(self, editor, area):
        pick = {"_at": "2026-11-30T08:00", "title_en": "Lower back"}

        response = press(editor, area, "_schedule", **pick)

        planned = Schedule.objects.get()
        area.refresh_from_db()
        assert area.title_en == "Low back"
        assert (planned.at, planned.verb) == (NEXT_MONDAY, "publish")
        assert planned.revision.snapshot["fields"]["title_en"] == "Lower back"
        assert messages_in(response) == ["Scheduled: goes public Monday, November 30, 8 am."]

    def test_works_from_the_form_of_a_new_page(self, editor):
        url = reverse("admin:conditions_area_add")
        words = {"title_en": "Neck", "slug": "neck"}
        time = {"_at": "2026-11-30T08:00", "_schedule": "1"}

        editor.post(url, filled(editor.get(url)) | words | time)

        neck = Area.objects.get()
        planned = PageRecord.objects.of(neck).schedules.get()
        assert (planned.at, neck.published_at) == (NEXT_MONDAY, None)

        list(actions.run_due(NEXT_MONDAY))
        neck.refresh_from_db()
        assert neck.published_at is not None

    def test_takes_a_page_off_the_site_later(self, editor, area):
        response = press(editor, area, "_schedule_off", _at="2026-11-30T08:00")

        assert Schedule.objects.get().verb == "withdraw"
        assert messages_in(response) == ["Scheduled: leaves the site Monday, November 30, 8 am."]

    def test_is_refused_for_a_text_that_could_not_go_public_now(self, editor):
        condition = pages.a_condition(is_public=False, get_help_now="")

        response = press(
            editor, condition, "_schedule", _at="2026-11-30T08:00", symptoms_en="<p>Pain.</p>"
        )

        said = " ".join(messages_in(response))
        assert "What you typed is kept as a draft." in said
        assert "Say when to get help now" in said
        assert not Schedule.objects.exists()
        assert response.context["adminform"].form["symptoms_en"].value() == "<p>Pain.</p>"

    def test_of_a_text_that_nobody_has_checked_says_what_it_waits_for(self, editor):
        condition = pages.a_condition(is_public=False)

        response = press(editor, condition, "_schedule", _at="2026-11-30T08:00")

        (said,) = messages_in(response)
        assert said.endswith("November 30, 8 am, if a clinician has checked it by then.")

    @pytest.mark.parametrize("button", ["_schedule", "_schedule_off"])
    def test_at_a_bad_time_says_so_beside_it_and_keeps_the_draft(self, editor, area, button):
        bad = {"_at": "other", "_at_other": "2025-11-30T08:00", "title_en": "Lower back"}

        response = press(editor, area, button, **bad)

        text = response.content.decode()
        assert messages_in(response) == ["What you typed is kept as a draft.", TO_COME]
        assert f'<p class="errornote" id="time-error">{TO_COME}</p>' in text
        assert 'value="2025-11-30T08:00"' in text
        assert response.redirect_chain[-1][0].endswith("#time")
        assert PageRecord.objects.of(area).draft.snapshot["fields"]["title_en"] == "Lower back"

    def test_is_not_for_those_who_do_not_publish(self, client, area):
        client.force_login(people.ruth())

        press(client, area, "_schedule", _at="2026-11-30T08:00")

        assert not Schedule.objects.exists()


class TestCancelling:
    @pytest.fixture
    def planned(self, editor, area):
        press(editor, area, "_schedule", _at="2026-11-30T08:00", title_en="Lower back")
        return Schedule.objects.get()

    def test_is_one_press_and_keeps_what_was_typed(self, editor, area, planned):
        response = press(editor, area, title_en="The lower back", _unschedule=planned.pk)

        planned.refresh_from_db()
        assert not Schedule.objects.pending().exists()
        assert messages_in(response) == ["Cancelled. Nothing happens at that time."]
        draft = PageRecord.objects.of(area).draft
        assert draft.snapshot["fields"]["title_en"] == "The lower back"

    @pytest.mark.parametrize("key", ["0", "x", ""])
    def test_of_what_is_not_there_says_so(self, editor, area, planned, key):
        response = press(editor, area, _unschedule=key)

        assert messages_in(response) == ["It is done or cancelled already."]

    def test_twice_says_so(self, editor, area, planned):
        press(editor, area, _unschedule=planned.pk)

        response = press(editor, area, _unschedule=planned.pk)

        assert messages_in(response) == ["It is done or cancelled already."]

    def test_of_another_page_is_refused(self, editor, planned):
        other = pages.an_area(slug="neck", title="Neck")

        press(editor, other, _unschedule=planned.pk)

        planned.refresh_from_db()
        assert list(Schedule.objects.pending()) == [planned]
