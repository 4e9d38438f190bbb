"""History by day, comparison, and the way back to an older version."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord, Revision
from editorial.versions import snapshots
from tests import pages, people
from tests.editorial.browser import messages_in

pytestmark = pytest.mark.django_db

AT_NOON = timezone.datetime(2026, 3, 4, 17, tzinfo=timezone.get_fixed_timezone(0))


def desk(page, name):
    meta = page._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{page.pk}/{name}/"


def record_of(page):
    return PageRecord.objects.of(page)


def drafted(page, by=None, **words):
    snapshot = snapshots.take(page)
    snapshot["fields"] |= words
    return actions.save_draft(page, snapshot, by=by or people.alice())


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def area():
    return pages.an_area(body="<p>Five bones carry the weight of your body.</p>")


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


class TestHistory:
    def test_shows_each_day_what_changed_and_who_did_it(self, client, area, time_machine):
        time_machine.move_to(AT_NOON + timedelta(days=300))
        client.force_login(people.alice())
        drafted(area, body_en="<p>Five bones carry most weight of your body.</p>")

        text = text_of(client.get(desk(area, "history")))

        assert "Draft saved · alice" in text
        assert "</span>the</del>" in text
        assert "</span>most</ins>" in text
        assert text.index("December 29, 2026") < text.index("Published ·")

    def test_marks_what_is_live_and_what_is_the_draft(self, editor, area):
        drafted(area, title_en="Lumbar spine")

        entries = [
            entry
            for _, day in editor.get(desk(area, "history")).context["days"]
            for entry in day
            if entry.revision
        ]

        marks = [(entry.is_draft, entry.is_live, entry.may_come_back) for entry in entries]
        assert marks == [(True, False, False), (False, True, True), (False, False, True)]

    def test_tells_of_checks_and_schedules(self, editor):
        condition = pages.a_condition(areas=[pages.an_area()])
        at = timezone.now() + timedelta(days=1)
        alice = people.alice()
        done = actions.schedule(condition, "withdraw", at=at, by=alice)
        actions.cancel(done, by=alice)
        actions.schedule(condition, "withdraw", at=at, by=alice)
        list(actions.run_due(at))
        record = record_of(condition)
        planned = {"revision": record.live, "verb": "publish", "at": at, "by": alice}
        record.schedules.create(**planned, done_at=at, failure="It was not public.")
        record.schedules.create(**planned)

        text = text_of(editor.get(desk(condition, "history")))

        assert "Checked · Ruth Okello, MD" in text
        assert "Scheduled: take off the site on" in text
        for outcome in ("Cancelled.", "Done.", "It could not be done: It was not public."):
            assert outcome in text

    def test_goes_on_behind_twenty_entries(self, editor, area):
        for number in range(25):
            drafted(area, title_en=f"Title {number}")

        first = editor.get(desk(area, "history"))
        second = editor.get(desk(area, "history"), {"p": "2"})

        assert "Page 1 of 2" in text_of(first)
        assert len(list(first.context["shown"])) == 20
        assert "Page 2 of 2" in text_of(second)
        assert "Published" in text_of(second)
        oldest_on_first = first.context["days"][-1][1][-1]
        assert [change.label for change in oldest_on_first.changes] == ["Title, English"]

    def test_shows_checks_on_the_page_of_their_time(self, editor):
        condition = pages.a_condition(areas=[pages.an_area()])
        for number in range(25):
            drafted(condition, title_en=f"Title {number}")
        at = timezone.now() + timedelta(days=1)
        actions.schedule(condition, "withdraw", at=at, by=people.alice())

        first, second = (text_of(editor.get(desk(condition, "history"), {"p": p})) for p in "12")

        assert "Ruth Okello" not in first
        assert "Checked · Ruth Okello, MD" in second
        assert "Scheduled: take off" in first
        assert "Scheduled: take off" not in second

    def test_asks_as_often_for_many_versions_as_for_few(
        self, editor, area, django_assert_max_num_queries
    ):
        for number in range(20):
            drafted(area, title_en=f"Title {number}")
        editor.get(desk(area, "history"))

        with django_assert_max_num_queries(20):
            editor.get(desk(area, "history"))


class TestComparison:
    def test_is_of_what_is_live_and_the_draft(self, editor, area):
        drafted(area, body_en="<p>Five bones carry most weight of your body.</p>")

        response = editor.get(desk(area, "compare"))

        assert [change.label for change in response.context["changes"]] == ["Body, English"]
        assert "Publish" in text_of(response)

    def test_is_of_any_two_versions(self, editor, area):
        one = drafted(area, title_en="One")
        drafted(area, title_en="Two")
        asked = {"older": record_of(area).live.pk, "newer": one.pk}

        response = editor.get(desk(area, "compare"), asked)

        assert response.context["changes"][0].difference.new == "One"
        assert not response.context["may_publish"]

    def test_says_when_no_word_is_different(self, editor, area):
        assert "No word is different." in text_of(editor.get(desk(area, "compare")))

    def test_of_a_page_without_a_history_says_so(self, editor):
        page = pages.a_condition(is_public=False)
        PageRecord.objects.all().delete()
        PageRecord.objects.begin_new(page)

        assert "Nothing has been written down" in text_of(editor.get(desk(page, "compare")))

    @pytest.mark.parametrize("key", ["", "x", "999999"])
    def test_of_no_such_version_is_not_found(self, editor, area, key):
        assert editor.get(desk(area, "compare"), {"older": key}).status_code == 404

    def test_with_a_version_of_another_page_is_not_found(self, editor, area):
        other = record_of(pages.an_area("neck")).live

        assert editor.get(desk(area, "compare"), {"older": other.pk}).status_code == 404

    def test_publishes_what_it_shows(self, editor, area):
        draft = drafted(area, title_en="Lumbar spine")
        form = {"revision": draft.pk, "base": record_of(area).version}

        response = editor.post(desk(area, "compare"), form, follow=True)

        area.refresh_from_db()
        assert area.title == "Lumbar spine"
        assert messages_in(response) == ["“Low back” is public."]

    def test_publishes_nothing_else(self, editor, area):
        base = record_of(area).version
        draft = drafted(area, title_en="Lumbar spine")
        drafted(area, title_en="Back")

        response = editor.post(
            desk(area, "compare"), {"revision": draft.pk, "base": base}, follow=True
        )

        area.refresh_from_db()
        assert area.title == "Low back"
        assert messages_in(response) == ["Somebody has changed the page meanwhile. Look again."]

    def test_says_why_it_cannot_publish(self, editor):
        condition = pages.a_condition(areas=[pages.an_area()])
        draft = drafted(condition, get_help_now_en="<p>Never.</p>")
        form = {"revision": draft.pk, "base": record_of(condition).version}

        response = editor.post(desk(condition, "compare"), form, follow=True)

        assert "has to check exactly this text" in messages_in(response)[0]

    def test_lets_a_reviewer_publish_nothing(self, client, area):
        draft = drafted(area, title_en="Lumbar spine")
        client.force_login(people.ruth())

        client.post(desk(area, "compare"), {"revision": draft.pk, "base": 99})

        area.refresh_from_db()
        assert area.title == "Low back"


class TestRestoring:
    def test_makes_a_draft_and_shows_what_it_would_change(self, editor, area):
        older = record_of(area).live
        snapshot = older.snapshot | {}
        snapshot["fields"] = snapshot["fields"] | {"title_en": "Lumbar"}
        actions.publish_snapshot(area, snapshot, by=people.alice())
        form = {"revision": older.pk, "base": record_of(area).version}

        response = editor.post(desk(area, "restore"), form, follow=True)

        area.refresh_from_db()
        assert area.title == "Lumbar"
        assert response.request["PATH_INFO"] == desk(area, "compare")
        assert record_of(area).draft.verb == Revision.Verb.RESTORED
        assert "</span>Low back</ins>" in text_of(response)

    def test_names_what_is_gone(self, editor):
        area = pages.an_area()
        condition = pages.a_condition(areas=[area])
        older = record_of(condition).live
        area.delete()
        form = {"revision": older.pk, "base": record_of(condition).version}

        response = editor.post(desk(condition, "restore"), form, follow=True)

        assert "“Low back” (areas) is not there any more." in messages_in(response)

    def test_is_refused_when_somebody_has_written_since(self, editor, area):
        form = {"revision": record_of(area).live.pk, "base": record_of(area).version}
        drafted(area, title_en="Lumbar")

        response = editor.post(desk(area, "restore"), form, follow=True)

        assert messages_in(response) == ["Somebody has changed the page meanwhile. Look again."]

    def test_is_no_link_to_follow(self, editor, area):
        assert editor.get(desk(area, "restore")).status_code == 405


@pytest.mark.parametrize("name", ["history", "compare", "restore", "conflict"])
class TestStrangers:
    def test_come_to_the_sign_in(self, client, area, name):
        assert client.post(desk(area, name)).status_code == 302

    def test_without_a_group_are_forbidden(self, client, area, name):
        client.force_login(people.charlie())

        method = client.get if name in ("history", "compare") else client.post
        assert method(desk(area, name)).status_code == 403
