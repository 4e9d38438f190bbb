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
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, client, location, typed, sentence):
        response = press(client, location, street="Typed just now", **typed)

        assert response.status_code == 200
        assert sentence in response.content.decode()
        assert response.context["adminform"].form["street"].value() == "Typed just now"
