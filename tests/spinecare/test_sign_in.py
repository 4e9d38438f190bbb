"""Signing in with a password: the way in, what is refused, passwords, sessions, headers."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.crypto import get_random_string

from spinecare.sign_in.mail import wait_until_posted
from tests import people
from tests.spinecare.signing_in import enter_password, is_signed_in, text_of

pytestmark = pytest.mark.django_db

OUTSIDE = ["account_login", "account_reset_password", "account_reset_password_done"]
INSIDE = [
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
]
NEW_PASSWORD = "a staple in the battery"
EMAIL = "alice@example.org"


@pytest.fixture
def alice():
    user = people.alice()
    user.email = EMAIL
    user.save()
    return user


class TestTheWayIn:
    def test_leads_from_the_admin_to_one_page_and_back(self, client, alice):
        wanted = reverse("admin:conditions_condition_changelist")

        page = client.get(wanted, follow=True)
        response = enter_password(client, query=f"?next={wanted}")

        assert (
            page.redirect_chain[-1][0]
            == f"{reverse('account_login')}?next=%2Fadmin%2Fconditions%2Fcondition%2F"
        )
        assert response.url == wanted

    def test_ends_at_the_admin_when_nothing_was_wanted(self, client, alice):
        assert enter_password(client).url == reverse("admin:index")
        assert is_signed_in(client)

    @pytest.mark.parametrize(
        "wanted",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example/",
            "http:///evil.example",
            "javascript:alert(1)",
            "http://localhost/",
            "http://127.0.0.1/",
            "\x00/admin/",
        ],
    )
    def test_never_leads_to_somebody_elses_site(self, client, alice, wanted):
        response = client.post(
            reverse("account_login"),
            {"login": "alice", "password": people.PASSWORD, "next": wanted},
        )

        assert response.url == reverse("admin:index")

    @pytest.mark.parametrize("address", ["signup/", "sign-up/", "email/", "login/code/"])
    def test_has_no_page_to_make_an_account(self, client, address):
        assert client.get(f"/staff/{address}").status_code == 404

    def test_is_in_english_whatever_the_browser_prefers(self, client):
        page = client.get(reverse("account_login"), headers={"Accept-Language": "es"})

        assert '<html lang="en"' in page.content.decode()

    def test_renews_the_session(self, client, alice):
        client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
        before = client.cookies["staff"].value

        enter_password(client)

        assert client.cookies["staff"].value != before

    def test_is_logged_without_a_name(self, client, alice, caplog):
        enter_password(client, password="wrong")
        enter_password(client)

        told = [line.getMessage() for line in caplog.records if "sign_in" in line.name]
        assert told == [
            "A wrong username or password was entered.",
            f"Account {alice.pk} has signed in.",
        ]


class TestARefusal:
    def test_is_the_same_for_a_wrong_password_and_an_unknown_name(self, client, alice):
        people.charlie()
        User.objects.create_user("patient", password=people.PASSWORD)
        User.objects.create_user("gone", password=people.PASSWORD, is_staff=True, is_active=False)

        told = {
            re.sub(r'value="[^"]*"', "", text_of(enter_password(client, name, password)))
            for name, password in [
                ("alice", "wrong"),
                ("nobody", "wrong"),
                ("patient", people.PASSWORD),
                ("gone", people.PASSWORD),
            ]
        }

        assert len(told) == 1
        assert "do not belong together" in told.pop()

    @pytest.mark.parametrize(
        ("name", "password"),
        [
            ("", ""),
            ("alice\x00", "x"),
            ("a" * 5_000, "x"),
            ("alice", "x" * 100_000),
            ("‮ecila", "p"),
            ("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "é" * 300),
        ],
    )
    def test_is_what_odd_input_gets(self, client, alice, name, password):
        response = enter_password(client, name, password)

        assert response.status_code == 200
        assert not is_signed_in(client)

    def test_is_what_a_form_from_elsewhere_gets(self, alice):
        client = Client(enforce_csrf_checks=True)

        assert enter_password(client).status_code == 403

    def test_is_marked_in_the_title_and_led_to_by_links(self, client):
        page = enter_password(client, "", "").content.decode()

        assert "<title>Error: Log in" in page
        assert 'href="#id_login"' in page
        assert 'aria-describedby="id_login_error"' in page


class TestASession:
    def test_ends_on_the_server_with_signing_out(self, client, alice):
        client.force_login(alice)
        kept = client.cookies["staff"].value

        response = client.post(reverse("account_logout"))
        client.cookies["staff"] = kept

        assert response.url == reverse("account_login")
        assert not is_signed_in(client)

    def test_ends_with_the_admins_button_too(self, client, alice):
        client.force_login(alice)
        kept = client.cookies["staff"].value

        client.post(reverse("admin:logout"))
        client.cookies["staff"] = kept

        assert not is_signed_in(client)

    def test_goes_on_when_signing_out_is_only_looked_at(self, client, alice):
        client.force_login(alice)

        client.get(reverse("account_logout"))

        assert is_signed_in(client)

    def test_ends_after_eight_hours_however_busy(self, client, alice):
        with time_machine.travel(time.time(), tick=False) as clock:
            enter_password(client)
            for _ in range(7):
                clock.shift(timedelta(hours=1))
                client.get(reverse("mfa_add_webauthn"))  # puts something into the session
                client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
            assert is_signed_in(client)
            clock.shift(timedelta(hours=1, seconds=1))

            assert not is_signed_in(client)

    def test_ends_when_the_account_is_closed(self, client, alice):
        client.force_login(alice)

        alice.is_staff = False
        alice.save()

        assert not is_signed_in(client)


class TestForgottenPassword:
    def ask(self, client, email):
        response = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        wait_until_posted()
        return response

    def link(self):
        return re.search(r"http\S+/password/new/\S+", mail.outbox[0].body)[0]

    def test_answers_the_same_for_every_address(self, client, alice):
        known = self.ask(client, EMAIL)
        unknown = self.ask(client, "nobody@example.org")

        assert known.redirect_chain == unknown.redirect_chain
        assert text_of(known) == text_of(unknown)
        assert [letter.to for letter in mail.outbox] == [[EMAIL]]

    def test_leads_to_a_new_password_once(self, client, alice, settings):
        self.ask(client, EMAIL.upper())
        link = self.link()
        assert link.startswith(f"{settings.BASE_URL}/staff/password/new/")

        form = client.get(link, follow=True)
        chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        done = client.post(form.redirect_chain[-1][0], chosen)

        assert done.url == reverse("account_reset_password_from_key_done")
        assert enter_password(Client(), password=NEW_PASSWORD).status_code == 302
        assert "works no more" in text_of(Client().get(link, follow=True))

    def test_ignores_the_host_that_a_request_names(self, client, alice, settings):
        settings.ALLOWED_HOSTS = ["*"]

        client.post(
            reverse("account_reset_password"), {"email": EMAIL}, headers={"Host": "evil.example"}
        )
        wait_until_posted()

        assert "evil" not in mail.outbox[0].body

    def test_does_not_write_to_patients_or_to_an_address_of_the_past(self, client, alice):
        self.ask(client, EMAIL)
        alice.email = "alice@elsewhere.example"
        alice.save()
        User.objects.create_user("patient", "patient@example.org", people.PASSWORD)
        mail.outbox.clear()

        self.ask(client, EMAIL)
        self.ask(client, "patient@example.org")

        assert mail.outbox == []

    def test_works_no_more_after_an_hour(self, client, alice):
        with time_machine.travel(time.time(), tick=False) as clock:
            self.ask(client, EMAIL)
            clock.shift(timedelta(hours=1, seconds=5))

            assert "works no more" in text_of(client.get(self.link(), follow=True))

    @pytest.mark.parametrize(
        "key", ["1-x", "zzzzzzzzzzzzz-c7-abc", "0-set-password", "é-x", "1-" + "a" * 90]
    )
    def test_refuses_a_made_up_link_in_words(self, client, key):
        assert client.get(f"/staff/password/new/{key}/").status_code in {200, 404}

    def test_is_not_offered_without_a_mail_server(self, client, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

        assert "cannot send e-mail" in text_of(client.get(reverse("account_reset_password")))

    def test_survives_a_mail_server_that_is_down(self, client, alice, settings, caplog):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

        response = self.ask(client, EMAIL)

        assert response.status_code == 200
        assert "could not be sent" in caplog.text


class TestChangingThePassword:
    def test_keeps_this_session_and_ends_the_others(self, client, alice):
        other = Client()
        for each in (client, other):
            each.force_login(alice)

        response = client.post(
            reverse("account_change_password"),
            {"oldpassword": people.PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        )
        wait_until_posted()

        assert response.status_code == 302
        assert is_signed_in(client)
        assert not is_signed_in(other)
        assert mail.outbox[0].to == [EMAIL]

    @pytest.mark.parametrize("password", ["short", "password1234", EMAIL])
    def test_refuses_a_weak_one(self, client, alice, password):
        client.force_login(alice)

        page = client.post(
            reverse("account_change_password"),
            {"oldpassword": people.PASSWORD, "password1": password, "password2": password},
        )

        assert page.status_code == 200
        assert "Error:" in page.content.decode()

    def test_takes_a_long_one_without_rules_of_composition(self, client, alice):
        client.force_login(alice)
        password = get_random_string(128, "abcdefghij ")

        client.post(
            reverse("account_change_password"),
            {"oldpassword": people.PASSWORD, "password1": password, "password2": password},
        )

        assert enter_password(Client(), password=password).status_code == 302

    def test_stands_in_the_admins_place(self, client, alice):
        client.force_login(alice)

        response = client.get(reverse("admin:password_change"))

        assert response.url == reverse("account_change_password")


class TestEveryPage:
    @pytest.mark.parametrize("name", OUTSIDE + INSIDE)
    def test_has_the_staffs_policy_and_is_kept_by_no_cache(self, client, alice, name):
        if name in INSIDE:
            client.force_login(alice)

        response = client.get(reverse(name))

        policy = response.headers["Content-Security-Policy"]
        assert response.status_code == 200
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "no-store" in response.headers["Cache-Control"]
        assert "publickey-credentials-get=(self)" in response.headers["Permissions-Policy"]
        assert not re.search(r"<style|\sstyle=|\son\w+=", response.content.decode())

    @pytest.mark.parametrize("name", INSIDE)
    def test_inside_asks_a_stranger_to_sign_in(self, client, name):
        response = client.get(reverse(name))

        assert response.status_code == 302
        assert response.url.startswith((reverse("account_login"), "/staff/sign-in"))

    def test_of_patients_may_use_no_passkeys(self, client):
        policy = client.get("/").headers["Permissions-Policy"]

        assert "publickey-credentials-get=()" in policy
        assert "publickey-credentials-create=()" in policy
