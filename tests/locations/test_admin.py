"""Staff keep places right, and hear in words what is wrong with an hour or a day."""

from datetime import date, time

import pytest

from tests import pages, people
from tests.editorial.browser import press

pytestmark = pytest.mark.django_db


class TestLocationForm:
    @pytest.fixture
    def location(self, client):
        location = pages.a_location()
        location.hours.create(weekday=0, opens=time(8), closes=time(17))
        location.closures.create(
            starts_on=date(2099, 1, 1), ends_on=date(2099, 1, 2), reason="Snow"
        )
        client.force_login(people.alice())
        return location

    def test_saves_hours_and_closures(self, client, location):
        typed = {"hours-0-closes": "18:00", "closures-0-reason_es": "Nieve"}

        press(client, location, "_publish", **typed)

        assert location.hours.get().closes == time(18)
        assert location.closures.get().reason_es == "Nieve"

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"hours-0-closes": "07:00"}, "A place opens before it closes."),
            ({"closures-0-ends_on": "2098-12-31"}, "A closure cannot end before it begins."),
            ({"postal_code": "2120"}, "A ZIP code has five digits."),
            ({"phone": "410 555 0111"}, "Write the number as 410-555-0142."),
            ({"time_zone": "Eastern"}, "There is no time zone of this name."),
            ({"desk_email": "desk"}, "Enter a valid email address."),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, client, location, typed, sentence):
        response = press(client, location, street="Typed just now", **typed)

        assert response.status_code == 200
        assert sentence in response.content.decode()
        assert response.context["adminform"].form["street"].value() == "Typed just now"

    def test_keeps_the_address_of_the_desk(self, client, location):
        press(client, location, "_publish", desk_email="desk@harbor.example")

        location.refresh_from_db()
        assert location.desk_email == "desk@harbor.example"

    def test_refuses_hours_that_overlap(self, client, location):
        location.hours.create(weekday=0, opens=time(17), closes=time(18))

        response = press(client, location, **{"hours-1-opens": "16:30"})

        assert response.status_code == 200
        sentence = (
            "Monday: 8 am to 5 pm and 4:30 pm to 6 pm overlap. Make them one, or shorten one."
        )
        assert sentence in response.content.decode()

    def test_takes_hours_that_overlap_no_more(self, client, location):
        location.hours.create(weekday=0, opens=time(17), closes=time(18))
        as_typed = {"hours-0-closes": "16:00", "hours-1-opens": "16:00"}

        press(client, location, "_publish", **as_typed)

        assert [each.opens for each in location.hours.all()] == [time(8), time(16)]

    def test_counts_no_row_that_is_taken_out(self, client, location):
        location.hours.create(weekday=0, opens=time(9), closes=time(18))

        press(client, location, "_publish", **{"hours-0-DELETE": "on"})

        assert location.hours.get().opens == time(9)
