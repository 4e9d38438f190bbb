"""The staff's lists and forms: what they show, what they refuse, and whom they tell."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from conditions.models import Area
from editorial import actions
from editorial.models import Reviewer
from glossary.models import Term
from tests import pages, people
from tests.editorial.browser import address, press
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

TYPED = "<p>Typed just now.</p>"
LIST_QUERIES = 11
"""Session, person, two of permissions, the second factor, two counts, two for what there is one
of, and the rows."""


def sign_in(client, user):
    client.force_login(user)
    return user


def draft(**values):
    return pages.a_condition(is_public=False, areas=[pages.an_area()], **values)


class TestSaving:
    def test_keeps_a_public_page_within_its_rules_and_the_text_in_the_form(self, client):
        page = pages.a_condition(areas=[pages.an_area()])
        sign_in(client, people.alice())

        response = press(client, page, "_publish", get_help_now_en="", symptoms_en=TYPED)

        page.refresh_from_db()
        assert response.status_code == 200
        assert "Say when to get help now" in response.content.decode()
        assert response.context["adminform"].form["symptoms_en"].value() == TYPED
        assert page.get_help_now_en == "<p>Call if you are numb.</p>"

    def test_shows_what_is_wrong_with_a_field_beside_it(self, client):
        page = draft()
        sign_in(client, people.alice())

        response = press(client, page, slug="", get_help_now_en=TYPED)

        form = response.context["adminform"].form
        assert form.errors["slug"] == ["This field is required."]
        assert form["get_help_now_en"].value() == TYPED

    def test_refuses_a_source_that_nobody_can_find(self, client):
        page = draft()
        sign_in(client, people.alice())

        response = press(client, page, **{"sources-0-doi": ""})

        assert "Give a DOI or an address" in response.content.decode()

    def test_tells_the_site_of_what_goes_public(self, client, django_capture_on_commit_callbacks):
        page = pages.an_area()
        sign_in(client, people.alice())

        with django_capture_on_commit_callbacks() as announced:
            press(client, page, "_publish", body_en=TYPED)

        assert len(announced) == 1

    def test_tells_nobody_of_a_draft(self, client, django_capture_on_commit_callbacks):
        page = pages.an_area()
        sign_in(client, people.alice())

        with django_capture_on_commit_callbacks() as announced:
            press(client, page, body_en=TYPED)

        assert announced == []


class TestDeleting:
    """What has no drafts is gone at once; pages go into the bin (test_bin.py)."""

    @pytest.fixture
    def term(self):
        return Term.objects.create(title="Disc", slug="disc", meaning="A cushion.")

    def test_tells_the_site(self, client, term, django_capture_on_commit_callbacks):
        sign_in(client, people.alice())

        with django_capture_on_commit_callbacks() as announced:
            client.post(address(term, "delete"), {"post": "yes"})

        assert len(announced) == 1
        assert not Term.objects.exists()

    def test_of_several_tells_the_site(self, client, term, django_capture_on_commit_callbacks):
        sign_in(client, people.alice())
        chosen = {"action": "delete_selected", "_selected_action": term.pk, "post": "yes"}

        with django_capture_on_commit_callbacks() as announced:
            client.post(address(term, "changelist"), chosen)

        assert len(announced) == 1
        assert not Term.objects.exists()

    def test_is_not_for_reviewers(self, client):
        page = pages.an_area()
        sign_in(client, people.ruth())

        response = client.post(address(page, "delete"), {"post": "yes"})

        assert response.status_code == 403


class TestList:
    @pytest.fixture
    def three(self):
        withdrawn = pages.an_area(slug="mid-back", title="Mid back")
        actions.withdraw(withdrawn, by=people.alice())
        return {
            "public": pages.an_area(slug="neck", title="Neck"),
            "withdrawn": withdrawn,
            "draft": Area.objects.create(slug="low-back", title="Low back"),
        }

    def rows(self, client, **query):
        response = client.get(reverse("admin:conditions_area_changelist"), query)
        return set(response.context["cl"].result_list)

    def test_shows_every_page(self, client, three):
        sign_in(client, people.alice())

        assert self.rows(client) == set(three.values())

    def test_shows_what_is_public(self, client, three):
        sign_in(client, people.alice())

        assert self.rows(client, state="public") == {three["public"]}

    def test_shows_what_is_not_public(self, client, three):
        sign_in(client, people.alice())

        assert self.rows(client, state="not-public") == {three["draft"], three["withdrawn"]}

    def test_says_in_words_how_each_page_stands(self, client):
        moment = datetime(2026, 3, 5, 3, tzinfo=UTC)
        Area.objects.create(slug="neck", published_at=moment)
        later = moment + timedelta(days=1)
        Area.objects.create(slug="mid-back", published_at=moment, withdrawn_at=later)
        Area.objects.create(slug="low-back")
        sign_in(client, people.alice())

        text = client.get(reverse("admin:conditions_area_changelist")).content.decode()

        assert "Public since 2026-03-04" in text
        assert "Withdrawn on 2026-03-05" in text
        assert '<td class="field-state">Not public</td>' in text

    def test_asks_as_often_for_many_pages_as_for_one(self, client, django_assert_num_queries):
        place = pages.a_location()
        url = address(place, "changelist")
        sign_in(client, people.alice())
        client.get(url)

        with django_assert_num_queries(LIST_QUERIES):
            client.get(url)
        copies(place, 11)
        with django_assert_num_queries(LIST_QUERIES):
            client.get(url)


class TestEditor:
    def page(self, client):
        url = address(draft())
        sign_in(client, people.alice())
        return client.get(url)

    def test_comes_with_an_import_map_that_its_policy_admits(self, client):
        response = self.page(client)

        policy = response["Content-Security-Policy"]
        nonce = re.search(r"'nonce-([^']+)'", policy)[1]
        tag = re.search(r'<script[^>]*type="importmap"[^>]*>', response.content.decode())[0]
        assert f'nonce="{nonce}"' in tag

    def test_has_no_inline_script_without_a_nonce(self, client):
        text = self.page(client).content.decode()

        inline = [
            tag
            for tag in re.findall(r"<script\b[^>]*>", text)
            if "src=" not in tag and 'type="application/json"' not in tag
        ]
        assert inline
        assert all("nonce=" in tag for tag in inline)

    def test_gets_a_fresh_nonce_each_time(self, client):
        url = address(draft())
        sign_in(client, people.alice())

        policies = {client.get(url)["Content-Security-Policy"] for _ in range(2)}

        assert len(policies) == 2

    def test_stands_on_both_languages_of_each_text(self, client):
        text = self.page(client).content.decode()

        for name in ("get_help_now_en", "get_help_now_es"):
            field = re.search(rf'<textarea[^>]*name="{name}"[^>]*>', text)[0]
            assert "data-django-prose-editor-configurable" in field

    def test_offers_only_what_would_survive_the_cleaning(self, client):
        text = self.page(client).content.decode()

        assert "Figure" not in text
        assert "&quot;Bold&quot;" in text


class TestReviewers:
    def test_are_kept_by_the_head_of_the_staff(self, client, admin_user):
        sign_in(client, admin_user)

        client.post(reverse("admin:editorial_reviewer_add"), {"name": "Noor Haddad, MD"})

        assert Reviewer.objects.get().name == "Noor Haddad, MD"

    def test_are_not_made_by_editors(self, client):
        sign_in(client, people.alice())

        response = client.post(reverse("admin:editorial_reviewer_add"), {"name": "Alice, MD"})

        assert response.status_code == 403
