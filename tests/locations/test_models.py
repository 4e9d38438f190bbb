"""Places: addresses, hours in order, and the days on which nobody is there."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from editorial import actions
from locations.models import Closure, Hours, Location, Region, Weekday, us_zip
from tests import pages, people

EIGHT, NOON, ONE, FIVE = time(8), time(12), time(13), time(17)
MARCH_4 = date(2026, 3, 4)
A_DAY = timedelta(days=1)


class TestZipCode:
    @pytest.mark.parametrize("code", ["2120", "212020", "21202-1234", "2120A", "٢١٢٠٢", " 21202"])
    def test_refuses_all_but_five_digits(self, code):
        with pytest.raises(ValidationError, match="A ZIP code has five digits"):
            us_zip(code)

    def test_accepts_a_leading_zero(self):
        assert us_zip("02108") is None


@pytest.mark.django_db
class TestLocation:
    def test_has_its_regions_address_in_its_own(self):
        assert pages.a_location().get_absolute_url() == "/locations/central-maryland/harbor/"

    def test_can_be_dialed(self):
        location = pages.a_location()

        assert location.phone_uri == "tel:+14105550111"
        assert location.region.phone_uri == "tel:+14105550100"

    def test_can_be_sent_text_messages_where_it_has_a_number_for_them(self):
        location = pages.a_location(text_phone="410-555-0199")

        assert location.text_phone_uri == "sms:+14105550199"
        assert Location().text_phone_uri == ""

    def test_has_its_day_where_it_is(self, time_machine):
        time_machine.move_to(datetime(2030, 3, 5, 6, tzinfo=UTC), tick=False)

        baltimore, honolulu = Location(), Location(time_zone="Pacific/Honolulu")

        assert baltimore.today() == date(2030, 3, 5)
        assert honolulu.today() == date(2030, 3, 4)

    def test_has_an_address_for_one_line(self):
        assert pages.a_location().one_line_address == "1 Invented Street, Baltimore, MD 21202"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("latitude", "90.00001"),
            ("latitude", "-90.00001"),
            ("longitude", "180.00001"),
            ("longitude", "-180.00001"),
            ("phone", "4105550111"),
            ("text_phone", "text us"),
            ("postal_code", "2120"),
            ("time_zone", "America/Nowhere"),
            ("desk_email", "desk"),
        ],
    )
    def test_refuses_what_leads_nowhere(self, name, value):
        location = pages.a_location()
        setattr(location, name, value)

        with pytest.raises(ValidationError) as refused:
            location.full_clean()

        assert set(refused.value.message_dict) == {name}

    def test_is_found_by_its_region(self):
        here = pages.a_location()
        pages.a_location("capitol", region=pages.a_region("washington-dc"))

        assert list(Location.objects.in_region(here.region)) == [here]

    def test_stands_with_the_others_of_its_region(self):
        north, south = (
            pages.a_region("north", title="North"),
            pages.a_region("south", title="South"),
        )
        for slug, title, region in (("a", "A", south), ("b", "B", north), ("c", "C", south)):
            pages.a_location(slug, title=title, region=region)

        assert [place.slug for place in Location.objects.all()] == ["b", "a", "c"]

    def test_keeps_its_region_from_being_deleted(self):
        location = pages.a_location()

        with pytest.raises(IntegrityError):
            location.region.delete()


@pytest.mark.django_db
class TestPublished:
    def test_ends_when_the_region_leaves_the_site(self):
        location = pages.a_location()

        actions.withdraw(location.region, by=people.alice())

        assert not Location.objects.published().exists()
        assert not location.is_published()

    def test_is_told_for_the_moment_that_was_asked_for(self):
        noon = datetime(2026, 3, 4, 17, tzinfo=UTC)
        location = pages.a_location()
        Location.objects.update(published_at=noon)
        Region.objects.update(published_at=noon, withdrawn_at=noon + A_DAY)
        location = Location.objects.get()

        moments = [noon - A_DAY, noon, noon + A_DAY]

        assert [location.is_published(at) for at in moments] == [False, True, False]
        assert [Location.objects.published(at).exists() for at in moments] == [False, True, False]

    def test_waits_until_no_hours_overlap(self):
        location = pages.a_location()
        location.hours.create(weekday=0, opens=EIGHT, closes=ONE)
        location.hours.create(weekday=0, opens=NOON, closes=FIVE)

        with pytest.raises(ValidationError, match="8 am to 1 pm and noon to 5 pm overlap"):
            actions.publish(location, by=people.alice())

    def test_waits_for_the_region(self):
        location = pages.a_location()
        actions.withdraw(location.region, by=people.alice())

        with pytest.raises(ValidationError, match="Publish its region first"):
            actions.publish(location, by=people.alice())


@pytest.mark.django_db
class TestHours:
    def hours(self, weekday=Weekday.MONDAY, opens=EIGHT, closes=FIVE):
        return Hours(location=self.location, weekday=weekday, opens=opens, closes=closes)

    @pytest.fixture(autouse=True)
    def _location(self, db):
        self.location = pages.a_location()

    @pytest.mark.parametrize("closes", [EIGHT, time(7, 59)])
    def test_end_after_they_begin(self, closes):
        with pytest.raises(IntegrityError, match="open_before_close"), transaction.atomic():
            self.hours(closes=closes).save()

    def test_say_so_before_the_table_does(self):
        with pytest.raises(ValidationError, match="A place opens before it closes"):
            self.hours(closes=EIGHT).full_clean()

    def test_begin_once_at_a_time(self):
        self.hours().save()

        with pytest.raises(IntegrityError), transaction.atomic():
            self.hours(closes=NOON).save()

    def test_are_called_by_their_day_and_hour(self):
        assert str(self.hours()) == "Monday 08:00"

    def test_make_a_week_of_seven_days(self):
        self.hours(opens=ONE).save()
        self.hours(closes=NOON).save()
        self.hours(Weekday.FRIDAY).save()

        week = [
            (str(day), [(stretch.opens, stretch.closes) for stretch in stretches])
            for day, stretches in self.location.week
        ]

        assert week == [
            ("Monday", [(EIGHT, NOON), (ONE, FIVE)]),
            ("Tuesday", []),
            ("Wednesday", []),
            ("Thursday", []),
            ("Friday", [(EIGHT, FIVE)]),
            ("Saturday", []),
            ("Sunday", []),
        ]


@pytest.mark.django_db
class TestClosure:
    def closure(self, starts_on=MARCH_4, ends_on=MARCH_4):
        return Closure(
            location=self.location, starts_on=starts_on, ends_on=ends_on, reason="Inventory"
        )

    @pytest.fixture(autouse=True)
    def _location(self, db):
        self.location = pages.a_location()

    def test_may_last_a_day(self):
        self.closure().full_clean()

    def test_cannot_end_before_it_begins(self):
        with pytest.raises(IntegrityError, match="days_in_order"), transaction.atomic():
            self.closure(ends_on=MARCH_4 - A_DAY).save()

    def test_says_so_before_the_table_does(self):
        with pytest.raises(ValidationError, match="A closure cannot end before it begins"):
            self.closure(ends_on=MARCH_4 - A_DAY).full_clean()

    def test_is_told_through_its_last_day(self):
        closure = self.closure(ends_on=MARCH_4 + A_DAY)
        closure.save()

        assert self.location.closures_from(MARCH_4 + A_DAY) == [closure]
        assert self.location.closures_from(MARCH_4 + 2 * A_DAY) == []

    def test_is_told_before_it_begins(self):
        closure = self.closure()
        closure.save()

        assert self.location.closures_from(MARCH_4 - A_DAY) == [closure]

    def test_is_called_by_its_reason(self):
        assert str(self.closure()) == "Inventory 2026-03-04"


@pytest.mark.django_db
class TestRegion:
    def test_prints_on_the_paper_of_its_country(self):
        assert pages.a_region().paper == Region.Paper.LETTER

    def test_has_an_address_among_locations(self):
        assert pages.a_region().get_absolute_url() == "/locations/central-maryland/"
