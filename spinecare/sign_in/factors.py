"""What allauth asks us about second factors: how their secrets are kept, what they are called."""

import base64
import logging
from functools import lru_cache

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

logger = logging.getLogger(__name__)
PURPOSE = b"spinecare second factors"
LOST = "A second factor cannot be read: SPINECARE_SECRET_KEY has changed. Remove the factor."


class StaffFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This did not work. A code is good for one minute, and one time only.",
    }

    def encrypt(self, text):
        """A stolen backup of the database opens no account."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return a secret that nobody has, rather than fail, when the key is not the old one."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error(LOST)
            return generate_totp_secret()

    def get_totp_label(self, user):
        return user.get_username()

    def generate_authenticator_name(self, user, type):
        return "My passkey"


def _box():
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_derived(key)) for key in keys])


@lru_cache(maxsize=4)
def _derived(key):
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
    return base64.urlsafe_b64encode(secret)
