"""The forms of passkeys: allauth's, which expect an honest browser, made safe from any other."""

import json

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as passkey_forms
from cryptography.exceptions import InvalidSignature
from django import forms

from spinecare.sign_in.forms import Plain

LONGEST = 64_000
# What the parsers of keys and signatures raise, one time or another, on what no browser sends.
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError)
MALFORMED += (RecursionError, InvalidSignature, NotImplementedError)


class Credential(forms.JSONField):
    """A browser's answer, and only what every database can keep."""

    widget = forms.HiddenInput
    default_error_messages = {"required": "The passkey did not answer. Try again."}

    def to_python(self, value):
        if len(value or "") > LONGEST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            credential = super().to_python(value)
            text = json.dumps(credential, ensure_ascii=False, allow_nan=False)
            is_clean = isinstance(credential, dict | None) and b"\\u0000" not in text.encode()
        except MALFORMED:
            is_clean = False
        if not is_clean:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return credential

    def prepare_value(self, value):
        """What was sent once is of no use again."""
        return ""

    def bound_data(self, data, initial):
        return None


class Untrusting(Plain):
    """Whatever a made-up answer breaks on its way, it is an answer that did not work."""

    def clean_credential(self):
        clean = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])
        return self._refusing(clean)

    def clean(self):
        return self._refusing(super().clean)

    def _refusing(self, clean):
        try:
            return clean()
        except MALFORMED as problem:
            raise get_adapter().validation_error("incorrect_code") from problem


class NewPasskey(Untrusting, passkey_forms.AddWebAuthnForm):
    credential = Credential()
    labels = {"name": "A name for it", "passwordless": "Sign in with this passkey alone"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = (
            "Then you need no username and no password. "
            "Your device asks for its PIN, your finger or your face."
        )

    def clean_name(self):
        return super().clean_name()[:60]


class RenamePasskey(Plain, passkey_forms.EditWebAuthnForm):
    name = forms.CharField(label="A name for it", max_length=60)


class SignInWithPasskey(Untrusting, passkey_forms.LoginWebAuthnForm):
    credential = Credential()


class SecondFactorPasskey(Untrusting, passkey_forms.AuthenticateWebAuthnForm):
    credential = Credential()


class ConfirmPasskey(Untrusting, passkey_forms.ReauthenticateWebAuthnForm):
    credential = Credential()
