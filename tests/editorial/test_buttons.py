"""The buttons under a page's form: what each does with what was typed, and for whom it is there."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from conditions.models import Area
from editorial import actions
from editorial.models import PageRecord, ReviewRequest
from editorial.versions import snapshots
from faq.models import Topic
from tests import pages, people
from tests.editorial.browser import address, filled, messages_in, press

pytestmark = pytest.mark.django_db

KEPT = "What you typed is kept as a draft."


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


@pytest.fixture
def area():
    return pages.an_area()


def drafted(page, by=None, **fields):
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields
    return actions.save_draft(page, snapshot, by=by or people.alice())


def record(page):
    return PageRecord.objects.of(page)


def draft_title(page):
    return record(page).draft.snapshot["fields"]["title_en"]


def names_in(response):
    return set(re.findall(r'name="(_[a-z_]+)"', response.content.decode()))


class TestForm:
    def test_begins_with_the_button_that_only_saves(self, editor, area):
        """Enter in a field presses the first button of a form."""
        text = editor.get(address(area)).content.decode()
        form = text[text.index('id="area_form"') :]

        first = re.search(r'<(?:input type="submit"|button)[^>]*name="(\w+)"', form)

        assert first[1] == "_save"

    def test_offers_nothing_to_whoever_may_only_look(self, client, area):
        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_area"))
        client.force_login(charlie)

        response = client.get(address(area))

        assert response.status_code == 200
        assert not names_in(response) & {"_save", "_publish", "_ask", "_schedule", "_discard"}

    def test_offers_to_throw_away_only_a_draft_beside_a_public_page(self, editor, area):
        assert "_discard" not in names_in(editor.get(address(area)))
        drafted(area, title_en="Lower back")
        assert "_discard" in names_in(editor.get(address(area)))

    def test_offers_no_check_where_none_is_needed(self, editor, area):
        assert "_ask" not in names_in(editor.get(address(area)))
        condition = pages.a_condition(is_public=False)
        assert "_ask" in names_in(editor.get(address(condition)))

    def test_offers_to_delete_to_those_who_may(self, client, editor, area):
        assert address(area, "delete") in editor.get(address(area)).content.decode()
        client.force_login(people.ruth())
        assert address(area, "delete") not in client.get(address(area)).content.decode()

    def test_of_a_page_to_be_added_has_the_same_times(self, editor):
        assert "_schedule" in names_in(editor.get(reverse("admin:conditions_area_add")))


class TestDiscard:
    def test_goes_back_to_what_is_public(self, editor, area):
        drafted(area, title_en="Lower back")

        response = press(editor, area, "_discard")

        assert messages_in(response) == ["The draft is thrown away. It stays in the history."]
        assert record(area).draft is None
        assert response.context["adminform"].form["title_en"].value() == "Low back"

    def test_keeps_what_was_typed_in_the_history(self, editor, area):
        drafted(area, title_en="Lower back")

        press(editor, area, "_discard", title_en="The lower back")

        titles = [each.snapshot["fields"]["title_en"] for each in record(area).revisions.all()[:3]]
        assert titles == ["Low back", "The lower back", "Lower back"]

    def test_says_so_where_there_is_no_draft(self, editor, area):
        response = press(editor, area, "_discard")

        assert messages_in(response) == ["There is no draft beside this page."]


class TestUndo:
    def test_takes_back_what_was_published(self, editor, area):
        press(editor, area, "_publish", title_en="Lower back")

        response = press(editor, area, "_undo")

        area.refresh_from_db()
        assert area.title_en == "Low back"
        assert draft_title(area) == "Lower back"
        assert messages_in(response) == ["Undone. Patients see “Low back” as it was before."]

    def test_of_the_first_publishing_takes_the_page_off_the_site(self, editor):
        area = Area.objects.create(title="Neck", slug="neck")
        press(editor, area, "_publish")

        response = press(editor, area, "_undo")

        area.refresh_from_db()
        assert not area.is_published()
        assert messages_in(response) == ["Undone. “Neck” is not public any more."]

    def test_keeps_what_was_typed_meanwhile(self, editor, area):
        press(editor, area, "_publish", title_en="Lower back")

        press(editor, area, "_undo", title_en="The lower back")

        area.refresh_from_db()
        assert area.title_en == "Low back"
        assert draft_title(area) == "The lower back"

    def test_brings_back_what_was_taken_off_the_site(self, editor, area):
        press(editor, area, "_withdraw")

        press(editor, area, "_undo")

        area.refresh_from_db()
        assert area.is_published()

    def test_says_when_it_is_too_late(self, editor, area):
        press(editor, area, "_publish", title_en="Lower back")
        press(editor, area, title_en="The lower back")

        response = press(editor, area, "_undo")

        assert messages_in(response) == ["There is nothing to undo any more."]

    def test_is_not_for_those_who_do_not_publish(self, client, editor, area):
        press(editor, area, "_publish", title_en="Lower back")
        client.force_login(people.ruth())

        press(client, area, "_undo")

        area.refresh_from_db()
        assert area.title_en == "Lower back"


class TestAsking:
    @pytest.fixture
    def condition(self):
        return pages.a_condition(areas=[pages.an_area()])

    def test_puts_the_typed_text_on_the_list_of_a_reviewer(self, editor, condition):
        reviewer = people.ruth().reviewer
        choice = {"_reviewer": reviewer.pk, "_note": " The last part. "}

        response = press(editor, condition, "_ask", get_help_now_en="<p>Call.</p>", **choice)

        request = ReviewRequest.objects.get()
        assert request.revision == record(condition).draft
        assert (request.reviewer, request.note) == (reviewer, "The last part.")
        assert messages_in(response) == ["Ruth Okello, MD is asked to check this draft."]

    @pytest.mark.parametrize("reviewer", ["", "9999", "ruth", "9" * 30])
    def test_without_a_name_asks_any_reviewer(self, editor, condition, reviewer):
        response = press(editor, condition, "_ask", _reviewer=reviewer, _note="x" * 300)

        request = ReviewRequest.objects.get()
        assert request.reviewer is None
        assert len(request.note) == 250
        assert messages_in(response) == ["A clinician is asked to check this draft."]


class TestPublishing:
    def test_of_a_small_change_says_that_it_is_wording(self, editor):
        condition = pages.a_condition(
            areas=[pages.an_area()], outlook="<p>Most peoples get better.</p>"
        )

        response = press(editor, condition, "_publish", outlook_en="<p>Most people get better.</p>")

        assert messages_in(response) == ["“Sciatica” is public, as a change of wording only."]

    def test_leads_back_to_the_public_page_where_that_is_where_it_began(self, editor, area):
        start = f"{address(area)}?back=1"
        form = filled(editor.get(start)) | {"_back": "1"}
        assert 'name="_back"' in editor.get(start).content.decode()

        response = editor.post(start, form | {"slug": "lower-back", "_publish": "Press"})

        assert response.url == "/areas/lower-back/"

    def test_that_is_refused_remembers_where_it_began(self, editor):
        condition = pages.a_condition(is_public=False)
        form = filled(editor.get(address(condition))) | {"_back": "1"}

        response = editor.post(address(condition), form | {"_publish": "Press"})

        assert response.url == f"{address(condition)}?back=1"

    def test_that_is_refused_keeps_what_was_typed(self, editor):
        condition = pages.a_condition(is_public=False)

        response = press(editor, condition, "_publish", symptoms_en="<p>Pain.</p>")

        assert messages_in(response)[0] == KEPT
        assert response.context["adminform"].form["symptoms_en"].value() == "<p>Pain.</p>"


class TestPopup:
    def test_closes_when_what_it_adds_is_saved(self, editor):
        add = "/admin/faq/topic/add/"
        form = filled(editor.get(add, {"_popup": 1}))

        response = editor.post(add, form | {"_popup": "1", "title_en": "Costs", "slug": "costs"})

        assert Topic.objects.get().title_en == "Costs"
        assert response.template_name[-1] == "admin/popup_response.html"

    def test_closes_when_what_it_edits_is_saved(self, editor):
        topic = pages.a_question().topic
        form = filled(editor.get(address(topic), {"_popup": 1}))

        response = editor.post(address(topic), form | {"_popup": "1", "title_en": "Costs"})

        topic.refresh_from_db()
        assert topic.title_en == "Costs"
        assert response.template_name[-1] == "admin/popup_response.html"
