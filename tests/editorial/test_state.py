"""Where a page stands, in sentences at the top of its form."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from editorial import actions
from editorial.admin.sitting import Sitting
from editorial.admin.state import name_of, state_of
from editorial.models import PageRecord, Schedule
from editorial.versions import snapshots
from tests import pages, people
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
PUBLIC_ON = datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_monday(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def condition(time_machine):
    time_machine.move_to(PUBLIC_ON, tick=False)
    page = pages.a_condition(areas=[pages.an_area()], outlook="<p>Most peoples gets better.</p>")
    time_machine.move_to(NOON, tick=False)
    return page


@pytest.fixture
def old_area(time_machine):
    time_machine.move_to(PUBLIC_ON, tick=False)
    area = pages.an_area()
    time_machine.move_to(NOON, tick=False)
    return area


def lines(page, *, may_publish=False, **how):
    sitting = Sitting.at(page, {})
    return state_of(sitting, may_publish=may_publish, **({"has_drafts": True} | how))


def sentences(page, **how):
    return [line.text for line in lines(page, **how)]


def drafted(page, by=None, **fields):
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields
    return actions.save_draft(page, snapshot, by=by or people.alice())


class TestPublication:
    def test_of_a_live_page_says_since_when_and_when_its_review_is_due(self, condition):
        assert sentences(condition) == [
            "Live since March 4, 2026.",
            "Medical review due March 2029.",
        ]

    def test_tells_of_a_review_that_is_overdue(self, condition, time_machine):
        time_machine.move_to(NOON.replace(year=2029), tick=False)

        (overdue,) = [line for line in lines(condition) if "overdue" in line.text]

        assert overdue.text == "The medical review is overdue since March 3, 2029."
        assert overdue.tone == "trouble"

    def test_says_when_a_page_left_the_site(self, condition):
        actions.withdraw(condition, by=people.alice())

        assert sentences(condition)[0] == (
            "Taken off the site on November 23, 2026. Patients do not see it."
        )

    def test_of_a_page_without_review_leaves_that_out(self):
        assert sentences(pages.an_area())[-1] == "Live since November 23, 2026."

    def test_says_that_a_page_was_never_public(self):
        page = pages.a_condition(is_public=False)

        assert sentences(page) == [
            "Not public yet. Patients see nothing of it.",
            "This draft needs a check before it can go public.",
        ]


class TestNewPage:
    def test_is_seen_by_nobody(self):
        (line,) = state_of(Sitting(), has_drafts=True, may_publish=True)

        assert line.text == "This page is new. Patients see nothing of it before you publish it."

    def test_without_drafts_is_public_when_it_is_saved(self):
        (line,) = state_of(Sitting(), has_drafts=False, may_publish=False)

        assert line.text == "This is new. What you save here is public at once."


class TestWithoutDrafts:
    def test_says_that_saved_is_public(self):
        assert sentences(a_term(), has_drafts=False) == ["What you save here is public at once."]

    def test_says_who_saved_last(self):
        term = a_term()
        snapshot = snapshots.take(term)
        snapshot["fields"]["meaning_en"] = "It shows nerves."
        actions.replace(term, snapshot, by=people.alice())

        assert sentences(term, has_drafts=False)[-1] == "Last saved by alice, today at 12 pm."


class TestDraft:
    def test_is_told_with_its_author_and_time(self, condition):
        drafted(condition, outlook_en="<p>All people get well.</p>")

        assert "Draft by alice, today at 12 pm, not published." in sentences(condition)

    def test_that_is_more_than_wording_needs_a_check_and_says_why(self, condition):
        drafted(condition, get_help_now_en="<p>Wait and see.</p>")

        (line,) = [line for line in lines(condition) if "check" in line.text]

        assert line.text == "This draft needs a check before it can go public."
        assert line.tone == "waits"
        assert any("every word needs a medical review" in reason for reason in line.reasons)

    def test_that_is_small_may_go_public_as_wording(self, condition):
        drafted(condition, outlook_en="<p>Most people gets better.</p>")

        assert (
            "This draft is small enough to go public as wording only, without a check."
            in sentences(condition)
        )

    def test_that_is_checked_names_who_checked_it(self, condition):
        ruth = people.ruth()
        draft = drafted(condition, get_help_now_en="<p>Call at once.</p>")
        actions.approve(draft, by=ruth, reviewer=ruth.reviewer)

        assert "This draft is checked, by Ruth Okello, MD on November 23, 2026." in sentences(
            condition
        )

    def test_that_is_checked_counts_before_anybody_has_written_history(self):
        page = pages.reviewed(pages.a_condition(is_public=False))

        assert sentences(page)[-1].startswith("This draft is checked, by Ruth Okello, MD")

    def test_of_a_page_without_review_needs_no_check(self):
        area = pages.an_area()
        drafted(area, title_en="Lower back")

        assert not [text for text in sentences(area) if "check" in text]


class TestUndo:
    def test_is_offered_for_a_day_to_those_who_publish(self):
        area = pages.an_area()

        (line,) = [line for line in lines(area, may_publish=True) if line.button]

        assert line.text == (
            "Published by alice, today at 12 pm. You can undo this until tomorrow at 12 pm."
        )
        assert (line.button.name, line.button.label) == ("_undo", "Undo")

    def test_is_not_offered_to_others(self):
        assert not [line for line in lines(pages.an_area()) if line.button]

    def test_is_not_offered_after_a_day(self, time_machine):
        area = pages.an_area()
        time_machine.move_to(NOON + timedelta(hours=25), tick=False)

        assert not [line for line in lines(area, may_publish=True) if line.button]


class TestRequest:
    def test_names_the_reviewer_and_who_asked(self, condition):
        draft = drafted(condition, get_help_now_en="<p>Call at once.</p>")
        reviewer = people.ruth().reviewer
        actions.ask_for_review(draft, by=people.alice(), reviewer=reviewer, note="The last part")

        assert (
            "Waiting for a check by Ruth Okello, MD. alice asked today at 12 pm. "
            "Note: “The last part”"
        ) in sentences(condition)

    def test_of_any_reviewer_says_so(self, condition):
        draft = drafted(condition, get_help_now_en="<p>Call at once.</p>")
        actions.ask_for_review(draft, by=people.alice())

        assert "Waiting for a check by any reviewer. alice asked today at 12 pm." in sentences(
            condition
        )

    def test_of_an_older_text_asks_to_be_made_again(self, condition):
        draft = drafted(condition, get_help_now_en="<p>Call at once.</p>")
        actions.ask_for_review(draft, by=people.alice())
        drafted(condition, get_help_now_en="<p>Call now.</p>")

        (text,) = [text for text in sentences(condition) if "Waiting" in text]

        assert text.endswith("The text has changed since. Ask again, so that this text is checked.")


@pytest.mark.parametrize(
    ("outlooks", "sentence"),
    [
        (
            ["<p>Most people gets better.</p>"],
            "Published as wording only: 1 change waits for the next review.",
        ),
        (
            ["<p>Most people gets better.</p>", "<p>Most people get better.</p>"],
            "Published as wording only: 2 changes wait for the next review.",
        ),
    ],
)
def test_changes_of_wording_are_counted_until_the_next_review(condition, outlooks, sentence):
    for outlook in outlooks:
        condition.refresh_from_db()
        draft = drafted(condition, outlook_en=outlook)
        actions.publish_revision(draft, by=people.alice(), may_reword=True)
    condition.refresh_from_db()

    assert sentence in sentences(condition)


class TestSchedule:
    def planned(self, page, verb=Schedule.Verb.PUBLISH):
        at = datetime(2026, 11, 30, 13, tzinfo=UTC)
        return actions.schedule(page, verb, at=at, by=people.alice())

    def test_says_when_the_draft_goes_public_and_can_be_cancelled(self):
        area = pages.an_area()
        drafted(area, title_en="Lower back")
        planned = self.planned(area)

        (line,) = [each for each in lines(area, may_publish=True) if "Scheduled" in each.text]

        assert line.text == "Scheduled by alice: goes public Monday, November 30, 8 am."
        assert (line.button.name, line.button.value) == ("_unschedule", str(planned.pk))

    def test_is_cancelled_only_by_those_who_publish(self):
        area = pages.an_area()
        drafted(area, title_en="Lower back")
        self.planned(area)

        assert not [line for line in lines(area) if line.button]

    def test_says_when_the_page_leaves(self, old_area):
        self.planned(old_area, Schedule.Verb.WITHDRAW)

        sentence = "Scheduled by alice: leaves the site Monday, November 30, 8 am."
        assert sentence in sentences(old_area)

    def test_of_an_older_draft_says_so(self):
        area = pages.an_area()
        drafted(area, title_en="Lower back")
        self.planned(area)
        drafted(area, title_en="The lower back")

        (text,) = [text for text in sentences(area) if "Scheduled" in text]

        assert text.endswith("The draft has changed since. Schedule again to send this text.")

    def test_that_failed_is_told_until_somebody_writes(self, old_area, time_machine):
        area = old_area
        self.planned(area, Schedule.Verb.WITHDRAW)
        actions.withdraw(area, by=people.alice())
        time_machine.move_to(NOON + timedelta(days=8), tick=False)
        list(actions.run_due())

        (line,) = [line for line in lines(area) if line.tone == "trouble"]
        assert line.text == (
            "What was scheduled for Monday, November 30, 8 am could not be done: "
            "The page is not public."
        )

        time_machine.move_to(NOON + timedelta(days=9), tick=False)
        drafted(area, title_en="Lower back")
        assert not [line for line in lines(area) if line.tone == "trouble"]


def test_what_a_restored_version_lost_is_said_first(condition):
    sitting = Sitting.at(condition, {})
    sitting.problems = [snapshots.Problem("areas", "Neck", "“Neck” is not there any more.")]

    first = state_of(sitting, has_drafts=True, may_publish=False)[0]

    assert (first.text, first.tone) == ("“Neck” is not there any more.", "trouble")


def test_somebody_is_called_by_the_full_name_the_account_or_what_was_written():
    assert name_of(User(username="ana", first_name="Ana", last_name="Silva")) == "Ana Silva"
    assert name_of(User(username="ana")) == "ana"
    assert name_of(None, "ana") == "ana"
    assert name_of(None) == "somebody"


def test_no_sentence_writes_to_the_page(condition):
    version = PageRecord.objects.of(condition).version

    lines(condition, may_publish=True)

    assert PageRecord.objects.of(condition).version == version
