"""Wrong passwords: where trying ends, and who is not harmed by somebody else's tries."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from spinecare.sign_in import limits
from tests import people
from tests.spinecare.signing_in import enter_code, enter_password, give_app, is_signed_in, text_of

pytestmark = pytest.mark.django_db

HERE, THERE = "192.0.2.1", "192.0.2.2"
PER_ACCOUNT, PER_ADDRESS, PER_ACCOUNT_EVERYWHERE = 10, 30, 100


@pytest.fixture(autouse=True)
def _one_moment():
    """A slow machine may take minutes for a hundred tries, which are then forgotten again."""
    with time_machine.travel(time.time(), tick=False):
        yield


@pytest.fixture
def alice():
    return people.alice()


def fail(times, name="alice", address=HERE, client=None):
    answers = [
        enter_password(client or Client(), name, "wrong", REMOTE_ADDR=address) for _ in range(times)
    ]
    return [answer.status_code for answer in answers]


class TestAnAccountAtOneAddress:
    def test_is_tried_ten_times_and_no_more(self, alice):
        assert fail(PER_ACCOUNT + 1) == [200] * PER_ACCOUNT + [429]

    def test_is_told_in_a_clear_sentence_when_to_come_back(self, alice):
        fail(PER_ACCOUNT)

        response = enter_password(Client(), REMOTE_ADDR=HERE)

        assert response.status_code == 429
        assert response.headers["Retry-After"] == "900"
        assert "Wait 15 minutes" in text_of(response)
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]

    def test_counts_a_name_however_it_is_written(self, alice):
        fail(PER_ACCOUNT - 1)

        assert fail(2, " ALICE ") == [200, 429]

    def test_is_not_escaped_by_a_header(self, alice):
        statuses = [
            enter_password(
                Client(),
                password="wrong",
                headers={"X-Forwarded-For": f"198.51.100.{n}", "X-Real-IP": f"198.51.100.{n}"},
            ).status_code
            for n in range(PER_ACCOUNT + 1)
        ]

        assert statuses[-1] == 429

    def test_is_not_escaped_by_another_number_of_one_network(self, alice):
        statuses = [fail(1, address=f"2001:db8::{n:x}")[0] for n in range(PER_ACCOUNT + 1)]

        assert statuses[-1] == 429

    def test_may_be_tried_again_after_a_quarter_of_an_hour(self, alice):
        fail(PER_ACCOUNT)

        with time_machine.travel(time.time() + limits.MINUTES * 60 + 1, tick=False):
            assert enter_password(Client(), REMOTE_ADDR=HERE).status_code == 302

    def test_does_not_count_right_passwords(self, alice):
        for _ in range(PER_ACCOUNT + 2):
            assert enter_password(Client(), REMOTE_ADDR=HERE).status_code == 302

    def test_is_the_same_for_a_name_that_nobody_has(self):
        assert fail(PER_ACCOUNT + 1, "nobody") == [200] * PER_ACCOUNT + [429]


class TestAnAddress:
    def test_tries_many_accounts_thirty_times_and_no_more(self):
        statuses = [fail(1, f"name-{number}")[0] for number in range(PER_ADDRESS + 1)]

        assert statuses == [200] * PER_ADDRESS + [429]

    def test_is_the_one_that_our_own_proxy_has_seen(self, alice, settings):
        settings.BEHIND_PROXY = True
        for _ in range(PER_ACCOUNT):
            enter_password(Client(), password="wrong", headers={"X-Real-IP": HERE})

        elsewhere = enter_password(Client(), headers={"X-Real-IP": THERE})
        here = enter_password(Client(), headers={"X-Real-IP": HERE})

        assert (elsewhere.status_code, here.status_code) == (302, 429)

    def test_may_be_missing(self, alice):
        assert enter_password(Client(), REMOTE_ADDR="").status_code == 302


class TestAStrangerWhoFailsOnPurpose:
    def test_slows_down_only_the_own_address(self, alice):
        fail(PER_ACCOUNT + 5, address=THERE)

        assert enter_password(Client(), REMOTE_ADDR=HERE).status_code == 302

    def test_ends_no_session(self, client, alice):
        client.force_login(alice)

        fail(PER_ACCOUNT + 5)

        assert is_signed_in(client)

    def test_with_many_addresses_is_stopped_and_known_browsers_are_not(self, client, alice):
        enter_password(client, REMOTE_ADDR=HERE)
        client.post(reverse("account_logout"))

        statuses = [
            fail(1, address=f"198.51.100.{number}")[0]
            for number in range(PER_ACCOUNT_EVERYWHERE + 1)
        ]

        assert statuses[-2:] == [200, 429]
        assert enter_password(Client(), REMOTE_ADDR=HERE).status_code == 429
        assert enter_password(client, REMOTE_ADDR=HERE).status_code == 302

    def test_among_colleagues_keeps_out_no_browser_that_is_known(self, client, alice):
        enter_password(client, REMOTE_ADDR=HERE)
        client.post(reverse("account_logout"))
        for number in range(PER_ADDRESS):
            fail(1, f"name-{number}")

        assert enter_password(client, REMOTE_ADDR=HERE).status_code == 302


class TestAKnownBrowser:
    def test_has_ten_tries_of_its_own(self, client, alice):
        enter_password(client)
        client.post(reverse("account_logout"))

        assert fail(PER_ACCOUNT + 1, client=client)[-2:] == [200, 429]

    def test_is_known_for_the_people_who_used_it_and_nobody_else(self, client, alice):
        people.charlie()
        enter_password(client)
        client.post(reverse("account_logout"))
        fail(PER_ACCOUNT, "charlie")

        assert fail(1, "charlie", client=client) == [429]

    def test_is_not_made_up(self, client, alice):
        client.cookies[limits.COOKIE] = "made:up:cookie"
        fail(PER_ACCOUNT)

        assert fail(1, client=client) == [429]

    def test_keeps_nothing_that_names_a_person(self, client, alice):
        enter_password(client)

        cookie = client.cookies[limits.COOKIE]

        assert "alice" not in cookie.value
        assert cookie["httponly"]
        assert cookie["path"] == "/staff/"


class TestASecondFactor:
    def test_is_tried_five_times_and_no_more(self, client, alice):
        give_app(alice)
        enter_password(client)

        told = [text_of(enter_code(client, "000000")) for _ in range(6)]

        assert "This did not work" in told[4]
        assert "Wait five minutes" in told[5]

    def test_of_one_person_does_not_stop_another(self, client, alice):
        give_app(alice)
        enter_password(client)
        for _ in range(6):
            enter_code(client, "000000")
        charlie = people.charlie()
        give_app(charlie)
        other = Client()
        enter_password(other, "charlie")

        assert "This did not work" in text_of(enter_code(other, "000000"))


def test_asking_for_letters_has_a_limit_too(client):
    User.objects.create_user("dora", "dora@example.org", is_staff=True)
    asked = [
        client.post(reverse("account_reset_password"), {"email": "dora@example.org"}).status_code
        for _ in range(6)
    ]

    assert asked == [302] * 5 + [429]


def test_the_tries_are_counted_for_all_workers_together(settings):
    assert "Database" in settings.CACHES["default"]["BACKEND"]


def test_hours_are_no_lockout(alice):
    fail(PER_ACCOUNT)
    with time_machine.travel(time.time() + timedelta(hours=1).total_seconds(), tick=False):
        assert fail(1) == [200]
