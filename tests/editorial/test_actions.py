"""The verbs: what they change, what they refuse, what they write down and whom they tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction

from conditions.models import Area, Condition
from editorial import actions
from editorial.signals import published_changed
from tests import pages, people

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 17, tzinfo=UTC)
LATER = NOON + timedelta(days=1)


@pytest.fixture
def told():
    """Everything the signal said, in the order in which it was said."""
    heard = []

    def listen(**signal):
        heard.append(signal)

    published_changed.connect(listen, dispatch_uid="test")
    yield heard
    published_changed.disconnect(dispatch_uid="test")


def area(**values):
    return Area.objects.create(**{"title": "Neck", "slug": "neck"} | values)


def a_page_that_may_be_published():
    return pages.reviewed(pages.a_condition(is_public=False))


def messages_of(refusal):
    return " ".join(refusal.value.messages)


class TestPublish:
    def test_makes_the_page_public_from_now_on(self, time_machine):
        time_machine.move_to(NOON, tick=False)
        page = area()

        actions.publish(page, by=people.alice())

        assert Area.objects.get().published_at == NOON

    def test_makes_the_page_public_from_a_given_moment(self):
        page = area()

        actions.publish(page, by=people.alice(), at=LATER)

        assert Area.objects.get().published_at == LATER

    def test_keeps_the_first_moment_of_a_page_that_is_public(self):
        page = area(published_at=NOON)

        actions.publish(page, by=people.alice(), at=LATER)

        assert Area.objects.get().published_at == NOON

    def test_brings_back_a_page_that_was_withdrawn(self):
        page = area(published_at=NOON, withdrawn_at=NOON + timedelta(hours=1))

        actions.publish(page, by=people.alice(), at=LATER)

        row = Area.objects.get()
        assert (row.published_at, row.withdrawn_at) == (LATER, None)

    def test_writes_down_who_did_it(self):
        page, alice = area(), people.alice()

        actions.publish(page, by=alice)

        entry = LogEntry.objects.get()
        assert (entry.user, entry.action_flag, entry.change_message) == (
            alice,
            CHANGE,
            "Published.",
        )
        assert entry.get_edited_object() == page

    def test_refuses_a_clinical_page_without_a_review(self):
        page = pages.a_condition(is_public=False)

        with pytest.raises(ValidationError) as refusal:
            actions.publish(page, by=people.alice())

        assert "has to check exactly this text" in messages_of(refusal)

    def test_refuses_a_clinical_page_without_a_source(self):
        page = a_page_that_may_be_published()
        page.sources.all().delete()

        with pytest.raises(ValidationError) as refusal:
            actions.publish(page, by=people.alice())

        assert "Name at least one source." in messages_of(refusal)

    def test_refuses_a_page_whose_own_rules_are_broken(self):
        page = a_page_that_may_be_published()
        page.get_help_now = ""

        with pytest.raises(ValidationError) as refusal:
            actions.publish(page, by=people.alice())

        assert "Say when to get help now" in messages_of(refusal)

    def test_leaves_nothing_behind_when_it_refuses(self):
        page = pages.a_condition(is_public=False)

        with pytest.raises(ValidationError):
            actions.publish(page, by=people.alice())

        assert Condition.objects.get().published_at is None
        assert not LogEntry.objects.exists()


class TestWithdraw:
    def test_takes_the_page_off_the_site_now(self, time_machine):
        time_machine.move_to(LATER, tick=False)
        page = area(published_at=NOON)

        actions.withdraw(page, by=people.alice())

        assert Area.objects.get().withdrawn_at == LATER

    def test_takes_the_page_off_the_site_at_a_given_moment(self):
        page = area(published_at=NOON)

        actions.withdraw(page, by=people.alice(), at=LATER)

        assert Area.objects.get().withdrawn_at == LATER

    def test_keeps_the_text(self):
        page = area(published_at=NOON, body="<p>Seven bones.</p>")

        actions.withdraw(page, by=people.alice())

        assert Area.objects.get().body == "<p>Seven bones.</p>"

    def test_writes_down_who_did_it(self):
        page, alice = area(published_at=NOON), people.alice()

        actions.withdraw(page, by=alice)

        entry = LogEntry.objects.get()
        assert (entry.user, entry.change_message) == (alice, "Withdrawn.")

    def test_refuses_a_draft(self):
        with pytest.raises(ValidationError, match="not public"):
            actions.withdraw(area(), by=people.alice())

    def test_refuses_a_page_that_is_withdrawn_already(self):
        page = area(published_at=NOON, withdrawn_at=LATER)

        with pytest.raises(ValidationError, match="not public"):
            actions.withdraw(page, by=people.alice(), at=LATER)

    def test_refuses_the_very_moment_of_publishing(self):
        page = area(published_at=NOON)

        with pytest.raises(ValidationError, match="only after it was published"):
            actions.withdraw(page, by=people.alice(), at=NOON)

        assert Area.objects.get().withdrawn_at is None


class TestRecordReview:
    def test_names_the_reviewer_and_both_dates(self):
        page, ruth = area(), people.ruth()

        actions.record_review(page, by=ruth, reviewer=ruth.reviewer, on=date(2026, 3, 4))

        row = Area.objects.get()
        assert row.reviewer == ruth.reviewer
        assert row.reviewed_on == date(2026, 3, 4)
        assert row.review_due_on == date(2026, 3, 4) + actions.REVIEW_LASTS

    def test_writes_down_who_did_it(self):
        page, ruth = area(), people.ruth()

        actions.record_review(page, by=ruth, reviewer=ruth.reviewer, on=date(2026, 3, 4))

        entry = LogEntry.objects.get()
        assert (entry.user, entry.change_message) == (ruth, "Checked by Ruth Okello, MD.")


class TestSignal:
    def test_follows_each_verb(self, told, django_capture_on_commit_callbacks):
        page, alice, ruth = area(), people.alice(), people.ruth()

        with django_capture_on_commit_callbacks(execute=True):
            actions.publish(page, by=alice, at=NOON)
            actions.record_review(page, by=ruth, reviewer=ruth.reviewer, on=date(2026, 3, 4))
            actions.withdraw(page, by=alice, at=LATER)

        assert len(told) == 3

    def test_waits_for_the_commit(self, told, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            actions.publish(area(), by=people.alice())
            before = list(told)

        assert before == []
        assert len(told) == 1

    def test_does_not_follow_a_refusal(self, told, django_capture_on_commit_callbacks):
        page = pages.a_condition(is_public=False)

        with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
            actions.publish(page, by=people.alice())

        assert told == []

    @pytest.mark.django_db(transaction=True)
    def test_does_not_follow_what_was_rolled_back(self, told):
        page, alice = area(), people.alice()

        with transaction.atomic():
            actions.publish(page, by=alice)
            transaction.set_rollback(True)

        assert told == []
        assert Area.objects.get().published_at is None


class TestAnnouncedOnce:
    def test_tells_of_many_verbs_once(self, told, django_capture_on_commit_callbacks):
        condition = pages.a_condition()
        with django_capture_on_commit_callbacks(execute=True), actions.announced_once():
            actions.withdraw(condition, by=people.alice())
            actions.publish(condition, by=people.alice())
        assert len(told) == 1

    def test_tells_nothing_of_what_failed(self, told, django_capture_on_commit_callbacks):
        condition = pages.a_condition(is_public=False)
        with (
            django_capture_on_commit_callbacks(execute=True),
            pytest.raises(ValidationError),
            actions.announced_once(),
        ):
            actions.withdraw(condition, by=people.alice())
        assert told == []
