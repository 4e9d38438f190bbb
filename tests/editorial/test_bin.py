"""The bin: in by deleting, out for 30 days, never public meanwhile, and gone for good after."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from conditions.models import Area, Condition
from editorial import actions
from editorial.admin.binned import BinFilter
from editorial.models import PageRecord, Revision, Schedule
from editorial.versions import snapshots
from locations.models import Location, Region
from tests import pages, people
from tests.editorial.browser import address, filled, messages_in, press

pytestmark = pytest.mark.django_db

LONG_AFTER = timedelta(days=31)


def record_of(page):
    return PageRecord.objects.of(page)


def binned(page, **how):
    actions.archive(page, by=people.alice(), **how)
    return page


def delete(client, page, **posted):
    """Press Delete, look, and confirm; return what came of it."""
    asked = client.get(address(page, "delete"))
    base = {"_base": asked.context["record"].version}
    return client.post(address(page, "delete"), base | posted, follow=True)


def listed(client, page, **query):
    response = client.get(address(page, "changelist"), query)
    return list(response.context["cl"].result_list)


class TestArchive:
    def test_takes_the_page_off_the_site_and_keeps_it(self, client):
        page = binned(pages.an_area())

        assert client.get("/areas/low-back/").status_code == 404
        assert record_of(page).archived_by == people.alice()
        assert Area.objects.get().title == "Low back"

    def test_writes_a_revision(self):
        page = binned(pages.an_area())

        newest = record_of(page).revisions.first()

        assert (newest.verb, newest.number) == (Revision.Verb.ARCHIVED, record_of(page).version)
        assert newest.snapshot["fields"]["slug"] == "low-back"
        assert not newest.is_public

    def test_keeps_the_words_of_the_draft(self):
        page = pages.an_area()
        snapshot = snapshots.take(page)
        snapshot["fields"]["title_en"] = "The low back"
        actions.save_draft(page, snapshot, by=people.alice())

        binned(page)

        assert record_of(page).revisions.first().snapshot["fields"]["title_en"] == "The low back"
        assert record_of(page).draft is not None

    def test_of_a_page_that_has_no_history_begins_one(self):
        page = binned(Area.objects.create(title="Neck", slug="neck"))

        assert [revision.verb for revision in record_of(page).revisions.all()] == [
            "archived",
            "as-found",
        ]

    def test_refuses_a_stale_version(self):
        page = pages.an_area()

        with pytest.raises(actions.Stale):
            binned(page, base=record_of(page).version - 1)

        assert Area.objects.published().exists()

    def test_refuses_what_is_in_the_bin_already(self):
        page = binned(pages.an_area())

        with pytest.raises(ValidationError, match="is in the bin"):
            binned(page)

    def test_cancels_what_was_scheduled(self):
        page = pages.an_area()
        at = timezone.now() + timedelta(days=1)
        actions.schedule(page, Schedule.Verb.WITHDRAW, at=at, by=people.alice())

        binned(page)

        assert not Schedule.objects.pending().exists()

    def test_ends_a_publication_that_is_still_to_come(self):
        page = Area.objects.create(title="Neck", slug="neck")
        tomorrow = timezone.now() + timedelta(days=1)
        actions.publish(page, by=people.alice(), at=tomorrow)

        binned(page)

        assert not Area.objects.published(tomorrow + timedelta(days=1)).exists()

    def test_ends_a_publication_that_its_region_hides(self):
        place = pages.a_location()
        actions.withdraw(place.region, by=people.alice())
        binned(Location.objects.get())

        actions.publish(Region.objects.get(), by=people.alice())

        assert not Location.objects.published().exists()

    def test_keeps_a_page_withdrawn_that_was_withdrawn(self):
        page = pages.an_area()
        actions.withdraw(page, by=people.alice())
        ended = page.withdrawn_at

        binned(page)

        assert Area.objects.get().withdrawn_at == ended

    def test_tells_the_site(self, django_capture_on_commit_callbacks):
        page = pages.an_area()

        with django_capture_on_commit_callbacks() as announced:
            binned(page)

        assert announced


class TestInTheBin:
    def test_nothing_is_published(self):
        page = binned(pages.an_area())

        with pytest.raises(ValidationError, match="“Low back” is in the bin"):
            actions.publish(page, by=people.alice())

        assert not Area.objects.published().exists()

    def test_nothing_is_undone(self):
        page = binned(pages.an_area())

        with pytest.raises(ValidationError):
            actions.undo(page, by=people.alice())

    def test_an_address_stays_taken_and_the_form_says_by_what(self, client, time_machine):
        time_machine.move_to("2026-03-04T17:00:00Z")
        page = pages.an_area("back", title="Low back")
        binned(page)
        client.force_login(people.alice())

        response = press(client, pages.an_area("neck", title="Neck"), slug="back")

        assert response.context["adminform"].form.errors["slug"] == [
            "Area with this Address already exists.",
            "It belongs to “Low back” in the bin, and is free from April 3, 2026 on. Take that "
            "page out of the bin and change its address to have it now.",
        ]

    def test_an_address_of_a_page_that_is_there_is_just_taken(self, client):
        pages.an_area("back")
        client.force_login(people.alice())

        response = press(client, pages.an_area("neck"), slug="back")

        errors = response.context["adminform"].form.errors["slug"]
        assert errors == ["Area with this Address already exists."]

    def test_a_page_is_offered_to_no_other(self, client):
        area, other = pages.an_area(), pages.an_area("neck", title="Neck")
        condition = pages.a_condition(areas=[other])
        binned(area)
        client.force_login(people.alice())

        choices = client.get(address(condition)).context["adminform"].form.fields["areas"].queryset

        assert list(choices) == [other]

    def test_a_page_stays_where_it_is_named_already(self, client):
        area = pages.an_area()
        condition = pages.a_condition(areas=[area])
        story = pages.a_story(condition=condition)
        binned(area)
        binned(condition)
        client.force_login(people.alice())

        press(client, condition, title_en="Leg pain")
        press(client, story, title_en="June")

        draft = record_of(condition).draft.snapshot
        assert [each["pk"] for each in draft["many"]["areas"]] == [area.pk]
        assert record_of(story).draft.snapshot["fields"]["condition"]["pk"] == condition.pk


class TestUnarchive:
    def test_brings_the_page_back_to_the_desk_and_not_to_the_site(self, client):
        page = binned(pages.an_area())

        actions.unarchive(page, by=people.alice())

        record = record_of(page)
        assert (record.archived_at, record.archived_by) == (None, None)
        assert record.revisions.first().verb == Revision.Verb.UNARCHIVED
        assert client.get("/areas/low-back/").status_code == 404

    def test_lets_it_be_published_again(self, client):
        page = binned(pages.an_area())
        actions.unarchive(page, by=people.alice())

        actions.publish(page, by=people.alice())

        assert client.get("/areas/low-back/").status_code == 200

    def test_is_refused_for_what_is_not_in_the_bin(self):
        page = pages.an_area()

        with pytest.raises(ValidationError, match="is not in the bin"):
            actions.unarchive(page, by=people.alice())


class TestPurge:
    def test_leaves_what_came_less_than_30_days_ago(self):
        binned(pages.an_area())

        assert actions.purge_archived(timezone.now() + timedelta(days=29)) == []
        assert Area.objects.exists()

    def test_deletes_what_came_before_with_all_that_the_desk_kept(self):
        page = binned(pages.an_area())

        (purged,) = actions.purge_archived(timezone.now() + LONG_AFTER)

        assert (purged.page, purged.failure) == ("Low back", "")
        assert not Area.objects.filter(pk=page.pk).exists()
        assert not PageRecord.objects.exists()
        assert not Revision.objects.exists()
        assert LogEntry.objects.filter(action_flag=DELETION, user=people.alice()).exists()

    def test_goes_by_the_clock_where_no_time_is_given(self, time_machine):
        time_machine.move_to("2026-03-04T17:00:00Z")
        binned(pages.an_area())
        time_machine.shift(LONG_AFTER)

        assert len(actions.purge_archived()) == 1

    def test_keeps_what_others_need_and_says_whose(self):
        place = pages.a_location()
        binned(place.region)

        (purged,) = actions.purge_archived(timezone.now() + LONG_AFTER)

        assert (purged.page, purged.failure) == ("Central Maryland", "It is needed by: Harbor")
        assert Region.objects.exists()
        assert record_of(place.region).archived_at

    def test_goes_on_with_the_others(self):
        place = pages.a_location()
        binned(place.region)
        binned(pages.an_area())

        purged = actions.purge_archived(timezone.now() + LONG_AFTER)

        assert [bool(each.failure) for each in purged] == [True, False]

    def test_of_a_page_that_is_gone_already_clears_the_desk(self):
        binned(pages.an_area()).delete()

        actions.purge_archived(timezone.now() + LONG_AFTER)

        assert not PageRecord.objects.exists()

    def test_of_a_page_that_nobody_is_known_to_have_deleted_is_not_logged(self):
        binned(pages.an_area())
        PageRecord.objects.update(archived_by=None)

        actions.purge_archived(timezone.now() + LONG_AFTER)

        assert not Area.objects.exists()
        assert not LogEntry.objects.filter(action_flag=DELETION).exists()

    def test_leaves_alone_what_another_run_is_busy_with(self, monkeypatch):
        binned(pages.an_area())
        monkeypatch.setattr(type(PageRecord.objects.all()), "first", lambda rows: None)

        assert actions.purge_archived(timezone.now() + LONG_AFTER) == []
        assert Area.objects.exists()


class TestDeleting:
    def test_asks_first_and_shows_what_uses_the_page(self, client):
        area = pages.an_area()
        pages.a_condition(areas=[area])
        client.force_login(people.alice())

        text = client.get(address(area, "delete")).content.decode()

        assert "Patients see this page now." in text
        assert '<details class="desk-usage" open>' in text
        assert "Used by 1 page" in text
        assert Area.objects.published().exists()

    def test_does_not_speak_of_patients_where_none_see_it(self, client):
        page = Area.objects.create(title="Neck", slug="neck")
        client.force_login(people.alice())

        assert "Patients see" not in client.get(address(page, "delete")).content.decode()

    def test_puts_the_page_into_the_bin_and_says_until_when(self, client, time_machine):
        time_machine.move_to("2026-03-04T17:00:00Z")
        page = pages.an_area()
        client.force_login(people.alice())
        time_machine.shift(60)

        response = delete(client, page)

        told = "“Low back” is in the bin. You can take it out until April 3, 2026."
        assert messages_in(response) == [told]
        assert response.redirect_chain[-1][0] == address(page, "changelist")
        assert record_of(page).archived_at

    def test_of_what_somebody_changed_meanwhile_asks_again(self, client):
        page = pages.an_area()
        client.force_login(people.alice())
        base = record_of(page).version
        press(client, page, title_en="The low back")

        response = client.post(address(page, "delete"), {"_base": base})

        assert "Somebody has changed “Low back” since you looked." in messages_in(response)[0]
        assert response.context["record"].version == base + 1
        assert record_of(page).archived_at is None

    @pytest.mark.parametrize("base", [{}, {"_base": ""}, {"_base": "x"}, {"_base": "9" * 30}])
    def test_without_a_version_asks_again(self, client, base):
        page = pages.an_area()
        client.force_login(people.alice())

        client.post(address(page, "delete"), base | {"post": "yes"})

        assert record_of(page).archived_at is None

    def test_twice_says_that_it_is_there_already(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())

        assert "in the bin already" in client.get(address(page, "delete")).content.decode()
        assert "Take it out first." in messages_in(delete(client, page))[0]

    def test_answers_the_window_that_asked_for_it(self, client):
        page = pages.an_area()
        client.force_login(people.alice())
        asked = client.get(address(page, "delete"), {"_popup": "1"})

        response = delete(client, page, _popup="1")

        assert '<input type="hidden" name="_popup" value="1">' in asked.content.decode()
        assert "popup_response" in response.content.decode()
        assert record_of(page).archived_at

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("person", [people.ruth, people.charlie])
    def test_is_not_for_everybody(self, client, person, method):
        page = pages.an_area()
        client.force_login(person())

        assert getattr(client, method)(address(page, "delete")).status_code == 403
        assert record_of(page).archived_at is None

    def test_of_a_public_page_is_for_who_may_take_it_off_the_site(self, client):
        page = pages.an_area()
        charlie = people.charlie()
        names = ("delete_area", "view_area")
        charlie.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(charlie)

        response = delete(client, page)

        assert "you may not take it off the site" in messages_in(response)[0]
        assert Area.objects.published().exists()

    def test_of_nothing_is_not_found(self, client):
        client.force_login(people.alice())

        url = reverse("admin:conditions_area_delete", args=[0])
        assert client.get(url).status_code == 404


class TestList:
    def test_leaves_out_what_is_in_the_bin_until_asked(self, client):
        page, other = binned(pages.an_area()), pages.an_area("neck", title="Neck")
        client.force_login(people.alice())

        assert listed(client, page) == [other]
        assert listed(client, page, **{BinFilter.parameter_name: "in"}) == [page]

    def test_says_what_it_shows(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())

        text = client.get(address(page, "changelist")).content.decode()

        assert "Not in the bin" in text
        assert "In the bin" in text


class TestForm:
    def test_of_a_page_in_the_bin_says_so_and_offers_the_way_out(self, client, time_machine):
        time_machine.move_to("2026-03-04T17:00:00Z")
        page = binned(Condition.objects.create(title="Sciatica", slug="sciatica"))
        client.force_login(people.alice())

        text = client.get(address(page)).content.decode()

        assert "This page is in the bin. It is deleted for good on April 3, 2026." in text
        assert f'formaction="{way_out(page)}"' in text

    def test_of_another_page_says_nothing_of_it(self, client):
        page = pages.an_area()
        client.force_login(people.alice())

        assert "desk-bin" not in client.get(address(page)).content.decode()

    def test_offers_no_way_out_to_who_may_not_delete(self, client):
        page = binned(pages.an_area())
        client.force_login(people.ruth())

        text = client.get(address(page)).content.decode()

        assert "desk-bin" in text
        assert "formaction" not in text.partition("desk-bin")[2].partition("</div>")[0]

    def test_refuses_to_publish_and_keeps_what_was_typed(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())

        response = press(client, page, "_publish", title_en="The low back")

        assert "“The low back” is in the bin. Take it out first." in messages_in(response)
        assert record_of(page).draft.snapshot["fields"]["title_en"] == "The low back"


def way_out(page):
    return reverse(f"admin:conditions_{page._meta.model_name}_unarchive", args=[page.pk])


class TestWayOut:
    def test_brings_the_page_back(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())
        form = filled(client.get(address(page)))

        response = client.post(way_out(page), form, follow=True)

        assert messages_in(response) == ["“Low back” is out of the bin. It is not public."]
        assert record_of(page).archived_at is None

    def test_is_no_way_for_a_link(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())

        assert client.get(way_out(page)).status_code == 405

    def test_is_not_for_reviewers(self, client):
        page = binned(pages.an_area())
        client.force_login(people.ruth())

        assert client.post(way_out(page), {"_base": record_of(page).version}).status_code == 403
        assert record_of(page).archived_at

    def test_says_that_somebody_was_quicker(self, client):
        page = binned(pages.an_area())
        client.force_login(people.alice())

        response = client.post(way_out(page), {"_base": 0}, follow=True)

        assert "Somebody has changed “Low back” since you looked." in messages_in(response)[0]

    def test_says_that_the_page_is_out_already(self, client):
        page = pages.an_area()
        client.force_login(people.alice())
        base = {"_base": record_of(page).version}

        response = client.post(way_out(page), base, follow=True)

        assert messages_in(response) == ["“Low back” is not in the bin."]
