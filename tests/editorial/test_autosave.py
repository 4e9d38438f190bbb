"""Unsaved text: kept in one slot, offered with its difference, put back, forgotten once saved."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from conditions.models import Area
from editorial import actions
from editorial.admin import autosave
from editorial.models import Autosave, PageRecord, Revision
from editorial.versions import snapshots
from glossary.models import Term
from tests import pages, people
from tests.editorial.browser import address, filled, messages_in, press
from tests.editorial.picture_files import encoded, uploaded
from tests.glossary.words import a_term

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 11, 23, 15, 12, tzinfo=UTC)
ADD = "/admin/conditions/area/add/"


@pytest.fixture(autouse=True)
def _at_ten(time_machine):
    time_machine.move_to(TEN, tick=False)


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


@pytest.fixture
def area():
    return pages.an_area(body="<p>The back is long.</p>")


def slot_address(page):
    return address(page).replace("/change/", "/autosave/")


def keep(client, page, **typed):
    """Send what the script sends: every field as it stands, and no file."""
    sent = filled(client.get(address(page))) | typed
    return client.post(slot_address(page), sent)


def opened(client, page, **query):
    return client.get(address(page), query)


def offered(response):
    """Return the differences in the box, each as its label and its words."""
    unsaved = response.context["unsaved"]
    if unsaved is None:
        return None
    return {
        each.label: [(piece.kind, piece.text) for piece in each.words if piece.kind != "same"]
        for each in unsaved.differences
    }


def value(response, name):
    return response.context["adminform"].form[name].value()


class TestKeeping:
    def test_says_when_and_for_whom(self, editor, area):
        response = keep(editor, area, title_en="Lower back")

        assert response.content.decode() == "Kept for you alone at 10:12 am, not saved yet."

    def test_writes_no_history_and_changes_nothing(self, editor, area):
        revisions = Revision.objects.count()

        keep(editor, area, title_en="Lower back")

        area.refresh_from_db()
        assert area.title_en == "Low back"
        assert Revision.objects.count() == revisions

    def test_has_one_slot_a_person_and_page(self, client, area):
        other = pages.an_area(slug="neck", title="Neck")
        for user in (people.alice(), people.ruth()):
            client.force_login(user)
            keep(client, area, title_en="One")
            keep(client, area, title_en="Two")
            keep(client, other, title_en="Three")

        assert Autosave.objects.count() == 4

    def test_remembers_the_version_and_no_secret(self, editor, area):
        keep(editor, area, csrfmiddlewaretoken="secret", title_en="Lower back")

        slot = Autosave.objects.get()
        assert slot.version == PageRecord.objects.of(area).version
        assert "secret" not in slot.data

    @pytest.mark.parametrize("version", ["", "x", "9" * 40, "-1"])
    def test_takes_no_nonsense_for_a_version(self, editor, area, version):
        editor.post(slot_address(area), {"_base": version, "title_en": "Lower back"})

        assert Autosave.objects.get().version == 0

    def test_of_too_much_text_is_refused_and_keeps_what_was_there(self, editor, area):
        keep(editor, area, title_en="Lower back")

        response = keep(editor, area, body_en="word " * 220_000)

        assert response.status_code == 413
        assert response.content.decode() == (
            "This is too much text to keep for you. Save it as a draft."
        )
        assert "Lower+back" in Autosave.objects.get().data

    def test_is_not_done_by_a_link(self, editor, area):
        assert editor.get(slot_address(area)).status_code == 405

    def test_answers_whether_somebody_is_signed_in_and_writes_nothing(self, client, editor, area):
        question = {"_still_there": "1"}
        assert editor.post(slot_address(area), question).status_code == 204
        client.logout()
        assert client.post(slot_address(area), question).status_code == 302
        assert not Autosave.objects.exists()


class TestPermission:
    @pytest.mark.parametrize("url", [ADD.replace("add/", "add/autosave/"), None])
    def test_of_strangers_is_none(self, client, area, url):
        response = client.post(url or slot_address(area), {"title_en": "Lower back"})

        assert response.url.startswith(reverse("admin:login"))
        assert not Autosave.objects.exists()

    @pytest.mark.parametrize("url", [ADD.replace("add/", "add/autosave/"), None])
    def test_of_whoever_may_only_look_is_none(self, client, area, url):
        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_area"))
        client.force_login(charlie)

        assert client.post(url or slot_address(area), {"title_en": "x"}).status_code == 403
        assert not Autosave.objects.exists()

    def test_does_not_reach_what_others_have_typed(self, client, area):
        client.force_login(people.alice())
        keep(client, area, title_en="Lower back")
        client.force_login(people.ruth())

        response = opened(client, area)

        assert offered(response) is None
        assert value(opened(client, area, unsaved=1), "title_en") == "Low back"


class TestTheBox:
    def test_shows_what_differs(self, editor, area):
        keep(
            editor,
            area,
            title_en="Lower back",
            body_en="<p>The back is <strong>very</strong> long.</p>",
        )

        response = opened(editor, area)

        assert offered(response) == {
            "Title, English": [("removed", "Low"), ("added", "Lower")],
            "Body, English": [("added", "very")],
        }
        text = response.content.decode()
        assert "You have unsaved text from today at 10:12 am" in text
        assert "<ins>very</ins>" in text

    def test_is_not_there_when_nothing_differs(self, editor, area):
        keep(editor, area)

        assert Autosave.objects.exists()
        assert offered(opened(editor, area)) is None

    def test_is_not_there_without_a_slot(self, editor, area):
        assert offered(opened(editor, area)) is None

    def test_says_who_has_saved_the_page_since_and_when(self, editor, area, time_machine):
        keep(editor, area, title_en="Lower back")
        time_machine.move_to(TEN + timedelta(hours=1), tick=False)
        snapshot = snapshots.take(area)
        snapshot["fields"]["title_en"] = "The low back"
        actions.save_draft(area, snapshot, by=people.ruth())

        response = opened(editor, area)

        assert response.context["unsaved"].newer == "ruth, today at 11:12 am"
        assert "The page was saved after that: by ruth, today at 11:12 am." in (
            response.content.decode()
        )

    def test_shows_relations_choices_and_rows_by_name(self, editor, area):
        other = pages.an_area(slug="neck", title="Neck")
        condition = pages.a_condition(areas=[area])
        typed = {
            "areas": [other.pk],
            "picture_role": "decorative",
            "sources-0-year": "2019",
            "sources-0-DELETE": "on",
            "options-TOTAL_FORMS": "1",
            "options-0-kind": "therapy",
            "options-0-title_en": "Walk",
        }
        keep(editor, condition, **typed)

        found = offered(opened(editor, condition))

        assert found["Areas"] == [("removed", "Low back"), ("added", "Neck")]
        assert found["Source 1: Year"] == [("removed", "2018"), ("added", "2019")]
        assert found["Source 1: Delete"] == [("added", "yes")]
        assert ("added", "Walk") in found["Choice 1: Title, English"]

    def test_bears_what_is_no_value_at_all(self, editor, area):
        condition = pages.a_condition(areas=[area])
        keep(editor, condition, areas=["9999"], **{"sources-0-year": "soon"})

        found = offered(opened(editor, condition))

        assert found["Areas"] == [("removed", "Low back")]
        assert found["Source 1: Year"] == [("removed", "2018"), ("added", "soon")]

    def test_tells_of_a_picture_that_was_to_go(self, editor, area):
        press(editor, area, picture=uploaded(encoded()), picture_role="decorative")
        keep(editor, area, **{"picture-clear": "on"})

        ((kind, name),) = offered(opened(editor, area))["Picture"]

        assert kind == "removed"
        assert name.startswith("pictures/")

    def test_says_where_only_the_looks_differ(self, editor, area):
        keep(editor, area, body_en="<p>The <strong>back</strong> is long.</p>")

        assert offered(opened(editor, area)) == {
            "Body, English": [("added", "[formatting changed]")]
        }

    @pytest.mark.parametrize(
        "spaces",
        [{"title_en": "Low  back"}, {"body_en": "<p>The back is long.</p>\r\n"}],
    )
    def test_is_not_there_when_only_spaces_differ(self, editor, area, spaces):
        keep(editor, area, **spaces)

        assert offered(opened(editor, area)) is None

    def test_leaves_out_keys_that_nobody_typed(self, editor, area):
        condition = pages.a_condition(areas=[area])
        keep(editor, condition, **{"sources-0-id": f"{uuid4()}", "sources-0-year": "2018"})

        assert not [label for label in offered(opened(editor, condition)) if "ID" in label.upper()]

    def test_bears_a_slot_from_another_time(self, editor, area):
        keep(editor, area)
        Autosave.objects.update(data="title_en=Lower+back&nothing=known")

        assert ("added", "Lower") in offered(opened(editor, area))["Title, English"]
        assert opened(editor, area, unsaved=1).status_code == 200


class TestPuttingBack:
    def test_fills_the_form_and_saves_nothing(self, editor, area):
        keep(editor, area, title_en="Lower back")

        response = opened(editor, area, unsaved=1)

        assert value(response, "title_en") == "Lower back"
        assert value(response, "slug") == "low-back"
        assert "Your unsaved text is back in the form" in response.content.decode()
        assert PageRecord.objects.of(area).draft is None

    def test_brings_back_new_rows(self, editor, area):
        condition = pages.a_condition(areas=[area])
        rows = {
            "options-TOTAL_FORMS": "1",
            "options-0-kind": "therapy",
            "options-0-title_en": "Walk",
            "options-0-position": "0",
        }
        keep(editor, condition, **rows)

        response = opened(editor, condition, unsaved=1)

        formsets = {
            each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]
        }
        (row,) = formsets["options"].forms
        assert row["title_en"].value() == "Walk"

    def test_is_saved_like_any_other_text(self, editor, area):
        keep(editor, area, title_en="Lower back")
        form = filled(opened(editor, area, unsaved=1))

        editor.post(f"{address(area)}?unsaved=1", form | {"_save": "Press"})

        draft = PageRecord.objects.of(area).draft
        assert draft.snapshot["fields"]["title_en"] == "Lower back"

    def test_goes_on_from_the_version_where_typing_began(self, editor, area):
        keep(editor, area, title_en="Lower back")
        version = PageRecord.objects.of(area).version
        snapshot = snapshots.take(area)
        snapshot["fields"]["title_en"] = "The low back"
        actions.save_draft(area, snapshot, by=people.ruth())

        response = opened(editor, area, unsaved=1)

        assert response.context["sitting"].base == version
        assert response.context["sitting"].is_stale

    def test_shows_what_is_wrong_with_it(self, editor, area):
        keep(editor, area, slug="not an address")

        response = opened(editor, area, unsaved=1)

        assert value(response, "slug") == "not an address"
        assert response.context["adminform"].form.errors["slug"]

    def test_without_a_slot_shows_the_page(self, editor, area):
        response = opened(editor, area, unsaved=1)

        assert value(response, "title_en") == "Low back"
        assert "unsaved text" not in response.content.decode()


class TestForgetting:
    def test_happens_when_the_text_is_saved(self, editor, area):
        keep(editor, area, title_en="Lower back")

        press(editor, area, title_en="Lower back")

        assert not Autosave.objects.exists()

    def test_of_others_slots_does_not_happen(self, client, area):
        client.force_login(people.ruth())
        keep(client, area, title_en="Lower back")
        client.force_login(people.alice())

        press(client, area, title_en="The back")

        assert Autosave.objects.get().user == people.ruth()

    def test_does_not_happen_when_the_form_is_refused(self, editor, area):
        keep(editor, area, slug="not an address")

        response = press(editor, area, slug="not an address")

        assert response.status_code == 200
        assert Autosave.objects.exists()

    def test_does_not_happen_when_the_page_is_newer(self, editor, area):
        form = filled(opened(editor, area)) | {"title_en": "Lower back"}
        editor.post(slot_address(area), form)
        snapshot = snapshots.take(area)
        snapshot["fields"]["title_en"] = "The low back"
        actions.save_draft(area, snapshot, by=people.ruth())

        response = editor.post(address(area), form | {"_save": "Press"})

        assert response.status_code == 409
        assert Autosave.objects.exists()

    def test_leaves_text_that_was_offered_and_not_decided_about(self, editor, area):
        keep(editor, area, title_en="Lower back")

        press(editor, area, slug="lower-back", _undecided="1")

        assert ("added", "Lower") in offered(opened(editor, area))["Title, English"]

    def test_is_one_press_in_the_box(self, editor, area):
        keep(editor, area, title_en="Lower back")

        response = editor.post(slot_address(area), {"_forget": "1"})

        assert response.url == address(area)
        assert not Autosave.objects.exists()


class TestNewPage:
    def keep(self, client, **typed):
        return client.post(f"{ADD}autosave/", filled(client.get(ADD)) | typed)

    def test_has_a_slot_too(self, editor):
        self.keep(editor, title_en="Neck", slug="neck")

        assert offered(editor.get(ADD))["Title, English"] == [("added", "Neck")]
        assert value(editor.get(ADD, {"unsaved": 1}), "title_en") == "Neck"
        assert not Area.objects.exists()

    def test_keeps_the_slots_of_kinds_apart(self, editor):
        self.keep(editor, title_en="Neck", slug="neck")

        assert offered(editor.get("/admin/glossary/term/add/")) is None

    def test_is_forgotten_once_it_is_added(self, editor):
        self.keep(editor, title_en="Neck", slug="neck")
        form = filled(editor.get(ADD, {"unsaved": 1}))

        editor.post(ADD, form | {"_save": "Press"})

        assert Area.objects.get().title_en == "Neck"
        assert not Autosave.objects.exists()

    def test_is_thrown_away_by_one_press(self, editor):
        self.keep(editor, title_en="Neck")

        response = editor.post(f"{ADD}autosave/", {"_forget": "1"})

        assert response.url == ADD
        assert not Autosave.objects.exists()


class TestWithoutDrafts:
    def test_is_kept_and_put_back_too(self, editor):
        term = a_term()
        keep(editor, term, meaning_en="It shows nerves.")

        assert value(opened(editor, term, unsaved=1), "meaning_en") == "It shows nerves."

        press(editor, term, meaning_en="It shows nerves.")
        assert not Autosave.objects.exists()
        assert Term.objects.get().meaning_en == "It shows nerves."

    def test_what_cannot_be_saved_is_kept_for_who_typed_it(self, editor, monkeypatch):
        """The form was right, and the page as a whole was not."""
        term = a_term()
        monkeypatch.setattr(actions, "replace", refuse)

        response = press(editor, term, meaning_en="It shows nerves.")

        assert messages_in(response) == ["Not so."]
        assert offered(response)["Meaning, English"]
        assert Term.objects.get().meaning_en == "A scan that shows discs."


class TestEndOfSession:
    def test_leads_back_to_the_form_and_its_box(self, client, area):
        alice = people.alice()
        client.force_login(alice)
        keep(client, area, title_en="Lower back")
        form = filled(opened(client, area)) | {"title_en": "Lower back", "_save": "Press"}
        client.logout()

        refused = client.post(address(area), form, follow=True)
        way_in = refused.redirect_chain[-1][0]
        words = {"login": "alice", "password": people.PASSWORD}
        response = client.post(way_in, words, follow=True)

        assert response.redirect_chain[-1][0] == address(area)
        assert offered(response) == {"Title, English": [("removed", "Low"), ("added", "Lower")]}


def test_a_slot_for_a_page_that_nobody_asked_back_is_none(rf):
    request = rf.post("/", {"unsaved": "1"})

    assert autosave.asked_back(None, request, "1") is None


def test_a_form_fits_the_slot_up_to_its_limit(area):
    alice = people.alice()
    name = "a="
    most = QueryDict(name + "x" * (autosave.MOST_BYTES - len(name)))

    assert autosave.keep_typed(alice, Area, area.pk, most)
    with pytest.raises(autosave.TooLong):
        autosave.keep_typed(alice, Area, area.pk, QueryDict(most.urlencode() + "x"))


def refuse(*args, **kwargs):
    raise ValidationError("Not so.")
