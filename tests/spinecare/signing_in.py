"""What the tests of signing in do again and again: passwords, codes of an app, enrolling."""

import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.urls import reverse

from tests.people import PASSWORD

STEP = 30
"""Seconds that an app shows one code."""


def enter_password(client, name="alice", password=PASSWORD, **rest):
    """Send the first form; `rest` goes on to the client, such as headers."""
    address = reverse("account_login") + rest.pop("query", "")
    return client.post(address, {"login": name, "password": password}, **rest)


def enter_code(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def code_of(secret, at=None):
    return totp.format_hotp_value(totp.hotp_value(secret, int(at or time.time()) // STEP))


def set_up_app(client):
    """Return the app's secret and the recovery codes, as the pages show them."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'<code class="key">(\w+)</code>', page)[1]
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    return secret, codes_on(client.get(response.url))


def codes_on(response):
    return re.findall(r"<li>(\d{8})</li>", response.content.decode())


def is_signed_in(client):
    return client.get(reverse("admin:index")).status_code == 200


def give_app(user):
    """Set up an app without its pages, and return its secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


def secret_of(user):
    return decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
