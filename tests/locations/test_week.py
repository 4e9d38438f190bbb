"""Hours and days as people say them, and hours that are told twice."""

from datetime import date, time

import pytest

from locations import week
from locations.models import Hours, Weekday

SEVEN, EIGHT, NINE, TEN = time(7), time(8), time(9), time(10)
NOON, ONE, FIVE, HALF_PAST_FIVE = time(12), time(13), time(17), time(17, 30)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Weekday


def hours(weekday, opens=EIGHT, closes=FIVE):
    return Hours(weekday=weekday, opens=opens, closes=closes)


def said(*rows):
    return week.in_words([[row for row in rows if row.weekday == day] for day in Weekday])


def working_days(closes=FIVE):
    return [hours(day, closes=closes) for day in Weekday if day < SATURDAY]


class TestInWords:
    def test_joins_days_of_equal_hours(self):
        sentence = said(*working_days(HALF_PAST_FIVE), hours(SATURDAY, NINE, NOON))

        assert sentence == "Monday to Friday 8 am to 5:30 pm; Saturday 9 am to noon."

    def test_joins_days_that_do_not_follow_one_another(self):
        others = [hours(day) for day in (MONDAY, TUESDAY, THURSDAY, FRIDAY)]

        sentence = said(*others, hours(WEDNESDAY, TEN))

        expected = "Monday, Tuesday, Thursday and Friday 8 am to 5 pm; Wednesday 10 am to 5 pm."
        assert sentence == expected

    def test_names_two_days_in_a_row(self):
        assert said(hours(MONDAY), hours(TUESDAY)) == "Monday and Tuesday 8 am to 5 pm."

    def test_names_a_run_and_a_day_beside_it(self):
        days = (MONDAY, TUESDAY, WEDNESDAY, SATURDAY)

        sentence = said(*(hours(day) for day in days))

        assert sentence == "Monday to Wednesday and Saturday 8 am to 5 pm."

    def test_tells_both_stretches_of_a_day(self):
        sentence = said(hours(MONDAY, EIGHT, NOON), hours(MONDAY, ONE, FIVE))

        assert sentence == "Monday 8 am to noon and 1 pm to 5 pm."

    def test_says_nothing_of_a_place_without_hours(self):
        assert said() == ""


class TestTimeInWords:
    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            (time(0), "12 am"),
            (time(0, 5), "12:05 am"),
            (time(11, 59), "11:59 am"),
            (NOON, "noon"),
            (time(12, 30), "12:30 pm"),
            (time(23, 45), "11:45 pm"),
        ],
    )
    def test_is_that_of_a_clock_with_twelve_hours(self, moment, words):
        assert week.time_in_words(moment) == words


class TestClosure:
    THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)

    def test_of_a_day_is_told_by_its_date(self):
        sentence = week.closure_in_words(self.THURSDAY, self.THURSDAY, "Thanksgiving")

        assert sentence == "Closed on Thursday, November 26, 2026: Thanksgiving."

    def test_of_days_is_told_by_both_ends(self):
        sentence = week.closure_in_words(self.THURSDAY, self.FRIDAY, "Thanksgiving")

        assert sentence == (
            "Closed from Thursday, November 26, 2026 to Friday, November 27, 2026: Thanksgiving."
        )


class TestOverlaps:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (hours(MONDAY, EIGHT, ONE), hours(MONDAY, NOON, FIVE)),
            (hours(MONDAY, EIGHT, FIVE), hours(MONDAY, NOON, ONE)),
            (hours(MONDAY, EIGHT, NOON), hours(MONDAY, EIGHT, FIVE)),
        ],
    )
    def test_are_found_in_either_order(self, one, other):
        assert len(week.overlaps([one, other])) == len(week.overlaps([other, one])) == 1

    def test_are_found_behind_a_short_one_within_a_long_one(self):
        rows = [hours(MONDAY, EIGHT, FIVE), hours(MONDAY, NINE, TEN), hours(MONDAY, NOON, ONE)]

        assert len(week.overlaps(rows)) == 2

    def test_are_none_where_one_ends_as_the_other_begins(self):
        rows = [hours(MONDAY, EIGHT, NOON), hours(MONDAY, NOON, FIVE), hours(TUESDAY)]

        assert week.overlaps(rows) == []

    def test_say_what_overlaps(self):
        (found,) = week.overlaps([hours(MONDAY, EIGHT, ONE), hours(MONDAY, NOON, FIVE)])

        assert found.sentence == (
            "Monday: 8 am to 1 pm and noon to 5 pm overlap. Make them one, or shorten one."
        )
