"""The list of reviews that are due, and the letters about them."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord, WordingChange
from tests import pages, people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]

TODAY = "2026-11-23 15:00Z"


@pytest.fixture
def _today(time_machine):
    time_machine.move_to(TODAY)


def listed(**options):
    out, err = StringIO(), StringIO()
    call_command("list_overdue_reviews", stdout=out, stderr=err, **options)
    return out.getvalue()


def due(page, day):
    type(page).objects.filter(pk=page.pk).update(review_due_on=day)
    return page


def kept_by(page, group):
    record = PageRecord.objects.of(page)
    record.owner = group
    record.save()
    return record


def member(name, group=None, **values):
    user = User.objects.create(
        **{"username": name, "email": f"{name}@spine.example", "is_staff": True} | values
    )
    if group:
        user.groups.add(group)
    return user


@pytest.fixture
def backs():
    return Group.objects.create(name="Backs")


@pytest.fixture
def overdue(backs):
    page = due(pages.a_condition(), date(2026, 11, 22))
    kept_by(page, backs)
    return page


class TestTheList:
    def test_says_that_nothing_is_due(self):
        due(pages.a_condition(), timezone.localdate() + timedelta(days=31))

        assert listed() == "No review is due in the next 30 days.\n"

    def test_stands_by_group_the_oldest_first(self, overdue, backs, settings):
        settings.BASE_URL = "https://spine.example"
        nobodys = due(pages.a_condition("two", title="Stenosis"), date(2026, 12, 1))
        soon = due(pages.a_condition("three", title="Slipped disc"), date(2026, 11, 23))
        kept_by(soon, backs)

        assert listed() == (
            "Backs:\n"
            "  Sciatica: overdue since November 22, 2026\n"
            f"    https://spine.example/admin/conditions/condition/{overdue.pk}/change/\n"
            "  Slipped disc: due November 23, 2026\n"
            f"    https://spine.example/admin/conditions/condition/{soon.pk}/change/\n"
            "\n"
            "No group keeps these:\n"
            "  Stenosis: due December 1, 2026\n"
            f"    https://spine.example/admin/conditions/condition/{nobodys.pk}/change/\n"
            "\n"
        )

    def test_counts_small_changes(self, overdue):
        revision = PageRecord.objects.of(overdue).live
        WordingChange.objects.create(revision=revision)

        assert "2026, small changes since the last check: 1\n" in listed()

    def test_leaves_out_what_is_in_the_bin(self, overdue):
        actions.archiving.archive(overdue, by=people.alice())

        assert "Sciatica" not in listed()

    def test_writes_to_nobody_unasked(self, overdue, backs):
        member("ana", backs)

        listed()

        assert mail.outbox == []


class TestTheLetters:
    def test_go_to_each_member_of_the_group_that_keeps_the_page(self, overdue, backs):
        for name in ("ana", "ben"):
            member(name, backs)
        member("eve")

        told = listed(mail=True)

        letters = [(letter.to, letter.subject) for letter in mail.outbox]
        subject = "Medical reviews: 1 overdue, 0 due within 30 days"
        assert letters == [(["ana@spine.example"], subject), (["ben@spine.example"], subject)]
        assert "Sciatica: overdue since November 22, 2026" in mail.outbox[0].body
        assert "Written to ana@spine.example." in told

    @pytest.mark.parametrize(
        "values", [{"email": ""}, {"is_active": False}, {"is_staff": False}], ids=str
    )
    def test_go_to_nobody_who_cannot_read_or_sign_in(self, overdue, backs, values):
        member("ana", backs, **values)

        told = listed(mail=True)

        assert mail.outbox == []
        assert "Backs: nobody there has an address to write to." in told

    def test_about_what_no_group_keeps_go_to_administrators(self):
        due(pages.a_condition(), date(2026, 11, 22))
        member("ada", is_superuser=True)
        member("ana")

        listed(mail=True)

        assert [letter.to for letter in mail.outbox] == [["ada@spine.example"]]

    def test_are_not_written_when_nothing_is_due(self, backs):
        pages.a_condition()
        member("ana", backs)

        assert listed(mail=True) == "No review is due in the next 30 days.\n"
        assert mail.outbox == []

    def test_that_cannot_be_sent_hold_up_no_others(self, overdue, backs, monkeypatch):
        for name in ("ana", "ben"):
            member(name, backs)
        sent = []

        def send(subject, text, sender, to):
            if to == ["ana@spine.example"]:
                raise ConnectionRefusedError("no server")
            sent.extend(to)

        monkeypatch.setattr("editorial.management.commands.list_overdue_reviews.send_mail", send)

        with pytest.raises(CommandError, match="Not every letter"):
            listed(mail=True)

        assert sent == ["ben@spine.example"]
