"""Requests for a visit: sealed words of patients, and what staff did with them."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from appointments.contents import Contents
from appointments.sealing import Unreadable, seal, unseal
from editorial.moments import day, hour
from locations.models import Location

VIEW = "appointments.view_request"
EVERY_REQUEST = "appointments.view_every_request"


class RequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keep what somebody may see: all, or the requests for places in their care.

        Who may write about every place may not therefore read about every patient.
        """
        if not user.has_perm(VIEW):
            return self.none()
        if user.has_perm(EVERY_REQUEST):
            return self
        return self.filter(location__managers__user=user)

    def outlived(self, now):
        return self.filter(received_at__lte=now - _retention())


class Request(models.Model):
    """One patient's request. Everything that the patient wrote is sealed."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        IN_HAND = "in-hand", _("In hand")
        DONE = "done", _("Done")
        CLOSED = "closed", _("Closed, not reached")

    OPEN = (State.NEW, State.IN_HAND)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(
        max_length=64,
        unique=True,
        help_text="What its form carried: sent twice, it is one request.",
    )
    received_at = models.DateTimeField(default=timezone.now, db_index=True)
    location = models.ForeignKey(
        Location, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    surgeon = models.ForeignKey(
        "surgeons.Surgeon", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_anywhere = models.BooleanField(
        "wherever is soonest", default=False, help_text="The patient left the place to us."
    )
    language = models.CharField(max_length=7, choices=settings.LANGUAGES)
    state = models.CharField(max_length=10, choices=State, default=State.NEW, db_index=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at",)
        verbose_name = _("request for a visit")
        verbose_name_plural = _("requests for a visit")
        default_permissions = ("view", "change", "delete")
        permissions = (
            ("view_every_request", "Can view the requests for every place"),
            ("export_request", "Can search for one person's requests, and export them"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("new", "in-hand", "done", "closed")),
                name="appointments_request_state_known",
            ),
            models.CheckConstraint(condition=~Q(key=""), name="appointments_request_key_not_empty"),
        )

    def __str__(self):
        return _("Request of %(day)s, %(hour)s") % {
            "day": day(self.received_at),
            "hour": hour(self.received_at),
        }

    @property
    def reference(self):
        """What staff call it by: short, and about nobody."""
        return str(self.pk)[:8]

    @property
    def contents(self):
        """What the patient wrote; raise Unreadable if no key opens it, or it is another row's."""
        opened = unseal(self.sealed)
        if opened.pop("request", None) != str(self.pk):
            raise Unreadable
        return Contents.of(opened)

    def seal(self, contents):
        self.sealed = seal({"request": str(self.pk), **contents.as_dict()})

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def gone_at(self):
        """When it is removed, whether or not somebody has answered."""
        return self.received_at + _retention()


class RequestEvent(models.Model):
    """Something that happened to a request. It holds no word of the patient, and outlives it."""

    class Verb(models.TextChoices):
        RECEIVED = "received", _("Received")
        MAILED = "mailed", _("E-mail sent")
        MAIL_FAILED = "mail-failed", _("E-mail not sent")
        OPENED = "opened", _("Opened")
        TAKEN = "taken", _("Taken in hand")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Opened again")
        NOTED = "noted", _("Note written")
        SEARCHED = "searched", _("Searched for one person")
        FOUND = "found", _("Shown by a search")
        EXPORTED = "exported", _("Exported")
        ERASED = "erased", _("Erased")
        PURGED = "purged", _("Removed when its time was over")

    request = models.ForeignKey(
        Request,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="events",
        help_text="None for a search. It stays when the request is gone.",
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(max_length=150, blank=True, help_text="The name at that time.")
    verb = models.CharField(max_length=12, choices=Verb)
    detail = models.CharField(max_length=120, blank=True, help_text="Never about the patient.")

    class Meta:
        ordering = ("at", "pk")
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"


class Note(models.Model):
    """What staff wrote beside a request: sealed as the request is, and gone with it."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="notes")
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    who = models.CharField(max_length=150, blank=True, help_text="The name at that time.")
    sealed = models.BinaryField()

    class Meta:
        ordering = ("at", "pk")
        default_permissions = ()

    def __str__(self):
        return f"{self.request_id} {self.at:%Y-%m-%d %H:%M}"

    @property
    def text(self):
        """Raise Unreadable if no key opens it, or it is another request's."""
        opened = unseal(self.sealed)
        if opened.get("request") != str(self.request_id) or "text" not in opened:
            raise Unreadable
        return opened["text"]

    @property
    def is_readable(self):
        try:
            return bool(self.text)
        except Unreadable:
            return False

    def seal(self, text):
        self.sealed = seal({"request": str(self.request_id), "text": text})


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, given_up_at=None)


class Letter(models.Model):
    """An e-mail that a request calls for. To whom it goes is looked up when it is sent."""

    class Kind(models.TextChoices):
        DESK = "desk", _("to the desk")
        PATIENT = "patient", _("to the patient")

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=8, choices=Kind)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("request", "kind"), name="appointments_letter_one_of_a_kind"
            ),
        )

    def __str__(self):
        return f"{self.request}: {self.get_kind_display()}"


def _retention():
    return timedelta(days=settings.APPOINTMENT_RETENTION_DAYS)
