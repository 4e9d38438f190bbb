"""Many pages at once: asked first, each by its own rules, stale and strange rows left alone."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from conditions.models import Area, Condition
from editorial import actions
from editorial.admin import bulk
from editorial.models import PageRecord, ReviewRequest, Revision
from editorial.versions import snapshots
from faq.models import Question
from tests import pages, people
from tests.editorial.browser import address, messages_in, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client):
    user = people.alice()
    client.force_login(user)
    return user


def record_of(page):
    return PageRecord.objects.of(page)


def draft_of(page, **fields):
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields
    return actions.save_draft(page, snapshot, by=people.alice())


def ticked(action, *chosen, **more):
    keys = [page.pk for page in chosen]
    return {"action": action, "_selected_action": keys} | more


def versions(*chosen):
    """What the list sends along for each row, ticked or not."""
    return {f"version-{page.pk}": record_of(page).version for page in chosen}


def asked(client, action, *chosen, **query):
    """Tick rows of the list, as it stands, and press Go."""
    url = reverse(f"admin:{chosen[0]._meta.label_lower.replace('.', '_')}_changelist", query=query)
    return client.post(url, ticked(action, *chosen) | versions(*chosen))


def confirmed(client, action, *chosen, query=None, **answers):
    """Say yes to what was asked; return what came of it."""
    url = reverse(f"admin:{chosen[0]._meta.label_lower.replace('.', '_')}_changelist", query=query)
    posted = versions(*chosen) | answers
    return client.post(url, ticked(action, *chosen, _confirmed="1") | posted, follow=True)


def names_offered(client, page, **query):
    form = client.get(address(page, "changelist"), query).context["action_form"]
    return {name for name, _label in form.fields["action"].choices if name}


class TestList:
    def test_sends_the_version_of_each_row(self, client, alice):
        page = pages.an_area()
        fresh = Area.objects.create(title="Neck", slug="neck")

        text = client.get(address(page, "changelist")).content.decode()

        version = record_of(page).version
        assert f'<input type="hidden" name="version-{page.pk}" value="{version}">' in text
        assert f'<input type="hidden" name="version-{fresh.pk}" value="0">' in text

    def test_offers_an_editor_everything_but_to_delete_at_once(self, client, alice):
        assert names_offered(client, pages.a_condition()) == {
            "publish_selected",
            "withdraw_selected",
            "ask_selected",
            "own_selected",
            "archive_selected",
        }

    def test_asks_for_no_check_of_what_needs_none(self, client, alice):
        assert "ask_selected" not in names_offered(client, pages.an_area())

    def test_offers_a_reviewer_what_changes_nothing_that_is_public(self, client):
        client.force_login(people.ruth())

        assert names_offered(client, pages.a_condition()) == {"ask_selected", "own_selected"}

    def test_offers_in_the_bin_the_way_out_alone(self, client, alice):
        page = pages.an_area()
        actions.archive(page, by=alice)

        assert names_offered(client, page, bin="in") == {"unarchive_selected"}

    def test_offers_nothing_in_a_window_that_only_chooses(self, client, alice):
        response = client.get(address(pages.an_area(), "changelist"), {"_popup": "1"})

        assert response.context["action_form"] is None


class TestAsking:
    def test_comes_before_anything_happens(self, client, alice):
        page = Area.objects.create(title="Neck", slug="neck")

        response = asked(client, "publish_selected", page)

        assert "This is about 1 page:" in response.content.decode()
        assert not Area.objects.published().exists()

    def test_keeps_the_version_that_the_list_showed(self, client, alice):
        page = pages.an_area()
        shown = record_of(page).version
        press(client, page, title_en="The low back")

        url = address(page, "changelist")
        response = client.post(
            url, ticked("withdraw_selected", page) | {f"version-{page.pk}": shown}
        )

        hidden = f'<input type="hidden" name="version-{page.pk}" value="{shown}">'
        assert hidden in response.content.decode()

    def test_shows_what_uses_a_page_that_is_to_go(self, client, alice):
        area = pages.an_area()
        pages.a_condition(areas=[area])

        for action in ("withdraw_selected", "archive_selected"):
            assert "Used by 1 page" in asked(client, action, area).content.decode()

    def test_takes_every_row_where_all_are_ticked(self, client, alice):
        page, other = pages.an_area(), pages.an_area("neck", title="Neck")
        url = address(page, "changelist")

        response = client.post(url, ticked("withdraw_selected", page, select_across="1"))

        assert f'value="{other.pk}"' in response.content.decode()
        assert "not in your list" not in response.content.decode()


class TestPublishing:
    def test_says_what_went_public_and_what_did_not_and_why(self, client, alice):
        ready = Area.objects.create(title="Neck", slug="neck")
        body = '<p>See <a href="/areas/nothing/">the low back</a>.</p>'
        broken = Area.objects.create(title="Low back", slug="low-back", body=body)

        response = confirmed(client, "publish_selected", ready, broken)

        assert messages_in(response) == [
            "Public now: Neck.",
            "Not done with “Low back”: The link /areas/nothing/ leads nowhere.",
        ]
        assert list(Area.objects.published()) == [ready]

    def test_takes_the_draft_beside_a_public_page(self, client, alice):
        page = pages.an_area()
        draft_of(page, title_en="The low back")

        confirmed(client, "publish_selected", page)

        assert Area.objects.published().get().title == "The low back"

    def test_without_a_check_is_refused_by_name(self, client, alice):
        page = pages.a_condition(is_public=False)

        response = confirmed(client, "publish_selected", page)

        (refused,) = messages_in(response)
        assert refused.startswith("Not done with “Sciatica”: A clinician has to check")
        assert not Condition.objects.published().exists()

    def test_of_what_is_public_as_it_is_says_so(self, client, alice):
        response = confirmed(client, "publish_selected", pages.an_area())

        assert messages_in(response) == [
            "Not done with “Low back”: There is nothing new to publish."
        ]

    def test_leaves_a_page_alone_that_somebody_changed_meanwhile(self, client, alice):
        page = Area.objects.create(title="Neck", slug="neck")
        stale = versions(page)
        draft_of(page, title_en="The neck")

        response = confirmed(client, "publish_selected", page, **stale)

        assert messages_in(response) == [
            "Not done with “The neck”: Somebody has changed it since you looked."
        ]
        assert not Area.objects.published().exists()

    def test_leaves_a_page_alone_of_which_no_version_is_said(self, client, alice):
        page = Area.objects.create(title="Neck", slug="neck")

        confirmed(client, "publish_selected", page, **{f"version-{page.pk}": ""})

        assert not Area.objects.published().exists()

    def test_tells_the_site_once(self, client, alice, django_capture_on_commit_callbacks):
        chosen = [Area.objects.create(title=name, slug=name) for name in ("a", "b", "c")]

        with django_capture_on_commit_callbacks() as announced:
            confirmed(client, "publish_selected", *chosen)

        assert len(announced) == 1
        assert Area.objects.published().count() == 3


class TestTakingOffTheSite:
    def test_is_done_with_each_and_refused_for_what_is_not_there(self, client, alice):
        page, draft = pages.an_area(), Area.objects.create(title="Neck", slug="neck")

        response = confirmed(client, "withdraw_selected", page, draft)

        assert messages_in(response) == [
            "No longer public: Low back.",
            "Not done with “Neck”: The page is not public.",
        ]


class TestAskingForACheck:
    def test_puts_each_on_the_list_of_what_waits(self, client, alice):
        page = pages.a_condition(is_public=False)
        draft_of(page, title_en="Leg pain")

        response = confirmed(client, "ask_selected", page)

        request = ReviewRequest.objects.get()
        assert messages_in(response) == ["To be checked: Leg pain."]
        assert (request.revision, request.by) == (record_of(page).draft, alice)

    def test_of_a_page_without_history_begins_with_what_it_says(self, client, alice):
        page = pages.a_condition(is_public=False)
        PageRecord.objects.begin_new(page)

        confirmed(client, "ask_selected", page)

        assert ReviewRequest.objects.get().revision.verb == Revision.Verb.SAVED

    def test_of_what_is_checked_says_so(self, client, alice):
        response = confirmed(client, "ask_selected", pages.a_question())

        assert messages_in(response) == [
            "Not done with “Will it heal?”: Exactly this text is checked already."
        ]
        assert not ReviewRequest.objects.exists()

    def test_of_a_stale_row_is_refused(self, client, alice):
        page = pages.a_question()
        stale = versions(page)
        draft_of(page, title_en="Does it heal?")

        confirmed(client, "ask_selected", page, **stale)

        assert not ReviewRequest.objects.exists()


class TestOwner:
    def test_is_set_for_each(self, client, alice):
        page, other = pages.an_area(), pages.an_area("neck", title="Neck")
        group = Group.objects.create(name="Spine team")

        response = confirmed(client, "own_selected", page, other, owner=group.pk)

        assert messages_in(response) == ["The owner is set: Neck, Low back."]
        assert record_of(page).owner == record_of(other).owner == group

    def test_makes_no_new_version(self, client, alice):
        page = pages.an_area()
        before = record_of(page).version

        confirmed(client, "own_selected", page, owner=Group.objects.create(name="Team").pk)

        assert record_of(page).version == before

    def test_is_taken_away(self, client, alice):
        page = pages.an_area()
        PageRecord.objects.update(owner=Group.objects.create(name="Team"))

        confirmed(client, "own_selected", page, owner="")

        assert record_of(page).owner is None

    def test_that_is_none_is_asked_for_again(self, client, alice):
        page = pages.an_area()

        response = confirmed(client, "own_selected", page, owner="999999")

        assert "This is about 1 page:" in response.content.decode()
        assert "errorlist" in response.content.decode()

    def test_of_a_stale_row_is_refused(self, client, alice):
        page = pages.an_area()
        group = Group.objects.create(name="Team")

        confirmed(client, "own_selected", page, owner=group.pk, **{f"version-{page.pk}": 0})

        assert record_of(page).owner is None


class TestBin:
    def test_takes_each_in_and_lets_each_out(self, client, alice):
        page, other = pages.an_area(), pages.an_area("neck", title="Neck")

        into = confirmed(client, "archive_selected", page, other)
        out = confirmed(client, "unarchive_selected", page, query={"bin": "in"})

        assert messages_in(into) == ["In the bin: Neck, Low back."]
        assert messages_in(out) == ["Out of the bin, and not public: Low back."]
        assert (record_of(page).archived_at, bool(record_of(other).archived_at)) == (None, True)

    def test_is_no_road_off_the_site_for_who_may_not_withdraw(self, client):
        page = pages.an_area()
        charlie = people.charlie()
        names = ("delete_area", "change_area")
        charlie.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(charlie)

        response = confirmed(client, "archive_selected", page)

        assert "you may not take it off the site" in messages_in(response)[0]
        assert Area.objects.published().exists()


class TestForgedRow:
    def test_outside_the_list_is_left_alone(self, client, alice, monkeypatch):
        mine, other = pages.an_area(), pages.an_area("neck", title="Neck")
        only(mine, monkeypatch)

        response = confirmed(client, "withdraw_selected", mine, other)

        assert messages_in(response) == [
            "1 chosen page is not in your list. Nothing was done with it.",
            "No longer public: Low back.",
        ]
        assert list(Area.objects.published()) == [other]

    def test_alone_comes_to_nothing(self, client, alice, monkeypatch):
        mine, other = pages.an_area(), pages.an_area("neck", title="Neck")
        only(mine, monkeypatch)

        response = confirmed(client, "archive_selected", other)

        assert "not in your list" in messages_in(response)[0]
        assert record_of(other).archived_at is None

    def test_from_the_bin_is_not_published(self, client, alice):
        page = pages.an_area()
        actions.archive(page, by=alice)

        confirmed(client, "publish_selected", page)

        assert not Area.objects.published().exists()

    @pytest.mark.parametrize("action", ["publish_selected", "withdraw_selected"])
    def test_of_an_action_that_is_not_offered_does_nothing(self, client, action):
        page, draft = pages.an_area(), Area.objects.create(title="Neck", slug="neck")
        client.force_login(people.ruth())

        response = confirmed(client, action, page, draft)

        assert messages_in(response) == ["No action selected."]
        assert list(Area.objects.published()) == [page]

    @pytest.mark.parametrize("action", ["delete_selected", "archive_selected"])
    def test_of_a_reviewer_deletes_nothing(self, client, action):
        page = pages.an_area()
        client.force_login(people.ruth())

        confirmed(client, action, page, post="yes")

        assert record_of(page).archived_at is None

    def test_of_a_page_that_this_person_may_not_change_is_refused(self, client, alice, monkeypatch):
        page = pages.an_area()
        monkeypatch.setattr(
            admin_of(page), "has_change_permission", lambda request, obj=None: obj is None
        )

        response = confirmed(client, "withdraw_selected", page)

        assert messages_in(response) == ["Not done with “Low back”: You may not change it."]


def admin_of(page):
    from django.contrib import admin

    return admin.site.get_model_admin(type(page))


def only(page, monkeypatch):
    """Let everybody's list hold this page alone, as a manager of one place sees theirs."""
    get_queryset = admin_of(page).get_queryset
    monkeypatch.setattr(
        admin_of(page), "get_queryset", lambda request: get_queryset(request).filter(pk=page.pk)
    )


def test_every_action_has_a_name_of_its_own():
    names = [each.name for each in (*bulk.BULKS, bulk.UNARCHIVE)]

    assert len(names) == len(set(names))


def test_questions_have_the_actions_too(client, alice):
    assert "ask_selected" in names_offered(client, pages.a_question())
    assert Question.objects.exists()
