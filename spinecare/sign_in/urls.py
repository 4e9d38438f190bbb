"""Addresses under /staff/: those of allauth's pages that we use, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from spinecare.sign_in.pages import staff_page

FACTOR = "second-factor/"
CODES = f"{FACTOR}recovery-codes/"
PASSKEYS = f"{FACTOR}passkeys/"
RESET = r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$"

PAGES = (
    ("sign-in/", account.login, "account_login", "Log in"),
    ("sign-out/", account.logout, "account_logout", "Log out"),
    ("no-access/", account.account_inactive, "account_inactive", "No access"),
    ("confirm/", account.reauthenticate, "account_reauthenticate", "Is it you?"),
    ("password/", account.password_change, "account_change_password", "Change your password"),
    ("password/first/", account.password_set, "account_set_password", "Choose a password"),
    (
        "password/forgotten/",
        account.password_reset,
        "account_reset_password",
        "Forgotten your password?",
    ),
    (
        "password/forgotten/sent/",
        account.password_reset_done,
        "account_reset_password_done",
        "Look into your mail",
    ),
    (
        "password/new/saved/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
        "Your password is saved",
    ),
    (FACTOR, factors.index, "mfa_index", "Second factor"),
    (f"{FACTOR}code/", factors.authenticate, "mfa_authenticate", "Second factor"),
    (f"{FACTOR}confirm/", factors.reauthenticate, "mfa_reauthenticate", "Is it you?"),
    (f"{FACTOR}app/", app.activate_totp, "mfa_activate_totp", "Set up an app for codes"),
    (f"{FACTOR}app/remove/", app.deactivate_totp, "mfa_deactivate_totp", "Remove the app"),
    (CODES, codes.view_recovery_codes, "mfa_view_recovery_codes", "Recovery codes"),
    (
        f"{CODES}new/",
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
        "Make new recovery codes",
    ),
    (PASSKEYS, passkeys.list_webauthn, "mfa_list_webauthn", "Passkeys"),
    (f"{PASSKEYS}add/", passkeys.add_webauthn, "mfa_add_webauthn", "Add a passkey"),
    (
        f"{PASSKEYS}confirm/",
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
        "Is it you?",
    ),
    (f"{PASSKEYS}sign-in/", passkeys.login_webauthn, "mfa_login_webauthn", "Log in"),
    (f"{PASSKEYS}<int:pk>/name/", passkeys.edit_webauthn, "mfa_edit_webauthn", "Rename a passkey"),
    (
        f"{PASSKEYS}<int:pk>/remove/",
        passkeys.remove_webauthn,
        "mfa_remove_webauthn",
        "Remove a passkey",
    ),
)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="mfa_index")),
    *(path(address, staff_page(view, title), name=name) for address, view, name, title in PAGES),
    re_path(
        RESET,
        staff_page(account.password_reset_from_key, "Choose a new password"),
        name="account_reset_password_from_key",
    ),
]
