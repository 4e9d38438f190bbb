"""What the desk's own commands leave behind: when each last ran, and what was found in pages."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from editorial.models.records import PageRecord

LONGEST = 250


class RunQuerySet(models.QuerySet):
    def note(self, name, outcome, at):
        """Write down that it ran; only the last time of each is kept."""
        kept = Truncator(outcome).chars(LONGEST)
        run, _is_new = self.update_or_create(name=name, defaults={"outcome": kept, "at": at})
        return run


class Run(models.Model):
    """The last time that a command did one of its duties."""

    class Name(models.TextChoices):
        PUBLISHING = "publishing", _("Publishing what is scheduled")
        PURGE = "purge", _("Removing what nobody needs any more")
        REQUESTS = "requests", _("Removing requests for a visit whose time is over")

    name = models.CharField(max_length=20, unique=True, choices=Name)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=LONGEST)

    objects = RunQuerySet.as_manager()

    def __str__(self):
        return f"{self.get_name_display()}: {self.at:%Y-%m-%d %H:%M}"


class Inspection(models.Model):
    """What the last look at a page found that keeps it from the public, or could be better.

    A look costs more than a list of pages may take, so `manage.py publish_due` looks ahead.
    """

    record = models.OneToOneField(PageRecord, on_delete=models.CASCADE, related_name="inspection")
    version = models.PositiveIntegerField(help_text="The page's version when it was looked at.")
    looked_at = models.DateTimeField(db_index=True)
    findings = models.JSONField(
        default=list, help_text="Each with its words, its field, and in which of the two texts."
    )

    def __str__(self):
        return f"{self.record}: {len(self.findings)}"
