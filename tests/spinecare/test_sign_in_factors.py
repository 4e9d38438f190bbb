"""The second factor: enrolling, codes that are wrong, old or used, recovery, and being required."""

import json
import time
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from spinecare.sign_in.mail import wait_until_posted
from tests import people
from tests.calls import cost_of
from tests.spinecare.signing_in import (
    STEP,
    code_of,
    codes_on,
    enter_code,
    enter_password,
    give_app,
    is_signed_in,
    secret_of,
    set_up_app,
    text_of,
)

pytestmark = pytest.mark.django_db(transaction=False)

MIDDLE_OF_A_STEP = 1_800_000_000 + 15


@pytest.fixture
def alice():
    return people.alice()


@pytest.fixture
def clock():
    with time_machine.travel(MIDDLE_OF_A_STEP, tick=False) as clock:
        yield clock


class TestSettingUpAnApp:
    def test_shows_a_square_and_the_same_key_in_letters(self, client, alice):
        client.force_login(alice)

        page = client.get(reverse("mfa_activate_totp")).content.decode()

        assert 'src="data:image/svg+xml;base64,' in page
        assert '<code class="key">' in page

    def test_gives_ten_recovery_codes_and_tells_by_letter(
        self, client, alice, django_capture_on_commit_callbacks
    ):
        alice.email = "alice@example.org"
        alice.save()
        client.force_login(alice)

        with django_capture_on_commit_callbacks(execute=True):
            _, codes = set_up_app(client)
        wait_until_posted()

        assert len(set(codes)) == 10
        assert mail.outbox[0].subject == "An app was added to your account"

    @pytest.mark.parametrize("code", ["", "000000", "abc", "é" * 6, "1" * 500, "１２３４５６"])
    def test_refuses_a_wrong_code(self, client, alice, code):
        client.force_login(alice)
        client.get(reverse("mfa_activate_totp"))

        page = client.post(reverse("mfa_activate_totp"), {"code": code})

        assert page.status_code == 200
        assert not Authenticator.objects.exists()

    def test_asks_who_it_is_when_signing_in_was_long_ago(self, client, alice, clock):
        client.force_login(alice)
        clock.shift(6 * 60)

        asked = client.get(reverse("mfa_activate_totp"))
        confirmed = client.post(asked.url, {"password": people.PASSWORD})

        assert asked.url.startswith(reverse("account_reauthenticate"))
        assert confirmed.url == reverse("mfa_activate_totp")
        assert client.get(confirmed.url).status_code == 200

    def test_keeps_the_secret_encrypted(self, alice):
        secret = give_app(alice)

        assert secret not in json.dumps(Authenticator.objects.get().data)
        assert secret_of(alice) == secret


class TestTheApp:
    def test_is_asked_for_after_the_password(self, client, alice):
        secret = give_app(alice)

        asked = enter_password(client, query="?next=/admin/practice/")
        assert asked.url == reverse("mfa_authenticate")
        assert not is_signed_in(client)

        assert enter_code(client, code_of(secret)).url == "/admin/practice/"
        assert is_signed_in(client)

    def test_offers_no_passkey_to_whoever_has_none(self, client, alice):
        give_app(alice)

        page = client.get(enter_password(client).url)

        assert "Use a passkey" not in text_of(page)

    def test_has_a_code_that_works_once(self, client, alice, clock):
        code = code_of(give_app(alice))
        enter_password(client)
        enter_code(client, code)

        for passed in (0, STEP - 1, 1):
            clock.shift(passed)
            other = Client()
            enter_password(other)
            page = enter_code(other, code)
            assert "one time only" in text_of(page)
            assert not is_signed_in(other)

    def test_has_used_the_code_that_set_it_up(self, client, alice, clock):
        client.force_login(alice)
        secret, _ = set_up_app(client)
        other = Client()
        enter_password(other)

        enter_code(other, code_of(secret))

        assert not is_signed_in(other)

    @pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (1, True), (2, False)])
    def test_may_be_one_step_late_or_early(self, client, alice, clock, steps, works):
        secret = give_app(alice)
        enter_password(client)

        enter_code(client, code_of(secret, time.time() + steps * STEP))

        assert is_signed_in(client) is works

    @pytest.mark.parametrize("code", ["", " ", "000000", "-1", "'", "\x00", "é", "9" * 1000])
    def test_refuses_odd_codes(self, client, alice, code):
        give_app(alice)
        enter_password(client)

        assert enter_code(client, code).status_code == 200
        assert not is_signed_in(client)

    def test_is_not_asked_without_the_password(self, client, alice):
        secret = give_app(alice)

        response = enter_code(client, code_of(secret))

        assert response.url == reverse("account_login")

    def test_waits_a_quarter_of_an_hour_for_its_code(self, client, alice, clock):
        secret = give_app(alice)
        enter_password(client)
        clock.shift(15 * 60 + 1)

        enter_code(client, code_of(secret))

        assert not is_signed_in(client)

    def test_still_protects_after_a_new_password_by_letter(self, client, alice):
        give_app(alice)
        alice.set_password("a staple in the battery")
        alice.save()

        enter_password(client, password="a staple in the battery")

        assert not is_signed_in(client)

    def test_fails_closed_when_the_sites_key_is_another(self, client, alice, settings, caplog):
        secret = give_app(alice)
        settings.SECRET_KEY = "another" * 10
        enter_password(client)

        page = enter_code(client, code_of(secret))

        assert page.status_code == 200
        assert "SPINECARE_SECRET_KEY has changed" in caplog.text

    def test_can_be_removed(self, client, alice):
        client.force_login(alice)
        set_up_app(client)

        client.post(reverse("mfa_deactivate_totp"))

        assert not Authenticator.objects.exists()


class TestRecoveryCodes:
    def test_are_shown_once(self, client, alice):
        client.force_login(alice)
        _, codes = set_up_app(client)

        again = client.get(reverse("mfa_view_recovery_codes"))

        assert len(codes) == 10
        assert codes_on(again) == []
        assert codes[0] not in again.content.decode()

    def test_can_be_taken_along_as_a_file(self, client, alice):
        client.force_login(alice)
        client.post(reverse("mfa_activate_totp"), {})
        page = client.get(reverse("mfa_activate_totp"))
        secret = page.context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

        page = client.get(reverse("mfa_view_recovery_codes"))

        assert f"utf-8,{'%0A'.join(codes_on(page))}%0A" in page.content.decode()

    def test_open_the_account_once_each(self, client, alice):
        client.force_login(alice)
        _, codes = set_up_app(client)
        first, second, third = Client(), Client(), Client()
        for each in (first, second, third):
            enter_password(each)

        enter_code(first, codes[0])
        enter_code(second, codes[0])
        enter_code(third, codes[1])

        assert [is_signed_in(each) for each in (first, second, third)] == [True, False, True]

    def test_that_are_made_anew_replace_the_old_ones(self, client, alice):
        client.force_login(alice)
        _, old = set_up_app(client)

        client.post(reverse("mfa_generate_recovery_codes"))
        new = codes_on(client.get(reverse("mfa_view_recovery_codes")))

        assert len(new) == 10
        assert not set(old) & set(new)

    def test_are_not_made_without_a_factor(self, client, alice):
        client.force_login(alice)

        page = client.post(reverse("mfa_generate_recovery_codes"))

        assert page.status_code == 200
        assert not Authenticator.objects.exists()


ANSWERS = [
    "",
    "null",
    "[]",
    "1",
    '"x"',
    "{}",
    '{"id": "x"}',
    '{"id": 1, "rawId": 2, "response": 3, "type": 4}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response":'
    ' {"userHandle": "enp6enp6enp6enp6eg", "clientDataJSON": "e30",'
    ' "authenticatorData": "AA", "signature": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "MQ",'
    ' "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJ4In0",'
    ' "authenticatorData": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAA",'
    ' "signature": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response":'
    ' {"clientDataJSON": "e30", "attestationObject": "oA"}}',
    '{"id": "\\u0000", "rawId": "\\ud800"}',
    '{"id": NaN}',
    '{"id": 1' + "0" * 5_000 + "}",
    "[" * 20_000,
    "x" * 70_000,
    "\x00",
]


class TestAMadeUpPasskey:
    @pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
    def test_does_not_sign_in(self, client, alice, answer):
        address = reverse("mfa_login_webauthn")
        client.get(address, headers={"Accept": "application/json"})

        response = client.post(address, {"credential": answer})

        assert response.url == reverse("account_login")
        assert not is_signed_in(client)

    @pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
    def test_is_no_second_factor(self, client, alice, answer):
        give_app(alice)
        enter_password(client)

        assert client.post(reverse("mfa_authenticate"), {"credential": answer}).status_code == 200
        assert not is_signed_in(client)

    @pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
    def test_is_not_added(self, client, alice, answer):
        client.force_login(alice)
        client.get(reverse("mfa_add_webauthn"))

        page = client.post(reverse("mfa_add_webauthn"), {"name": "x\x00", "credential": answer})

        assert page.status_code == 200
        assert not Authenticator.objects.exists()


class TestAnAddressOfNumbers:
    @pytest.mark.parametrize("name", ["account_login", "mfa_index", "mfa_add_webauthn"])
    def test_is_told_where_passkeys_work(self, client, alice, name):
        if name != "account_login":
            client.force_login(alice)

        page = client.get(reverse(name), headers={"Host": "127.0.0.1:8000"})

        assert f'href="http://localhost:8000{reverse(name)}"' in page.content.decode()
        assert "made of numbers" in text_of(page)

    def test_is_not_mentioned_elsewhere(self, client):
        page = client.get(reverse("account_login"), headers={"Host": "localhost:8000"})

        assert "made of numbers" not in text_of(page)


class TestWhereItIsRequired:
    @pytest.fixture(autouse=True)
    def _in_production(self, settings):
        settings.SECOND_FACTOR_REQUIRED = True

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize(
        "name", ["admin:index", "admin:conditions_condition_add", "admin:password_change"]
    )
    def test_no_page_of_the_admin_opens_without_it(self, client, alice, name, method):
        client.force_login(alice)

        response = getattr(client, method)(reverse(name))

        assert response.url == reverse("mfa_index")
        assert "Set up a second factor to go on" in text_of(client.get(response.url))

    def test_superusers_are_no_exception(self, client):
        client.force_login(User.objects.create_superuser("root"))

        assert not is_signed_in(client)

    def test_the_admin_opens_with_it(self, client, alice):
        client.force_login(alice)
        set_up_app(client)

        assert is_signed_in(client)

    def test_recovery_codes_alone_are_none(self, client, alice):
        Authenticator.objects.create(
            user=alice, type="recovery_codes", data={"seed": "x", "used_mask": 0}
        )
        client.force_login(alice)

        assert not is_signed_in(client)

    def test_signing_out_stays_open(self, client, alice):
        client.force_login(alice)

        assert client.post(reverse("admin:logout")).url == reverse("account_login")

    def test_pages_of_patients_ask_nothing(self, client):
        response = client.get("/glossary/")

        assert response.status_code == 200
        assert not response.cookies


class TestWhereItIsOffered:
    def test_the_admin_reminds(self, client, alice):
        client.force_login(alice)

        assert "A password alone opens your account" in text_of(client.get("/admin/"))

    def test_the_admin_is_silent_once_it_is_there(self, client, alice):
        give_app(alice)
        client.force_login(alice)

        assert "A password alone" not in text_of(client.get("/admin/"))

    def test_it_is_required_with_https_only(self, settings):
        assert settings.SECOND_FACTOR_REQUIRED is settings.IS_HTTPS


class TestALostFactor:
    @pytest.fixture
    def root(self):
        return User.objects.create_superuser("root")

    def test_is_removed_by_an_administrator(self, client, alice, root):
        give_app(alice)
        Authenticator.objects.create(user=alice, type="recovery_codes", data={})
        client.force_login(root)
        factor = Authenticator.objects.get(type="totp")

        client.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})

        assert not Authenticator.objects.exists()
        assert LogEntry.objects.get().user == root

    def test_is_removed_from_the_list_too(self, client, alice, root):
        give_app(alice)
        Authenticator.objects.create(user=alice, type="recovery_codes", data={})
        client.force_login(root)
        chosen = {"_selected_action": [Authenticator.objects.get(type="totp").pk]}

        client.post(
            reverse("admin:mfa_authenticator_changelist"),
            chosen | {"action": "delete_selected", "post": "yes"},
        )

        assert not Authenticator.objects.exists()

    def test_shows_an_administrator_no_secret(self, client, alice, root):
        secret = give_app(alice)
        factor = Authenticator.objects.get()
        client.force_login(root)

        for name, args in [("changelist", []), ("change", [factor.pk])]:
            page = client.get(reverse(f"admin:mfa_authenticator_{name}", args=args))
            assert page.status_code == 200
            assert secret not in page.content.decode()
            assert factor.data["secret"] not in page.content.decode()

    def test_is_out_of_reach_for_editors(self, client, alice):
        give_app(alice)
        client.force_login(alice)
        address = reverse("admin:mfa_authenticator_delete", args=[Authenticator.objects.get().pk])

        assert client.post(address, {"post": "yes"}).status_code == 403

    def test_is_removed_by_a_command(self, alice):
        give_app(alice)

        call_command("remove_second_factor", "alice", stdout=StringIO())

        assert not Authenticator.objects.exists()

    def test_of_nobody_is_said_to_be_so(self):
        with pytest.raises(CommandError, match="nobody"):
            call_command("remove_second_factor", "nobody")


def test_migrating_makes_the_table_that_counts(settings):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE cache")
    call_command("migrate", verbosity=0)

    assert "cache" in connection.introspection.table_names()


def test_a_public_page_pays_next_to_nothing(settings):
    address = "/glossary/"
    with_it = cost_of(Client(), address).calls
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if "sign_in" not in name and "allauth" not in name
    ]

    assert with_it - cost_of(Client(), address).calls < 60
