"""What a patient wrote, opened: it is shown to who may see it, and never written down again."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from appointments.sealing import Unreadable


class Reach(TextChoices):
    PHONE = "phone", _("Call me")
    EMAIL = "email", _("Write me an e-mail")


class BestTime(TextChoices):
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    ANY = "any", _("Any time")


class Topic(TextChoices):
    NEW_PAIN = "new-pain", _("New pain, or pain that got worse")
    SECOND_OPINION = "second-opinion", _("A second opinion")
    SCAN = "scan", _("The result of a scan")
    FOLLOW_UP = "follow-up", _("A follow-up visit")
    BEFORE_OPERATION = "before-operation", _("Questions before an operation")
    OTHER = "other", _("Something else")


@dataclass(frozen=True, repr=False)
class Contents:
    """Without a representation of its own: an error report would print it."""

    name: str
    reach_by: str
    reach: str
    best_time: str
    may_leave_message: bool
    topic: str
    note: str = ""
    summary: str = ""
    """The plain text of a spine check, if the patient chose to send it."""

    @classmethod
    def of(cls, opened: dict[str, Any]) -> "Contents":
        known = {field.name for field in fields(cls)}
        try:
            return cls(**{name: value for name, value in opened.items() if name in known})
        except TypeError:
            raise Unreadable from None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_by_email(self) -> bool:
        return self.reach_by == Reach.EMAIL

    @property
    def reach_by_words(self) -> str:
        return _words(Reach, self.reach_by)

    @property
    def best_time_words(self) -> str:
        return _words(BestTime, self.best_time)

    @property
    def topic_words(self) -> str:
        return _words(Topic, self.topic)


def _words(choices: type[TextChoices], value: str) -> str:
    """A choice of an earlier release stays as it was written."""
    return str(dict(choices.choices).get(value, value))
