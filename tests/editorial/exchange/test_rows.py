"""Opening hours from a file: they change the draft of their place, a weekday at a time."""

import pytest

from locations.models import Location
from tests import pages
from tests.editorial.exchange.files import (
    confirm,
    draft_of,
    errors,
    exported,
    keys,
    problems,
    upload_rows,
)

pytestmark = pytest.mark.django_db

HOURS = ("location", "weekday", "opens", "closes")


@pytest.fixture
def harbor():
    place = pages.a_location()
    place.hours.create(weekday=0, opens="08:00", closes="17:00")
    place.hours.create(weekday=1, opens="08:00", closes="17:00")
    return place


def hours_in_draft(place):
    rows = draft_of(place).snapshot["rows"]["hours"]
    fields = [(row["fields"]["weekday"], row["fields"]["opens"][:5]) for row in rows]
    return sorted(fields)


def test_a_changed_time_changes_the_draft_and_not_the_place(desk, harbor):
    keys_before = {str(row.pk) for row in harbor.hours.all()}
    checked = upload_rows(desk, Location, HOURS, ("harbor", "monday", "09:00", "17:00"))
    assert keys(checked, "changed") == ["harbor"]

    confirm(desk, checked)

    assert hours_in_draft(harbor) == [(0, "09:00"), (1, "08:00")]
    assert {row["pk"] for row in draft_of(harbor).snapshot["rows"]["hours"]} == keys_before
    assert f"{harbor.hours.get(weekday=0).opens:%H:%M}" == "08:00"


def test_of_a_day_are_what_the_file_says_and_no_more(desk, harbor):
    noon = [("harbor", "monday", "08:00", "12:00"), ("harbor", "Monday", "1 pm", "17:00")]

    confirm(desk, upload_rows(desk, Location, HOURS, *noon))

    assert hours_in_draft(harbor) == [(0, "08:00"), (0, "13:00"), (1, "08:00")]
    assert keys(upload_rows(desk, Location, HOURS, *noon), "same") == ["harbor"]


def test_of_a_day_without_times_are_none(desk, harbor):
    confirm(desk, upload_rows(desk, Location, HOURS, ("harbor", "tuesday", "", "")))

    assert hours_in_draft(harbor) == [(0, "08:00")]


def test_can_be_published_from_the_draft(desk, alice, harbor):
    from editorial import actions

    confirm(desk, upload_rows(desk, Location, HOURS, ("harbor", "sunday", "10:00", "14:00")))

    actions.publish_revision(draft_of(harbor), by=alice)

    assert harbor.hours.filter(weekday=6).count() == 1


def test_are_exported_with_the_days_on_which_the_place_is_closed(desk, harbor):
    lines = exported(desk, Location, sheet=1).decode("utf-8-sig").split("\r\n")

    assert lines[1:4] == [
        "harbor,monday,08:00,17:00",
        "harbor,tuesday,08:00,17:00",
        "harbor,wednesday,,",
    ]


def test_need_all_their_columns(desk, harbor):
    response = upload_rows(desk, Location, ("location", "weekday"), ("harbor", "monday"))

    assert "There is no column of this name" in errors(response)[0]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("atlantis", "monday", "08:00", "17:00")], "There is no page with the address"),
        ([("harbor", "someday", "08:00", "17:00")], "Line 2, weekday: “someday” is none of"),
        ([("harbor", "monday", "08:00", "")], "Line 2, closes: This field is required."),
        ([("harbor", "monday", "late", "17:00")], "Line 2, opens: Enter a valid time."),
        ([("harbor", "monday", "17:00", "08:00")], "Line 2, A place opens before it closes."),
        (
            [("harbor", "monday", "08:00", "12:00"), ("harbor", "monday", "8:00", "17:00")],
            "Lines 2 and 3 say the same thing twice",
        ),
        (
            [("harbor", "monday", "08:00", "12:00"), ("harbor", "monday", "", "")],
            "Line 3: monday is empty and is not",
        ),
    ],
)
def test_with_one_mistake_leave_the_whole_place_as_it_is(desk, harbor, rows, problem):
    checked = upload_rows(desk, Location, HOURS, *rows, ("harbor", "friday", "08:00", "17:00"))

    ((found, *_more),) = (
        problems(checked).values() if rows[0][0] == "harbor" else [problems(checked)["atlantis"]]
    )
    assert problem in found
    if rows[0][0] == "harbor":
        assert not checked.context["wanted"]
