"""The staff's forms: the verbs as buttons, for those who may press them, and refusals in words."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from conditions.models import Area, Condition
from tests import pages, people
from tests.editorial.browser import address, filled, messages_in, press

pytestmark = pytest.mark.django_db

BUTTONS = {"_publish", "_withdraw", "_review"}
TYPED = "<p>Typed just now.</p>"


def buttons_in(response):
    return BUTTONS & set(re.findall(r'name="(_\w+)"', response.content.decode()))


def sign_in(client, user):
    client.force_login(user)
    return user


def draft(**values):
    return pages.a_condition(is_public=False, areas=[pages.an_area()], **values)


def add_form(client, model):
    meta = model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
    return url, filled(client.get(url))


class TestButtons:
    def test_offer_an_editor_to_publish_a_draft(self, client):
        page = draft()
        sign_in(client, people.alice())

        assert buttons_in(client.get(address(page))) == {"_publish"}

    def test_offer_an_editor_to_withdraw_what_is_public(self, client):
        page = pages.an_area()
        sign_in(client, people.alice())

        assert buttons_in(client.get(address(page))) == {"_publish", "_withdraw"}

    def test_offer_an_editor_nothing_to_withdraw_before_the_page_exists(self, client):
        sign_in(client, people.alice())

        assert buttons_in(client.get(reverse("admin:conditions_area_add"))) == {"_publish"}

    def test_offer_a_reviewer_to_record_the_check_and_no_more(self, client):
        page = pages.an_area()
        sign_in(client, people.ruth())

        assert buttons_in(client.get(address(page))) == {"_review"}

    def test_are_out_of_reach_for_staff_without_a_group(self, client):
        page = pages.an_area()
        sign_in(client, people.charlie())

        assert client.get(address(page)).status_code == 403

    def test_are_out_of_reach_for_strangers(self, client):
        page = pages.an_area()

        response = client.get(address(page))

        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))


class TestPublishing:
    def test_puts_the_page_on_the_site(self, client):
        page = pages.reviewed(draft())
        sign_in(client, people.alice())

        response = press(client, page, "_publish")

        page.refresh_from_db()
        assert page.is_published()
        assert messages_in(response) == ["“Sciatica” is public."]

    def test_returns_to_the_form(self, client):
        page = pages.reviewed(draft())
        sign_in(client, people.alice())

        response = press(client, page, "_publish")

        assert response.redirect_chain == [(address(page), 302)]

    def test_takes_what_was_typed_along(self, client):
        page = pages.an_area()
        sign_in(client, people.alice())

        press(client, page, "_publish", body_en=TYPED, title_es="Espalda baja")

        page.refresh_from_db()
        assert (page.body_en, page.title_es) == (TYPED, "Espalda baja")

    def test_is_refused_when_the_text_has_changed_since_its_check(self, client):
        page = pages.reviewed(draft())
        sign_in(client, people.alice())

        response = press(client, page, "_publish", symptoms_en=TYPED)

        self.assert_refused(response, page, "has to check exactly this text")
        assert page.reviewer is None

    def test_works_from_the_form_of_a_new_page(self, client):
        sign_in(client, people.alice())
        url, form = add_form(client, Area)

        client.post(url, form | {"title_en": "Neck", "slug": "neck", "_publish": "Press"})

        assert Area.objects.published().get().title == "Neck"

    def test_is_written_down_under_the_editors_name(self, client):
        page = pages.reviewed(draft())
        alice = sign_in(client, people.alice())

        press(client, page, "_publish")

        entries = LogEntry.objects.filter(user=alice, change_message="Published.")
        assert page in [entry.get_edited_object() for entry in entries]

    @pytest.mark.parametrize(
        ("lacking", "sentence"),
        [
            ({"get_help_now": ""}, "Say when to get help now: no condition is public without it."),
            ({"get_help_now": "<ul><li></li></ul>"}, "Say when to get help now"),
        ],
    )
    def test_is_refused_without_the_words_on_when_to_get_help(self, client, lacking, sentence):
        page = pages.reviewed(draft(**lacking))
        sign_in(client, people.alice())

        response = press(client, page, "_publish", symptoms_en=TYPED)

        self.assert_refused(response, page, sentence)

    def test_is_refused_without_a_source(self, client):
        page = pages.reviewed(draft())
        page.sources.all().delete()
        sign_in(client, people.alice())

        response = press(client, page, "_publish", symptoms_en=TYPED)

        self.assert_refused(response, page, "Name at least one source.")

    def test_is_refused_without_a_review(self, client):
        page = draft()
        sign_in(client, people.alice())

        response = press(client, page, "_publish", symptoms_en=TYPED)

        self.assert_refused(response, page, "has to check exactly this text")

    def assert_refused(self, response, page, sentence):
        page.refresh_from_db()
        assert response.status_code == 200
        assert sentence in " ".join(messages_in(response))
        assert page.published_at is None
        assert page.symptoms_en == TYPED


class TestWithdrawing:
    def test_takes_the_page_off_the_site(self, client):
        page = pages.an_area()
        sign_in(client, people.alice())

        response = press(client, page, "_withdraw")

        assert messages_in(response) == ["“Low back” is no longer public."]
        assert not Area.objects.published().exists()
        assert client.get(page.get_absolute_url()).status_code == 404

    def test_says_so_where_nothing_is_public(self, client):
        page = draft()
        sign_in(client, people.alice())

        response = press(client, page, "_withdraw")

        assert messages_in(response) == ["The page is not public."]


class TestReviewing:
    def test_records_the_check_in_the_reviewers_name(self, client):
        page = draft()
        ruth = sign_in(client, people.ruth())

        response = press(client, page, "_review")

        page.refresh_from_db()
        assert messages_in(response) == ["Your check of “Sciatica” is on record."]
        assert (page.reviewer, page.reviewed_on) == (ruth.reviewer, timezone.localdate())

    def test_counts_the_day_where_the_practice_is(self, client, time_machine):
        time_machine.move_to(datetime(2026, 3, 5, 3, tzinfo=UTC), tick=False)
        page = draft()
        sign_in(client, people.ruth())

        press(client, page, "_review")

        page.refresh_from_db()
        assert f"{page.reviewed_on}" == "2026-03-04"


class TestForgedButtons:
    def test_of_a_reviewer_do_not_publish(self, client):
        page = pages.reviewed(draft())
        sign_in(client, people.ruth())

        press(client, page, "_publish")

        page.refresh_from_db()
        assert page.published_at is None

    def test_of_a_reviewer_do_not_withdraw(self, client):
        page = pages.an_area()
        sign_in(client, people.ruth())

        press(client, page, "_withdraw")

        assert Area.objects.published().get() == page

    def test_of_an_editor_do_not_review(self, client):
        page = draft()
        sign_in(client, people.alice())

        press(client, page, "_review")

        page.refresh_from_db()
        assert page.reviewer is None

    @pytest.mark.parametrize("button", sorted(BUTTONS))
    def test_of_staff_without_a_group_are_forbidden(self, client, button):
        page = pages.reviewed(draft())
        sign_in(client, people.charlie())

        response = client.post(address(page), {button: "Press", "title_en": "Forged"})

        page.refresh_from_db()
        assert response.status_code == 403
        assert (page.title, page.published_at) == ("Sciatica", None)

    @pytest.mark.parametrize("name", ["reviewed_on", "published_at", "reviewer", "uid"])
    def test_fields_are_not_taken_from_the_browser(self, client, name):
        page = draft()
        before = getattr(page, name)
        sign_in(client, people.alice())

        press(client, page, "_save", **{name: "2020-01-01"})

        page.refresh_from_db()
        assert getattr(page, name) == before


def test_condition_is_written_reviewed_and_published_by_two_people(client):
    area = pages.an_area()
    sign_in(client, people.alice())
    url, form = add_form(client, Condition)
    words = {"title_en": "Sciatica", "slug": "sciatica", "get_help_now_en": TYPED}
    source = {f"sources-0-{name}": value for name, value in pages.SOURCE.items()}
    rows = {"sources-TOTAL_FORMS": 1, "sources-0-position": 0}
    client.post(url, form | words | source | rows | {"areas": [area.pk]})
    page = Condition.objects.get()

    sign_in(client, people.ruth())
    press(client, page, "_review")
    sign_in(client, people.alice())
    press(client, page, "_publish")

    assert client.get("/conditions/sciatica/").status_code == 200
