"""The desk's verbs: drafts, approvals of one exact text, schedules, and undoing for a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conditions.models import Condition
from editorial import actions
from editorial.models import (
    Approval,
    Autosave,
    OldAddress,
    PageRecord,
    Presence,
    ReviewRequest,
    Revision,
    Schedule,
    WordingChange,
)
from editorial.versions import snapshots
from practice.models import Practice
from tests import pages, people

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
LATER_THAT_DAY = timedelta(hours=23, minutes=59)


def record_of(page):
    return PageRecord.objects.of(page)


def with_words(page, **words):
    snapshot = snapshots.take(page)
    snapshot["fields"] |= words
    return snapshot


def drafted(page, by=None, **words):
    return actions.save_draft(page, with_words(page, **words), by=by or people.alice())


def fresh(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def area():
    return pages.an_area()


@pytest.fixture
def condition(area):
    page = pages.a_condition(areas=[area], what_it_is="<p>The disc presses on a nerve.</p>")
    actions.ask_for_review(drafted(page), by=people.alice())
    return page


def approve(revision, by=None):
    by = by or people.ruth()
    return actions.approve(revision, by=by, reviewer=by.reviewer)


class TestDraft:
    def test_of_a_public_page_is_not_seen(self, area):
        revision = drafted(area, title_en="Lumbar spine")

        record = record_of(area)
        assert fresh(area).title == "Low back"
        assert record.draft == revision
        assert (revision.verb, revision.author_name) == ("saved", "alice")

    def test_of_a_new_page_is_what_lists_show(self):
        page = pages.a_condition(is_public=False)

        drafted(page, title_en="Leg pain")

        assert fresh(page).title == "Leg pain"
        assert not fresh(page).is_published()

    def test_takes_a_check_along_only_while_it_says_the_same(self):
        page = pages.reviewed(pages.a_condition(is_public=False))
        drafted(page, slug="leg-pain")
        assert fresh(page).reviewed_on == pages.CHECKED_ON

        drafted(page, summary_en="Pain in one leg.")

        assert fresh(page).reviewed_on is None

    def test_from_an_old_version_is_refused(self, area):
        base = record_of(area).version
        drafted(area, title_en="First")

        with pytest.raises(actions.Stale) as refusal:
            actions.save_draft(
                area, with_words(area, title_en="Second"), by=people.alice(), base=base
            )

        assert refusal.value.record.version == base + 1
        assert record_of(area).draft.snapshot["fields"]["title_en"] == "First"

    def test_thrown_away_stays_in_the_history(self, area):
        draft = drafted(area, title_en="Lumbar spine")

        actions.discard_draft(area, by=people.alice())

        record = record_of(area)
        assert record.draft is None
        assert draft in record.revisions.all()
        assert record.revisions.first().verb == "discarded"

    def test_cannot_be_thrown_away_where_there_is_none(self, area):
        with pytest.raises(ValidationError, match="There is no draft beside this page"):
            actions.discard_draft(area, by=people.alice())

    def test_of_a_new_page_thrown_away_leaves_what_was_there_first(self):
        page = pages.a_condition(is_public=False)
        drafted(page, title_en="Leg pain")

        actions.discard_draft(fresh(page), by=people.alice())

        assert fresh(page).title == "Sciatica"


class TestRestoring:
    def test_takes_an_older_version_as_the_draft(self, area):
        older = record_of(area).live
        actions.publish_snapshot(area, with_words(area, title_en="Lumbar"), by=people.alice())

        revision, problems = actions.restore(older, by=people.alice())

        assert problems == []
        assert record_of(area).draft == revision
        assert revision.snapshot["fields"]["title_en"] == "Low back"
        assert fresh(area).title == "Lumbar"

    def test_says_what_has_gone_since(self, condition, area):
        older = record_of(condition).live
        condition.areas.clear()
        area.delete()

        revision, problems = actions.restore(older, by=people.alice())

        assert [problem.message for problem in problems] == [
            "“Low back” (areas) is not there any more."
        ]
        assert revision.snapshot["many"]["areas"] == []

    def test_from_an_old_version_of_the_page_is_refused(self, area):
        record = record_of(area)
        drafted(area, title_en="Lumbar")

        with pytest.raises(actions.Stale):
            actions.restore(record.live, by=people.alice(), base=record.version)


class TestPublishing:
    def test_of_a_revision_leaves_a_newer_draft(self, area):
        scheduled = drafted(area, title_en="Lumbar")
        newer = drafted(area, title_en="Lumbar spine")

        actions.publish_revision(scheduled, by=people.alice())

        assert fresh(area).title == "Lumbar"
        assert record_of(area).draft == newer

    def test_takes_the_draft_with_it(self, area):
        actions.publish_revision(drafted(area, title_en="Lumbar"), by=people.alice())

        record = record_of(area)
        assert record.draft is None
        assert (record.live.verb, record.live.is_public) == ("published", True)

    def test_is_refused_where_something_is_gone(self, condition):
        snapshot = snapshots.take(condition)
        snapshot["many"]["areas"].append({"pk": 999, "text": "Neck"})

        with pytest.raises(ValidationError, match="“Neck”"):
            actions.publish_snapshot(condition, snapshot, by=people.alice())

    def test_cancels_what_was_scheduled_before(self, area):
        drafted(area, title_en="Lumbar")
        soon = timezone.now() + SOON
        planned = [
            actions.schedule(area, verb, at=soon, by=people.alice()) for verb in Schedule.Verb
        ]

        actions.publish_snapshot(area, with_words(area, title_en="Now"), by=people.alice())

        pending = record_of(area).schedules.pending()
        assert list(pending) == [plan for plan in planned if plan.verb == "withdraw"]

    def test_of_what_has_no_drafts_is_at_once(self):
        practice = pages.a_practice()
        snapshot = with_words(practice, tagline_en="Backs and necks.")

        actions.replace(practice, snapshot, by=people.alice())

        assert Practice.objects.get().tagline == "Backs and necks."
        assert record_of(practice).live.is_public

    def test_of_what_has_no_drafts_is_refused_where_something_is_gone(self):
        practice = pages.a_practice()
        snapshot = with_words(practice, motto="Backs.")

        with pytest.raises(ValidationError, match="no field “motto”"):
            actions.replace(practice, snapshot, by=people.alice())


class TestApproval:
    def test_lets_exactly_that_text_go_public(self, condition):
        revision = drafted(condition, summary_en="A nerve is pressed on, and the leg hurts.")
        approval = approve(revision)

        actions.publish_revision(revision, by=people.alice())

        page = fresh(condition)
        assert page.summary_en == "A nerve is pressed on, and the leg hurts."
        assert (page.reviewer, page.reviewed_on) == (approval.reviewer, approval.checked_on)

    def test_is_not_for_any_other_text(self, condition):
        approve(drafted(condition, symptoms_en="<p>Your leg hurts.</p>"))
        other = drafted(condition, symptoms_en="<p>Both of your legs hurt.</p>")

        with pytest.raises(ValidationError) as refusal:
            actions.publish_revision(other, by=people.alice(), may_reword=True)

        assert "A clinician has to check exactly this text" in refusal.value.messages[0]
        assert len(refusal.value.messages) > 1

    def test_of_the_public_text_is_on_the_page_at_once(self, condition):
        page_before = fresh(condition)

        approval = approve(record_of(condition).live)

        page = fresh(condition)
        assert page_before.reviewed_on == pages.CHECKED_ON
        assert page.reviewed_on == approval.checked_on == timezone.localdate()

    def test_of_a_draft_does_not_touch_the_page(self, condition):
        approve(drafted(condition, symptoms_en="<p>Your leg hurts.</p>"))

        assert fresh(condition).reviewed_on == pages.CHECKED_ON

    def test_ends_the_waiting(self, condition):
        revision = drafted(condition, symptoms_en="<p>Your leg hurts.</p>")
        actions.ask_for_review(revision, by=people.alice())
        actions.ask_for_review(revision, by=people.alice(), note="Please look at the numbers.")
        assert ReviewRequest.objects.filter(revision=revision).count() == 1

        approve(revision)

        assert not ReviewRequest.objects.exists()

    def test_is_not_for_who_wrote_it(self, condition):
        revision = drafted(condition, by=people.ruth(), symptoms_en="<p>Your leg hurts.</p>")

        with pytest.raises(ValidationError, match="you wrote part of this text"):
            approve(revision)

    def test_is_not_for_who_wrote_a_part_of_it(self, condition):
        drafted(condition, by=people.ruth(), symptoms_en="<p>Your leg hurts.</p>")
        revision = drafted(condition, symptoms_en="<p>Your leg hurts, or your foot.</p>")

        with pytest.raises(ValidationError, match="you wrote part of this text"):
            approve(revision)

    def test_in_a_practice_of_one_says_so(self, condition, settings):
        settings.SOLO_MODE = True
        revision = drafted(condition, by=people.ruth(), symptoms_en="<p>Your leg hurts.</p>")

        assert approve(revision).kind == Approval.Kind.SOLO

    def test_recorded_for_somebody_else_says_so(self, condition):
        reviewer = people.ruth().reviewer

        recorded = actions.record_review(
            condition, by=people.alice(), reviewer=reviewer, on=pages.CHECKED_ON
        )

        assert recorded.kind == Approval.Kind.AS_RECORDED

    def test_that_a_page_had_before_its_history_counts(self, condition):
        PageRecord.objects.all().delete()

        record = record_of(condition)

        assert record.live.verb == "as-found"
        assert record.approvals.get().digest == record.live.digest

    def test_of_a_page_that_needs_none_goes_with_its_text(self, area):
        ruth = people.ruth()
        actions.record_review(area, by=ruth, reviewer=ruth.reviewer, on=pages.CHECKED_ON)

        actions.publish_snapshot(area, with_words(area, title_en="Lumbar"), by=people.alice())

        assert fresh(area).reviewer is None


class TestWording:
    TYPO = {"what_it_is_en": "<p>The disc presses on the nerve.</p>"}

    def publish(self, page, **words):
        return actions.publish_snapshot(
            page, with_words(page, **words), by=people.alice(), may_reword=True
        )

    def test_of_few_words_goes_public_and_on_the_list(self, condition):
        revision = self.publish(condition, **self.TYPO)

        assert fresh(condition).reviewed_on == pages.CHECKED_ON
        assert WordingChange.objects.get().revision == revision

    def test_is_settled_by_the_next_check(self, condition):
        revision = self.publish(condition, **self.TYPO)

        approval = approve(revision)

        assert WordingChange.objects.get().settled_by == approval

    def test_is_not_taken_unasked(self, condition):
        with pytest.raises(ValidationError, match="has to check exactly this text"):
            actions.publish_snapshot(
                condition, with_words(condition, **self.TYPO), by=people.alice()
            )

    def test_of_when_to_get_help_is_never_small(self, condition):
        with pytest.raises(ValidationError, match="has to check exactly this text"):
            self.publish(condition, get_help_now_en="<p>Call when you are numb.</p>")

    def test_does_not_add_up_unseen(self, condition):
        words = "<p>The disc presses on a nerve.</p>"
        went_by = []
        for _ in range(20):
            words = words.replace("</p>", " the</p>")
            try:
                went_by.append(self.publish(fresh(condition), what_it_is_en=words))
            except ValidationError:
                break
        assert 0 < len(went_by) < 10


class TestSchedule:
    @pytest.fixture
    def planned(self, area):
        drafted(area, title_en="Lumbar")
        at = timezone.now() + SOON
        return actions.schedule(area, Schedule.Verb.PUBLISH, at=at, by=people.alice())

    def later(self, planned):
        return list(actions.run_due(planned.at + timedelta(seconds=1)))

    def test_publishes_when_its_time_has_come(self, area, planned):
        assert list(actions.run_due()) == []
        assert fresh(area).title == "Low back"

        (done,) = self.later(planned)

        assert done.failure == ""
        assert fresh(area).title == "Lumbar"
        assert record_of(area).live.note == "As scheduled."

    def test_is_done_once(self, planned):
        self.later(planned)

        assert self.later(planned) == []

    def test_takes_a_page_off_the_site(self, area):
        at = timezone.now() + SOON
        planned = actions.schedule(area, Schedule.Verb.WITHDRAW, at=at, by=people.alice())

        self.later(planned)

        assert not fresh(area).is_published()

    def test_says_why_it_could_not_be_done(self, condition):
        at = timezone.now() + SOON
        approve(drafted(condition, summary_en="A nerve is pressed on."))
        planned = actions.schedule(condition, Schedule.Verb.PUBLISH, at=at, by=people.alice())
        Approval.objects.all().delete()

        (done,) = self.later(planned)

        assert "A clinician has to check" in done.failure
        assert not fresh(condition).summary_en
        assert not Schedule.objects.pending().exists()

    def test_outlives_who_set_it(self, area, planned):
        people.alice().delete()

        (done,) = self.later(planned)

        assert done.failure == ""
        assert record_of(area).live.author_name == ""

    def test_of_what_cannot_go_public_is_refused_today(self, condition):
        drafted(condition, get_help_now_en="")

        with pytest.raises(ValidationError, match="Say when to get help now"):
            actions.schedule(
                condition, Schedule.Verb.PUBLISH, at=timezone.now() + SOON, by=people.alice()
            )

        assert not Schedule.objects.exists()
        assert fresh(condition).is_published()

    def test_of_what_is_not_checked_yet_asks_for_the_check(self, condition):
        draft = drafted(condition, summary_en="A nerve is pressed on, and the leg hurts.")
        at = timezone.now() + SOON

        planned = actions.schedule(condition, Schedule.Verb.PUBLISH, at=at, by=people.alice())
        assert ReviewRequest.objects.filter(revision=draft).exists()

        approve(draft)
        (done,) = self.later(planned)
        assert done.failure == ""
        assert fresh(condition).summary_en == "A nerve is pressed on, and the leg hurts."

    def test_is_not_for_yesterday(self, area):
        with pytest.raises(ValidationError, match="still to come"):
            actions.schedule(
                area, Schedule.Verb.WITHDRAW, at=timezone.now() - SOON, by=people.alice()
            )

    def test_takes_the_place_of_the_one_before(self, area, planned):
        at = planned.at + SOON

        again = actions.schedule(area, Schedule.Verb.PUBLISH, at=at, by=people.alice())

        assert list(record_of(area).schedules.pending()) == [again]

    def test_from_an_old_version_is_refused(self, area, planned):
        with pytest.raises(actions.Stale):
            actions.schedule(area, Schedule.Verb.PUBLISH, at=planned.at, by=people.alice(), base=0)

    def test_can_be_cancelled_once(self, area, planned):
        actions.cancel(planned, by=people.alice())

        assert self.later(planned) == []
        with pytest.raises(ValidationError, match="done or cancelled already"):
            actions.cancel(planned, by=people.alice())

    def test_that_another_worker_has_is_left_to_it(self, planned, monkeypatch):
        due = Schedule.objects.filter(pk=planned.pk)
        monkeypatch.setattr(
            type(due), "select_for_update", lambda query, **how: query.exclude(pk=planned.pk)
        )

        assert self.later(planned) == []
        assert due.pending().exists()

    def test_says_what_it_is(self, planned):
        assert str(planned) == f"Low back: publish {planned.at:%Y-%m-%d %H:%M}"


class TestUndo:
    def test_brings_the_words_of_before_back(self, area):
        draft = drafted(area, title_en="Lumbar")
        actions.publish_revision(draft, by=people.alice())

        actions.undo(fresh(area), by=people.alice())

        record = record_of(area)
        assert fresh(area).title == "Low back"
        assert fresh(area).is_published()
        assert record.draft.snapshot["fields"]["title_en"] == "Lumbar"
        assert (record.live.verb, record.live.is_public) == ("undone", True)

    def test_of_a_first_publishing_takes_the_page_off_again(self, area):
        actions.undo(area, by=people.alice())

        assert not fresh(area).is_published()

    def test_of_the_first_publishing_of_all_keeps_its_words(self):
        page = Condition.objects.create(title="Stenosis", slug="stenosis", get_help_now="<p>.</p>")
        PageRecord.objects.begin_new(page)
        page.sources.create(**pages.SOURCE)
        pages.public(page)

        actions.undo(fresh(page), by=people.alice())

        assert fresh(page).title == "Stenosis"
        assert not fresh(page).is_published()

    def test_of_a_withdrawal_brings_the_page_back(self, area):
        actions.withdraw(area, by=people.alice())

        actions.undo(fresh(area), by=people.alice())

        assert fresh(area).is_published()

    def test_of_a_clinical_page_needs_no_new_check(self, condition):
        approve(drafted(condition, summary_en="A nerve is pressed on."))
        actions.publish_revision(record_of(condition).draft, by=people.alice())

        actions.undo(fresh(condition), by=people.alice())

        assert not fresh(condition).summary_en
        assert fresh(condition).reviewed_on == pages.CHECKED_ON

    def test_of_what_was_never_more_than_found_is_refused(self, area):
        PageRecord.objects.all().delete()

        with pytest.raises(ValidationError, match="nothing to undo"):
            actions.undo(area, by=people.alice())

    def test_lasts_a_day(self, area, time_machine):
        began = record_of(area).live.created_at
        time_machine.move_to(began + LATER_THAT_DAY)
        assert actions.can_be_undone(record_of(area))

        time_machine.move_to(began + timedelta(hours=24, seconds=1))

        assert not actions.can_be_undone(record_of(area))

    def test_is_over_when_somebody_has_written_since(self, area):
        drafted(area, title_en="Lumbar")

        assert not actions.can_be_undone(record_of(area))


def test_record_and_revisions_say_what_they_are_about(area):
    record = record_of(area)

    assert str(record) == "Low back"
    assert str(record.live) == "Low back, 1"
    assert str(Revision(record=record, snapshot={"fields": {}}, number=3)) == f"{record.pk}, 3"
    assert list(PageRecord.objects.for_model(Condition)) == []
    assert list(PageRecord.objects.for_model(type(area)).archived()) == []


def test_rows_of_the_desk_say_what_they_are_about(condition):
    record, alice, ruth = record_of(condition), people.alice(), people.ruth()
    now = timezone.now()
    approval = record.approvals.get()
    request = actions.ask_for_review(record.draft, by=alice)
    wording = WordingChange(revision=record.draft)
    presence = Presence(user=alice, record=record, since=now, seen_at=now)
    unsaved = Autosave(user=alice, content_type=record.content_type, object_id=condition.pk)

    assert str(approval) == f"Sciatica: {ruth.reviewer}, 2026-03-04"
    assert str(request) == str(wording) == f"{record.draft}"
    assert str(presence) == "alice, Sciatica"
    assert str(unsaved) == f"alice, {record.content_type} {condition.pk}"
    assert str(OldAddress(path="/old/")) == "/old/"


def test_two_that_open_a_page_at_once_begin_one_history(area):
    PageRecord.objects.all().delete()
    record = record_of(area)

    assert PageRecord.objects.all()._begin(area) == record
    assert record.revisions.count() == 1
