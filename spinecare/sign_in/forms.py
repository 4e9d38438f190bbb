"""The forms of signing in: allauth's, in plain words and without words inside the boxes."""

from allauth.account import forms as account_forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from django import forms
from django.conf import settings
from django.core.cache import cache

NUMERIC = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class Plain:
    """A word inside an empty box is gone as soon as somebody types: the label says it instead."""

    labels: dict[str, str] = {}
    focus = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
        if self.focus:
            self.fields[self.focus].widget.attrs["autofocus"] = True


class SignIn(Plain, account_forms.LoginForm):
    focus = "login"


class ConfirmPassword(Plain, account_forms.ReauthenticateForm):
    focus = "password"


class ChangePassword(Plain, account_forms.ChangePasswordForm):
    labels = {
        "oldpassword": "Your present password",
        "password1": "New password",
        "password2": "New password again",
    }


class FirstPassword(Plain, account_forms.SetPasswordForm):
    labels = {"password1": "New password", "password2": "New password again"}


class NewPassword(Plain, account_forms.ResetPasswordKeyForm):
    labels = {"password1": "New password", "password2": "New password again"}


class ForgottenPassword(Plain, account_forms.ResetPasswordForm):
    labels = {"email": "Your e-mail address"}
    focus = "email"

    def clean_email(self):
        """Write to members of staff only, and never to an address that an account had before."""
        email = super().clean_email()
        self.users = [
            user
            for user in self.users
            if user.is_staff and user.email.casefold() == email.casefold()
        ]
        return email


class Code(forms.CharField):
    def __init__(self, label):
        super().__init__(label=label, max_length=40, widget=forms.TextInput(attrs=NUMERIC.copy()))


class UsedOnce(Plain):
    """A code of the app is good for the steps around its own, so it is remembered as long."""

    def clean_code(self):
        code = super().clean_code()
        if self.is_from_app() and not _first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code

    def is_from_app(self):
        return self.authenticator.type == Authenticator.Type.TOTP


class SecondFactorCode(UsedOnce, factor_forms.AuthenticateForm):
    code = Code("Code from your app, or a recovery code")
    focus = "code"


class ConfirmCode(UsedOnce, factor_forms.ReauthenticateForm):
    code = Code("Code from your app, or a recovery code")
    focus = "code"


class NewApp(UsedOnce, app_forms.ActivateTOTPForm):
    code = Code("Six-digit code that the app shows")

    def is_from_app(self):
        return True


def _first_use(user, code):
    digits = "".join(filter(str.isalnum, code))
    steps = 2 * settings.MFA_TOTP_TOLERANCE + 1
    return cache.add(f"app-code-used:{user.pk}:{digits}", 1, timeout=steps * 30)
