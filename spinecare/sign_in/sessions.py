"""Sessions that end eight hours after signing in, however busy they are."""

import time

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSession

SIGNED_IN_AT = "signed_in_at"


class SessionStore(DatabaseSession):
    def get_session_cookie_age(self):
        """Count from signing in: Django counts from the last time something was put into it."""
        now = time.time()
        return max(0, int(self.get(SIGNED_IN_AT, now) + settings.SESSION_COOKIE_AGE - now))


def note_time(sender, request, **kwargs):
    """Answer the signal that somebody has signed in."""
    request.session[SIGNED_IN_AT] = time.time()


def seconds_since_sign_in(session) -> float:
    return time.time() - session.get(SIGNED_IN_AT, 0)
