"""Time zones: only those that a clock knows, by the names that people use."""

import pytest
from django.core.exceptions import ValidationError

from locations.time_zone import check_time_zone, spoken


class TestCheckTimeZone:
    @pytest.mark.parametrize("name", ["America/New_York", "Pacific/Honolulu", "UTC"])
    def test_accepts_a_zone(self, name):
        assert check_time_zone(name) is None

    @pytest.mark.parametrize(
        "name", ["Eastern", "America", "../UTC", "/etc/passwd", "America/Nowhere", "", "a\x00b"]
    )
    def test_refuses_what_is_none(self, name):
        with pytest.raises(ValidationError, match="There is no time zone of this name"):
            check_time_zone(name)


class TestSpoken:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("America/New_York", "Eastern time"),
            ("America/Los_Angeles", "Pacific time"),
            ("America/Port_of_Spain", "the time in Port of Spain"),
        ],
    )
    def test_is_what_people_call_it(self, name, words):
        assert spoken(name) == words
