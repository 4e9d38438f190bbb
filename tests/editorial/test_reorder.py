"""Moving pages in a list: at once for patients, in one transaction, and never over a newer list."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from conditions.models import Area
from editorial import actions
from editorial.models import Approval, PageRecord, Revision, Schedule
from editorial.versions import snapshots
from faq.models import Question, Topic
from tests import pages, people
from tests.editorial.browser import messages_in

pytestmark = pytest.mark.django_db

MOVED = Revision.Verb.MOVED


@pytest.fixture
def desk(client):
    client.force_login(people.alice())
    return client


@pytest.fixture
def areas():
    names = ("Neck", "Mid back", "Low back", "Sacrum")
    return [
        pages.an_area(name.lower().replace(" ", "-"), title=name, position=place * 10)
        for place, name in enumerate(names, start=1)
    ]


def address(model, view):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}")


def seen(pages):
    """Return what the list sends along: each page with the version it had."""
    return [f"{page.pk}:{PageRecord.objects.of(page).version}" for page in pages]


def move(client, page, way, order, *, query="", **more):
    sent = {"move": f"{page.pk}:{way}", "order": order} | more
    headers = sent.pop("headers", None)
    return client.post(
        address(type(page), "reorder") + query, sent, follow=headers is None, headers=headers
    )


def titles(model=Area):
    return [page.title_en for page in model.objects.all()]


def places(model=Area):
    return list(model.objects.values_list("position", flat=True))


class TestAMove:
    def test_up_or_down_changes_places_with_the_neighbor(self, desk, areas):
        done = move(desk, areas[2], "up", seen(areas))

        assert titles() == ["Neck", "Low back", "Mid back", "Sacrum"]
        assert places() == [10, 20, 30, 40]
        assert messages_in(done) == ["“Low back”: moved to place 2 of 4."]

        move(desk, areas[0], "down", seen([areas[0], areas[2], areas[1], areas[3]]))

        assert titles() == ["Low back", "Neck", "Mid back", "Sacrum"]

    @pytest.mark.parametrize(
        ("wished", "order"),
        [
            ("1", ["Sacrum", "Neck", "Mid back", "Low back"]),
            ("3", ["Neck", "Mid back", "Sacrum", "Low back"]),
            ("0", ["Sacrum", "Neck", "Mid back", "Low back"]),
            ("99", ["Neck", "Mid back", "Low back", "Sacrum"]),
            ("first", ["Neck", "Mid back", "Low back", "Sacrum"]),
        ],
    )
    def test_to_a_number_ends_there_or_at_the_nearest(self, desk, areas, wished, order):
        move(desk, areas[3], "to", seen(areas), **{f"number-{areas[3].pk}": wished})

        assert titles() == order

    def test_beyond_the_end_changes_nothing(self, desk, areas):
        move(desk, areas[0], "up", seen(areas))

        assert titles() == ["Neck", "Mid back", "Low back", "Sacrum"]
        assert not Revision.objects.filter(verb=MOVED).exists()

    def test_counts_anew_where_two_had_the_same_place(self, desk, areas):
        Area.objects.update(position=0)
        order = list(Area.objects.order_by("position", "-pk"))

        move(desk, order[0], "down", seen(order))

        assert places() == [1, 2, 3, 4]

    def test_is_in_the_history_of_the_pages_that_moved_and_of_no_other(self, desk, areas):
        move(desk, areas[2], "up", seen(areas))

        moved = Revision.objects.filter(verb=MOVED)
        assert {revision.record.object_id for revision in moved} == {areas[1].pk, areas[2].pk}
        assert all(revision.is_public for revision in moved)
        assert {revision.author_name for revision in moved} == {"alice"}
        assert LogEntry.objects.filter(change_message="Order changed.").count() == 2

    def test_is_told_to_whoever_listens(
        self, desk, areas, django_capture_on_commit_callbacks, monkeypatch
    ):
        told = []
        monkeypatch.setattr(
            "editorial.actions.announcing.published_changed.send", lambda **_: told.append(1)
        )

        with django_capture_on_commit_callbacks(execute=True):
            move(desk, areas[2], "up", seen(areas))

        assert told == [1]

    def test_says_nothing_of_when_the_page_was_last_written(self, desk, areas):
        before = Area.objects.get(pk=areas[2].pk).updated_at

        move(desk, areas[2], "up", seen(areas))

        assert Area.objects.get(pk=areas[2].pk).updated_at == before

    def test_of_a_page_that_was_never_public_is_not_public(self, desk):
        drafts = [
            Area.objects.create(title=name, slug=name, position=place)
            for place, name in enumerate(("one", "two"))
        ]

        move(desk, drafts[0], "down", seen(drafts))

        assert titles() == ["two", "one"]
        assert not Revision.objects.filter(verb=MOVED, is_public=True).exists()


class TestADraft:
    def test_follows_so_that_publishing_does_not_move_it_back(self, desk, areas):
        alice, page = people.alice(), areas[2]
        snapshot = snapshots.take(page)
        snapshot["fields"]["title_en"] = "Lower back"
        actions.save_draft(page, snapshot, by=alice)

        move(desk, page, "up", seen(areas))

        record = PageRecord.objects.of(page)
        assert titles() == ["Neck", "Low back", "Mid back", "Sacrum"]
        actions.publish_revision(record.draft, by=alice)
        assert titles() == ["Neck", "Lower back", "Mid back", "Sacrum"]

    def test_that_waits_for_its_time_follows_too(self, desk, areas):
        alice, page = people.alice(), areas[2]
        first = snapshots.take(page)
        first["fields"]["title_en"] = "Lower back"
        actions.save_draft(page, first, by=alice)
        later = timezone.now() + timedelta(hours=1)
        actions.schedule(page, Schedule.Verb.PUBLISH, at=later, by=alice)
        second = snapshots.take(page)
        second["fields"]["title_en"] = "Loins"
        actions.save_draft(page, second, by=alice)
        actions.schedule(page, Schedule.Verb.WITHDRAW, at=later + timedelta(days=1), by=alice)

        move(desk, page, "up", seen(areas))
        list(actions.run_due(later + timedelta(minutes=1)))

        assert titles() == ["Neck", "Lower back", "Mid back", "Sacrum"]

    def test_keeps_its_approval_and_its_author(self, desk):
        ruth, questions = people.ruth(), a_topic_with("Will it heal?", "Will it hurt?")
        snapshot = snapshots.take(questions[1])
        snapshot["fields"]["title_en"] = "Does it hurt?"
        draft = actions.save_draft(questions[1], snapshot, by=people.alice())
        actions.approve(draft, by=ruth, reviewer=ruth.reviewer)

        move(desk, questions[1], "up", seen(questions))

        actions.publish_revision(PageRecord.objects.of(questions[1]).draft, by=people.alice())
        assert titles(Question) == ["Does it hurt?", "Will it heal?"]

    def test_may_be_checked_by_whoever_moved_the_page(self, desk):
        ruth, questions = people.ruth(), a_topic_with("Will it heal?", "Will it hurt?")
        versions = {page.pk: PageRecord.objects.of(page).version for page in questions}
        actions.reorder(questions[::-1], versions, by=ruth)
        snapshot = snapshots.take(questions[1])
        snapshot["fields"]["title_en"] = "Does it hurt?"
        draft = actions.save_draft(questions[1], snapshot, by=people.alice())

        approval = actions.approve(draft, by=ruth, reviewer=ruth.reviewer)

        assert approval.kind == Approval.Kind.REVIEW


class TestAStaleList:
    def test_moves_nothing_when_a_page_was_written_since(self, desk, areas):
        order = seen(areas)
        actions.save_draft(areas[1], snapshots.take(areas[1]), by=people.ruth())

        refused = move(desk, areas[2], "up", order)

        assert messages_in(refused) == [
            "Nothing was moved: somebody has changed the list since you saw it."
        ]
        assert titles() == ["Neck", "Mid back", "Low back", "Sacrum"]
        assert not Revision.objects.filter(verb=MOVED).exists()

    def test_moves_nothing_when_the_order_is_another_by_now(self, desk, areas):
        order = seen(areas)
        move(desk, areas[3], "up", seen(areas))

        refused = move(desk, areas[0], "down", order)

        assert "Nothing was moved" in messages_in(refused)[0]
        assert titles() == ["Neck", "Mid back", "Sacrum", "Low back"]

    def test_moves_nothing_when_a_page_has_come(self, desk, areas):
        order = seen(areas)
        pages.an_area("tail", title="Tail", position=15)

        assert "Nothing was moved" in messages_in(move(desk, areas[2], "up", order))[0]

    def test_moves_no_page_that_has_gone(self, desk, areas):
        order = seen(areas)
        Area.objects.filter(pk=areas[3].pk).delete()

        assert "Nothing was moved" in messages_in(move(desk, areas[3], "up", order))[0]

    def test_is_all_or_nothing(self, desk, areas, monkeypatch):
        def failing(self):
            raise IntegrityError

        monkeypatch.setattr(PageRecord, "save", failing)

        with pytest.raises(IntegrityError):
            move(desk, areas[2], "up", seen(areas))

        assert titles() == ["Neck", "Mid back", "Low back", "Sacrum"]


class TestAScript:
    headers = {"Accept": "application/json"}

    def test_is_told_the_order_and_the_new_versions(self, desk, areas):
        answer = move(desk, areas[2], "up", seen(areas), headers=self.headers)

        assert answer.json() == {
            "message": "“Low back”: moved to place 2 of 4.",
            "order": [
                [area.pk, PageRecord.objects.of(area).version]
                for area in (areas[0], areas[2], areas[1], areas[3])
            ],
        }

    def test_is_refused_with_a_status(self, desk, areas):
        answer = move(desk, areas[2], "up", seen(areas[::-1]), headers=self.headers)

        assert answer.status_code == 409
        assert answer.json()["order"] == []


def a_topic_with(*names, slug="care"):
    topic, _ = Topic.objects.get_or_create(slug=slug, defaults={"title": slug.title()})
    return [
        pages.a_question(f"{slug}-{place}", title=name, topic=topic, position=place)
        for place, name in enumerate(names, start=1)
    ]


class TestQuestions:
    def test_move_within_their_topic(self, desk):
        care = a_topic_with("Will it heal?", "Will it hurt?")
        money = a_topic_with("Who pays?", "How much?", slug="money")

        move(desk, care[1], "up", seen(care + money))

        assert [page.position for page in Question.objects.filter(topic__slug="money")] == [1, 2]
        assert Question.objects.filter(topic__slug="care").first() == care[1]

    def test_of_one_topic_can_be_moved_when_the_list_shows_no_other(self, desk):
        care = a_topic_with("Will it heal?", "Will it hurt?")
        a_topic_with("Who pays?", slug="money")
        query = f"?topic__id__exact={care[0].topic_id}"

        page = desk.get(address(Question, "changelist") + query)
        assert page.content.decode().count('class="place"') == 2
        moved = move(desk, care[1], "up", seen(care), query=query)

        assert moved.request["QUERY_STRING"] == query[1:]
        assert Question.objects.filter(topic__slug="care").first() == care[1]


class TestTopics:
    def test_move_at_once(self, desk):
        topics = [
            Topic.objects.create(slug=name, title=name, position=place)
            for place, name in enumerate(("care", "money"))
        ]

        move(desk, topics[1], "up", seen(topics))

        assert [topic.slug for topic in Topic.objects.all()] == ["money", "care"]
        assert Revision.objects.filter(verb=MOVED, is_public=True).count() == 2


class TestTheList:
    def test_offers_every_way_to_move(self, desk, areas):
        page = desk.get(address(Area, "changelist")).content.decode()

        pk = areas[1].pk
        assert [page.count(f'value="{pk}:{way}"') for way in ("up", "down", "to")] == [1, 1, 1]
        assert f'name="number-{pk}" value="2" min="1" max="4"' in page
        assert f'name="order" value="{seen(areas)[1]}"' in page
        assert page.count('aria-disabled="true"') == 2
        assert "admin/reorder.js" in page

    @pytest.mark.parametrize("query", ["?q=back", "?o=-1"])
    def test_that_shows_only_some_or_another_order_offers_none(self, desk, areas, query):
        page = desk.get(address(Area, "changelist") + query).content.decode()

        assert 'class="place"' not in page

    def test_of_what_has_no_order_says_nothing_of_one(self, desk):
        from conditions.models import Condition

        page = desk.get(address(Condition, "changelist")).content.decode()

        assert "reorder" not in page

    def test_that_was_answered_with_a_page_of_its_own_is_left_alone(self, desk, areas):
        sent = {"action": "", "_selected_action": [areas[0].pk]}

        assert desk.post(address(Area, "changelist"), sent).status_code == 302

    def test_leaves_out_the_bin(self, desk, areas):
        actions.archive(areas[1], by=people.alice())
        rest = [areas[0], *areas[2:]]

        move(desk, areas[2], "up", seen(rest))

        assert titles() == ["Low back", "Mid back", "Neck", "Sacrum"]


class TestWhoMay:
    def test_who_may_only_look_sees_no_buttons_and_moves_nothing(self, client, areas):
        from django.contrib.auth.models import Permission

        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_area"))
        client.force_login(charlie)

        assert 'class="place"' not in client.get(address(Area, "changelist")).content.decode()
        assert move(client, areas[2], "up", seen(areas)).status_code == 403
        assert titles() == ["Neck", "Mid back", "Low back", "Sacrum"]

    def test_a_look_moves_nothing(self, desk):
        assert desk.get(address(Area, "reorder")).status_code == 405

    @pytest.mark.parametrize(
        "sent",
        [{}, {"move": "up"}, {"move": "x:up"}, {"move": "1:up", "order": ["1"]}],
    )
    def test_what_says_nothing_is_refused(self, desk, sent):
        assert desk.post(address(Area, "reorder"), sent).status_code == 400
