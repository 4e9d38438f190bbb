"""The road of a file through the admin: who may, what waits, what is too large, what is stale."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from editorial import actions
from editorial.admin import exchange
from editorial.models import PageRecord, Revision, WaitingImport
from editorial.versions import snapshots
from locations.models import Location
from spinecare.roles import LOCATION_MANAGERS
from surgeons.models import Surgeon
from tests import pages, people
from tests.editorial.browser import messages_in
from tests.editorial.exchange.files import (
    address,
    confirm,
    draft_of,
    errors,
    exported,
    keys,
    problems,
    upload,
    upload_rows,
)

pytestmark = pytest.mark.django_db

COLUMNS = ("slug", "npi")
NAMES = ("slug", "title_en", "first_name", "last_name", "credentials", "specialty")
NPI, OTHER_NPI = "1234567893", "1245319599"
NEW = ("Noor Haddad, MD", "Noor", "Haddad", "MD", "neurosurgery")


@pytest.fixture
def maya():
    return pages.a_surgeon()


def written_by_somebody_else(page):
    snapshot = snapshots.take(page)
    snapshot["fields"]["credentials"] = "DO"
    actions.save_draft(page, snapshot, by=people.ruth())


class TestAStaleRow:
    def test_is_left_out_by_name_and_the_rest_is_offered_again(self, desk, maya):
        jo = pages.a_surgeon("jo-park", title="Jo Park, MD")
        checked = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI), (jo.slug, OTHER_NPI))
        written_by_somebody_else(maya)

        again = confirm(desk, checked)

        assert again.status_code == 409
        assert "“Maya Okafor, MD” has been changed since" in again.content.decode()
        assert draft_of(jo) is None
        assert keys(again, "changed") == [jo.slug]

        confirm(desk, again)

        assert draft_of(jo).snapshot["fields"]["npi"] == OTHER_NPI
        assert draft_of(maya).snapshot["fields"]["npi"] == ""

    def test_is_one_whose_address_was_taken_meanwhile(self, desk):
        checked = upload_rows(desk, Surgeon, NAMES, ("noor-haddad", *NEW))
        pages.a_surgeon("noor-haddad")

        again = confirm(desk, checked)

        assert [outcome.key for outcome in again.context["overtaken"]] == ["noor-haddad"]

    def test_is_one_whose_page_is_gone(self, desk, maya):
        checked = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI))
        Surgeon.objects.all().delete()

        again = confirm(desk, checked)

        assert [outcome.key for outcome in again.context["overtaken"]] == [maya.slug]
        assert not Surgeon.objects.exists()

    def test_is_found_even_between_the_comparison_and_the_writing(self, desk, maya, monkeypatch):
        """Somebody saves when everything has been compared once more: the version decides."""
        jo = pages.a_surgeon("jo-park", title="Jo Park, MD")
        checked = upload_rows(desk, Surgeon, COLUMNS, (jo.slug, OTHER_NPI), (maya.slug, NPI))
        compared = exchange._as_seen

        def interrupted(*arguments):
            answer = compared(*arguments)
            written_by_somebody_else(maya)
            return answer

        monkeypatch.setattr(exchange, "_as_seen", interrupted)
        again = confirm(desk, checked)

        assert [outcome.key for outcome in again.context["overtaken"]] == [maya.slug]
        assert draft_of(jo) is None

    def test_that_is_new_is_found_there_too(self, desk, monkeypatch):
        checked = upload_rows(desk, Surgeon, NAMES, ("noor-haddad", *NEW), ("another-haddad", *NEW))
        compared = exchange._as_seen

        def interrupted(*arguments):
            answer = compared(*arguments)
            pages.a_surgeon("noor-haddad")
            return answer

        monkeypatch.setattr(exchange, "_as_seen", interrupted)
        again = confirm(desk, checked)

        assert [outcome.key for outcome in again.context["overtaken"]] == ["noor-haddad"]
        assert not Surgeon.objects.filter(slug="another-haddad").exists()


class TestConfirming:
    def test_takes_only_what_was_shown(self, desk, maya):
        checked = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI))

        done = desk.post(checked.request["PATH_INFO"], {"seen": "no json"}, follow=True)

        assert messages_in(done) == ["There was nothing to do."]
        assert draft_of(maya) is None

    def test_says_how_many_drafts_there_are(self, desk, maya):
        done = confirm(desk, upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI)))

        assert messages_in(done) == [
            "1 page has a new draft from the file. Patients do not see it yet."
        ]

    def test_leaves_out_what_is_wrong_and_takes_the_rest(self, desk, maya):
        checked = upload_rows(
            desk, Surgeon, NAMES, ("noor-haddad", *NEW), ("x", "", "", "", "", "")
        )
        assert "Rows with mistakes are left out." in checked.content.decode()

        confirm(desk, checked)

        assert list(Surgeon.objects.exclude(pk=maya.pk).values_list("slug", flat=True)) == [
            "noor-haddad"
        ]


class TestWhatWaits:
    def test_is_the_last_file_of_each_person(self, desk, maya):
        first = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI))
        upload_rows(desk, Surgeon, COLUMNS, (maya.slug, OTHER_NPI))

        late = confirm(desk, first)

        assert messages_in(late) == ["This file is not waiting any more. Upload it again."]
        assert WaitingImport.objects.count() == 1
        assert draft_of(maya) is None

    def test_is_nobody_elses(self, desk, client, maya):
        checked = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI))
        other = Client()
        other.force_login(people.in_group("Authors"))

        response = other.get(checked.request["PATH_INFO"], follow=True)

        assert "not waiting" in messages_in(response)[0]

    def test_goes_when_it_is_confirmed(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI)))

        assert not WaitingImport.objects.exists()

    def test_goes_after_a_day(self, desk, alice, maya):
        checked = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI))
        WaitingImport.objects.update(
            uploaded_at=timezone.now() - WaitingImport.KEPT_FOR - timedelta(minutes=1)
        )
        assert str(WaitingImport.objects.get()) == "alice, table.csv"
        assert WaitingImport.objects.expired(timezone.now()).count() == 1

        pages.a_location()
        upload_rows(desk, Location, ("slug", "city"), ("harbor", "Towson"))

        assert list(WaitingImport.objects.values_list("content_type__model", flat=True)) == [
            "location"
        ]
        assert "not waiting" in messages_in(desk.get(checked.request["PATH_INFO"], follow=True))[0]


class TestSize:
    def test_of_fifty_megabytes_is_refused_before_it_is_read(self, desk):
        class Unread:
            """A body that fails whoever touches it."""

            def read(self, *size):
                raise AssertionError("The body was read.")

            readline = read

        response = desk.generic(
            "POST",
            address(Surgeon, "import"),
            content_type="multipart/form-data; boundary=x",
            CONTENT_LENGTH=50 * 1024 * 1024,
            **{"wsgi.input": Unread()},
        )

        assert response.status_code == 413
        assert errors(response) == ["The file is larger than 5 MB. Divide it into several."]

    def test_of_a_little_more_than_five_is_refused(self, desk):
        response = upload(desk, Surgeon, b"x" * (exchange.MOST_BYTES + 1))

        assert errors(response) == ["The file is larger than 5 MB. Divide it into several."]

    def test_of_five_thousand_rows_is_refused_and_nothing_is_done(self, desk):
        rows = [(f"surgeon-{number}", *NEW) for number in range(5_000)]

        response = upload_rows(desk, Surgeon, NAMES, *rows)

        assert errors(response) == [
            "The file has more than 2,000 rows. Divide it into several files."
        ]
        assert not Surgeon.objects.exists()
        assert not WaitingImport.objects.exists()

    def test_of_many_new_pages_costs_few_queries(self, desk, django_assert_max_num_queries):
        rows = [(f"surgeon-{number}", *NEW) for number in range(200)]
        checked = upload_rows(desk, Surgeon, NAMES, *rows)

        with django_assert_max_num_queries(260):
            confirm(desk, checked)

        assert Surgeon.objects.count() == 200
        assert Revision.objects.filter(verb=Revision.Verb.IMPORTED).count() == 200
        assert PageRecord.objects.filter(draft__isnull=False, version=1).count() == 200

    def test_of_more_changes_than_one_request_can_write_is_refused(self, desk, maya, monkeypatch):
        pages.a_surgeon("jo-park")
        monkeypatch.setattr(exchange, "MOST_CHANGED", 1)

        response = upload_rows(desk, Surgeon, COLUMNS, (maya.slug, NPI), ("jo-park", NPI))

        assert errors(response) == ["The file changes more than 500 pages at a time. Divide it."]


class TestWhoMay:
    def test_import_is_offered_above_the_list(self, desk):
        page = desk.get(address(Surgeon, "changelist")).content.decode()

        assert f'href="{address(Surgeon, "import")}"' in page
        assert f'href="{address(Surgeon, "export")}"' in page

    def test_only_who_may_add_and_change(self, client):
        client.force_login(people.ruth())

        assert client.get(address(Surgeon, "import")).status_code == 403
        assert client.get(address(Surgeon, "import_check", 1)).status_code == 403
        page = client.get(address(Surgeon, "changelist")).content.decode()
        assert address(Surgeon, "import") not in page

    def test_only_who_may_see_can_export(self, client):
        client.force_login(people.charlie())

        assert client.get(address(Surgeon, "export")).status_code == 403

    def test_who_may_only_see_gets_what_patients_see(self, client, maya):
        written_by_somebody_else(maya)
        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_surgeon"))
        client.force_login(charlie)

        assert b",MD," in exported(client, Surgeon)

    def test_asks_for_a_file(self, desk):
        assert desk.get(address(Surgeon, "import")).status_code == 200
        assert errors(desk.post(address(Surgeon, "import"))) == ["This field is required."]

    def test_a_post_needs_its_token(self, alice):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(alice)

        assert strict.post(address(Surgeon, "import")).status_code == 403

    def test_a_location_manager_changes_the_hours_of_own_places_only(self, client):
        manager = people.in_group(LOCATION_MANAGERS)
        harbor, dock = pages.a_location(), pages.a_location("dock", region=pages.a_region("dc"))
        manager.places_kept.create(location=harbor)
        client.force_login(manager)
        hours = ("location", "weekday", "opens", "closes")
        rows = [(place.slug, "monday", "09:00", "17:00") for place in (harbor, dock)]

        checked = upload_rows(client, Location, hours, *rows)

        assert keys(checked, "changed") == ["harbor"]
        assert problems(checked) == {
            "dock": ["The address “dock” belongs to a page that you cannot change."]
        }
        assert b"dock" not in exported(client, Location)
