"""A fixed Thursday at the demo practice, and what a week of work has left behind on the desk."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import call_command

from conditions.models import Condition
from editorial import actions, inspections
from editorial.models import Schedule
from editorial.versions import snapshots
from faq.models import Question
from tests import people

THURSDAY = datetime(2026, 12, 3, 10, 12, tzinfo=ZoneInfo("America/New_York"))
DAY = timedelta(days=1)


class Clock:
    """Stands still, except when it is set."""

    def __init__(self):
        self.now = THURSDAY


def fill(clock):
    clock.now = THURSDAY - 20 * DAY
    call_command("load_demo", stdout=io.StringIO())
    ana, noor = person("editor", "Ana", "Ruiz"), person("reviewer", "Noor", "Haddad")
    a_week_of_work(clock, ana, noor)
    people.alice()  # who has a password and nothing else yet
    clock.now = THURSDAY
    inspections.look_again(clock.now, at_most=500)
    call_command("publish_due", stdout=io.StringIO())


def person(name, first, last):
    """Name an account of the demo, and give it its second factor."""
    user = User.objects.get(username=name)
    user.first_name, user.last_name = first, last
    user.save()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return user


def a_week_of_work(clock, ana, noor):
    for days, slug in ((-13, "muscle-strain"), (-2, "spinal-stenosis"), (18, "scoliosis")):
        Condition.objects.filter(slug=slug).update(review_due_on=(THURSDAY + days * DAY).date())
    clock.now = THURSDAY - 2 * DAY
    for slug, old, new in (
        ("herniated-disc", "a soft pad", "a soft cushion"),
        ("sciatica", "improve with time", "imporve over time"),  # codespell:ignore imporve
    ):
        checked = written(Condition, slug, ana, {"summary_en": (old, new)})
        actions.approve(checked, by=noor, reviewer=noor.reviewer)
        actions.publish_revision(checked, by=ana)
    clock.now = THURSDAY - DAY
    braces = written(Question, "braces", ana, {"summary_en": ("For most", "For nearly all")})
    actions.approve(braces, by=noor, reviewer=noor.reviewer)
    monday = THURSDAY.replace(day=7, hour=8, minute=0)
    actions.schedule(braces.record.page, Schedule.Verb.PUBLISH, at=monday, by=ana)
    clock.now = THURSDAY.replace(hour=9, minute=20)
    sleep = written(Question, "sleep", ana, {"summary_en": ("a mattress", "a firm mattress")})
    actions.ask_for_review(sleep, by=ana, reviewer=noor.reviewer, note="Is “firm” right?")
    slip = "imporve"  # codespell:ignore imporve
    written(Condition, "sciatica", ana, {"summary_en": (slip, "improve")})


def written(model, slug, by, changes):
    """Save a draft in which some words are others."""
    page = model.objects.get(slug=slug)
    snapshot = snapshots.take(page)
    for name, (old, new) in changes.items():
        assert old in snapshot["fields"][name]
        snapshot["fields"][name] = snapshot["fields"][name].replace(old, new, 1)
    return actions.save_draft(page, snapshot, by=by)
