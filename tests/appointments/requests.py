"""Requests for tests: June asks for a visit about new pain, by phone."""

import secrets
import time

import tinyhtml5
from django.conf import settings
from django.test import override_settings

from appointments import actions
from appointments.contents import BestTime, Contents, Reach, Topic
from appointments.form_key import FormKey
from appointments.forms import ANYWHERE

NAME = "June Quillfeather"
PHONE = "410-555-0177"
EMAIL = "june.quillfeather@mailbox.example"
NOTE = "Leg feels zappy when I sit."


def contents(**values):
    told = {
        "name": NAME,
        "reach_by": Reach.PHONE,
        "reach": PHONE,
        "best_time": BestTime.MORNING,
        "may_leave_message": True,
        "topic": Topic.NEW_PAIN,
        "note": NOTE,
    }
    return Contents(**told | values)


def a_request(*, location=None, surgeon=None, language="en", now=None, key=None, **values):
    return actions.ask(
        key=key or secrets.token_urlsafe(16),
        contents=contents(**values),
        location=location,
        surgeon=surgeon,
        language=language,
        now=now,
    )


ADDRESS = "/appointments/"
RECEIVED = "/appointments/received/"


def served_plainly():
    """What tests/conftest.py sets, for a process of its own: plain static files, letters kept."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": plain},
        SECURE_SSL_REDIRECT=False,
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    )


def a_key(*, seconds_old=60):
    return FormKey(made_at=int(time.time()) - seconds_old).signed


def typed(**changes):
    """What June's browser sends; None leaves a field out."""
    told = {
        "key": a_key(),
        "topic": Topic.NEW_PAIN,
        "location": ANYWHERE,
        "surgeon": "",
        "name": NAME,
        "reach_by": Reach.PHONE,
        "reach": "(410) 555-0177",
        "best_time": BestTime.MORNING,
        "may_leave_message": "on",
        "note": NOTE,
        "leave_empty": "",
    }
    return {name: value for name, value in (told | changes).items() if value is not None}


def kept_of(response):
    """What stands in the fields of a form that came back, by name."""
    return _Fields(response.content.decode()).found


class _Fields:
    def __init__(self, html):
        main = tinyhtml5.parse(html, namespace_html_elements=False).find(".//main")
        self.found = {}
        for field in main.iter("input"):
            is_box = field.get("type") in ("radio", "checkbox")
            if not is_box or field.get("checked") is not None:
                self.found[field.get("name")] = field.get("value", "on" if is_box else "")
        for field in main.iter("textarea"):
            self.found[field.get("name")] = (field.text or "").strip()
        for field in main.iter("select"):
            chosen = [each for each in field.iter("option") if each.get("selected") is not None]
            self.found[field.get("name")] = chosen[0].get("value") if chosen else ""
