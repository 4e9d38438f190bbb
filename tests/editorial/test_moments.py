"""Days and hours as patients read them, where the practice is."""

from datetime import UTC, date, datetime

import pytest

from editorial import moments

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)  # Monday, 3 pm in Maryland


def at(day, hour, minute=0, month=11, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


class TestDays:
    def test_are_written_out(self):
        assert moments.day(date(2026, 3, 4)) == "March 4, 2026"

    def test_are_those_of_the_practice(self):
        assert moments.day(at(5, 3, month=3)) == "March 4, 2026"

    def test_give_a_month(self):
        assert moments.month(date(2027, 3, 4)) == "March 2027"


@pytest.mark.parametrize(
    ("moment", "words"), [(at(23, 13), "8 am"), (at(23, 15, 12), "10:12 am"), (at(23, 17), "12 pm")]
)
def test_an_hour_has_minutes_only_where_it_needs_them(moment, words):
    assert moments.hour(moment) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(23, 15, 12), "today at 10:12 am"),
        (at(23, 4), "yesterday at 11 pm"),
        (at(20, 15), "on November 20, 2026 at 10 am"),
    ],
)
def test_what_was_is_told_by_its_distance(moment, words):
    assert moments.ago(moment, NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(30, 13), "Monday, November 30, 8 am"),
        (at(4, 13, 30, month=1, year=2027), "Monday, January 4, 2027, 8:30 am"),
    ],
)
def test_what_is_to_be_has_its_weekday_and_the_year_if_it_is_another(moment, words):
    assert moments.ahead(moment, NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"), [(at(24, 3), "today at 10 pm"), (at(24, 15), "tomorrow at 10 am")]
)
def test_a_time_within_a_day_is_today_or_tomorrow(moment, words):
    assert moments.until(moment, NOW) == words
