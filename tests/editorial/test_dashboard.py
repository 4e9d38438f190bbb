"""The first page of the staff site: what waits, what is due, what is coming, what is wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conditions.admin import ConditionAdmin
from editorial import actions, inspections
from editorial.inspections import look_again, look_at
from editorial.models import (
    Inspection,
    PageRecord,
    ReviewRequest,
    Run,
    Schedule,
    WordingChange,
)
from editorial.versions import snapshots
from locations.admin import LocationAdmin
from tests import pages, people
from tests.editorial.browser import address

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
INDEX = "/admin/"


def seen_by(client, user):
    client.force_login(user)
    return client.get(INDEX)


def titles(rows):
    return [row.title for row in rows]


def drafted(page, by, **fields):
    """Save a draft beside the page, by that person."""
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields
    return actions.save_draft(page, snapshot, by=by)


def due_on(page, day):
    type(page).objects.filter(pk=page.pk).update(review_due_on=day)
    return page


def kept_by(page, group):
    record = PageRecord.objects.of(page)
    record.owner = group
    record.save()
    return page


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def planned(page, by, *, days=1, verb=Schedule.Verb.WITHDRAW):
    return actions.schedule(page, verb, at=timezone.now() + timedelta(days=days), by=by)


def failed(page, reason="A clinician has to check it."):
    record = PageRecord.objects.of(page)
    now = timezone.now()
    return record.schedules.create(
        verb="withdraw", at=now, done_at=now, failure=reason, by=people.alice()
    )


def words_of(response):
    return " ".join(response.content.decode().split())


class TestMyDrafts:
    def test_are_those_in_which_i_wrote_something(self, client):
        alice, ruth = people.alice(), people.ruth()
        mine, other = pages.an_area(), pages.an_area("neck", title="Neck")
        drafted(mine, alice, title_en="Lower back")
        drafted(mine, ruth, title_en="The lower back")
        drafted(other, ruth)

        drafts = seen_by(client, alice).context["my_drafts"]

        assert [(each.title, each.saved_by) for each in drafts] == [("The lower back", "ruth")]
        assert drafts[0].address == address(mine)
        assert drafts[0].is_beside_public

    def test_are_gone_once_they_are_public(self, client):
        alice = people.alice()
        page = pages.an_area()
        actions.publish_revision(drafted(page, alice, title_en="Lower back"), by=alice)

        assert seen_by(client, alice).context["my_drafts"] == []

    def test_say_whether_patients_see_anything(self, client):
        alice = people.alice()
        story = pages.a_story(is_public=False)
        drafted(story, alice)

        response = seen_by(client, alice)

        assert not response.context["my_drafts"][0].is_beside_public
        assert "Not public yet." in words_of(response)

    def test_in_the_bin_are_no_work(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, title_en="Lower back")
        actions.archiving.archive(page, by=alice)

        response = seen_by(client, alice)

        assert response.context["my_drafts"] == []
        assert "You have no drafts." in words_of(response)


class TestWaitingForMe:
    def test_is_what_a_reviewer_was_asked_to_check(self, client):
        alice, ruth = people.alice(), people.ruth()
        page = pages.a_condition()
        revision = drafted(page, alice, title_en="Sciatica and its pain")
        actions.ask_for_review(revision, by=alice, reviewer=ruth.reviewer, note="Only the title.")

        response = seen_by(client, ruth)

        (asked,) = response.context["asked"]
        assert (asked.title, asked.by, asked.note) == (
            "Sciatica and its pain",
            "alice",
            "Only the title.",
        )
        assert not asked.has_changed
        assert not asked.is_for_anybody
        assert "Check: Sciatica and its pain" in words_of(response)

    def test_is_also_what_anybody_was_asked(self, client):
        alice, ruth = people.alice(), people.ruth()
        actions.ask_for_review(drafted(pages.a_condition(), alice), by=alice)

        response = seen_by(client, ruth)

        assert response.context["asked"][0].is_for_anybody
        assert "Any reviewer can check it." in words_of(response)

    def test_is_not_what_somebody_else_was_asked(self, client):
        alice, ruth = people.alice(), people.ruth()
        other = type(ruth.reviewer).objects.create(name="Noor Haddad, MD")
        actions.ask_for_review(drafted(pages.a_condition(), alice), by=alice, reviewer=other)

        assert seen_by(client, ruth).context["asked"] == []

    def test_is_nothing_for_who_is_no_reviewer(self, client):
        alice = people.alice()
        actions.ask_for_review(drafted(pages.a_condition(), alice, title_en="New"), by=alice)

        response = seen_by(client, alice)

        assert response.context["asked"] == []
        assert "Nothing waits for you." in words_of(response)

    def test_is_no_text_of_ones_own(self, client, settings):
        ruth = people.ruth()
        actions.ask_for_review(drafted(pages.a_condition(), ruth), by=ruth)
        assert seen_by(client, ruth).context["asked"] == []

        settings.SOLO_MODE = True

        assert len(seen_by(client, ruth).context["asked"]) == 1

    def test_is_each_page_once_and_says_that_it_has_changed(self, client):
        alice, ruth = people.alice(), people.ruth()
        page = pages.a_condition()
        for title in ("One", "Two"):
            actions.ask_for_review(drafted(page, alice, title_en=title), by=alice)
        drafted(page, alice, title_en="Three")

        response = seen_by(client, ruth)

        assert [(each.title, each.has_changed) for each in response.context["asked"]] == [
            ("Two", True)
        ]
        assert "The text has changed since." in words_of(response)

    def test_ends_when_the_draft_is_thrown_away(self, client):
        alice, ruth = people.alice(), people.ruth()
        page = pages.a_condition()
        actions.ask_for_review(drafted(page, alice, title_en="One"), by=alice)
        actions.discard_draft(page, by=alice)

        assert ReviewRequest.objects.exists()
        assert seen_by(client, ruth).context["asked"] == []

    def test_is_a_checked_draft_for_who_may_publish_it(self, client):
        alice, ruth = people.alice(), people.ruth()
        revision = drafted(pages.a_condition(), alice, title_en="Sciatica and its pain")
        assert seen_by(client, alice).context["ready"] == []

        actions.approve(revision, by=ruth, reviewer=ruth.reviewer)

        response = seen_by(client, alice)
        assert titles(response.context["ready"]) == ["Sciatica and its pain"]
        assert "Publish: Sciatica and its pain" in words_of(response)
        assert seen_by(client, ruth).context["ready"] == []

    def test_is_a_draft_of_mine_that_was_sent_back(self, client):
        alice, ruth = people.alice(), people.ruth()
        revision = drafted(pages.a_condition(), alice, title_en="Sciatica and its pain")
        actions.send_back(revision, by=ruth, reviewer=ruth.reviewer, note="Too bold.")

        response = seen_by(client, alice)

        assert titles(response.context["sent_back"]) == ["Sciatica and its pain"]
        assert "Sent back by Ruth Okello, MD: Too bold." in words_of(response)
        assert seen_by(client, ruth).context["sent_back"] == []

    def test_is_no_older_version_that_i_took_as_a_draft(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, title_en="Lower back")
        actions.restore(PageRecord.objects.of(page).revisions.last(), by=alice)

        assert seen_by(client, alice).context["sent_back"] == []


class TestDueForReview:
    def test_is_what_is_overdue_or_due_within_30_days(self, client):
        due_on(pages.a_condition(title="Overdue"), in_days(-1))
        due_on(pages.a_condition("two", title="Today"), in_days(0))
        due_on(pages.a_condition("three", title="Soon"), in_days(30))
        due_on(pages.a_condition("four", title="Later"), in_days(31))

        response = seen_by(client, people.alice())

        (keepers,) = response.context["due"]
        found = [(page.title, page.is_overdue) for page in keepers.pages]
        assert found == [("Overdue", True), ("Today", False), ("Soon", False)]
        assert keepers.overdue == 1
        assert "Overdue since " in words_of(response)

    def test_leaves_out_what_is_not_public(self, client):
        page = due_on(pages.a_condition(), in_days(-1))
        actions.withdraw(page, by=people.alice())

        response = seen_by(client, people.alice())

        assert response.context["due"] == []
        assert "No review is due in the next 30 days." in words_of(response)

    def test_stands_by_group_my_own_first_and_nobodys_last(self, client):
        alice = people.alice()
        mine = Group.objects.create(name="Zebras")
        alice.groups.add(mine)
        kept_by(due_on(pages.a_condition("a", title="A"), in_days(-3)), None)
        kept_by(
            due_on(pages.a_condition("b", title="B"), in_days(-2)),
            Group.objects.create(name="Ants"),
        )
        kept_by(due_on(pages.a_condition("c", title="C"), in_days(-1)), mine)

        due = seen_by(client, alice).context["due"]

        assert [each.group and each.group.name for each in due] == ["Zebras", "Ants", None]
        assert [each.is_mine for each in due] == [True, False, False]

    def test_counts_the_small_changes_since_the_last_check(self, client):
        alice = people.alice()
        page = pages.a_condition()
        record = PageRecord.objects.of(page)
        for _each in range(2):
            WordingChange.objects.create(revision=drafted(page, alice), by=alice)
        settled = WordingChange.objects.create(revision=drafted(page, alice), by=alice)
        settled.settled_by = record.approvals.first()
        settled.save()
        due_on(page, in_days(-1))

        response = seen_by(client, alice)

        assert response.context["due"][0].pages[0].wording_changes == 2
        assert response.context["wording_changes"] == 2
        assert "2 small changes since the last check." in words_of(response)

    def test_of_a_page_without_a_history_has_no_group(self, client):
        page = due_on(pages.a_condition(), in_days(-1))
        record = PageRecord.objects.of(page)
        record.revisions.all().delete()
        record.delete()

        (keepers,) = seen_by(client, people.alice()).context["due"]

        assert (keepers.group, titles(keepers.pages)) == (None, ["Sciatica"])


class TestComingUp:
    def test_stands_in_the_order_of_time(self, client):
        alice = people.alice()
        planned(pages.an_area("late", title="Late"), alice, days=9)
        planned(pages.an_area("soon", title="Soon"), alice, days=1)

        response = seen_by(client, alice)

        coming = response.context["coming"]
        assert titles(coming) == ["Soon", "Late"]
        assert all(each.may_cancel for each in coming)
        assert "Leaves the site" in words_of(response)

    def test_says_what_goes_public(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, title_en="Lower back")
        planned(page, alice, verb=Schedule.Verb.PUBLISH)

        assert "Goes public" in words_of(seen_by(client, alice))

    def test_offers_to_cancel_only_to_who_may(self, client):
        planned(pages.an_area(), people.alice())

        assert not seen_by(client, people.ruth()).context["coming"][0].may_cancel

    def test_says_when_the_time_is_past(self, client):
        schedule = planned(pages.an_area(), people.alice())
        Schedule.objects.filter(pk=schedule.pk).update(at=timezone.now() - timedelta(minutes=6))

        response = seen_by(client, people.alice())

        assert response.context["coming"][0].is_late
        assert "That time is past." in words_of(response)


class TestWhatCameToNothing:
    def test_is_told_with_its_reason_until_somebody_has_seen_it(self, client):
        failure = failed(pages.an_area())
        response = seen_by(client, people.alice())
        assert [each.reason for each in response.context["failed"]] == [failure.failure]
        assert failure.failure in words_of(response)

        response = client.post(reverse("admin:failure_seen", args=[failure.pk]), follow=True)

        assert response.context["failed"] == []
        failure.refresh_from_db()
        assert failure.looked_at

    def test_says_what_was_to_happen(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, title_en="Lower back")
        schedule = planned(page, alice, verb=Schedule.Verb.PUBLISH)
        Schedule.objects.filter(pk=schedule.pk).update(done_at=timezone.now(), failure="No.")

        assert "Was to go public" in words_of(seen_by(client, alice))

    @pytest.mark.parametrize("person", [people.charlie, people.alice])
    def test_is_put_away_only_by_who_may_change_the_page(self, client, person):
        failure = failed(pages.an_area())
        client.force_login(person())
        seen = reverse("admin:failure_seen", args=[failure.pk])

        answers = [client.get(seen).status_code, client.post(seen).status_code]

        assert answers == [405, 302 if person is people.alice else 404]

    def test_that_is_not_there_is_not_found(self, client):
        client.force_login(people.alice())

        assert client.post(reverse("admin:failure_seen", args=[99])).status_code == 404


class TestContentProblems:
    def test_stand_with_a_link_to_the_place(self, client):
        page = pages.an_area()
        type(page).objects.filter(pk=page.pk).update(body_en='<p>See <a href="/nope/">it</a>.</p>')
        look_again(timezone.now())

        response = seen_by(client, people.alice())

        (found,) = response.context["problems"].blocking
        (problem,) = found.blocking
        assert problem.address == f"{address(page)}#id_body_en"
        assert (found.is_public, problem.is_public, problem.is_mended) == (True, True, False)
        assert "The link /nope/ leads nowhere." in words_of(response)

    def test_that_keep_nothing_from_the_public_are_folded_away(self, client):
        pages.an_area()
        look_again(timezone.now())

        response = seen_by(client, people.alice())

        problems = response.context["problems"]
        assert problems.blocking == []
        assert problems.other_count == len(problems.others[0].others) > 1
        assert "Nothing keeps a page from the public." in words_of(response)

    def test_of_a_draft_are_told_from_those_of_the_public_text(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, body_en="<h4>Small</h4><p>Words.</p>")
        look_again(timezone.now())

        response = seen_by(client, alice)

        (found,) = response.context["problems"].blocking
        assert [(each.is_public, each.is_mended) for each in found.blocking] == [(False, False)]
        assert "Only in the draft." in words_of(response)
        page.refresh_from_db()
        assert not page.body_en

    def test_that_the_draft_puts_right_say_so(self, client):
        alice = people.alice()
        page = pages.an_area()
        drafted(page, alice, body_en="<p>Words.</p>")
        type(page).objects.filter(pk=page.pk).update(body_en="<h4>Small</h4>")
        look_again(timezone.now())

        response = seen_by(client, alice)

        (found,) = response.context["problems"].blocking
        assert found.blocking[0].is_mended
        assert found.blocking[0].address == address(page)
        assert "The draft puts this right: publish it." in words_of(response)

    def test_say_that_somebody_has_saved_since(self, client):
        alice = people.alice()
        page = pages.an_area()
        look_again(timezone.now())
        drafted(page, alice, title_en="Lower back")

        response = seen_by(client, alice)

        assert response.context["problems"].others[0].is_written_since
        assert "Saved since we looked" in words_of(response)

    def test_of_the_page_as_a_whole_lead_to_the_form(self, client):
        condition = pages.a_condition(is_public=False)
        condition.sources.all().delete()
        look_again(timezone.now())

        (found,) = seen_by(client, people.alice()).context["problems"].blocking

        assert (found.is_public, found.blocking[0].address) == (False, address(condition))


class TestLookingAgain:
    def test_looks_at_each_page_once_while_nothing_changes(self):
        pages.an_area()
        now = timezone.now()

        assert [look_again(now), look_again(now)] == [1, 0]

    def test_looks_again_after_an_hour_for_the_sake_of_links(self):
        pages.an_area()
        now = timezone.now()
        look_again(now)

        assert look_again(now + timedelta(minutes=61)) == 1

    def test_looks_first_at_what_was_written(self):
        alice = people.alice()
        first, second = pages.an_area(), pages.an_area("neck", title="Neck")
        now = timezone.now()
        look_again(now)
        drafted(second, alice, title_en="The neck")
        later = now + timedelta(hours=2)

        look_again(later, at_most=1)

        looked_at = dict(Inspection.objects.values_list("record__object_id", "looked_at"))
        assert looked_at == {first.pk: now, second.pk: later}

    def test_is_known_by_page_and_number_of_findings(self):
        page = pages.an_area()

        inspection = look_at(PageRecord.objects.of(page), timezone.now())

        assert str(inspection) == f"Low back: {len(inspection.findings)}"

    def test_gives_a_history_to_a_page_that_has_none(self):
        page = pages.an_area()
        record = PageRecord.objects.of(page)
        record.revisions.all().delete()
        record.delete()

        look_again(timezone.now())

        assert Inspection.objects.get().record.object_id == page.pk

    def test_finds_nothing_wrong_with_what_was_taken_off_the_site(self):
        page = pages.an_area()
        actions.withdraw(page, by=people.alice())

        inspection = look_at(PageRecord.objects.of(page), timezone.now())

        assert inspection.findings == []

    def test_looks_at_the_others_where_one_cannot_be_read(self, monkeypatch):
        first, second = pages.an_area(), pages.an_area("neck", title="Neck")

        def half_broken(page):
            if page == first:
                raise ZeroDivisionError("unforeseen")
            return []

        monkeypatch.setattr(inspections, "inspect", half_broken)

        with pytest.raises(ExceptionGroup, match="Not every page"):
            look_again(timezone.now())

        assert Inspection.objects.get().record.object_id == second.pk

    def test_leaves_out_what_is_in_the_bin_or_gone(self):
        alice = people.alice()
        actions.archiving.archive(pages.an_area(), by=alice)
        pages.an_area("neck", title="Neck").delete()

        assert look_again(timezone.now()) == 0


class TestLastEdits:
    def test_say_who_what_and_when(self, client):
        alice = people.alice()
        page = pages.an_area()

        response = seen_by(client, alice)

        edit = response.context["edits"][0]
        assert (edit.title, edit.who, edit.what) == ("Low back", "alice", "Published.")
        assert edit.address == address(page)

    def test_tell_what_somebody_did_in_a_row_once(self, client):
        alice = people.alice()
        page = pages.an_area()
        for title in ("One", "Two", "Three"):
            drafted(page, alice, title_en=title)

        response = seen_by(client, alice)

        edits = response.context["edits"]
        assert [(edit.what, edit.times) for edit in edits] == [
            ("Draft saved.", 3),
            ("Published.", 1),
        ]
        assert "3 times in a row." in words_of(response)

    def test_are_ten_at_most(self, client):
        for number in range(12):
            pages.an_area(f"area-{number}", title=f"Area {number}")

        assert len(seen_by(client, people.alice()).context["edits"]) == 10


class TestTheServersOwnDuties:
    def test_that_never_ran_are_an_alarm(self, client):
        assert "has never run: nothing that is scheduled goes public." in words_of(
            seen_by(client, people.alice())
        )

    def test_that_have_not_run_for_long_are_an_alarm(self, client):
        Run.objects.note(
            Run.Name.PUBLISHING, "Nothing was due.", timezone.now() - timedelta(hours=3)
        )

        response = seen_by(client, people.alice())

        assert response.context["runs"].publishing.is_late
        assert "<code>publish_due</code> has not run since" in words_of(response)

    def test_that_ran_just_now_are_told_below(self, client):
        for name in Run.Name:
            Run.objects.note(name, "Nothing was due.", timezone.now())

        response = seen_by(client, people.alice())

        runs = response.context["runs"]
        assert not runs.publishing.is_late
        assert not runs.purge.is_late
        assert "This needs somebody now" not in words_of(response)

    def test_that_tidy_up_may_rest_for_two_days(self, client):
        Run.objects.note(Run.Name.PURGE, "Nothing.", timezone.now() - timedelta(hours=49))

        assert "That is too long ago" in words_of(seen_by(client, people.alice()))

    def test_are_known_by_name_and_time(self):
        run = Run.objects.note(Run.Name.PURGE, "Nothing.", NOW)

        assert str(run) == "Removing what nobody needs any more: 2026-11-23 15:00"


class TestWhoSeesWhat:
    def test_nobody_without_a_group_sees_any_of_it(self, client):
        page = pages.an_area()
        planned(page, people.alice())

        response = seen_by(client, people.charlie())

        assert not response.context["has_desk"]
        assert response.context["coming"] == []
        assert "Low back" not in words_of(response)

    def test_only_rows_that_the_kinds_own_admin_gives_them(self, client, monkeypatch):
        """A manager of places sees those of their own."""
        alice = people.alice()
        own = pages.a_location("harbor", title="Harbor")
        other = pages.a_location("norwood", title="Norwood", region=own.region)
        for place in (own, other):
            drafted(place, alice, phone="410-555-0199")
            planned(place, alice)
            failed(place)
            due_on(pages.reviewed(place), in_days(-1))
        look_again(timezone.now())
        only_own(monkeypatch, own)

        words = words_of(seen_by(client, alice))

        assert "Harbor" in words
        assert "Norwood" not in words

    def test_who_may_only_read_sees_no_drafts_and_no_problems(self, client):
        alice, reader = people.alice(), people.charlie()
        page = pages.an_area()
        drafted(page, alice, title_en="Lower back")
        failed(page)
        look_again(timezone.now())
        permit(reader, "view_area")

        response = seen_by(client, reader)

        context = response.context
        assert context["has_desk"]
        assert [context["failed"], context["edits"], context["problems"].others] == [[], [], []]
        assert "Lower back" not in words_of(response)


class TestLinksToTheCheck:
    def test_lead_who_may_change_the_page_to_its_check(self, client):
        page = due_on(pages.a_condition(), in_days(-1))

        (keepers,) = seen_by(client, people.ruth()).context["due"]

        assert keepers.pages[0].address == reverse(
            "admin:conditions_condition_review", args=[page.pk]
        )

    def test_lead_who_may_only_read_to_the_page(self, client):
        page, reader = due_on(pages.a_condition(), in_days(-1)), people.charlie()
        permit(reader, "view_condition")

        (keepers,) = seen_by(client, reader).context["due"]

        assert keepers.pages[0].address == address(page)

    def test_lead_to_the_form_where_a_kind_has_no_check(self, client, monkeypatch):
        page = due_on(pages.a_condition(), in_days(-1))
        monkeypatch.setattr(ConditionAdmin, "desk_views", {})

        (keepers,) = seen_by(client, people.ruth()).context["due"]

        assert keepers.pages[0].address == address(page)


class TestItsCost:
    def test_does_not_grow_with_the_pages(self, client, django_assert_max_num_queries):
        alice = people.alice()
        fill("first", alice)
        client.force_login(alice)
        client.get(INDEX)
        few = queries_of(client)

        for name in ("second", "third", "fourth"):
            fill(name, alice)

        assert queries_of(client) == few
        with django_assert_max_num_queries(45):
            client.get(INDEX)


def fill(name, alice):
    """Add one of everything that the first page lists."""
    ruth = people.ruth()
    for number in range(3):
        page = pages.an_area(f"{name}-{number}", title=f"{name} {number}")
        planned(page, alice)
        failed(page)
        condition = pages.a_condition(f"{name}-{number}", title=f"{name} {number}")
        actions.ask_for_review(drafted(condition, alice, title_en="New"), by=alice)
        WordingChange.objects.create(revision=PageRecord.objects.of(condition).draft, by=alice)
        due_on(condition, in_days(-1))
    alice.refresh_from_db()
    type(ruth.reviewer).objects.filter(pk=ruth.reviewer.pk).update(user=None)
    type(ruth.reviewer).objects.get_or_create(user=alice, defaults={"name": "Alice, MD"})
    ruth.delete()
    look_again(timezone.now(), at_most=99)


def queries_of(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(INDEX)
    return len(captured)


def only_own(monkeypatch, own):
    def get_queryset(self, request):
        return type(own).objects.filter(pk=own.pk)

    monkeypatch.setattr(LocationAdmin, "get_queryset", get_queryset)


def permit(user, codename):
    user.user_permissions.add(Permission.objects.get(codename=codename))
