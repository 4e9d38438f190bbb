"""Signing in in a real browser: passkeys, an app for codes, recovery codes, and what axe says."""

import re
from contextlib import contextmanager

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from tests import pages, people
from tests.browser.rules import assert_no_violation
from tests.browser.windows import follow, window
from tests.spinecare.signing_in import code_of

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
OUTSIDE = ["account_login", "account_reset_password", "account_reset_password_done"]
INSIDE = [
    "mfa_index",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
    "account_change_password",
    "account_reauthenticate",
    "account_logout",
]


@pytest.fixture(scope="module")
def staff_site(new_site):
    def fill():
        pages.a_practice()
        people.alice()

    return new_site(fill)


@pytest.fixture
def browse(chromium, staff_site):
    """Open windows on the site, which forgets every factor and every wrong try in the end."""

    @contextmanager
    def open_window(**look):
        with (
            staff_site.in_force() as address,
            window(chromium, address, script=True, **{"width": 1280} | look) as page,
        ):
            errors = []
            page.on("console", lambda line: line.type == "error" and errors.append(line.text))
            try:
                yield page
            finally:
                Authenticator.objects.all().delete()
                cache.clear()
        assert not errors

    return open_window


@pytest.fixture
def page(browse):
    with browse() as page:
        yield page


def device(page, **different):
    """Plug a made-up device for passkeys into the browser."""
    link = page.context.new_cdp_session(page)
    link.send("WebAuthn.enable")
    answer = link.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | different})
    return link, answer["authenticatorId"]


def enter_password(page):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill(people.PASSWORD)
    follow(page.get_by_role("button", name="Log in", exact=True))


def enter_code(page, code):
    page.get_by_label("Code from your app").fill(code)
    follow(page.get_by_role("button", name="Log in", exact=True))


def log_out(page):
    follow(page.get_by_role("button", name="Log out"))


def add_passkey(page, *, alone=True):
    page.goto(reverse("mfa_index"))
    follow(page.get_by_role("link", name="Add a passkey"))
    page.get_by_label("A name for it").fill("My phone")
    page.get_by_label("Sign in with this passkey alone").set_checked(alone)
    follow(page.get_by_role("button", name="Add the passkey"))


def set_up_app(page):
    page.goto(reverse("mfa_index"))
    follow(page.get_by_role("link", name="Set up an app"))
    assert page.locator("img.qr").evaluate("square => square.naturalWidth > 0")
    secret = page.locator("code.key").inner_text()
    page.get_by_label("Six-digit code").fill(code_of(secret))
    follow(page.get_by_role("button", name="Set up the app"))
    return secret


def heading(page):
    return page.locator("h1").inner_text()


class TestAPasskey:
    def test_signs_in_without_name_and_password(self, page):
        device(page)
        enter_password(page)
        add_passkey(page)
        assert heading(page) == "Recovery codes"
        log_out(page)

        follow(page.get_by_role("button", name="Use a passkey"))

        assert page.url.endswith(reverse("admin:index"))
        assert "A password alone" not in page.content()

    def test_keeps_in_mind_where_somebody_wanted_to_go(self, page):
        device(page)
        enter_password(page)
        add_passkey(page)
        log_out(page)
        wanted = reverse("admin:practice_practice_changelist")
        page.goto(wanted)

        follow(page.get_by_role("button", name="Use a passkey"))

        assert page.url.endswith(wanted)

    def test_is_a_second_factor(self, page):
        device(page)
        enter_password(page)
        add_passkey(page, alone=False)
        log_out(page)
        enter_password(page)
        assert heading(page) == "Second factor"

        follow(page.get_by_role("button", name="Use a passkey"))

        assert page.url.endswith(reverse("admin:index"))

    def test_of_another_device_is_told_so_in_words(self, page):
        link, first = device(page)
        enter_password(page)
        add_passkey(page)
        log_out(page)
        link.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
        device(page)

        page.get_by_role("button", name="Use a passkey").click()

        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "The passkey was not used" in alert.inner_text()

    def test_is_renamed_and_removed(self, page):
        device(page)
        enter_password(page)
        add_passkey(page)
        page.goto(reverse("mfa_list_webauthn"))

        follow(page.get_by_role("link", name="Rename My phone"))
        page.get_by_label("A name for it").fill("My tablet")
        follow(page.get_by_role("button", name="Save the name"))
        follow(page.get_by_role("link", name="Remove My tablet"))
        follow(page.get_by_role("button", name="Remove the passkey"))

        assert "You have no passkey." in page.content()

    def test_confirms_who_it_is(self, page):
        device(page)
        enter_password(page)
        add_passkey(page)
        page.goto(reverse("mfa_reauthenticate_webauthn") + "?next=/staff/second-factor/")

        follow(page.get_by_role("button", name="Use a passkey"))

        assert page.url.endswith(reverse("mfa_index"))


class TestAnApp:
    def test_is_set_up_by_its_code_and_asked_for_ever_after(self, page):
        enter_password(page)
        secret = set_up_app(page)
        log_out(page)
        cache.clear()  # as if the minute in which the first code counts were over

        enter_password(page)
        assert heading(page) == "Second factor"
        enter_code(page, code_of(secret))

        assert page.url.endswith(reverse("admin:index"))

    def test_with_a_wrong_code_says_what_to_do(self, page):
        enter_password(page)
        set_up_app(page)
        log_out(page)
        enter_password(page)

        enter_code(page, "000000")

        assert "one time only" in page.get_by_role("alert").inner_text()
        assert page.title().startswith("Error:")


class TestRecoveryCodes:
    def test_open_the_account_when_the_phone_is_lost(self, page):
        enter_password(page)
        set_up_app(page)
        codes = page.locator(".codes li").all_inner_texts()
        log_out(page)
        enter_password(page)

        enter_code(page, codes[0])

        assert page.url.endswith(reverse("admin:index"))

    def test_are_taken_along_as_a_file_and_on_paper(self, page):
        enter_password(page)
        set_up_app(page)
        page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")

        with page.expect_download() as download:
            page.get_by_role("link", name="Download the codes").click()
        page.get_by_role("button", name="Print the codes").click()

        text = download.value.path().read_text()
        assert re.fullmatch(r"(\d{8}\n){10}", text)
        assert page.locator("body").get_attribute("data-printed") == "yes"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark"), (320, "light")])
def test_no_rule_is_violated(browse, width, scheme):
    with browse(width=width, scheme=scheme, free=True) as page:
        device(page)
        for name in OUTSIDE:
            page.goto(reverse(name))
            fits_and_is_accessible(page)
        follow_wrong_password(page)
        fits_and_is_accessible(page)
        enter_password(page)
        for name in INSIDE:
            page.goto(reverse(name))
            fits_and_is_accessible(page)
        add_passkey(page)
        fits_and_is_accessible(page)
        for name in ("mfa_index", "mfa_list_webauthn", "mfa_reauthenticate_webauthn"):
            page.goto(reverse(name))
            fits_and_is_accessible(page)
        log_out(page)
        enter_password(page)
        fits_and_is_accessible(page)


def follow_wrong_password(page):
    page.goto(reverse("account_login"))
    follow(page.get_by_role("button", name="Log in", exact=True))


def fits_and_is_accessible(page):
    assert_no_violation(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
